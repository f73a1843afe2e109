// SPDX-License-Identifier: Apache-2.0
// The profiles that are asked for as the fewest parts whose columns of functions add up to theirs:
// rollups of days or of hours where all of such is asked for, profiles where not.
#ifndef PA_STORE_PARTS_H
#define PA_STORE_PARTS_H

#include "base/warnings.h"
#include "store/load.h"

struct pa_store_part {
    size_t segment; // index into segments
    int64_t place;  // see segment.h
    const char *service, *release, *type;
    int64_t first, last; // times
    size_t profiles;
    bool special; // its columns do not add up with others' (columns.h)
};

struct pa_store_parts {
    struct pa_catalog_segment *segments;
    struct pa_store_part *list; // by segment
    size_t segment_count, count;
};

enum pa_store_grain {
    PA_GRAIN_DAYS,
    PA_GRAIN_HOURS,
    PA_GRAIN_PROFILES
}; // the coarsest there may be

struct pa_store_wanted {
    const struct pa_where *where;
    enum pa_store_grain grain;
};
// Finds the parts in the catalogue; they are in `arena`. No segment is opened.
PA_MUST_CHECK bool pa_store_parts_find(struct pa_catalog *c, const struct pa_store_wanted *wanted,
                                       struct pa_arena *arena, struct pa_store_parts *parts,
                                       struct pa_error *err);

// Calls visit for each. Sets visitor->damaged if it fails for what is in the segment: the rest of
// the segment is missing then, and the walk goes on.
struct pa_part_visitor {
    bool (*visit)(struct pa_part_visitor *v, struct pa_segment *segment,
                  const struct pa_store_part *part, struct pa_error *err);
    // After the last part of a segment that was read whole; or NULL.
    bool (*done)(struct pa_part_visitor *v, struct pa_segment *segment, struct pa_error *err);
    struct pa_strings *strings;
    struct pa_warnings *warnings;
    struct pa_store_read read;
    bool damaged;
};
// Visits the parts of the list in order, opening each segment once. False if the visitor ends
// the walk without having set `damaged`.
PA_MUST_CHECK bool pa_store_each_part(const struct pa_store_parts *parts, struct pa_part_visitor *v,
                                      struct pa_error *err);

#endif
