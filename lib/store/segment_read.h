// SPDX-License-Identifier: Apache-2.0
// An open segment: what its readers share. Private to lib/store.
#ifndef PA_STORE_SEGMENT_READ_H
#define PA_STORE_SEGMENT_READ_H

#include "store/db.h"
#include "store/metas.h"
#include "store/segment_decode.h"

// Groups of tables that are read together, when they are first needed: names on opening.
enum pa_segment_part {
    PA_PART_NAMES,
    PA_PART_HEADS,
    PA_PART_STACKS,
    PA_PART_METAS,
    PA_PART_SOURCES,
    PA_PART_COUNT
};

struct pa_segment {
    struct pa_db *db;
    struct pa_arena *arena;
    struct pa_segment_tables tables;
    bool has[PA_PART_COUNT];
    struct pa_arena column_bytes; // of the column that is being read
    struct pa_statement *samples, *column, *rollup, *heads;
};

// Reads a part's tables, and the parts they refer to, unless that was done. PA_ERROR_FORMAT if
// they are damaged.
PA_MUST_CHECK bool pa_segment_need(struct pa_segment *s, enum pa_segment_part part,
                                   struct pa_error *err);
// Returns what is known of the profile of that row, from 1, without its source unless those were
// read; borrowed. NULL, with PA_ERROR_FORMAT, if there is no such row or the table is damaged.
const struct pa_stored_row *pa_segment_row(struct pa_segment *s, int64_t row, struct pa_error *err);

#endif
