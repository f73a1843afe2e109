// SPDX-License-Identifier: Apache-2.0
#include "api/doc.h"
#include "document/printing.h"

#include <math.h>
#include <string.h>

static int32_t kind_of(enum pa_cell_kind kind)
{
    static const int32_t kinds[] = {
        [PA_CELL_EMPTY] = PA_VALUE_EMPTY,   [PA_CELL_TEXT] = PA_VALUE_TEXT,
        [PA_CELL_COUNT] = PA_VALUE_COUNT,   [PA_CELL_QUANTITY] = PA_VALUE_QUANTITY,
        [PA_CELL_NUMBER] = PA_VALUE_NUMBER, [PA_CELL_RATIO] = PA_VALUE_RATIO,
        [PA_CELL_DELTA] = PA_VALUE_DELTA,   [PA_CELL_INTERVAL] = PA_VALUE_INTERVAL,
    };
    return kinds[kind];
}

// The arrays of a column while it is filled; those of other kinds are NULL.
struct arrays {
    int64_t *integers;
    double *numbers, *lows, *highs;
    const char **texts, **units;
    size_t *sizes;
    unsigned char *present;
    bool all_present;
};

static struct arrays arrays_for(enum pa_cell_kind kind, bool units, size_t rows,
                                struct pa_arena *arena)
{
    struct arrays a = {.all_present = true,
                       .present = pa_arena_calloc(arena, rows + 1, sizeof *a.present)};
    if (units)
        a.units = pa_arena_calloc(arena, rows + 1, sizeof *a.units);
    if (kind == PA_CELL_TEXT) {
        a.texts = pa_arena_calloc(arena, rows + 1, sizeof *a.texts);
        a.sizes = pa_arena_calloc(arena, rows + 1, sizeof *a.sizes);
    } else if (kind == PA_CELL_COUNT || kind == PA_CELL_QUANTITY) {
        a.integers = pa_arena_calloc(arena, rows + 1, sizeof *a.integers);
    } else {
        a.numbers = pa_arena_calloc(arena, rows + 1, sizeof *a.numbers);
    }
    if (kind == PA_CELL_INTERVAL) {
        a.lows = pa_arena_calloc(arena, rows + 1, sizeof *a.lows);
        a.highs = pa_arena_calloc(arena, rows + 1, sizeof *a.highs);
    }
    return a;
}

static void put_real(struct arrays *a, size_t row, const struct pa_cell *cell)
{
    bool interval = cell->kind == PA_CELL_INTERVAL, empty = cell->kind == PA_CELL_EMPTY;
    a->numbers[row] = empty ? NAN : interval ? cell->interval.centre : cell->number;
    if (a->lows) {
        a->lows[row] = interval ? cell->interval.low : NAN;
        a->highs[row] = interval ? cell->interval.high : NAN;
    }
}

static void put(struct arrays *a, size_t row, const struct pa_cell *cell, struct pa_arena *arena)
{
    bool there = cell->kind != PA_CELL_EMPTY;
    a->present[row] = there;
    a->all_present &= there;
    if (a->units)
        a->units[row] = there ? cell->unit : NULL;
    if (a->texts && there) {
        a->texts[row] = pa_arena_strndup(arena, cell->text, cell->size);
        a->sizes[row] = cell->size;
    } else if (a->integers && there) {
        a->integers[row] = cell->integer;
    } else if (a->numbers) {
        put_real(a, row, cell);
    }
}

static pa_column_data column_of(const struct pa_column *c, const struct arrays *a, size_t rows)
{
    return (pa_column_data){
        .kind = kind_of(c->kind),
        .rows = rows,
        .key = c->key,
        .title = pa_column_title(c),
        .unit = c->mixed_units ? NULL : c->unit,
        .units = a->units,
        .integers = a->integers,
        .numbers = a->numbers,
        .lows = a->lows,
        .highs = a->highs,
        .texts = a->texts,
        .text_sizes = a->sizes,
        .present = a->all_present ? NULL : a->present,
    };
}

static size_t count_rows(const struct pa_table *t)
{
    size_t rows = 0;
    struct pa_row_walk walk = pa_row_walk(t);
    while (pa_row_walk_next(&walk))
        rows++;
    return rows;
}

