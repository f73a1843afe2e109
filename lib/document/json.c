// SPDX-License-Identifier: Apache-2.0
// One JSON object, described in docs/json.md. Integers are exact, numbers that JSON lacks (NaN,
// infinities) are null. Each row is on a line of its own.
#include "base/escape.h"
#include "base/number.h"
#include "document/printing.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static const char *const KINDS[] = {"empty",  "text",  "count", "quantity",
                                    "number", "ratio", "delta", "interval"};

static void add_string(struct pa_strbuf *out, const char *text)
{
    if (text)
        pa_escape_json(out, text, strlen(text));
    else
        pa_strbuf_adds(out, "null");
}

// ", "key": " with a comma where needed.
static void add_key(struct pa_strbuf *out, const char *separator, const char *key)
{
    pa_strbuf_adds(out, separator);
    add_string(out, key);
    pa_strbuf_adds(out, ": ");
}

static void add_number(struct pa_strbuf *out, double value)
{
    char digits[PA_DOUBLE_TEXT];
    if (isfinite(value))
        pa_strbuf_add(out, digits, pa_format_double(value, digits));
    else
        pa_strbuf_adds(out, "null");
}

static void add_interval(struct pa_strbuf *out, const struct pa_cell *cell)
{
    pa_strbuf_adds(out, "{\"low\": ");
    add_number(out, cell->interval.low);
    pa_strbuf_adds(out, ", \"centre\": ");
    add_number(out, cell->interval.centre);
    pa_strbuf_adds(out, ", \"high\": ");
    add_number(out, cell->interval.high);
    pa_strbuf_addc(out, '}');
}

static void add_raw(struct pa_strbuf *out, const struct pa_cell *cell)
{
    switch (cell->kind) {
    case PA_CELL_EMPTY:
        pa_strbuf_adds(out, "null");
        break;
    case PA_CELL_TEXT:
        pa_escape_json(out, cell->text, cell->size);
        break;
    case PA_CELL_COUNT:
    case PA_CELL_QUANTITY:
        pa_strbuf_printf(out, "%" PRId64, cell->integer);
        break;
    case PA_CELL_NUMBER:
    case PA_CELL_RATIO:
    case PA_CELL_DELTA:
        add_number(out, cell->number);
        break;
    case PA_CELL_INTERVAL:
        add_interval(out, cell);
        break;
    }
}

static void add_with_unit(struct pa_strbuf *out, const struct pa_cell *cell)
{
    pa_strbuf_adds(out, "{\"value\": ");
    add_raw(out, cell);
    add_key(out, ", ", "unit");
    add_string(out, cell->unit);
    pa_strbuf_addc(out, '}');
}

static void add_facts(struct pa_strbuf *out, const struct pa_fact *fact)
{
    const char *separator = "";
    pa_strbuf_addc(out, '{');
    for (; (fact = pa_fact_seen(fact, PA_FOR_DATA)); fact = fact->next) {
        add_key(out, separator, fact->key);
        if (fact->value.unit)
            add_with_unit(out, &fact->value);
        else
            add_raw(out, &fact->value);
        separator = ", ";
    }
    pa_strbuf_addc(out, '}');
}

static void add_columns(struct pa_strbuf *out, const struct pa_table *table)
{
    const char *separator = "";
    for (size_t i = 0; i < table->column_count; i++) {
        const struct pa_column *column = &table->columns[i];
        if (!pa_sees(PA_FOR_DATA, column->audience))
            continue;
        pa_strbuf_adds(out, separator);
        add_key(out, "\n        {", "key");
        add_string(out, column->key);
        add_key(out, ", ", "title");
        add_string(out, pa_column_title(column));
        add_key(out, ", ", "kind");
        add_string(out, KINDS[column->kind]);
        add_key(out, ", ", "unit");
        add_string(out, column->mixed_units ? NULL : column->unit);
        add_key(out, ", ", "mixed_units");
        pa_strbuf_adds(out, column->mixed_units ? "true}" : "false}");
        separator = ",";
    }
}

static void add_row(struct pa_strbuf *out, const struct pa_row_walk *row)
{
    const char *separator = "\n        {";
    if (pa_table_classed(row->table)) {
        add_key(out, separator, "_class");
        add_string(out, row->class);
        separator = ", ";
    }
    for (size_t i = 0; i < row->table->column_count; i++) {
        const struct pa_column *column = &row->table->columns[i];
        if (!pa_sees(PA_FOR_DATA, column->audience))
            continue;
        add_key(out, separator, column->key);
        if (column->mixed_units && row->cells[i].kind != PA_CELL_EMPTY)
            add_with_unit(out, &row->cells[i]);
        else
            add_raw(out, &row->cells[i]);
        separator = ", ";
    }
    pa_strbuf_adds(out, *separator == ',' ? "}" : "\n        {}");
}

static void add_rows(struct pa_writer *out, const struct pa_table *table)
{
    struct pa_row_walk walk = pa_row_walk(table);
    const char *separator = "";
    while (pa_row_walk_next(&walk)) {
        pa_strbuf_adds(&out->text, separator);
        add_row(&out->text, &walk);
        pa_writer_spill(out);
        separator = ",";
    }
}

