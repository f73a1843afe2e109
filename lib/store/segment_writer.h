// SPDX-License-Identifier: Apache-2.0
// A segment that is being made: what collecting, rolling up and writing share. Private to
// lib/store.
#ifndef PA_STORE_SEGMENT_WRITER_H
#define PA_STORE_SEGMENT_WRITER_H

#include "store/columns.h"

struct pa_segment_row {
    struct pa_stored_meta meta;
    int64_t profile_time, duration;
    uint32_t head;
    struct pa_strbuf samples; // a blob
    uint32_t type_count, main_type;
    struct pa_columns_type *types;
    uint32_t *type_names; // numbers in the segment: type, unit of each
    bool special;         // columns.h
};

struct pa_segment_writer {
    struct pa_arena arena;
    struct pa_segment_making making;
    PA_VEC(struct pa_segment_row) rows;
    size_t blobs;           // bytes
    struct pa_cells *cells; // set when it is written
};

// Parts of writing: segment_write_columns.c.
struct pa_db;
// Writes the columns of functions of each profile, to the table pdata.
PA_MUST_CHECK bool pa_segment_write_rows(struct pa_segment_writer *w, struct pa_db *db,
                                         struct pa_error *err);
// Writes the rollups, to the tables cell and cdata; none for a cell whose sums do not fit into 64
// bits.
PA_MUST_CHECK bool pa_segment_write_cells(struct pa_segment_writer *w, struct pa_db *db,
                                          struct pa_error *err);

#endif
