// SPDX-License-Identifier: Apache-2.0
// Items of documents as GitHub-flavoured Markdown, one after the other, as far as there is room: a
// table, a picture, what is folded. Names from input are inert: they form no markup, no table cell,
// no mention and no issue link. Figures are images of elsewhere, or left out: a comment cannot hold
// them.
#include "document/markdown_items.h"

#include "base/visible.h"
#include "document/html.h"
#include "document/markdown_fit.h"

#include <string.h>

// Takes back what was added since `start`: a part that does not fit.
void pa_markdown_leave_out(struct pa_markdown_items *md, size_t start, const char *name)
{
    struct pa_strbuf *out = md->out;
    out->size = start;
    if (out->text)
        out->text[start] = '\0';
    if (md->left_count++ < PA_MARKDOWN_NAMED)
        pa_strbuf_printf(&md->left, "%s%.80s", md->left.size ? ", " : "", name);
}

static bool is_full(const struct pa_markdown_items *md)
{
    return md->out->size > md->room;
}

static void weigh(struct pa_markdown_items *md, int weight)
{
    md->weight = weight > md->weight ? weight : md->weight;
}

static void add_cell(struct pa_markdown_items *md, const struct pa_cell *cell,
                     const struct pa_column *column)
{
    // Places within a page are none within a comment.
    const char *link = pa_href_is_safe(cell->href) && *cell->href != '#' ? cell->href : NULL;
    pa_strbuf_clear(&md->raw);
    pa_cell_humanise(&md->raw, cell, column);
    if (md->raw.size == 0)
        return;
    if (link) {
        pa_strbuf_adds(md->out, "<a href=\"");
        pa_markdown_entities(md->out, link, strlen(link));
        pa_strbuf_adds(md->out, "\">");
    }
    if (cell->kind == PA_CELL_TEXT)
        pa_markdown_code(&md->text, md->raw.text, md->raw.size);
    else
        pa_markdown_text_add(&md->text, md->raw.text, md->raw.size);
    pa_strbuf_adds(md->out, link ? "</a>" : "");
}

void pa_markdown_facts_add(struct pa_markdown_items *md, const struct pa_fact *fact)
{
    bool any = false;
    for (; (fact = pa_fact_seen(fact, PA_FOR_PAGES)); fact = fact->next, any = true) {
        pa_markdown_line(&md->text, "- ", pa_fact_title(fact), ": ");
        add_cell(md, &fact->value, NULL);
        pa_strbuf_addc(md->out, '\n');
    }
    pa_strbuf_adds(md->out, any ? "\n" : "");
}

static void add_header(struct pa_markdown_items *md, const struct pa_table *table)
{
    struct pa_strbuf *out = md->out;
    pa_strbuf_adds(out, pa_table_classed(table) ? "| |" : "|");
    for (size_t i = 0; i < table->column_count; i++) {
        if (pa_sees(PA_FOR_PAGES, table->columns[i].audience))
            pa_markdown_line(&md->text, " ", pa_column_title(&table->columns[i]), " |");
    }
    pa_strbuf_adds(out, pa_table_classed(table) ? "\n|---|" : "\n|");
    for (size_t i = 0; i < table->column_count; i++) {
        if (pa_sees(PA_FOR_PAGES, table->columns[i].audience))
            pa_strbuf_adds(out, pa_column_is_left(&table->columns[i]) ? "---|" : "--:|");
    }
    pa_strbuf_addc(out, '\n');
}

// There are no colours in Markdown: the class is a word.
static void add_class(struct pa_markdown_items *md, const char *class)
{
    const char *strong =
        class && (strcmp(class, "regressed") == 0 || strcmp(class, "failed") == 0) ? "**" : "";
    pa_strbuf_printf(md->out, " %s", strong);
    pa_markdown_string(&md->text, class ? class : "");
    pa_strbuf_printf(md->out, "%s |", strong);
}

static void add_row(struct pa_markdown_items *md, const struct pa_row_walk *row)
{
    pa_strbuf_addc(md->out, '|');
    weigh(md, pa_markdown_weight(row->class));
    if (pa_table_classed(row->table))
        add_class(md, row->class);
    for (size_t i = 0; i < row->table->column_count; i++) {
        if (!pa_sees(PA_FOR_PAGES, row->table->columns[i].audience))
            continue;
        pa_strbuf_addc(md->out, ' ');
        add_cell(md, &row->cells[i], &row->table->columns[i]);
        pa_strbuf_adds(md->out, " |");
    }
    pa_strbuf_addc(md->out, '\n');
}

// As many rows as there is room for. Returns how many there is none for.
static size_t add_rows(struct pa_markdown_items *md, const struct pa_table *table)
{
    struct pa_row_walk walk = pa_row_walk(table);
    size_t left = 0;
    while (pa_row_walk_next(&walk)) {
        size_t start = md->out->size;
        if (left == 0)
            add_row(md, &walk);
        if (left > 0 || is_full(md)) {
            md->out->size = start;
            left++;
        }
    }
    return left;
}

// A table that does not fit is left out as a whole, unless most of the part would be empty then.
static void add_table(struct pa_markdown_items *md, const struct pa_table *table)
{
    size_t start = md->out->size;
    if (table->title)
        pa_markdown_line(&md->text, "**", table->title, "**\n\n");
    pa_markdown_facts_add(md, table->facts);
    add_header(md, table);
    size_t left = add_rows(md, table);
    if (left && (md->in_details || start - md->begin > (md->room - md->begin) / 2)) {
        pa_markdown_leave_out(md, start, table->title ? table->title : table->name);
        return;
    }
    pa_strbuf_addc(md->out, '\n');
    if (left)
        pa_strbuf_printf(md->out, "%zu more rows do not fit.\n\n", left);
    for (const struct pa_note *note = table->notes; note && !is_full(md); note = note->next)
        pa_markdown_paragraph(&md->text, "", note->text);
}

