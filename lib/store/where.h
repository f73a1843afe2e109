// SPDX-License-Identifier: Apache-2.0
// Which profiles of a store are asked for: "service=api,release=r3", "label.region=eu",
// "type=cpu", "time=2026-11-23..2026-11-25". Words of one key are alternatives, different keys must
// all hold.
#ifndef PA_STORE_WHERE_H
#define PA_STORE_WHERE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "base/words.h"

#include <stdbool.h>
#include <stdint.h>

struct pa_where_term {
    const char *key, *value; // of a label: its key
    bool label;
};

struct pa_where {
    struct pa_where_term *terms;
    size_t count;
    bool timed;
    int64_t from, to; // nanoseconds since 1970: from <= time < to
};

// `words` are the values of --where, each with terms separated by commas.
PA_MUST_CHECK bool pa_where_parse(const struct pa_words *words, struct pa_arena *arena,
                                  struct pa_where *where, struct pa_error *err);

struct pa_stored_meta;
// Whether the terms hold for a profile: of each key at least one, and the time if one is given.
bool pa_where_has(const struct pa_where *where, const struct pa_stored_meta *meta);

// Whether profiles are asked for of which service, release and type are those of `meta`, and the
// first and the last one's time is known.
enum pa_where_part { PA_WHERE_NONE, PA_WHERE_SOME, PA_WHERE_ALL };
// How much of a part, whose first and last profile were made then, is asked for.
enum pa_where_part pa_where_part(const struct pa_where *where, const struct pa_stored_meta *meta,
                                 int64_t first, int64_t last);

// The value of "key" among "key=value" lines, its size, or NULL.
const char *pa_where_label(const char *labels, const char *key, size_t *size);

#endif
