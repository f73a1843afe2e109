// SPDX-License-Identifier: Apache-2.0
// OpenMetrics text, for what draws numbers over time: a metric for each column of numbers and each
// fact that is one, a sample for each row, with its texts as labels:
//
//     # TYPE pa_bench_cells_centre gauge
//     pa_bench_cells_centre{benchmark="Encode-8",unit="sec/op",column="new.txt"} 1.39e-06
//     # EOF
//
// Values are rounded, so that runs of the same differ in few lines: to three digits, an interval's
// centre to the power of ten that half its width reaches. Columns that say how sure another one is
// (p, q) are left out, and so is what has no value. Rows of equal labels are numbered.
#include "base/hash.h"
#include "base/number.h"
#include "base/vec.h"
#include "base/visible.h"
#include "document/printing.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

struct seen {
    uint64_t hash;
    uint32_t count;
};

struct metrics {
    struct pa_writer *out;
    const char *report, *section; // section NULL: none
    struct pa_strbuf name, labels, visible;
    struct pa_index index; // of the labels of one metric
    PA_VEC(struct seen) seen;
};

// ---- Names and labels

static void add_name_part(struct pa_strbuf *name, const char *text)
{
    pa_strbuf_addc(name, '_');
    for (; *text; text++)
        pa_strbuf_addc(name,
                       isalnum((unsigned char)*text) && (unsigned char)*text < 0x80 ? *text : '_');
}

static void set_name(struct metrics *m, const char *table, const char *column)
{
    pa_strbuf_clear(&m->name);
    pa_strbuf_adds(&m->name, "pa");
    add_name_part(&m->name, m->report);
    if (m->section)
        add_name_part(&m->name, m->section);
    if (table)
        add_name_part(&m->name, table);
    add_name_part(&m->name, column);
    pa_strbuf_printf(&m->out->text, "# TYPE %s gauge\n", m->name.text);
    pa_index_release(&m->index);
    m->index = (struct pa_index){0};
    m->seen.count = 0;
}

static void add_label(struct metrics *m, const char *key, const char *text, size_t size)
{
    struct pa_strbuf *out = &m->labels;
    if (out->size)
        pa_strbuf_addc(out, ',');
    for (; *key; key++)
        pa_strbuf_addc(out, isalnum((unsigned char)*key) ? *key : '_');
    pa_strbuf_adds(out, "=\"");
    pa_strbuf_clear(&m->visible);
    pa_visible_line(&m->visible, text, size);
    for (size_t i = 0; i < m->visible.size; i++) {
        if (strchr("\"\\", m->visible.text[i]))
            pa_strbuf_addc(out, '\\');
        pa_strbuf_addc(out, m->visible.text[i]);
    }
    pa_strbuf_addc(out, '"');
}

// How often these labels came before in this metric.
static uint32_t count_before(struct metrics *m)
{
    uint64_t hash = pa_hash_bytes(pa_strbuf_text(&m->labels), m->labels.size);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&m->index, hash); pa_index_at(&m->index, slot, hash, &i);
         slot = pa_index_next(&m->index, slot)) {
        if (i != UINT32_MAX && m->seen.items[i].hash == hash)
            return m->seen.items[i].count++;
    }
    pa_index_add(&m->index, hash, (uint32_t)m->seen.count);
    pa_vec_push(&m->seen, ((struct seen){hash, 1}));
    return 0;
}

// ---- Values

// The double nearest to a whole number times 10^exponent.
static double round_at(double value, double exponent)
{
    char text[400];
    double rounded = value;
    int size =
        snprintf(text, sizeof text, "%.0fe%d", round(value / pow(10, exponent)), (int)exponent);
    if (!isfinite(value) || !isfinite(exponent) || !pa_parse_double(text, (size_t)size, &rounded))
        return value;
    return rounded;
}

static double value_of(const struct pa_cell *cell)
{
    switch (cell->kind) {
    case PA_CELL_COUNT:
    case PA_CELL_QUANTITY:
        return (double)cell->integer;
    case PA_CELL_NUMBER:
    case PA_CELL_RATIO:
    case PA_CELL_DELTA:
        return cell->number;
    case PA_CELL_INTERVAL: {
        double half = (cell->interval.high - cell->interval.low) / 2;
        bool known = isfinite(half) && half > 0;
        return known ? round_at(cell->interval.centre, ceil(log10(half))) : cell->interval.centre;
    }
    case PA_CELL_EMPTY:
    case PA_CELL_TEXT:
        break;
    }
    return NAN;
}

