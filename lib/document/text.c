// SPDX-License-Identifier: Apache-2.0
// Plain text for terminals. Widths count characters, not bytes. Names are kept to the byte but for
// what could harm a terminal or mislead a reader (visible.h).
#include "base/memory.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "document/printing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct text {
    struct pa_writer *out;
    bool colour;
    struct pa_strbuf raw, cell; // scratch
    bool begun;                 // something was printed
    bool after_table;
};

struct layout {
    const struct pa_table *table;
    size_t *widths; // in characters, by column
};

static void humanise(struct text *text, const struct pa_cell *cell, const struct pa_column *column)
{
    pa_strbuf_clear(&text->raw);
    pa_strbuf_clear(&text->cell);
    pa_cell_humanise(&text->raw, cell, column);
    pa_visible_text(&text->cell, pa_strbuf_text(&text->raw), text->raw.size);
}

static void add_line(struct text *text, const char *prefix, const char *line)
{
    pa_strbuf_adds(&text->out->text, prefix);
    pa_visible_text(&text->out->text, line, strlen(line));
    pa_strbuf_addc(&text->out->text, '\n');
    pa_writer_spill(text->out);
    text->begun = true;
}

static void add_blank_line(struct text *text)
{
    if (text->begun)
        pa_strbuf_addc(&text->out->text, '\n');
}

static void add_facts(struct text *text, const struct pa_fact *fact)
{
    for (; (fact = pa_fact_seen(fact, PA_FOR_TEXT)); fact = fact->next) {
        humanise(text, &fact->value, NULL);
        const char *title = pa_fact_title(fact);
        pa_visible_text(&text->out->text, title, strlen(title));
        pa_strbuf_adds(&text->out->text, ": ");
        pa_strbuf_add(&text->out->text, pa_strbuf_text(&text->cell), text->cell.size);
        pa_strbuf_addc(&text->out->text, '\n');
        text->begun = true;
    }
}

static bool needs_measure(const struct pa_column *column)
{
    return column->width == 0 && pa_sees(PA_FOR_TEXT, column->audience);
}

static void measure_rows(struct text *text, const struct layout *layout)
{
    const struct pa_table *table = layout->table;
    struct pa_row_walk walk = pa_row_walk(table);
    while (pa_row_walk_next(&walk)) {
        for (size_t i = 0; i < table->column_count; i++) {
            if (!needs_measure(&table->columns[i]))
                continue;
            humanise(text, &walk.cells[i], &table->columns[i]);
            size_t width = pa_utf8_count(pa_strbuf_text(&text->cell), text->cell.size);
            if (width > layout->widths[i])
                layout->widths[i] = width;
        }
    }
}

// What comes last and to the left needs no width; rows that are made once cannot be measured.
static bool is_free(const struct pa_table *table, size_t column)
{
    for (size_t i = column + 1; i < table->column_count; i++) {
        if (pa_sees(PA_FOR_TEXT, table->columns[i].audience))
            return false;
    }
    return pa_column_is_left(&table->columns[column]);
}

static struct layout lay_out(struct text *text, const struct pa_table *table)
{
    struct layout layout = {table, pa_xcalloc(table->column_count + 1, sizeof(size_t))};
    bool measure = false;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct pa_column *column = &table->columns[i];
        const char *title = pa_column_title(column);
        layout.widths[i] = column->width ? column->width : pa_utf8_count(title, strlen(title));
        measure |= needs_measure(column) && !is_free(table, i);
    }
    if (measure && !table->source.next)
        measure_rows(text, &layout);
    return layout;
}

// Blanks are owed until something follows them, so that no line ends in blanks of ours.
static void add_padded(struct pa_strbuf *out, const struct pa_strbuf *cell, size_t width, bool left,
                       size_t *owed)
{
    size_t characters = pa_utf8_count(pa_strbuf_text(cell), cell->size);
    size_t padding = width > characters ? width - characters : 0;
    if (!left)
        *owed += padding;
    if (cell->size) {
        pa_strbuf_fill(out, ' ', *owed);
        pa_strbuf_add(out, cell->text, cell->size);
        *owed = 0;
    }
    if (left)
        *owed += padding;
}

