// SPDX-License-Identifier: Apache-2.0
// One self-contained page: no network, readable without scripts, light and dark. The script only
// sorts and searches tables. Everything that comes from a document goes through add_text(), but for
// figures, which are SVG of our own painters.
#include "document/html.h"
#include "base/escape.h"
#include "base/number.h"
#include "base/visible.h"
#include "document/printing.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

extern const unsigned char pa_asset_report_css[], pa_asset_report_js[];
extern const unsigned long pa_asset_report_css_size, pa_asset_report_js_size;

struct html {
    struct pa_writer *out;
    struct pa_strbuf raw, line; // scratch
    bool in_details, in_checks, in_section;
    size_t tables; // so far
    struct pa_html_options how;
    const char *anchor; // of the section at hand; NULL: none
};

static void add_text(struct html *html, const char *text, size_t size)
{
    pa_strbuf_clear(&html->line);
    pa_visible_line(&html->line, text, size);
    pa_escape_xml(&html->out->text, pa_strbuf_text(&html->line), html->line.size);
}

static void add_element(struct html *html, const char *start, const char *text, const char *end)
{
    pa_strbuf_adds(&html->out->text, start);
    add_text(html, text, strlen(text));
    pa_strbuf_adds(&html->out->text, end);
    pa_writer_spill(html->out);
}

// Several lines keep their ends.
static void add_lines(struct html *html, const char *start, const char *text, const char *end)
{
    pa_strbuf_adds(&html->out->text, start);
    while (*text) {
        size_t size = strcspn(text, "\n");
        add_text(html, text, size);
        text += size + (text[size] == '\n');
        pa_strbuf_adds(&html->out->text, *text ? "\n" : "");
    }
    pa_strbuf_adds(&html->out->text, end);
}

static void add_value(struct html *html, const struct pa_cell *cell, const struct pa_column *column)
{
    bool link = pa_href_is_safe(cell->href);
    pa_strbuf_clear(&html->raw);
    pa_cell_humanise(&html->raw, cell, column);
    if (link)
        add_element(html, "<a href=\"", cell->href, "\">");
    add_text(html, pa_strbuf_text(&html->raw), html->raw.size);
    pa_strbuf_adds(&html->out->text, link ? "</a>" : "");
}

static void add_facts(struct html *html, const struct pa_fact *fact)
{
    if (!(fact = pa_fact_seen(fact, PA_FOR_PAGES)))
        return;
    pa_strbuf_adds(&html->out->text, "<dl>\n");
    for (; (fact = pa_fact_seen(fact, PA_FOR_PAGES)); fact = fact->next) {
        add_element(html, "<dt>", pa_fact_title(fact), "</dt><dd>");
        add_value(html, &fact->value, NULL);
        pa_strbuf_adds(&html->out->text, "</dd>\n");
    }
    pa_strbuf_adds(&html->out->text, "</dl>\n");
}

// The value to sort by; nothing for text, which sorts as it is, and for what is not known.
static void add_sort_key(struct pa_strbuf *out, const struct pa_cell *cell)
{
    char digits[PA_DOUBLE_TEXT];
    double number = cell->kind == PA_CELL_INTERVAL ? cell->interval.centre : cell->number;
    if (cell->kind == PA_CELL_COUNT || cell->kind == PA_CELL_QUANTITY) {
        pa_strbuf_printf(out, " data-v=%" PRId64, cell->integer);
    } else if (cell->kind >= PA_CELL_NUMBER && !isnan(number)) {
        snprintf(digits, sizeof digits, "%.7g", number); // enough for an order
        pa_strbuf_printf(out, " data-v=%s",
                         isinf(number) ? number < 0 ? "-1e999" : "1e999" : digits);
    }
}

// The row's first share is a bar behind its last name, so that it is under no digits.
static void add_bar(struct pa_strbuf *out, const struct pa_row_walk *row)
{
    for (size_t i = 0; i < row->table->column_count; i++) {
        const struct pa_cell *cell = &row->cells[i];
        if (cell->kind != PA_CELL_RATIO || !pa_sees(PA_FOR_PAGES, row->table->columns[i].audience))
            continue;
        if (isfinite(cell->number))
            pa_strbuf_printf(out, " style=\"--share:%.2f%%\"", fmin(fabs(cell->number), 1) * 100);
        return;
    }
}

