// SPDX-License-Identifier: Apache-2.0
// Profiles into a store: read, told apart by the hash of what they are, collected into a segment a
// day, published when those are large enough, so that memory does not grow with the number of
// files.
#ifndef PA_STORE_ADD_H
#define PA_STORE_ADD_H

#include "store/attributes.h"
#include "store/catalog.h"
#include "view/session.h"

// What segments that are being made may take in memory, together, and how many profiles they hold.
enum { PA_STORE_PENDING_BYTES = 64 << 20, PA_STORE_PENDING_PROFILES = 32768 };

struct pa_store_added {
    size_t added, known, unreadable, segments;
};

struct pa_store_add_options {
    struct pa_words files; // none is a folder
    const struct pa_source_options *source;
    struct pa_attribute_options attributes;
};

// After an error what was published before stays. With keep_going
// an unreadable file is a warning.
PA_MUST_CHECK bool pa_store_add(struct pa_catalog *c, struct pa_session *session,
                                const struct pa_store_add_options *options,
                                struct pa_store_added *added, struct pa_error *err);

// ---- For those that make segments of segments as well

struct pa_store_day {
    char day[16]; // "2026-11-23", "undated"
    struct pa_segment_writer *writer;
};

struct pa_store_days {
    struct pa_catalog *catalog;
    PA_VEC(struct pa_store_day) list;
    size_t published; // segments
};

void pa_store_days_release(struct pa_store_days *days); // frees what it holds
// Adds a profile to the segment of its day, which is kept in memory. Errors do not name it.
PA_MUST_CHECK bool pa_store_days_add(struct pa_store_days *days, const struct pa_profile *profile,
                                     const struct pa_stored_meta *meta, struct pa_error *err);
// Whether it is time to publish: PA_STORE_PENDING_BYTES or PA_STORE_PENDING_PROFILES are reached.
bool pa_store_days_full(const struct pa_store_days *days);
// Publishes the segment of each day in the open transaction, and forgets them, also on failure.
PA_MUST_CHECK bool pa_store_days_publish(struct pa_store_days *days, struct pa_error *err);

#endif
