// SPDX-License-Identifier: Apache-2.0
// A segment that is open: what its readers share. Private to lib/store.
#ifndef PA_STORE_SEGMENT_READ_H
#define PA_STORE_SEGMENT_READ_H

#include "store/db.h"
#include "store/metas.h"
#include "store/segment_decode.h"

// Which tables were read: names always, the others when they are asked for.
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

// Reads a part's tables if that was not done yet. PA_ERROR_FORMAT if they are damaged.
PA_MUST_CHECK bool pa_segment_need(struct pa_segment *s, enum pa_segment_part part,
                                   struct pa_error *err);
// What is known of a profile; NULL if there is no such row.
const struct pa_stored_row *pa_segment_row(struct pa_segment *s, int64_t row, struct pa_error *err);

#endif
