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
    const char *text;   // borrowed until the grid is printed, which shows it as visible.h does
    const char *margin; // left of the text; NULL: one blank, none in column 0 or for ""
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

void pa_grid_release(struct pa_grid *grid); // frees what it holds
void pa_grid_row(struct pa_grid *grid);     // begins a row
// Adds a cell to the last row; what could steer a terminal in its text is made visible.
void pa_grid_add(struct pa_grid *grid, struct pa_grid_cell cell);
// Columns that only their own cells make wider; the others of a span take what it needs more.
void pa_grid_fix(struct pa_grid *grid, size_t col);
// Whether no line is longer than grid->width once column 0 has given way.
bool pa_grid_fits(const struct pa_grid *grid);
// Appends the lines; none has blanks at its end that come of empty cells. Texts of column 0 lose
// their middle to an ellipsis where a line would be longer than grid->width, but keep PA_GRID_LABEL
// characters.
void pa_grid_print(const struct pa_grid *grid, struct pa_strbuf *out);

#endif
