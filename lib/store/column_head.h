// SPDX-License-Identifier: Apache-2.0
// What is in front of a column of functions: its total, the type that it is of, and the types whose
// columns are this one times a factor, as processor time is the number of samples times the period.
// Those have no column of their own; only that of the first type has such. Private to lib/store.
#ifndef PA_STORE_COLUMN_HEAD_H
#define PA_STORE_COLUMN_HEAD_H

#include "store/pack.h"

struct pa_column_type {
    uint32_t number;     // among the types of the profiles
    uint32_t type, unit; // texts of the segment
    bool main;           // what is shown if none is asked for
    int64_t factor;      // of the column; 1 of its own type
};

// The first of `types` is the column's own.
void pa_column_head_pack(int64_t total, const struct pa_column_type *types, size_t count,
                         struct pa_strbuf *out);

struct pa_column_head {
    int64_t total;
    uint32_t left; // types
    bool own;      // it comes next
};
// Then pa_column_head_next() until false; the column is behind all of them.
struct pa_column_head pa_column_head_open(struct pa_pack_reader *in);
bool pa_column_head_next(struct pa_column_head *head, struct pa_pack_reader *in,
                         struct pa_column_type *type);

#endif