void pa_markdown_end_details(struct pa_markdown_items *md)
{
    struct pa_strbuf *out = md->out;
    if (md->in_details && out->size == md->details_text) // nothing in it did fit
        out->size = md->details;
    else
        pa_strbuf_adds(out, md->in_details ? "</details>\n\n" : "");
    md->in_details = false;
}

static void add_heading(struct pa_markdown_items *md, const struct pa_item *item)
{
    const struct pa_item *next = pa_item_seen(item->next, PA_FOR_PAGES);
    pa_markdown_end_details(md);
    if (next && next->kind == PA_ITEM_FIGURE && !md->pictures)
        return; // of a figure, which is left out
    if (!item->folded) {
        pa_markdown_line(&md->text, "### ", item->text, "\n\n");
        return;
    }
    md->details = md->out->size;
    pa_strbuf_adds(md->out, "<details>\n<summary>");
    pa_markdown_running(&md->text, item->text, strlen(item->text), true);
    pa_strbuf_adds(md->out, "</summary>\n\n");
    md->in_details = true;
    md->details_text = md->out->size;
}

// Several lines, kept as they are, in a block of code.
static void add_details(struct pa_markdown_items *md, const char *text)
{
    struct pa_strbuf *out = md->out;
    while (*text) {
        size_t size = strcspn(text, "\n");
        pa_strbuf_adds(out, "      ");
        pa_visible_line(out, text, size);
        pa_strbuf_addc(out, '\n');
        text += size + (text[size] == '\n');
    }
    pa_strbuf_addc(out, '\n');
}

static void add_check(struct pa_markdown_items *md, const struct pa_check *check)
{
    bool failed = check->result == PA_CHECK_FAILED || check->result == PA_CHECK_ERROR;
    const char *strong = failed ? "**" : "";
    weigh(md, failed ? 2 : 0);
    pa_strbuf_printf(md->out, "- %s%s%s: ", strong, pa_check_word(check->result), strong);
    if (check->group) {
        pa_markdown_code(&md->text, check->group, strlen(check->group));
        pa_strbuf_addc(md->out, ' ');
    }
    pa_markdown_code(&md->text, check->name, strlen(check->name));
    if (check->message)
        pa_markdown_line(&md->text, ": ", check->message, "");
    pa_strbuf_addc(md->out, '\n');
    if (check->details) {
        pa_strbuf_addc(md->out, '\n');
        add_details(md, check->details);
    }
    md->in_checks = true;
}

const char *pa_markdown_item_name(const struct pa_item *item)
{
    switch (item->kind) {
    case PA_ITEM_TABLE:
        return item->table->title ? item->table->title : item->table->name;
    case PA_ITEM_WARNING:
        return "a warning";
    case PA_ITEM_CHECK:
        return item->check.name;
    case PA_ITEM_HEADING:
        return item->text;
    case PA_ITEM_SECTION:
        return item->section.title ? item->section.title : item->section.name;
    default:
        return "a paragraph";
    }
}

static void add_figure(struct pa_markdown_items *md, const struct pa_figure *figure)
{
    struct pa_strbuf *out = md->out, name = {0};
    size_t size = md->pictures ? strlen(md->pictures) : 0;
    if (!md->pictures || !pa_href_is_safe(md->pictures))
        return;
    pa_html_picture_name(md->anchor, figure->name, &name);
    pa_strbuf_printf(out, "![%s](", figure->name);
    pa_markdown_address(out, md->pictures);
    pa_strbuf_adds(out, size && md->pictures[size - 1] == '/' ? "" : "/");
    pa_markdown_address(out, name.text);
    pa_strbuf_adds(out, ")\n\n");
    pa_strbuf_release(&name);
}

void pa_markdown_end_checks(struct pa_markdown_items *md)
{
    if (md->in_checks)
        pa_strbuf_addc(md->out, '\n'); // ends the list
    md->in_checks = false;
}

void pa_markdown_item_add(struct pa_markdown_items *md, const struct pa_item *item)
{
    size_t start = md->out->size;
    if (item->kind != PA_ITEM_CHECK)
        pa_markdown_end_checks(md);
    switch (item->kind) {
    case PA_ITEM_HEADING:
        add_heading(md, item);
        break;
    case PA_ITEM_PARAGRAPH:
        pa_markdown_paragraph(&md->text, "", item->text);
        break;
    case PA_ITEM_WARNING:
        pa_strbuf_adds(md->out, "> [!WARNING]\n");
        pa_markdown_paragraph(&md->text, "> ", item->text);
        break;
    case PA_ITEM_TABLE:
        add_table(md, item->table);
        break;
    case PA_ITEM_CHECK:
        add_check(md, &item->check);
        break;
    case PA_ITEM_SECTION:
        md->anchor = item->section.anchor;
        if (item->section.title)
            pa_markdown_line(&md->text, "## ", item->section.title, "\n\n");
        pa_markdown_facts_add(md, item->section.facts);
        break;
    case PA_ITEM_FIGURE:
        add_figure(md, &item->figure);
        break;
    case PA_ITEM_VERBATIM:
        break;
    }
    if (is_full(md) && item->kind != PA_ITEM_TABLE) // a table sees to that itself
        pa_markdown_leave_out(md, start, pa_markdown_item_name(item));
}