// Texts to the left; the last column of those that pages show.
static bool is_last_name(const struct pa_table *table, size_t column)
{
    size_t last = column;
    for (size_t i = column; i < table->column_count; i++) {
        if (pa_sees(PA_FOR_PAGES, table->columns[i].audience))
            last = i;
    }
    return last == column && table->columns[column].kind == PA_CELL_TEXT &&
           pa_column_is_left(&table->columns[column]);
}

// Whether a text is a line of block characters, which makes no sense in two.
static bool is_sparkline(const struct pa_cell *cell)
{
    const char *text = cell->kind == PA_CELL_TEXT ? cell->text : NULL;
    return text && *text &&
           text[strspn(text, " ▁▂▃▄▅▆▇█")] == '\0'; // their bytes have no other use
}

static void add_cell(struct html *html, const struct pa_row_walk *row, size_t at)
{
    const struct pa_cell *cell = &row->cells[at];
    const struct pa_column *column = &row->table->columns[at];
    struct pa_strbuf *out = &html->out->text;
    bool left = pa_column_is_left(column);
    pa_strbuf_adds(out, column->kind == PA_CELL_RATIO          ? "<td class=\"n share\""
                        : is_sparkline(cell)                   ? "<td class=\"name spark\""
                        : left && column->kind == PA_CELL_TEXT ? "<td class=name"
                        : left                                 ? "<td"
                                                               : "<td class=n");
    if (!html->how.pictures && is_last_name(row->table, at))
        add_bar(out, row);
    add_sort_key(out, cell);
    pa_strbuf_addc(out, '>');
    add_value(html, cell, column);
    // HTML needs no ends of cells and rows, and tables are half of a page.
}

static void add_heading_text(struct html *html, unsigned level, const char *text)
{
    pa_strbuf_printf(&html->out->text, "<h%u>", level + html->how.deeper);
    add_text(html, text, strlen(text));
    pa_strbuf_printf(&html->out->text, "</h%u>\n", level + html->how.deeper);
}

static void add_row(struct html *html, const struct pa_row_walk *row)
{
    struct pa_strbuf *out = &html->out->text;
    if (row->class)
        add_element(html, "<tr class=\"", row->class, "\">");
    else
        pa_strbuf_adds(out, "<tr>");
    for (size_t i = 0; i < row->table->column_count; i++) {
        if (pa_sees(PA_FOR_PAGES, row->table->columns[i].audience))
            add_cell(html, row, i);
    }
    pa_strbuf_addc(out, '\n');
    pa_writer_spill(html->out);
}

static const char *head_of(const struct pa_column *column)
{
    return *pa_column_title(column) ? pa_column_title(column) : column->key;
}

// The heads once more, as what stands above the cells of a narrow screen (report.css). In a string
// of CSS any character may stand by its number.
static void add_stacked_heads(struct html *html, const struct pa_table *table)
{
    struct pa_strbuf *out = &html->out->text;
    pa_strbuf_adds(out, "<style>");
    for (size_t i = 0, child = 1; i < table->column_count; i++) {
        if (!pa_sees(PA_FOR_PAGES, table->columns[i].audience))
            continue;
        pa_strbuf_printf(out, "#t%zu td:nth-child(%zu){--head:\"", html->tables, child++);
        for (const char *c = head_of(&table->columns[i]); *c; c++) {
            if (strchr("\"\\<", *c) || (unsigned char)*c < ' ')
                pa_strbuf_printf(out, "\\%x ", (unsigned)*c);
            else
                pa_strbuf_addc(out, *c);
        }
        pa_strbuf_adds(out, "\"}");
    }
    pa_strbuf_adds(out, "</style>\n");
}

