// SPDX-License-Identifier: Apache-2.0
// The tables of an open segment, decoded and checked: no number in them is out of its table's
// range. All arrays are indexed by numbers of the segment, from 0. Private to lib/store.
#ifndef PA_STORE_SEGMENT_TABLES_H
#define PA_STORE_SEGMENT_TABLES_H

#include "store/dict.h"
#include "store/segment.h"
#include "store/stacks.h"

struct pa_segment_tables {
    struct pa_strings *strings;
    pa_str *string; // ids of `strings`
    uint32_t string_count;
    struct pa_mapping *mappings;
    struct pa_function *functions;
    struct pa_location *locations; // `mapping` is the mapping's number + 1, 0: none
    struct pa_line *lines;         // `function` is the function's number
    size_t line_count, line_room;
    struct pa_stack_nodes stacks;
    uint32_t mapping_count, function_count, location_count;
    struct pa_dict_view labels, heads;
    struct pa_segment_name *names; // displayed names of functions, which columns refer to
    uint32_t name_count;
    uint32_t *function_names;   // by function: the number of its name + 1; 0: not known
    struct pa_stored_row *rows; // of profiles, row 1 first: metas.h
    uint32_t row_count;
};

// Decodes a table of records into arrays in `arena`. Tables must come in the order of enum
// pa_segment_table as far as they refer to each other: strings before all others. `records` of
// labels and heads are kept, not decoded. PA_ERROR_FORMAT if a record is damaged.
PA_MUST_CHECK bool pa_segment_tables_add(struct pa_segment_tables *t, enum pa_segment_table table,
                                         const struct pa_dict_view *records, struct pa_arena *arena,
                                         struct pa_error *err);
// Returns whether the table is packed in a way of its own, read by pa_segment_tables_add_packed(),
// and not as records.
bool pa_segment_tables_is_packed(enum pa_segment_table table);
// Decodes such a table from its unpacked blob, which is borrowed, into arrays in `arena`. The
// tables it refers to must have been added. PA_ERROR_FORMAT if it is damaged.
PA_MUST_CHECK bool pa_segment_tables_add_packed(struct pa_segment_tables *t,
                                                enum pa_segment_table table,
                                                struct pa_pack_reader in, struct pa_arena *arena,
                                                struct pa_error *err);
// Reads the number of a string from a record and returns the string's id in t->strings; 0, with
// in->bad set, if there is no such string.
pa_str pa_segment_tables_string(const struct pa_segment_tables *t, struct pa_pack_reader *in);

#endif
