// SPDX-License-Identifier: Apache-2.0
// A segment in memory that is being made: what adding profiles, rolling up and writing share.
// Private to lib/store.
#ifndef PA_STORE_SEGMENT_WRITER_H
#define PA_STORE_SEGMENT_WRITER_H

#include "store/columns.h"

// A profile of the segment.
struct pa_segment_row {
    struct pa_stored_meta meta;     // texts are in the writer's arena
    int64_t profile_time, duration; // of the profile itself, nanoseconds; 0: not known
    uint32_t head;                  // number of its record in PA_TABLE_HEADS
    struct pa_strbuf samples;       // packed (samples.h), as a blob (pack.h)
    uint32_t type_count, main_type; // number of sample types, index of the default type
    struct pa_columns_type *types;  // type_count of them
    uint32_t *type_names;           // numbers of strings: name and unit of each type in turn
    bool special;                   // pa_columns_special() of the profile
};

struct pa_segment_writer {
    struct pa_arena arena;
    struct pa_segment_making making;
    PA_VEC(struct pa_segment_row) rows;
    size_t blobs;           // bytes of all rows
    struct pa_cells *cells; // set by pa_cells_make(), when the segment is written
};

// ---- Steps of pa_segment_writer_write(), in segment_write_columns.c

struct pa_db;
// Writes samples and columns of functions of each profile to the SQL table pdata. The writer's
// cells have been made. Errors are those of the database.
PA_MUST_CHECK bool pa_segment_write_rows(struct pa_segment_writer *w, struct pa_db *db,
                                         struct pa_error *err);
// Writes the rollups to the SQL tables cell and cdata. A cell whose sums do not fit into 64 bits
// gets none, and has place 0 and `special` from then on. Errors are those of the database.
PA_MUST_CHECK bool pa_segment_write_cells(struct pa_segment_writer *w, struct pa_db *db,
                                          struct pa_error *err);

#endif