static void add_header(struct html *html, const struct pa_table *table)
{
    pa_strbuf_adds(&html->out->text, "<thead><tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        const struct pa_column *column = &table->columns[i];
        if (!pa_sees(PA_FOR_PAGES, column->audience))
            continue;
        add_element(html, pa_column_is_left(column) ? "<th scope=col>" : "<th scope=col class=n>",
                    head_of(column), "</th>");
    }
    pa_strbuf_adds(&html->out->text, "</tr></thead>\n<tbody>\n");
}

static void add_table(struct html *html, const struct pa_table *table)
{
    add_facts(html, table->facts);
    html->tables++;
    if (html->how.stacks) {
        add_stacked_heads(html, table);
        pa_strbuf_printf(&html->out->text, "<div class=\"table\"><table id=t%zu>\n", html->tables);
    } else {
        pa_strbuf_adds(&html->out->text, "<div class=\"table\"><table>\n");
    }
    if (table->title)
        add_element(html, "<caption>", table->title, "</caption>\n");
    add_header(html, table);
    struct pa_row_walk walk = pa_row_walk(table);
    bool cut = html->how.cut && strcmp(table->name, html->how.cut) == 0;
    size_t rows = 0;
    for (; pa_row_walk_next(&walk); rows++) {
        if (!cut || rows < html->how.most_rows)
            add_row(html, &walk);
    }
    pa_strbuf_adds(&html->out->text, "</tbody>\n</table></div>\n");
    if (cut && rows > html->how.most_rows)
        pa_strbuf_printf(&html->out->text,
                         "<p class=\"note\">%zu more rows are in the JSON of the report</p>\n",
                         rows - html->how.most_rows);
    for (const struct pa_note *note = table->notes; note; note = note->next)
        add_element(html, "<p class=\"note\">", note->text, "</p>\n");
}

static void end_details(struct html *html)
{
    pa_strbuf_adds(&html->out->text, html->in_details ? "</details>\n" : "");
    html->in_details = false;
}

static void add_heading(struct html *html, const struct pa_item *item)
{
    end_details(html);
    if (item->folded)
        add_element(html, "<details>\n<summary>", item->text, "</summary>\n");
    else
        add_heading_text(html, 2, item->text);
    html->in_details = item->folded;
}

void pa_html_picture_name(const char *anchor, const char *figure, struct pa_strbuf *out)
{
    pa_strbuf_printf(out, "%s%s%s.svg", anchor ? anchor : "", anchor ? "-" : "", figure);
}

// A picture in a file of its own, and a link to it.
static void add_picture(struct html *html, const struct pa_figure *figure)
{
    struct pa_strbuf name = {0};
    pa_html_picture_name(html->anchor, figure->name, &name);
    add_element(html, "<a href=\"", name.text, "\"><img src=\"");
    add_element(html, "", name.text, "\" alt=\"");
    add_element(html, "", figure->title ? figure->title : figure->name, "\"></a>\n");
    pa_strbuf_release(&name);
}

static void add_figure(struct html *html, const struct pa_figure *figure)
{
    pa_strbuf_adds(&html->out->text, "<figure class=\"");
    add_text(html, figure->name, strlen(figure->name));
    pa_strbuf_adds(&html->out->text, "\">\n");
    if (html->how.pictures)
        add_picture(html, figure);
    else
        pa_strbuf_add(&html->out->text, figure->svg, figure->size);
    if (figure->title)
        add_element(html, "<figcaption>", figure->title, "</figcaption>");
    pa_strbuf_adds(&html->out->text, "\n</figure>\n");
    pa_writer_spill(html->out);
}

static void add_check(struct html *html, const struct pa_check *check)
{
    pa_strbuf_adds(&html->out->text, html->in_checks ? "" : "<ul class=\"checks\">\n");
    html->in_checks = true;
    pa_strbuf_printf(&html->out->text, "<li class=\"%s\"><b>%s</b> ", pa_check_word(check->result),
                     pa_check_word(check->result));
    if (check->group)
        add_element(html, "", check->group, " ");
    add_element(html, "<code>", check->name, "</code>");
    if (check->message)
        add_element(html, ": ", check->message, "");
    if (check->details)
        add_lines(html, "<pre>", check->details, "</pre>");
    pa_strbuf_adds(&html->out->text, "</li>\n");
}

