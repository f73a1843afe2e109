// SPDX-License-Identifier: Apache-2.0
// Which profiles of a store are asked for, as --where says it: "service=api,release=r3",
// "label.region=eu", "type=cpu", "time=2026-11-23..2026-11-25". Of terms with the same key one
// must hold; of each key some term must.
#ifndef PA_STORE_WHERE_H
#define PA_STORE_WHERE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "base/words.h"

#include <stdbool.h>
#include <stdint.h>

// One KEY=VALUE. The key is service, release or type, or that of a label.
struct pa_where_term {
    const char *key, *value; // of label.region=eu: "region", "eu"
    bool label;              // the key is a label's
};

struct pa_where {
    struct pa_where_term *terms;
    size_t count;
    bool timed;
    int64_t from, to; // nanoseconds since 1970: from <= time < to
};

// Parses the values of --where, each of which may have several terms separated by commas. Texts
// are copied to `arena`. Several times must all hold. PA_ERROR_USAGE, naming the term, if it is
// not KEY=VALUE, the key is none of those above, or the time is no day or range.
PA_MUST_CHECK bool pa_where_parse(const struct pa_words *words, struct pa_arena *arena,
                                  struct pa_where *where, struct pa_error *err);

struct pa_stored_meta;
// Returns whether a profile is asked for: of each key at least one term equals its value, and its
// time is within the range if one is given. A profile without a time has time 0.
bool pa_where_has(const struct pa_where *where, const struct pa_stored_meta *meta);

// How many profiles of a group are asked for. SOME may turn out to be none or all.
enum pa_where_part { PA_WHERE_NONE, PA_WHERE_SOME, PA_WHERE_ALL };
// Returns how many profiles of a group are asked for, all of which have the service, release and
// type of `meta` and times from `first` to `last` (nanoseconds since 1970). Labels are not looked
// at: terms about labels make ALL into SOME.
enum pa_where_part pa_where_part(const struct pa_where *where, const struct pa_stored_meta *meta,
                                 int64_t first, int64_t last);

// Finds the value of `key` in `labels`, which is lines "key=value\n". Returns a pointer into
// `labels`, not NUL-terminated, and sets *size to its length; NULL, with *size unchanged, if there
// is no such key.
const char *pa_where_label(const char *labels, const char *key, size_t *size);

#endif