// Eighths of a character, so that short bars differ.
static void add_bar(struct text *text, const struct pa_cell *cell, unsigned length, size_t *owed)
{
    static const char *const PARTS[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    double share = cell->kind == PA_CELL_RATIO ? fabs(cell->number) : 0;
    unsigned eighths = share > 0 ? (unsigned)lround(fmin(share, 1) * length * 8) : 0;
    pa_strbuf_clear(&text->cell);
    for (unsigned i = 0; i < eighths / 8; i++)
        pa_strbuf_adds(&text->cell, "█");
    pa_strbuf_adds(&text->cell, PARTS[eighths % 8]);
    *owed += 1;
    add_padded(&text->out->text, &text->cell, length, true, owed);
}

static void add_header(struct text *text, const struct layout *layout)
{
    size_t owed = 0;
    bool first = true;
    for (size_t i = 0; i < layout->table->column_count; i++) {
        const struct pa_column *column = &layout->table->columns[i];
        const char *title = pa_column_title(column);
        if (!pa_sees(PA_FOR_TEXT, column->audience))
            continue;
        owed += first ? 0 : column->gap ? column->gap : 2;
        first = false;
        pa_strbuf_clear(&text->cell);
        pa_visible_text(&text->cell, title, strlen(title));
        add_padded(&text->out->text, &text->cell, layout->widths[i], pa_column_is_left(column),
                   &owed);
        owed += column->bar ? column->bar + 1 : 0;
    }
    pa_strbuf_addc(&text->out->text, '\n');
}

static void add_row(struct text *text, const struct layout *layout, const struct pa_cell *cells)
{
    size_t owed = 0;
    bool first = true;
    for (size_t i = 0; i < layout->table->column_count; i++) {
        const struct pa_column *column = &layout->table->columns[i];
        if (!pa_sees(PA_FOR_TEXT, column->audience))
            continue;
        owed += first ? 0 : column->gap ? column->gap : 2;
        first = false;
        humanise(text, &cells[i], column);
        add_padded(&text->out->text, &text->cell, layout->widths[i], pa_column_is_left(column),
                   &owed);
        if (column->bar)
            add_bar(text, &cells[i], column->bar, &owed);
    }
}

static const char *colour_of(const char *class)
{
    static const char *const COLOURS[][2] = {{"regressed", "\x1b[31m"}, {"failed", "\x1b[31m"},
                                             {"improved", "\x1b[32m"},  {"passed", "\x1b[32m"},
                                             {"noise", "\x1b[2m"},      {"skipped", "\x1b[2m"}};
    for (size_t i = 0; class && i < sizeof COLOURS / sizeof COLOURS[0]; i++) {
        if (strcmp(COLOURS[i][0], class) == 0)
            return COLOURS[i][1];
    }
    return NULL;
}

static void add_rows(struct text *text, const struct layout *layout)
{
    struct pa_row_walk walk = pa_row_walk(layout->table);
    while (pa_row_walk_next(&walk)) {
        const char *colour = text->colour ? colour_of(walk.class) : NULL;
        if (colour)
            pa_strbuf_adds(&text->out->text, colour);
        add_row(text, layout, walk.cells);
        pa_strbuf_adds(&text->out->text, colour ? "\x1b[0m\n" : "\n");
        pa_writer_spill(text->out);
    }
}

static void add_table(struct text *text, const struct pa_table *table)
{
    if (text->after_table || table->title)
        add_blank_line(text);
    if (table->title)
        add_line(text, "", table->title);
    add_facts(text, table->facts);
    struct layout layout = lay_out(text, table);
    add_header(text, &layout);
    add_rows(text, &layout);
    free(layout.widths);
    for (const struct pa_note *note = table->notes; note; note = note->next)
        add_line(text, "", note->text);
    text->begun = true;
}

static void add_check(struct text *text, const struct pa_check *check)
{
    struct pa_strbuf line = {0};
    pa_strbuf_printf(&line, "%s: %s%s%s", pa_check_word(check->result),
                     check->group ? check->group : "", check->group ? ": " : "", check->name);
    if (check->message)
        pa_strbuf_printf(&line, ": %s", check->message);
    add_line(text, "", pa_strbuf_text(&line));
    pa_strbuf_release(&line);
    if (check->details)
        add_line(text, "", check->details);
}

static void add_verbatim(struct text *text, const struct pa_item *item)
{
    if (item->text)
        pa_visible_text(&text->out->text, item->text, strlen(item->text));
    if (item->lines.start)
        item->lines.start(item->lines.state);
    while (item->lines.next && item->lines.next(item->lines.state, &text->out->text))
        pa_writer_spill(text->out);
    text->begun = true;
}

// The title has a mark of its own: what follows has headings.
static void add_section(struct text *text, const struct pa_section *section)
{
    if (section->title) {
        add_blank_line(text);
        add_line(text, "== ", section->title);
    }
    add_facts(text, section->facts);
}

static void add_item(struct text *text, const struct pa_item *item)
{
    switch (item->kind) {
    case PA_ITEM_HEADING:
        add_blank_line(text);
        add_line(text, "", item->text);
        break;
    case PA_ITEM_PARAGRAPH:
        add_line(text, "", item->text);
        break;
    case PA_ITEM_WARNING:
        add_line(text, "warning: ", item->text);
        break;
    case PA_ITEM_VERBATIM:
        add_verbatim(text, item);
        break;
    case PA_ITEM_TABLE:
        add_table(text, item->table);
        break;
    case PA_ITEM_CHECK:
        add_check(text, &item->check);
        break;
    case PA_ITEM_SECTION:
        add_section(text, &item->section);
        break;
    case PA_ITEM_FIGURE: // nothing that text could show
        break;
    }
    text->after_table = item->kind == PA_ITEM_TABLE;
}

void pa_print_text(const struct pa_doc *doc, const struct pa_print_options *options,
                   struct pa_writer *out)
{
    struct text text = {.out = out, .colour = options->color};
    add_facts(&text, doc->facts);
    for (const struct pa_item *i = doc->items; (i = pa_item_seen(i, PA_FOR_TEXT)); i = i->next)
        add_item(&text, i);
    pa_strbuf_release(&text.raw);
    pa_strbuf_release(&text.cell);
}
