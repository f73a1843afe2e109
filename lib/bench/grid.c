// SPDX-License-Identifier: Apache-2.0
#include "bench/grid.h"

#include "base/utf8.h"
#include "base/visible.h"

#include <string.h>

void pa_grid_release(struct pa_grid *grid)
{
    pa_vec_release(&grid->cells);
    pa_vec_release(&grid->fixed);
}

void pa_grid_row(struct pa_grid *grid)
{
    grid->rows++;
    grid->col = 0;
}

void pa_grid_add(struct pa_grid *grid, struct pa_grid_cell cell)
{
    cell.text = pa_visible_kept(grid->arena, cell.text);
    cell.row = grid->rows - 1;
    cell.col = grid->col;
    if (cell.span == 0)
        cell.span = 1;
    if (!cell.margin)
        cell.margin = cell.col == 0 || !*cell.text ? "" : " ";
    pa_vec_push(&grid->cells, cell);
    grid->col += cell.span;
    if (grid->cols < grid->col)
        grid->cols = grid->col;
}

void pa_grid_fix(struct pa_grid *grid, size_t col)
{
    while (grid->fixed.count <= col)
        pa_vec_push(&grid->fixed, false);
    grid->fixed.items[col] = true;
}

static size_t width_of(const char *text)
{
    return pa_utf8_count(text, strlen(text));
}

struct widths {
    const struct pa_grid *grid;
    size_t *margin, *width; // by column; the width counts the margin
    size_t *order;          // room for the columns of a span
};

static bool is_fixed(const struct pa_grid *grid, size_t col)
{
    return col < grid->fixed.count && grid->fixed.items[col];
}

// Insertion sort, stable: widest first. Spans are short.
static void sort_by_width(const struct widths *w, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        size_t col = w->order[i], j = i;
        for (; j > 0 && w->width[w->order[j - 1]] < w->width[col]; j--)
            w->order[j] = w->order[j - 1];
        w->order[j] = col;
    }
}

// Widens the columns under a cell until it fits. What is missing is spread evenly, but a column
// that is wider than its share already leaves the difference to the narrower ones.
static void widen_span(const struct widths *w, const struct pa_grid_cell *cell)
{
    size_t need = width_of(cell->text) + w->margin[cell->col], have = 0, count = 0;
    for (size_t col = cell->col; col < cell->col + cell->span; col++)
        have += w->width[col];
    if (have >= need)
        return;
    for (size_t col = cell->col; col < cell->col + cell->span; col++) {
        if (is_fixed(w->grid, col))
            need -= w->width[col];
        else
            w->order[count++] = col;
    }
    sort_by_width(w, count);
    for (size_t i = 0; i < count; i++) {
        size_t *width = &w->width[w->order[i]], share = (need + count - i - 1) / (count - i);
        if (*width < share)
            *width = share;
        need -= *width < need ? *width : need;
    }
}

static size_t next_span(const struct pa_grid *grid, size_t after)
{
    size_t span = SIZE_MAX;
    for (size_t i = 0; i < grid->cells.count; i++) {
        size_t s = grid->cells.items[i].span;
        if (s > after && s < span)
            span = s;
    }
    return span;
}

static void measure(const struct widths *w)
{
    const struct pa_grid *grid = w->grid;
    for (size_t i = 0; i < grid->cells.count; i++) {
        const struct pa_grid_cell *cell = &grid->cells.items[i];
        size_t margin = width_of(cell->margin);
        if (w->margin[cell->col] < margin)
            w->margin[cell->col] = margin;
    }
    for (size_t i = 0; i < grid->cells.count; i++) {
        const struct pa_grid_cell *cell = &grid->cells.items[i];
        size_t width = width_of(cell->text) + w->margin[cell->col];
        if (cell->span == 1 && w->width[cell->col] < width)
            w->width[cell->col] = width;
    }
    // Then the spans, short ones first.
    for (size_t span = next_span(grid, 1); span != SIZE_MAX; span = next_span(grid, span)) {
        for (size_t i = 0; i < grid->cells.count; i++) {
            if (grid->cells.items[i].span == span)
                widen_span(w, &grid->cells.items[i]);
        }
    }
}

