// SPDX-License-Identifier: Apache-2.0
// A table of which people see the largest rows, and data have all.
#ifndef PA_REPORT_CUT_TABLE_H
#define PA_REPORT_CUT_TABLE_H

#include "document/document.h"

// How to make such a table.
struct pa_cut_table {
    size_t count;     // rows that there are, the largest first
    size_t shown;     // that people see at the most; 0: all
    const char *rest; // what the others are called: "smaller groups"
    const void *of;   // handed to both functions
    // The table with its columns, empty, for this audience (a set of enum pa_audience).
    struct pa_table *(*begin)(struct pa_doc *doc, const void *of, unsigned audience);
    // Adds the first `count` rows.
    void (*fill)(struct pa_doc *doc, const void *of, struct pa_table *table, size_t count);
};

// Adds one table for all or, if there are more rows than `shown`, one of the first rows for people,
// with a note that names -n, and one of all rows for data. begin() and fill() are called once for
// each.
void pa_cut_table_add(struct pa_doc *doc, const struct pa_cut_table *cut);

#endif
