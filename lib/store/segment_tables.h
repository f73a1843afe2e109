// SPDX-License-Identifier: Apache-2.0
// The tables of a segment, decoded and checked: no number in them points out of a table. Private to
// lib/store.
#ifndef PA_STORE_SEGMENT_TABLES_H
#define PA_STORE_SEGMENT_TABLES_H

#include "store/dict.h"
#include "store/segment.h"
#include "store/stacks.h"

struct pa_segment_tables {
    struct pa_strings *strings;
    pa_str *string; // by number in the segment
    uint32_t string_count;
    struct pa_mapping *mappings;
    struct pa_function *functions;
    struct pa_location *locations; // of a mapping the number + 1
    struct pa_line *lines;         // of a function the number
    size_t line_count, line_room;
    struct pa_stack_nodes stacks;
    uint32_t mapping_count, function_count, location_count;
    struct pa_dict_view labels, heads;
    struct pa_segment_name *names; // of functions as columns have them
    uint32_t name_count;
    uint32_t *function_names;   // by function: its name + 1; 0: not known
    struct pa_stored_row *rows; // of profiles: metas.h
    uint32_t row_count;
};

// Table by table, in the order of enum pa_segment_table, the strings first; names can come before
// the tables that reports on stacks need.
PA_MUST_CHECK bool pa_segment_tables_add(struct pa_segment_tables *t, enum pa_segment_table table,
                                         const struct pa_dict_view *records, struct pa_arena *arena,
                                         struct pa_error *err);
// Those that are no records, behind the tables that they are about.
bool pa_segment_tables_is_packed(enum pa_segment_table table);
// Reads such a table from its packed bytes into the arena. PA_ERROR_FORMAT if they are damaged.
PA_MUST_CHECK bool pa_segment_tables_add_packed(struct pa_segment_tables *t,
                                                enum pa_segment_table table,
                                                struct pa_pack_reader in, struct pa_arena *arena,
                                                struct pa_error *err);
// The text whose number comes next; 0, and in->bad, if there is none.
pa_str pa_segment_tables_string(const struct pa_segment_tables *t, struct pa_pack_reader *in);

#endif
