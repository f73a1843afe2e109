// SPDX-License-Identifier: Apache-2.0
// Rollups of a segment: sums of profiles. Profiles are grouped by day, service, release and
// default type; such a group is called a whole, and those of a whole within one hour are a cell
// too. A rollup has, for each sample type, the sum of the profiles' columns of functions
// (columns.h), and the sum of their stacks' values without labels. A cell of one profile needs no
// rollup, an hour that has all profiles of its whole shares that one's: pa_cell.place says where a
// cell's columns are. Private to lib/store.
#ifndef PA_STORE_CELLS_H
#define PA_STORE_CELLS_H

#include "store/segment.h"

struct pa_segment_writer;

#define PA_CELL_WHOLE INT64_MIN

// A group of profiles that lie together in pa_segment_writer.rows once these are sorted.
struct pa_cell {
    const struct pa_stored_meta *of; // service, release, type
    uint32_t whole;                  // index in the list of its whole; a whole has its own index
    int64_t hour;                    // of its profiles, hours since 1970; PA_CELL_WHOLE: a whole
    int64_t from, to;                // times of the first and the last profile, nanoseconds
    size_t first, profiles;          // index of the first row, number of rows
    int64_t place; // > 0: a rollup's number; < 0: profile -place (from 1); 0: none
    bool special;  // pa_columns_special() of some profile, or types differ
};

struct pa_cells {
    struct pa_cell *list; // a whole, then its hours
    size_t count;
};

// Sorts the writer's rows by service, release, default type and time, and sets w->cells to their
// cells, in the writer's arena.
void pa_cells_make(struct pa_segment_writer *w);

// The sum of the columns of one sample type. Set it to zero first; the caller releases `costs`,
// which are packed as costs.h has it but are no blob.
struct pa_cell_column {
    int64_t total;
    struct pa_strbuf costs;
};
// Adds up the columns of functions of the cell's profiles for sample type `type` (an index, the
// same in all of them). PA_ERROR_LIMIT if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_cell_roll_up(struct pa_segment_writer *w, const struct pa_cell *cell,
                                   uint32_t type, struct pa_cell_column *column,
                                   struct pa_error *err);
// Appends the values of the default sample type, summed by stack over the cell's profiles, without
// labels, packed as samples.h has it. PA_ERROR_LIMIT if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_cell_stacks(struct pa_segment_writer *w, const struct pa_cell *cell,
                                  struct pa_strbuf *out, struct pa_error *err);
// Returns the factor that makes the values of the first sample type those of type `type` in every
// profile of the cell (processor time is the number of samples times the period); 0 if there is
// none.
int64_t pa_cell_factor(const struct pa_segment_writer *w, const struct pa_cell *cell,
                       uint32_t type);
// Appends, as varints, which heads the cell's profiles have. (A head is what a profile says of
// itself apart from its times: types, period, comments, mappings.) If there are at most half as
// many heads as profiles: their count, then for each its number, the earliest known time and the
// sum of durations, both in nanoseconds. Else 0, the index of the cell's first row and how many
// rows it has: readers take heads and times from those.
void pa_cell_heads(struct pa_segment_writer *w, const struct pa_cell *cell, struct pa_strbuf *out);

#endif
