// SPDX-License-Identifier: Apache-2.0
// Adds files to a store: each is read, known ones are skipped by the hash of their unpacked bytes,
// and the profiles are collected into one segment a day. Segments are written and published when
// what is in memory reaches PA_STORE_PENDING_BYTES, so memory does not grow with the number of
// files.
#ifndef PA_STORE_ADD_H
#define PA_STORE_ADD_H

#include "store/attributes.h"
#include "store/catalog.h"
#include "store/spans.h"
#include "view/session.h"

// At these limits, of all days together, segments in memory are written and published.
enum { PA_STORE_PENDING_BYTES = 64 << 20, PA_STORE_PENDING_PROFILES = 32768 };

// What an import did. Set it to zero before the call.
struct pa_store_added {
    size_t added;      // profiles that are new
    size_t known;      // files whose content the store had already
    size_t unreadable; // files that were left out with a warning
    size_t segments;   // that were published
};

struct pa_store_add_options {
    struct pa_words files; // paths of files; folders have been expanded by the caller
    const struct pa_source_options *source; // how files are read; keep_going, max_size
    struct pa_attribute_options attributes;
};

// Adds the files of `options` to the store, in their order, and commits. `session` reads them and
// gets the warnings. A profile that does not say when it was taken gets the time of the file's
// last change. With source->keep_going an unreadable file is left out with a warning and counted
// in added->unreadable. On an error, which names the file, segments that were published before
// stay in the store and what was in memory is lost; `added` counts up to there.
PA_MUST_CHECK bool pa_store_add(struct pa_catalog *c, struct pa_session *session,
                                const struct pa_store_add_options *options,
                                struct pa_store_added *added, struct pa_error *err);

// ---- Segments in memory, one a day: also for joining and compacting stores

// The segment of one day, in memory.
struct pa_store_day {
    char day[PA_STORE_SPAN_NAME]; // of UTC, "2026-11-23"; "undated" for a time of 0
    struct pa_segment_writer *writer;
};

// The segments that are being collected. Set `catalog`; the rest begins as zero.
struct pa_store_days {
    struct pa_catalog *catalog;
    PA_VEC(struct pa_store_day) list;
    size_t published; // segments, since the beginning
};

// Frees the segments in memory. Profiles in them that were not published are lost.
void pa_store_days_release(struct pa_store_days *days);
// Adds a profile to the segment of the day of meta->time (nanoseconds since 1970, 0 for undated),
// which is made if there is none. Both are copied. Fails as pa_segment_writer_add() does; errors
// do not name the profile.
PA_MUST_CHECK bool pa_store_days_add(struct pa_store_days *days, const struct pa_profile *profile,
                                     const struct pa_stored_meta *meta, struct pa_error *err);
// Whether it is time to publish: PA_STORE_PENDING_BYTES or PA_STORE_PENDING_PROFILES are reached.
bool pa_store_days_full(const struct pa_store_days *days);
// Writes every segment in memory into the store and enters it in the catalogue, within the
// transaction that the caller began and will commit. Frees them all, also when one fails.
PA_MUST_CHECK bool pa_store_days_publish(struct pa_store_days *days, struct pa_error *err);

#endif