static void fill(const struct pa_table *t, struct arrays *columns, struct pa_arena *arena)
{
    struct pa_row_walk walk = pa_row_walk(t);
    for (size_t row = 0; pa_row_walk_next(&walk); row++) {
        for (size_t c = 0; c < t->column_count; c++) {
            if (columns[c].present)
                put(&columns[c], row, &walk.cells[c], arena);
        }
        struct arrays *classes = &columns[t->column_count];
        struct pa_cell class = pa_cell_text(walk.class);
        if (classes->present)
            put(classes, row, &class, arena);
    }
}

static void freeze(struct pa_frozen *f, const struct pa_table *t, struct pa_arena *arena)
{
    static const struct pa_column CLASS = {.key = "_class", .kind = PA_CELL_TEXT};
    size_t rows = count_rows(t);
    struct arrays *arrays = pa_arena_calloc(arena, t->column_count + 1, sizeof *arrays);
    for (size_t c = 0; c < t->column_count; c++) {
        if (pa_sees(PA_FOR_DATA, t->columns[c].audience))
            arrays[c] = arrays_for(t->columns[c].kind, t->columns[c].mixed_units, rows, arena);
    }
    if (pa_table_classed(t))
        arrays[t->column_count] = arrays_for(PA_CELL_TEXT, false, rows, arena);
    fill(t, arrays, arena);
    f->name = t->name;
    f->columns = pa_arena_calloc(arena, t->column_count + 1, sizeof *f->columns);
    for (size_t c = 0; c <= t->column_count; c++) {
        const struct pa_column *column = c < t->column_count ? &t->columns[c] : &CLASS;
        if (arrays[c].present)
            f->columns[f->column_count++] = column_of(column, &arrays[c], rows);
    }
}

// Every document with a gate has its checks as a table, too.
static void freeze_checks(struct pa_owned_doc *d, struct pa_frozen *f)
{
    static const char *const keys[] = {"group", "name", "result", "message", "details"};
    struct pa_table *t = pa_table_new(&d->owner->arena, "checks");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        pa_table_column(t, (struct pa_column){.key = keys[i], .kind = PA_CELL_TEXT});
    for (const struct pa_item *i = d->doc.items; (i = pa_item_seen(i, PA_FOR_DATA)); i = i->next) {
        if (i->kind == PA_ITEM_CHECK)
            pa_table_row(t, NULL, pa_cell_text(i->check.group), pa_cell_text(i->check.name),
                         pa_cell_text(pa_check_word(i->check.result)),
                         pa_cell_text(i->check.message), pa_cell_text(i->check.details));
    }
    freeze(f, t, &d->owner->arena);
}

struct counts {
    size_t tables, checks, caveats, figures, sections;
};

static struct counts count(const struct pa_doc *doc)
{
    struct counts n = {0};
    for (const struct pa_item *i = doc->items; (i = pa_item_seen(i, PA_FOR_DATA)); i = i->next) {
        n.tables += i->kind == PA_ITEM_TABLE;
        n.checks += i->kind == PA_ITEM_CHECK;
        n.caveats += i->kind == PA_ITEM_WARNING;
        n.figures += i->kind == PA_ITEM_FIGURE;
        n.sections += i->kind == PA_ITEM_SECTION;
    }
    return n;
}

pa_doc *pa_owned_doc_give(struct pa_owned_doc *d)
{
    struct pa_arena *arena = &d->owner->arena;
    struct counts n = count(&d->doc);
    d->tables = pa_arena_calloc(arena, n.tables + 1, sizeof *d->tables);
    d->caveats = pa_arena_calloc(arena, n.caveats + 1, sizeof *d->caveats);
    d->table_count = d->caveat_count = 0;
    for (const struct pa_item *i = d->doc.items; (i = pa_item_seen(i, PA_FOR_DATA)); i = i->next) {
        if (i->kind == PA_ITEM_TABLE)
            freeze(&d->tables[d->table_count++], i->table, arena);
        else if (i->kind == PA_ITEM_WARNING)
            d->caveats[d->caveat_count++] = i->text;
    }
    if (n.checks)
        freeze_checks(d, &d->tables[d->table_count++]);
    d->info.section_count = (uint32_t)n.sections;
    d->info.figure_count = (uint32_t)n.figures;
    return &d->doc;
}
