// SPDX-License-Identifier: Apache-2.0
// Plain text for terminals. Widths count characters, not bytes. Names are kept to the byte but for
// what could harm a terminal or mislead a reader (visible.h).
#include "base/memory.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "document/fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct text {
    struct pa_writer *out;
    bool colour;
    size_t width; // of a line; 0: any
    pa_shorten_name *shorten;
    struct pa_strbuf raw, cell; // scratch
    bool begun;                 // something was printed
    bool after_table;
};

struct layout {
    const struct pa_table *table;
    size_t *widths; // in characters, by column
    struct pa_fit fit;
    bool short_names; // of all cells alike
};

static void humanise(struct text *text, const struct pa_cell *cell, const struct pa_column *column)
{
    pa_strbuf_clear(&text->raw);
    pa_strbuf_clear(&text->cell);
    pa_cell_humanise(&text->raw, cell, column);
    pa_visible_line(&text->cell, pa_strbuf_text(&text->raw), text->raw.size);
}

static void add_line(struct text *text, const char *prefix, const char *line)
{
    pa_strbuf_adds(&text->out->text, prefix);
    if (text->width) {
        pa_strbuf_clear(&text->cell);
        pa_visible_text(&text->cell, line, strlen(line));
        size_t taken = strlen(prefix), room = text->width > taken ? text->width - taken : 1;
        pa_fit_words(&text->out->text, pa_strbuf_text(&text->cell), text->cell.size, room);
    } else {
        pa_visible_text(&text->out->text, line, strlen(line));
    }
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
            if (layout->short_names && table->columns[i].names)
                pa_fit_cell(&text->cell, 0, text->shorten);
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

// Where full names have no room, all of the table are short.
static void fit(struct text *text, struct layout *layout)
{
    const struct pa_table *table = layout->table;
    layout->short_names = text->shorten && pa_fit_needed(&layout->fit, table) > text->width;
    for (size_t i = 0; layout->short_names && !table->source.next && i < table->column_count; i++) {
        const char *title = pa_column_title(&table->columns[i]);
        if (table->columns[i].names && table->columns[i].width == 0)
            layout->widths[i] = pa_utf8_count(title, strlen(title));
    }
    if (layout->short_names && !table->source.next)
        measure_rows(text, layout);
    pa_fit_table(&layout->fit, table);
}

static struct layout lay_out(struct text *text, const struct pa_table *table)
{
    struct layout layout = {.table = table,
                            .widths = pa_xcalloc(table->column_count + 1, sizeof(size_t)),
                            .fit = {.width = text->width, .bars = true}};
    bool measure = false;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct pa_column *column = &table->columns[i];
        const char *title = pa_column_title(column);
        layout.widths[i] = column->width ? column->width : pa_utf8_count(title, strlen(title));
        measure |= needs_measure(column) && (text->width || !is_free(table, i));
        // Rows that are made once: the last column takes what is left.
        if (text->width && table->source.next && is_free(table, i))
            layout.widths[i] = text->width;
    }
    if (measure && !table->source.next)
        measure_rows(text, &layout);
    layout.fit.widths = layout.widths;
    layout.fit.hidden = pa_xcalloc(table->column_count + 1, sizeof(bool));
    if (text->width)
        fit(text, &layout);
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

static void fit_cell(struct text *text, const struct layout *layout, size_t column, bool names)
{
    const struct pa_column *c = &layout->table->columns[column];
    if (names && layout->short_names)
        pa_fit_cell(&text->cell, 0, text->shorten);
    if (text->width && c->kind == PA_CELL_TEXT && c->width == 0)
        pa_fit_cell(&text->cell, layout->widths[column], NULL);
}

static void add_header(struct text *text, const struct layout *layout)
{
    size_t owed = 0;
    bool first = true;
    for (size_t i = 0; i < layout->table->column_count; i++) {
        const struct pa_column *column = &layout->table->columns[i];
        const char *title = pa_column_title(column);
        if (!pa_fit_shows(&layout->fit, layout->table, i))
            continue;
        owed += first ? 0 : column->gap ? column->gap : 2;
        first = false;
        pa_strbuf_clear(&text->cell);
        pa_visible_text(&text->cell, title, strlen(title));
        fit_cell(text, layout, i, false);
        add_padded(&text->out->text, &text->cell, layout->widths[i], pa_column_is_left(column),
                   &owed);
        owed += column->bar && layout->fit.bars ? column->bar + 1 : 0;
    }
    pa_strbuf_addc(&text->out->text, '\n');
}

static void add_row(struct text *text, const struct layout *layout, const struct pa_cell *cells)
{
    size_t owed = 0;
    bool first = true;
    for (size_t i = 0; i < layout->table->column_count; i++) {
        const struct pa_column *column = &layout->table->columns[i];
        if (!pa_fit_shows(&layout->fit, layout->table, i))
            continue;
        owed += first ? 0 : column->gap ? column->gap : 2;
        first = false;
        humanise(text, &cells[i], column);
        fit_cell(text, layout, i, column->names);
        add_padded(&text->out->text, &text->cell, layout->widths[i], pa_column_is_left(column),
                   &owed);
        if (column->bar && layout->fit.bars)
            add_bar(text, &cells[i], column->bar, &owed);
    }
}

static const char *colour_of(const char *class)
{
    // One pair that the colour-blind tell apart as well; what is new stands out most.
    static const char WORSE[] = "\x1b[38;5;208m", BETTER[] = "\x1b[38;5;39m", PALE[] = "\x1b[2m";
    static const struct {
        const char *class, *colour;
    } COLOURS[] = {{"regressed", WORSE}, {"failed", WORSE},  {"error", WORSE},
                   {"missing", WORSE},   {"worse", WORSE},   {"new", "\x1b[1;38;5;208m"},
                   {"improved", BETTER}, {"passed", BETTER}, {"better", BETTER},
                   {"gone", BETTER},     {"noise", PALE},    {"unproved", PALE},
                   {"likely", PALE},     {"unknown", PALE},  {"skipped", PALE}};
    for (size_t i = 0; class && i < sizeof COLOURS / sizeof *COLOURS; i++) {
        if (strcmp(COLOURS[i].class, class) == 0)
            return COLOURS[i].colour;
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

// What a narrow terminal leaves out is said.
static void add_hidden(struct text *text, const struct layout *layout)
{
    struct pa_strbuf line = {0};
    for (size_t i = 0; i < layout->table->column_count; i++) {
        if (layout->fit.hidden[i])
            pa_strbuf_printf(&line, "%s%s", line.size ? ", " : "no room for: ",
                             pa_column_title(&layout->table->columns[i]));
    }
    if (line.size)
        add_line(text, "", line.text);
    pa_strbuf_release(&line);
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
    add_hidden(text, &layout);
    free(layout.widths);
    free(layout.fit.hidden);
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

// Lines that a terminal has no room for, cut one by one.
static void add_fitted(struct text *text, const char *lines)
{
    while (*lines) {
        size_t size = strcspn(lines, "\n");
        pa_strbuf_clear(&text->cell);
        pa_visible_text(&text->cell, lines, size);
        pa_fit_line(&text->cell, text->width, text->shorten);
        pa_strbuf_add(&text->out->text, pa_strbuf_text(&text->cell), text->cell.size);
        lines += size;
        if (*lines)
            pa_strbuf_addc(&text->out->text, *lines++);
    }
    pa_writer_spill(text->out);
}

static void add_verbatim(struct text *text, const struct pa_item *item)
{
    struct pa_strbuf lines = {0};
    if (item->text && text->width)
        add_fitted(text, item->text);
    else if (item->text)
        pa_visible_text(&text->out->text, item->text, strlen(item->text));
    if (item->lines.start)
        item->lines.start(item->lines.state);
    while (item->lines.next &&
           item->lines.next(item->lines.state, text->width ? &lines : &text->out->text)) {
        add_fitted(text, pa_strbuf_text(&lines));
        pa_strbuf_clear(&lines);
    }
    pa_strbuf_release(&lines);
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
    struct text text = {
        .out = out, .colour = options->color, .width = options->width, .shorten = options->shorten};
    add_facts(&text, doc->facts);
    for (const struct pa_item *i = doc->items; (i = pa_item_seen(i, PA_FOR_TEXT)); i = i->next)
        add_item(&text, i);
    pa_strbuf_release(&text.raw);
    pa_strbuf_release(&text.cell);
}
