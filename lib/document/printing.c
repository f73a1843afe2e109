// SPDX-License-Identifier: Apache-2.0
#include "document/printing.h"

#include "base/memory.h"
#include "base/quantity.h"
#include "document/row.h"

#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct pa_item *pa_item_seen(const struct pa_item *item, enum pa_audience who)
{
    for (; item; item = item->next) {
        if (pa_sees(who, item->kind == PA_ITEM_TABLE ? item->table->audience : item->audience))
            break;
    }
    return item;
}

const struct pa_fact *pa_fact_seen(const struct pa_fact *fact, enum pa_audience who)
{
    while (fact && !pa_sees(who, fact->audience))
        fact = fact->next;
    return fact;
}

struct pa_row_walk pa_row_walk(const struct pa_table *table)
{
    if (table->source.start)
        table->source.start(table->source.state);
    return (struct pa_row_walk){
        .table = table,
        .next_row = table->rows,
        .made = pa_xcalloc(table->column_count + 1, sizeof(struct pa_cell)),
    };
}

static bool make_row(struct pa_row_walk *walk)
{
    const struct pa_table *table = walk->table;
    memset(walk->made, 0, table->column_count * sizeof *walk->made);
    walk->class = NULL;
    return table->source.next(table->source.state, walk->made, &walk->class);
}

static bool next_row(struct pa_row_walk *walk)
{
    if (!walk->next_row)
        return false;
    pa_row_unpack(walk->next_row, walk->made, walk->table->column_count);
    walk->class = walk->next_row->class;
    walk->next_row = walk->next_row->next;
    return true;
}

bool pa_row_walk_next(struct pa_row_walk *walk)
{
    walk->cells = walk->made;
    if (walk->table->source.next ? make_row(walk) : next_row(walk))
        return true;
    free(walk->made);
    walk->made = NULL;
    return false;
}

bool pa_table_classed(const struct pa_table *table)
{
    return table->source.next ? table->source.classed : table->classed;
}

const char *pa_column_title(const struct pa_column *column)
{
    return column->title ? column->title : column->key;
}

const char *pa_fact_title(const struct pa_fact *fact)
{
    return fact->title ? fact->title : fact->key;
}

bool pa_column_is_left(const struct pa_column *column)
{
    if (column->align == PA_ALIGN_BY_KIND)
        return column->kind == PA_CELL_TEXT;
    return column->align == PA_ALIGN_LEFT;
}

const char *pa_cell_unit(const struct pa_cell *cell, const struct pa_column *column)
{
    return column && !column->mixed_units ? column->unit : cell->unit;
}

bool pa_href_is_safe(const char *href)
{
    if (!href)
        return false;
    // Without a scheme, a colon can only stand behind the first slash, query or fragment.
    return strncmp(href, "https://", 8) == 0 || strncmp(href, "http://", 7) == 0 ||
           href[strcspn(href, ":/?#")] != ':';
}

const char *pa_check_word(enum pa_check_result result)
{
    static const char *const WORDS[] = {"passed", "failed", "skipped", "error"};
    return WORDS[result];
}

// False for what no digits can show, after saying so.
static bool has_digits(struct pa_strbuf *out, double value)
{
    if (isnan(value))
        pa_strbuf_adds(out, "?");
    else if (isinf(value))
        pa_strbuf_adds(out, value < 0 ? "-∞" : "∞");
    return isfinite(value);
}

// Four significant digits, and all of those before the point.
static void add_number(struct pa_strbuf *out, double value, const char *unit, const char *shown_in)
{
    double scaled = value;
    const char *suffix = "";
    if (unit)
        pa_quantity_scale_double(value, unit, shown_in, &scaled, &suffix);
    if (!has_digits(out, scaled))
        return;
    bool whole = fabs(scaled) >= 1000 && fabs(scaled) < 1e15;
    pa_strbuf_printf(out, whole ? "%.0f" : "%.4g", scaled);
    pa_strbuf_adds(out, suffix);
}

static void add_share(struct pa_strbuf *out, double share)
{
    struct pa_strbuf padded = {0};
    if (!has_digits(out, share * 100))
        return;
    pa_percentage_share(&padded, share);
    pa_strbuf_adds(out, padded.text + strspn(padded.text, " "));
    pa_strbuf_release(&padded);
}

static void add_delta(struct pa_strbuf *out, double change)
{
    double percent = change * 100;
    if (percent > DBL_MAX)
        pa_strbuf_addc(out, '+');
    if (has_digits(out, percent))
        pa_strbuf_printf(out, fabs(percent) < 1e15 ? "%+.2f" : "%+.4g", percent);
    if (!isnan(percent))
        pa_strbuf_addc(out, '%');
}

static void add_interval(struct pa_strbuf *out, const struct pa_cell *cell, const char *unit,
                         const char *shown_in)
{
    add_number(out, cell->interval.centre, unit, shown_in);
    pa_strbuf_adds(out, " [");
    add_number(out, cell->interval.low, unit, shown_in);
    pa_strbuf_adds(out, ", ");
    add_number(out, cell->interval.high, unit, shown_in);
    pa_strbuf_addc(out, ']');
}

void pa_cell_humanise(struct pa_strbuf *out, const struct pa_cell *cell,
                      const struct pa_column *column)
{
    const char *unit = pa_cell_unit(cell, column);
    const char *shown_in = column && column->shown_in ? column->shown_in : "auto";
    if (cell->shown) {
        pa_strbuf_adds(out, cell->shown);
        return;
    }
    switch (cell->kind) {
    case PA_CELL_EMPTY:
        return;
    case PA_CELL_TEXT:
        pa_strbuf_add(out, cell->text, cell->size);
        return;
    case PA_CELL_COUNT:
        pa_strbuf_printf(out, "%" PRId64, cell->integer);
        return;
    case PA_CELL_QUANTITY:
        pa_quantity_label(out, cell->integer, unit ? unit : "count", shown_in);
        return;
    case PA_CELL_NUMBER:
        add_number(out, cell->number, unit, shown_in);
        return;
    case PA_CELL_RATIO:
        add_share(out, cell->number);
        return;
    case PA_CELL_DELTA:
        add_delta(out, cell->number);
        return;
    case PA_CELL_INTERVAL:
        add_interval(out, cell, unit, shown_in);
        return;
    }
}
