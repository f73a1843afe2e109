// SPDX-License-Identifier: Apache-2.0
// What precedes a column of functions: its total, the sample type it is for, and further types
// whose columns are this one times a factor, as processor time is the number of samples times the
// period. Those have no column of their own. Only the first type's column has such further types.
// Private to lib/store.
#ifndef PA_STORE_COLUMN_HEAD_H
#define PA_STORE_COLUMN_HEAD_H

#include "store/pack.h"

struct pa_column_type {
    uint32_t number;     // index among the sample types of the profiles
    uint32_t type, unit; // numbers of strings of the segment
    bool main;           // the default type, shown if none is asked for
    int64_t factor;      // that the column's values are multiplied by; 1 for its own type
};

// Appends the head of a column with that total, as varints. types[0] is the column's own type, the
// others are multiples of it by their factors. `count` is 1 at least.
void pa_column_head_pack(int64_t total, const struct pa_column_type *types, size_t count,
                         struct pa_strbuf *out);

struct pa_column_head {
    int64_t total;
    uint32_t left; // types that were not read yet
    bool own;      // the next one is the column's own
};
// Reads the total and the number of types; in->bad is set if the bytes are damaged. `in` is where
// the column begins once pa_column_head_next() has returned false.
struct pa_column_head pa_column_head_open(struct pa_pack_reader *in);
// Reads the next type, the column's own first. False after the last, or with in->bad set if the
// bytes are damaged. `type` and `unit` are not checked against the segment's strings.
bool pa_column_head_next(struct pa_column_head *head, struct pa_pack_reader *in,
                         struct pa_column_type *type);

#endif