static void end_section(struct html *html)
{
    end_details(html);
    pa_strbuf_adds(&html->out->text, html->in_section ? "</section>\n" : "");
    html->in_section = false;
}

static void add_section(struct html *html, const struct pa_section *section)
{
    end_section(html);
    if (section->anchor)
        add_element(html, "<section id=\"", section->anchor, "\">\n");
    else
        pa_strbuf_adds(&html->out->text, "<section>\n");
    if (section->title)
        add_heading_text(html, 1, section->title);
    html->anchor = section->anchor;
    add_facts(html, section->facts);
    html->in_section = true;
}

static void add_item(struct html *html, const struct pa_item *item)
{
    if (html->in_checks && item->kind != PA_ITEM_CHECK) {
        pa_strbuf_adds(&html->out->text, "</ul>\n");
        html->in_checks = false;
    }
    switch (item->kind) {
    case PA_ITEM_HEADING:
        add_heading(html, item);
        break;
    case PA_ITEM_PARAGRAPH:
        add_lines(html, "<p>", item->text, "</p>\n");
        break;
    case PA_ITEM_WARNING:
        add_lines(html, "<p class=\"warning\">", item->text, "</p>\n");
        break;
    case PA_ITEM_TABLE:
        add_table(html, item->table);
        break;
    case PA_ITEM_FIGURE:
        add_figure(html, &item->figure);
        break;
    case PA_ITEM_CHECK:
        add_check(html, &item->check);
        break;
    case PA_ITEM_SECTION:
        add_section(html, &item->section);
        break;
    case PA_ITEM_VERBATIM:
        break;
    }
}

void pa_html_items(const struct pa_item *item, const struct pa_html_options *options,
                   struct pa_writer *out)
{
    struct html html = {.out = out, .how = *options};
    for (; (item = pa_item_seen(item, PA_FOR_PAGES)); item = item->next)
        add_item(&html, item);
    pa_strbuf_adds(&out->text, html.in_checks ? "</ul>\n" : "");
    end_section(&html);
    pa_strbuf_release(&html.raw);
    pa_strbuf_release(&html.line);
}

void pa_html_script(struct pa_strbuf *out)
{
    pa_strbuf_add(out, pa_asset_report_js, pa_asset_report_js_size);
}

static void add_head(struct html *html, const struct pa_doc *doc)
{
    struct pa_strbuf *out = &html->out->text;
    // No connection of any kind may be made, whatever ends up in the page.
    pa_strbuf_adds(out,
                   "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n");
    add_element(html, "<title>", doc->title ? doc->title : doc->name, "</title>\n<style>\n");
    pa_strbuf_add(out, pa_asset_report_css, pa_asset_report_css_size);
    pa_strbuf_adds(out, "</style>\n</head>\n<body>\n<main>\n");
    if (doc->title)
        add_element(html, "<h1>", doc->title, "</h1>\n");
}

static void add_foot(struct html *html)
{
    struct pa_strbuf *out = &html->out->text;
    pa_strbuf_adds(out, html->in_checks ? "</ul>\n" : "");
    end_section(html);
    pa_strbuf_adds(out, "</main>\n<script>\n");
    pa_strbuf_add(out, pa_asset_report_js, pa_asset_report_js_size);
    pa_strbuf_adds(out, "</script>\n</body>\n</html>\n");
}

void pa_print_html(const struct pa_doc *doc, const struct pa_print_options *options,
                   struct pa_writer *out)
{
    (void)options;
    struct html html = {.out = out, .how.stacks = true};
    add_head(&html, doc);
    add_facts(&html, doc->facts);
    for (const struct pa_item *i = doc->items; (i = pa_item_seen(i, PA_FOR_PAGES)); i = i->next)
        add_item(&html, i);
    add_foot(&html);
    pa_strbuf_release(&html.raw);
    pa_strbuf_release(&html.line);
}
