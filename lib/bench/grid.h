// SPDX-License-Identifier: Apache-2.0
// A table of text in columns of fixed width, with cells that span columns and margins of their own.
// Widths count code points.
//
//     struct pa_grid g = {.arena = arena};
//     pa_grid_row(&g);
//     pa_grid_add(&g, (struct pa_grid_cell){.text = "name"});
//     pa_grid_add(&g, (struct pa_grid_cell){.text = "12", .align = PA_GRID_RIGHT});
//     pa_grid_print(&g, &out);
//     pa_grid_release(&g);
#ifndef PA_BENCH_GRID_H
#define PA_BENCH_GRID_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

enum { PA_GRID_LABEL = 16 }; // characters that column 0 keeps in any case
enum pa_grid_align { PA_GRID_LEFT, PA_GRID_CENTRE, PA_GRID_RIGHT };

struct pa_grid_cell {
    const char *text;   // borrowed until the grid is printed; shown as visible.h does
    const char *margin; // printed left of the text, borrowed as well; NULL: one blank, none in
                        // column 0 or for ""
    size_t span;        // columns; 0 is 1
    enum pa_grid_align align;
    size_t row, col; // set by pa_grid_add()
};

struct pa_grid {
    struct pa_arena *arena;
    PA_VEC(struct pa_grid_cell) cells;
    PA_VEC(bool) fixed; // by column: no spanning cell widens it
    size_t rows, cols;  // rows begun, columns there are
    size_t col;         // where the next cell goes
    size_t width;       // characters of a line at most, as far as column 0 can give way; 0: any
};

// Frees the arrays of the grid; its arena is the caller's.
void pa_grid_release(struct pa_grid *grid);
// Begins a row; cells are then added from column 0 on.
void pa_grid_row(struct pa_grid *grid);
// Adds a cell to the last row, at its next free column; pa_grid_row() must have been called.
// Control characters in the text, which could steer a terminal, are replaced by a visible form.
void pa_grid_add(struct pa_grid *grid, struct pa_grid_cell cell);
// Fixes the width of a column to what its own cells need: a cell that spans several columns widens
// only the others.
void pa_grid_fix(struct pa_grid *grid, size_t col);
// Returns whether no line is longer than grid->width characters once column 0 is narrowed as far
// as it can be; true for width 0.
bool pa_grid_fits(const struct pa_grid *grid);
// Appends the rows as lines; empty cells at the end of a row leave no blanks there. Where a line
// would be longer than grid->width, texts of column 0 lose their middle to "…", but keep
// PA_GRID_LABEL characters.
void pa_grid_print(const struct pa_grid *grid, struct pa_strbuf *out);

#endif