static size_t line_width(const struct widths *w)
{
    size_t sum = 0;
    for (size_t i = 0; i < w->grid->cols; i++)
        sum += w->width[i];
    return sum;
}

// Takes from column 0 what the lines have too much.
static void narrow_labels(const struct widths *w)
{
    size_t sum = line_width(w), *label = &w->width[0];
    if (!w->grid->width || sum <= w->grid->width || *label <= PA_GRID_LABEL)
        return;
    size_t excess = sum - w->grid->width;
    *label = excess < *label - PA_GRID_LABEL ? *label - excess : PA_GRID_LABEL;
}

static struct widths measured(const struct pa_grid *grid)
{
    struct widths w = {
        .grid = grid,
        .margin = pa_arena_calloc(grid->arena, grid->cols + 1, sizeof(size_t)),
        .width = pa_arena_calloc(grid->arena, grid->cols + 1, sizeof(size_t)),
        .order = pa_arena_calloc(grid->arena, grid->cols + 1, sizeof(size_t)),
    };
    measure(&w);
    narrow_labels(&w);
    return w;
}

bool pa_grid_fits(const struct pa_grid *grid)
{
    struct widths w = measured(grid);
    return !grid->width || line_width(&w) <= grid->width;
}

// The text of a cell of column 0 in at most `width` characters: the names of benchmarks are told
// apart by their beginnings and by their ends.
static const char *label_text(const char *text, size_t width, struct pa_arena *arena)
{
    size_t size = strlen(text), count = pa_utf8_count(text, size), begin = (width - 1) / 2;
    if (count <= width)
        return text;
    size_t end = width - 1 - begin;
    return pa_arena_printf(arena, "%.*s…%s", (int)pa_utf8_prefix(text, size, begin), text,
                           text + pa_utf8_prefix(text, size, count - end));
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " ")] == '\0';
}

// Prints one cell, from column `*at` of the line on.
static void print_cell(const struct widths *w, const size_t *offset,
                       const struct pa_grid_cell *cell, size_t *at, struct pa_strbuf *out)
{
    size_t room = offset[cell->col + cell->span] - offset[cell->col];
    const char *shown = w->grid->width && cell->col == 0 && cell->span == 1
                            ? label_text(cell->text, room, w->grid->arena)
                            : cell->text;
    size_t margin = w->margin[cell->col], own = width_of(cell->margin), text = width_of(shown);
    size_t spare = room > margin + text ? room - margin - text : 0;
    size_t pad = cell->align == PA_GRID_RIGHT    ? spare
                 : cell->align == PA_GRID_CENTRE ? spare / 2
                                                 : 0;
    // A text wider than its fixed columns pushes what follows it by as much again, as benchstat
    // does.
    size_t start = offset[cell->col], gap = start > *at ? start - *at : *at - start;
    pa_strbuf_fill(out, ' ', gap + margin - own);
    pa_strbuf_adds(out, cell->margin);
    pa_strbuf_fill(out, ' ', pad);
    pa_strbuf_adds(out, shown);
    *at = offset[cell->col] + margin + pad + text;
}

void pa_grid_print(const struct pa_grid *grid, struct pa_strbuf *out)
{
    struct widths w = measured(grid);
    size_t *offset = pa_arena_calloc(grid->arena, grid->cols + 1, sizeof *offset);
    for (size_t i = 0; i < grid->cols; i++)
        offset[i + 1] = offset[i] + w.width[i];
    size_t row = 0, at = 0;
    for (size_t i = 0; i < grid->cells.count; i++) {
        const struct pa_grid_cell *cell = &grid->cells.items[i];
        if (is_blank(cell->text) && is_blank(cell->margin))
            continue;
        for (; row < cell->row; row++, at = 0)
            pa_strbuf_addc(out, '\n');
        print_cell(&w, offset, cell, &at, out);
    }
    if (grid->cells.count)
        pa_strbuf_addc(out, '\n');
}