static void add_sample(struct metrics *m, double value)
{
    struct pa_strbuf *out = &m->out->text;
    char text[PA_DOUBLE_TEXT];
    double size = fabs(value);
    if (isnan(value))
        return;
    uint32_t before = count_before(m);
    if (before)
        pa_strbuf_printf(&m->labels, "%srow=\"%u\"", m->labels.size ? "," : "", before + 1);
    if (isfinite(value) && size > 0)
        value = round_at(value, floor(log10(size)) - 2);
    pa_strbuf_adds(out, m->name.text);
    if (m->labels.size)
        pa_strbuf_printf(out, "{%s}", m->labels.text);
    size_t length = pa_format_double_short(value, text);
    pa_strbuf_printf(out, " %.*s\n", (int)length, text);
    pa_writer_spill(m->out);
}

// ---- The document

static bool is_number(const struct pa_column *column)
{
    return column->kind != PA_CELL_TEXT && column->kind != PA_CELL_EMPTY && !column->evidence;
}

static void add_labels(struct metrics *m, const struct pa_row_walk *row, size_t value)
{
    const struct pa_table *t = row->table;
    const char *unit = pa_cell_unit(&row->cells[value], &t->columns[value]);
    bool has_unit = false;
    pa_strbuf_clear(&m->labels);
    for (size_t i = 0; i < t->column_count; i++) {
        const struct pa_cell *cell = &row->cells[i];
        if (t->columns[i].kind != PA_CELL_TEXT || !pa_sees(PA_FOR_DATA, t->columns[i].audience) ||
            cell->kind != PA_CELL_TEXT || cell->size == 0)
            continue;
        has_unit |= strcmp(t->columns[i].key, "unit") == 0;
        add_label(m, t->columns[i].key, cell->text, cell->size);
    }
    if (unit && *unit && !has_unit)
        add_label(m, "unit", unit, strlen(unit));
}

static void add_table(struct metrics *m, const struct pa_table *t)
{
    for (size_t c = 0; c < t->column_count; c++) {
        if (!is_number(&t->columns[c]) || !pa_sees(PA_FOR_DATA, t->columns[c].audience))
            continue;
        set_name(m, t->name, t->columns[c].key);
        struct pa_row_walk walk = pa_row_walk(t);
        while (pa_row_walk_next(&walk)) {
            add_labels(m, &walk, c);
            add_sample(m, value_of(&walk.cells[c]));
        }
    }
}

static void add_facts(struct metrics *m, const struct pa_fact *fact)
{
    for (; (fact = pa_fact_seen(fact, PA_FOR_DATA)); fact = fact->next) {
        if (isnan(value_of(&fact->value)))
            continue;
        set_name(m, NULL, fact->key);
        pa_strbuf_clear(&m->labels);
        if (fact->value.unit && *fact->value.unit)
            add_label(m, "unit", fact->value.unit, strlen(fact->value.unit));
        add_sample(m, value_of(&fact->value));
    }
}

static void add_checks(struct metrics *m, const struct pa_doc *doc)
{
    size_t count[PA_CHECK_ERROR + 1] = {0}, all = 0;
    for (const struct pa_item *i = doc->items; (i = pa_item_seen(i, PA_FOR_DATA)); i = i->next) {
        if (i->kind == PA_ITEM_CHECK) {
            count[i->check.result]++;
            all++;
        }
    }
    if (all == 0)
        return;
    m->section = NULL;
    set_name(m, NULL, "checks");
    for (size_t r = 0; r <= PA_CHECK_ERROR; r++) {
        const char *word = pa_check_word((enum pa_check_result)r);
        pa_strbuf_clear(&m->labels);
        add_label(m, "result", word, strlen(word));
        add_sample(m, (double)count[r]);
    }
}

void pa_print_metrics(const struct pa_doc *doc, const struct pa_print_options *options,
                      struct pa_writer *out)
{
    (void)options;
    struct metrics m = {.out = out, .report = doc->name};
    add_facts(&m, doc->facts);
    for (const struct pa_item *i = doc->items; (i = pa_item_seen(i, PA_FOR_DATA)); i = i->next) {
        if (i->kind == PA_ITEM_SECTION) {
            m.section = i->section.title ? i->section.title : i->section.name;
            add_facts(&m, i->section.facts);
        } else if (i->kind == PA_ITEM_TABLE) {
            add_table(&m, i->table);
        }
    }
    add_checks(&m, doc);
    pa_strbuf_adds(&out->text, "# EOF\n");
    pa_strbuf_release(&m.name);
    pa_strbuf_release(&m.labels);
    pa_strbuf_release(&m.visible);
    pa_index_release(&m.index);
    pa_vec_release(&m.seen);
}
