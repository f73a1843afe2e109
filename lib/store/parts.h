// SPDX-License-Identifier: Apache-2.0
// The profiles that are asked for, as the smallest list of parts whose columns of functions add up
// to theirs: rollups of a whole or of an hour (cells.h) where all of their profiles are asked for,
// else single profiles.
#ifndef PA_STORE_PARTS_H
#define PA_STORE_PARTS_H

#include "base/warnings.h"
#include "store/load.h"

struct pa_store_part {
    size_t segment; // index into pa_store_parts.segments
    int64_t place;  // of its columns: > 0 a rollup's number, < 0 minus the row of the profile
    const char *service, *release, *type;
    int64_t first, last; // times of its profiles, nanoseconds since 1970; 0: not known
    size_t profiles;
    bool special; // its columns do not add up with others' (columns.h)
};

struct pa_store_parts {
    struct pa_catalog_segment *segments;
    struct pa_store_part *list; // ordered by segment
    size_t segment_count, count;
};

// The coarsest parts that a question allows. PA_GRAIN_DAYS: all of a whole, which is of one day.
enum pa_store_grain { PA_GRAIN_DAYS, PA_GRAIN_HOURS, PA_GRAIN_PROFILES };

struct pa_store_wanted {
    const struct pa_where *where;
    enum pa_store_grain grain;
};
// Finds the parts in the catalogue; they are in `arena`. wanted->where must not be NULL. No
// segment is opened. parts->segments are all of the store's. False if the catalogue cannot be read
// or is damaged; errors name it.
PA_MUST_CHECK bool pa_store_parts_find(struct pa_catalog *c, const struct pa_store_wanted *wanted,
                                       struct pa_arena *arena, struct pa_store_parts *parts,
                                       struct pa_error *err);

// What is called for each part. Set `visit`, `strings` and `warnings`.
struct pa_part_visitor {
    // `segment` is the open segment of the part. To fail for what is wrong in the segment, set
    // v->damaged and return false: the rest of that segment counts as missing. Any other false ends
    // the walk with `err`.
    bool (*visit)(struct pa_part_visitor *v, struct pa_segment *segment,
                  const struct pa_store_part *part, struct pa_error *err);
    // Called after the last part of a segment if none failed; fails as `visit` does. May be NULL.
    bool (*done)(struct pa_part_visitor *v, struct pa_segment *segment, struct pa_error *err);
    struct pa_strings *strings;   // of the names that are read
    struct pa_warnings *warnings; // gets what cannot be read
    struct pa_store_read read;    // is added to
    bool damaged;
};
// Calls v->visit for the parts, in order, opening each segment once. A segment that cannot be
// opened, or is damaged, is counted as missing with a warning, and the walk goes on with the next
// one. False only if `visit` or `done` failed without setting v->damaged.
PA_MUST_CHECK bool pa_store_each_part(const struct pa_store_parts *parts, struct pa_part_visitor *v,
                                      struct pa_error *err);

#endif