static void add_table(struct pa_writer *out, const struct pa_table *table, const char *section)
{
    struct pa_strbuf *text = &out->text;
    add_key(text, "\n    {\n      ", "name");
    add_string(text, table->name);
    add_key(text, ",\n      ", "title");
    add_string(text, table->title);
    add_key(text, ",\n      ", "section");
    add_string(text, section);
    add_key(text, ",\n      ", "facts");
    add_facts(text, table->facts);
    add_key(text, ",\n      ", "columns");
    pa_strbuf_addc(text, '[');
    add_columns(text, table);
    add_key(text, "\n      ],\n      ", "rows");
    pa_strbuf_addc(text, '[');
    add_rows(out, table);
    add_key(text, "\n      ],\n      ", "notes");
    pa_strbuf_addc(text, '[');
    for (const struct pa_note *note = table->notes; note; note = note->next) {
        pa_strbuf_adds(text, note == table->notes ? "" : ", ");
        add_string(text, note->text);
    }
    pa_strbuf_adds(text, "]\n    }");
}

// The next item of the same section that data readers see; NULL at its end.
static const struct pa_item *in_section(const struct pa_item *item)
{
    item = pa_item_seen(item, PA_FOR_DATA);
    return item && item->kind != PA_ITEM_SECTION ? item : NULL;
}

static void add_tables(struct pa_writer *out, const struct pa_item *items)
{
    const char *separator = "", *section = NULL;
    add_key(&out->text, ",\n  ", "tables");
    pa_strbuf_addc(&out->text, '[');
    for (const struct pa_item *i = items; (i = in_section(i)); i = i->next) {
        if (i->kind == PA_ITEM_HEADING)
            section = i->text;
        if (i->kind != PA_ITEM_TABLE)
            continue;
        pa_strbuf_adds(&out->text, separator);
        add_table(out, i->table, section);
        separator = ",";
    }
    pa_strbuf_addc(&out->text, ']');
}

static void add_figure(struct pa_strbuf *out, const struct pa_figure *figure)
{
    add_key(out, "{", "name");
    add_string(out, figure->name);
    add_key(out, ", ", "title");
    add_string(out, figure->title);
    pa_strbuf_addc(out, '}');
}

static void add_check(struct pa_strbuf *out, const struct pa_check *check)
{
    add_key(out, "{", "group");
    add_string(out, check->group);
    add_key(out, ", ", "name");
    add_string(out, check->name);
    add_key(out, ", ", "result");
    add_string(out, pa_check_word(check->result));
    add_key(out, ", ", "message");
    add_string(out, check->message);
    add_key(out, ", ", "details");
    add_string(out, check->details);
    pa_strbuf_addc(out, '}');
}

// All items of one kind that are no tables.
static void add_list(struct pa_writer *out, const struct pa_item *items, const char *key,
                     enum pa_item_kind kind)
{
    const char *separator = "\n    ";
    add_key(&out->text, ",\n  ", key);
    pa_strbuf_addc(&out->text, '[');
    for (const struct pa_item *i = items; (i = in_section(i)); i = i->next) {
        if (i->kind != kind)
            continue;
        pa_strbuf_adds(&out->text, separator);
        separator = ",\n    ";
        if (kind == PA_ITEM_FIGURE)
            add_figure(&out->text, &i->figure);
        else if (kind == PA_ITEM_CHECK)
            add_check(&out->text, &i->check);
        else
            add_string(&out->text, i->text);
        pa_writer_spill(out);
    }
    pa_strbuf_adds(&out->text, *separator == ',' ? "\n  ]" : "]");
}

// The members of a report, alone or in another one; `items` up to the next section are its own.
static void add_report(struct pa_writer *out, const struct pa_section *report,
                       const struct pa_item *items)
{
    pa_strbuf_printf(&out->text, "{\n  \"schema\": \"pa.%s/%d\"", report->name, report->version);
    add_key(&out->text, ",\n  ", "title");
    add_string(&out->text, report->title);
    add_key(&out->text, ",\n  ", "facts");
    add_facts(&out->text, report->facts);
    add_list(out, items, "notes", PA_ITEM_PARAGRAPH);
    add_list(out, items, "warnings", PA_ITEM_WARNING);
    add_tables(out, items);
    add_list(out, items, "figures", PA_ITEM_FIGURE);
    add_list(out, items, "checks", PA_ITEM_CHECK);
}

static const struct pa_item *next_section(const struct pa_item *item)
{
    while ((item = pa_item_seen(item, PA_FOR_DATA)) && item->kind != PA_ITEM_SECTION)
        item = item->next;
    return item;
}

static void add_sections(struct pa_writer *out, const struct pa_item *section)
{
    const char *separator = "\n";
    add_key(&out->text, ",\n  ", "sections");
    pa_strbuf_addc(&out->text, '[');
    for (; section; section = next_section(section->next)) {
        pa_strbuf_adds(&out->text, separator);
        add_report(out, &section->section, section->next);
        pa_strbuf_addc(&out->text, '}');
        separator = ",\n";
    }
    pa_strbuf_addc(&out->text, ']');
}

void pa_print_json(const struct pa_doc *doc, const struct pa_print_options *options,
                   struct pa_writer *out)
{
    (void)options;
    const struct pa_section whole = {
        .name = doc->name, .version = doc->version, .title = doc->title, .facts = doc->facts};
    const struct pa_item *section = next_section(doc->items);
    add_report(out, &whole, doc->items);
    if (section)
        add_sections(out, section);
    pa_strbuf_adds(&out->text, "\n}\n");
}
