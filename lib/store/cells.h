// SPDX-License-Identifier: Apache-2.0
// Rollups: the profiles of a segment by service, release and default type, all of them (a `whole`)
// and those of each hour. A rollup has, for each type, the sums of their columns of functions, and
// their stacks with the sums of values, without labels. Of a single profile there is none, of an
// hour that is all there is neither: a cell says where its columns are.
#ifndef PA_STORE_CELLS_H
#define PA_STORE_CELLS_H

#include "store/segment.h"

struct pa_segment_writer;

#define PA_CELL_WHOLE INT64_MIN

struct pa_cell {
    const struct pa_stored_meta *of; // service, release, type
    uint32_t whole;                  // index of the whole it is of, or its own
    int64_t hour;                    // of its profiles, since 1970; PA_CELL_WHOLE
    int64_t from, to;                // the first and the last profile's time
    size_t first, profiles;          // of the writer's rows
    int64_t place;                   // > 0: a rollup, < 0: profile -place; 0: add up the profiles
    bool special;                    // some profile is (columns.h), or their types differ
};

struct pa_cells {
    struct pa_cell *list; // a whole, then its hours
    size_t count;
};

// Puts the writer's profiles in order, by service, release, type and time, and groups them; in its
// arena.
void pa_cells_make(struct pa_segment_writer *w);

// What a rollup has of one type. Release the bytes; they are packed, but no blobs.
struct pa_cell_column {
    int64_t total;
    struct pa_strbuf costs;
};
// Adds up the column of functions of a cell's profiles for a type, by its number. Fails where a sum
// does not fit into 64 bits.
PA_MUST_CHECK bool pa_cell_roll_up(struct pa_segment_writer *w, const struct pa_cell *cell,
                                   uint32_t type, struct pa_cell_column *column,
                                   struct pa_error *err);
// The stacks of the default type, packed.
PA_MUST_CHECK bool pa_cell_stacks(struct pa_segment_writer *w, const struct pa_cell *cell,
                                  struct pa_strbuf *out, struct pa_error *err);
// The factor of a type's column that all profiles of the cell have; 0: none.
int64_t pa_cell_factor(const struct pa_segment_writer *w, const struct pa_cell *cell,
                       uint32_t type);
// Appends which heads (what profiles say of themselves, but for their times) the cell's profiles
// have, as varints. If there are at most half as many heads as profiles: their count, then of each
// its number, the earliest time that is known and the sum of durations. Else 0, the cell's first
// row and how many rows it has: the reader takes heads and times from these.
void pa_cell_heads(struct pa_segment_writer *w, const struct pa_cell *cell, struct pa_strbuf *out);

#endif
