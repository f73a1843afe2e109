// SPDX-License-Identifier: Apache-2.0
// Rows as they are held: a cell takes what it has, so that a table of a million rows takes a fifth
// of what its cells as structs would.
#ifndef PA_DOCUMENT_ROW_H
#define PA_DOCUMENT_ROW_H

#include "document/table.h"

// A packed row.
struct pa_row {
    struct pa_row *next;
    const char *class; // NULL, or e.g. "regressed", "improved", "noise"; part of the data
    unsigned char packed[];
};

// Packs a row of `count` cells into the arena. `class` and the cells' texts are borrowed. `next` is
// NULL.
struct pa_row *pa_row_pack(struct pa_arena *arena, const char *class, const struct pa_cell *cells,
                           size_t count);
// Unpacks the first `count` cells of a row, which has that many. Their texts are borrowed as they
// were when the row was packed.
void pa_row_unpack(const struct pa_row *row, struct pa_cell *cells, size_t count);

#endif
