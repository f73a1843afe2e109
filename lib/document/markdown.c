// SPDX-License-Identifier: Apache-2.0
// GitHub-flavoured Markdown, for summaries and comments of bots. Names from input are inert: they
// form no markup, no table cell, no mention and no issue link. Figures are images of elsewhere, or
// left out: a comment cannot hold them. What would make the page too long for a comment is left out
// as well, a part at a time, and named at its end.
#include "base/visible.h"
#include "document/html.h"
#include "document/printing.h"

#include <ctype.h>
#include <string.h>

struct markdown {
    struct pa_writer *out;      // the page, in memory
    struct pa_strbuf raw, line; // scratch
    bool in_details;
    size_t details, details_text; // where what is folded begins, and its first part
    bool in_checks;
    size_t room;           // for parts, in bytes
    struct pa_strbuf left; // the names of parts that are left out
    size_t left_count;
    const char *pictures, *anchor; // address of their folder; of the section at hand; NULL: none
    bool closed;                   // the page is full: what follows is left out
};

enum { NAMED = 6, FOR_THE_END = 800 }; // parts that are named; bytes that naming them may take

// Takes back what was added since `start`: a part that does not fit.
static void leave_out(struct markdown *md, size_t start, const char *name)
{
    struct pa_strbuf *out = &md->out->text;
    out->size = start;
    if (out->text)
        out->text[start] = '\0';
    if (md->left_count++ < NAMED)
        pa_strbuf_printf(&md->left, "%s%.80s", md->left.size ? ", " : "", name);
}

static bool is_full(const struct markdown *md)
{
    return md->out->text.size > md->room;
}

static bool is_word(const char *text, size_t size, size_t i)
{
    return i < size && (isalnum((unsigned char)text[i]) || text[i] == '_');
}

// Punctuation that means something in running text; '|' and backslashes would split table cells.
// In HTML, backslashes do not escape.
static void add_text_byte(struct pa_strbuf *out, const char *text, size_t size, size_t i, bool html)
{
    char c = text[i];
    bool inside = i > 0 && is_word(text, size, i - 1) && is_word(text, size, i + 1);
    if (strchr("&<>|\\", c) || (html && strchr("`*~$[", c)))
        pa_strbuf_printf(out, "&#%d;", c);
    else if (strchr("`*~$[", c) || (c == '_' && !inside && !html))
        pa_strbuf_printf(out, "\\%c", c);
    else if ((c == '@' || c == '#') && is_word(text, size, i + 1))
        pa_strbuf_printf(out, "%c<!-- -->", c); // neither a mention nor an issue
    else
        pa_strbuf_addc(out, c);
}

static void add_running(struct markdown *md, const char *text, size_t size, bool html)
{
    pa_strbuf_clear(&md->line);
    pa_visible_line(&md->line, text, size);
    for (size_t i = 0; i < md->line.size; i++)
        add_text_byte(&md->out->text, md->line.text, md->line.size, i, html);
}

static void add_text(struct markdown *md, const char *text, size_t size)
{
    add_running(md, text, size, false);
}

static void add_string(struct markdown *md, const char *text)
{
    add_text(md, text, strlen(text));
}

static void add_line(struct markdown *md, const char *prefix, const char *text, const char *end)
{
    pa_strbuf_adds(&md->out->text, prefix);
    add_string(md, text);
    pa_strbuf_adds(&md->out->text, end);
}

// True if a line that starts so would become a heading, list, quote or rule.
static bool starts_block(const char *text, size_t size)
{
    size_t digits = 0;
    if (size && strchr("#+-=", text[0]))
        return true;
    while (digits < size && isdigit((unsigned char)text[digits]))
        digits++;
    return digits > 0 && digits < size && (text[digits] == '.' || text[digits] == ')');
}

// Text of its own lines, as opposed to what stands in a heading or cell.
static void add_paragraph(struct markdown *md, const char *prefix, const char *text)
{
    while (*text) {
        text += strspn(text, " ");
        size_t size = strcspn(text, "\n");
        bool escaped = starts_block(text, size);
        pa_strbuf_adds(&md->out->text, prefix);
        if (escaped)
            pa_strbuf_printf(&md->out->text, "&#%d;", text[0]);
        add_text(md, text + escaped, size - escaped);
        text += size + (text[size] == '\n');
        pa_strbuf_adds(&md->out->text, *text ? "\\\n" : "\n\n");
    }
}

static bool fits_code_span(const char *text, size_t size)
{
    return size && text[0] != ' ' && text[size - 1] != ' ' && !memchr(text, '`', size) &&
           !memchr(text, '|', size) && !memchr(text, '\\', size);
}

// Most punctuation as entities: nothing is left for Markdown to find.
static void add_entities(struct pa_strbuf *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        bool harmless = c >= 0x80 || isalnum(c) || (c && strchr(".,;()/+-%=", c)) ||
                        (c == ' ' && i > 0 && i + 1 < size);
        if (!harmless)
            pa_strbuf_printf(out, "&#%d;", c);
        else
            pa_strbuf_addc(out, (char)c);
    }
}

// A name, as it is written in code.
static void add_code(struct markdown *md, const char *text, size_t size)
{
    struct pa_strbuf *out = &md->out->text;
    if (size == 0)
        return;
    pa_strbuf_clear(&md->line);
    pa_visible_line(&md->line, text, size);
    if (fits_code_span(md->line.text, md->line.size)) {
        pa_strbuf_printf(out, "`%s`", md->line.text);
        return;
    }
    pa_strbuf_adds(out, "<code>");
    add_entities(out, md->line.text, md->line.size);
    pa_strbuf_adds(out, "</code>");
}

static void add_cell(struct markdown *md, const struct pa_cell *cell,
                     const struct pa_column *column)
{
    const char *link = pa_href_is_safe(cell->href) ? cell->href : NULL;
    pa_strbuf_clear(&md->raw);
    pa_cell_humanise(&md->raw, cell, column);
    if (md->raw.size == 0)
        return;
    if (link) {
        pa_strbuf_adds(&md->out->text, "<a href=\"");
        add_entities(&md->out->text, link, strlen(link));
        pa_strbuf_adds(&md->out->text, "\">");
    }
    if (cell->kind == PA_CELL_TEXT)
        add_code(md, md->raw.text, md->raw.size);
    else
        add_text(md, md->raw.text, md->raw.size);
    pa_strbuf_adds(&md->out->text, link ? "</a>" : "");
}

static void add_facts(struct markdown *md, const struct pa_fact *fact)
{
    bool any = false;
    for (; (fact = pa_fact_seen(fact, PA_FOR_PAGES)); fact = fact->next, any = true) {
        add_line(md, "- ", pa_fact_title(fact), ": ");
        add_cell(md, &fact->value, NULL);
        pa_strbuf_addc(&md->out->text, '\n');
    }
    pa_strbuf_adds(&md->out->text, any ? "\n" : "");
}

static void add_header(struct markdown *md, const struct pa_table *table)
{
    struct pa_strbuf *out = &md->out->text;
    pa_strbuf_adds(out, pa_table_classed(table) ? "| |" : "|");
    for (size_t i = 0; i < table->column_count; i++) {
        if (pa_sees(PA_FOR_PAGES, table->columns[i].audience))
            add_line(md, " ", pa_column_title(&table->columns[i]), " |");
    }
    pa_strbuf_adds(out, pa_table_classed(table) ? "\n|---|" : "\n|");
    for (size_t i = 0; i < table->column_count; i++) {
        if (pa_sees(PA_FOR_PAGES, table->columns[i].audience))
            pa_strbuf_adds(out, pa_column_is_left(&table->columns[i]) ? "---|" : "--:|");
    }
    pa_strbuf_addc(out, '\n');
}

// There are no colours in Markdown: the class is a word.
static void add_class(struct markdown *md, const char *class)
{
    const char *strong =
        class && (strcmp(class, "regressed") == 0 || strcmp(class, "failed") == 0) ? "**" : "";
    pa_strbuf_printf(&md->out->text, " %s", strong);
    add_string(md, class ? class : "");
    pa_strbuf_printf(&md->out->text, "%s |", strong);
}

static void add_row(struct markdown *md, const struct pa_row_walk *row)
{
    pa_strbuf_addc(&md->out->text, '|');
    if (pa_table_classed(row->table))
        add_class(md, row->class);
    for (size_t i = 0; i < row->table->column_count; i++) {
        if (!pa_sees(PA_FOR_PAGES, row->table->columns[i].audience))
            continue;
        pa_strbuf_addc(&md->out->text, ' ');
        add_cell(md, &row->cells[i], &row->table->columns[i]);
        pa_strbuf_adds(&md->out->text, " |");
    }
    pa_strbuf_addc(&md->out->text, '\n');
}

// As many rows as there is room for. Returns how many there is none for.
static size_t add_rows(struct markdown *md, const struct pa_table *table)
{
    struct pa_row_walk walk = pa_row_walk(table);
    size_t left = 0;
    while (pa_row_walk_next(&walk)) {
        size_t start = md->out->text.size;
        if (left == 0)
            add_row(md, &walk);
        if (left > 0 || is_full(md)) {
            md->out->text.size = start;
            left++;
        }
    }
    return left;
}

// A table that does not fit is left out as a whole, unless most of the page would be empty then.
static void add_table(struct markdown *md, const struct pa_table *table)
{
    size_t start = md->out->text.size;
    if (table->title)
        add_line(md, "**", table->title, "**\n\n");
    add_facts(md, table->facts);
    add_header(md, table);
    size_t left = add_rows(md, table);
    if (left && (md->in_details || start > md->room / 2)) {
        leave_out(md, start, table->title ? table->title : table->name);
        return;
    }
    pa_strbuf_addc(&md->out->text, '\n');
    if (left)
        pa_strbuf_printf(&md->out->text, "%zu more rows do not fit.\n\n", left);
    for (const struct pa_note *note = table->notes; note && !is_full(md); note = note->next)
        add_paragraph(md, "", note->text);
}

static void end_details(struct markdown *md)
{
    struct pa_strbuf *out = &md->out->text;
    if (md->in_details && out->size == md->details_text) // nothing in it did fit
        out->size = md->details;
    else
        pa_strbuf_adds(out, md->in_details ? "</details>\n\n" : "");
    md->in_details = false;
}

static void add_heading(struct markdown *md, const struct pa_item *item)
{
    const struct pa_item *next = pa_item_seen(item->next, PA_FOR_PAGES);
    end_details(md);
    if (next && next->kind == PA_ITEM_FIGURE && !md->pictures)
        return; // of a figure, which is left out
    if (!item->folded) {
        add_line(md, "### ", item->text, "\n\n");
        return;
    }
    md->details = md->out->text.size;
    pa_strbuf_adds(&md->out->text, "<details>\n<summary>");
    add_running(md, item->text, strlen(item->text), true);
    pa_strbuf_adds(&md->out->text, "</summary>\n\n");
    md->in_details = true;
    md->details_text = md->out->text.size;
}

// Several lines, kept as they are, in a block of code.
static void add_details(struct markdown *md, const char *text)
{
    struct pa_strbuf *out = &md->out->text;
    while (*text) {
        size_t size = strcspn(text, "\n");
        pa_strbuf_adds(out, "      ");
        pa_visible_line(out, text, size);
        pa_strbuf_addc(out, '\n');
        text += size + (text[size] == '\n');
    }
    pa_strbuf_addc(out, '\n');
}

static void add_check(struct markdown *md, const struct pa_check *check)
{
    const char *strong =
        check->result == PA_CHECK_FAILED || check->result == PA_CHECK_ERROR ? "**" : "";
    pa_strbuf_printf(&md->out->text, "- %s%s%s: ", strong, pa_check_word(check->result), strong);
    if (check->group) {
        add_code(md, check->group, strlen(check->group));
        pa_strbuf_addc(&md->out->text, ' ');
    }
    add_code(md, check->name, strlen(check->name));
    if (check->message)
        add_line(md, ": ", check->message, "");
    pa_strbuf_addc(&md->out->text, '\n');
    if (check->details) {
        pa_strbuf_addc(&md->out->text, '\n');
        add_details(md, check->details);
    }
    md->in_checks = true;
}

static const char *name_of(const struct pa_item *item)
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

// An address: what could end the link is written as a number.
static void add_address(struct pa_strbuf *out, const char *link)
{
    for (; *link; link++)
        pa_strbuf_printf(
            out, strchr(" ()<>[]\\\"'`", *link) || iscntrl((unsigned char)*link) ? "%%%02X" : "%c",
            (unsigned char)*link);
}

static void add_figure(struct markdown *md, const struct pa_figure *figure)
{
    struct pa_strbuf *out = &md->out->text, name = {0};
    size_t size = md->pictures ? strlen(md->pictures) : 0;
    if (!md->pictures || !pa_href_is_safe(md->pictures))
        return;
    pa_html_picture_name(md->anchor, figure->name, &name);
    pa_strbuf_printf(out, "![%s](", figure->name);
    add_address(out, md->pictures);
    pa_strbuf_adds(out, size && md->pictures[size - 1] == '/' ? "" : "/");
    add_address(out, name.text);
    pa_strbuf_adds(out, ")\n\n");
    pa_strbuf_release(&name);
}

static void add_item(struct markdown *md, const struct pa_item *item)
{
    size_t start = md->out->text.size;
    bool begins = item->kind == PA_ITEM_HEADING || item->kind == PA_ITEM_SECTION;
    if (begins && start + FOR_THE_END / 2 > md->room)
        md->closed = true; // no new part: nothing of it would fit
    if (md->closed) {
        leave_out(md, start, name_of(item));
        return;
    }
    if (md->in_checks && item->kind != PA_ITEM_CHECK) {
        pa_strbuf_addc(&md->out->text, '\n'); // ends the list
        md->in_checks = false;
    }
    switch (item->kind) {
    case PA_ITEM_HEADING:
        add_heading(md, item);
        break;
    case PA_ITEM_PARAGRAPH:
        add_paragraph(md, "", item->text);
        break;
    case PA_ITEM_WARNING:
        pa_strbuf_adds(&md->out->text, "> [!WARNING]\n");
        add_paragraph(md, "> ", item->text);
        break;
    case PA_ITEM_TABLE:
        add_table(md, item->table);
        break;
    case PA_ITEM_CHECK:
        add_check(md, &item->check);
        break;
    case PA_ITEM_SECTION:
        end_details(md);
        md->anchor = item->section.anchor;
        if (item->section.title)
            add_line(md, "## ", item->section.title, "\n\n");
        add_facts(md, item->section.facts);
        break;
    case PA_ITEM_FIGURE:
        add_figure(md, &item->figure);
        break;
    case PA_ITEM_VERBATIM:
        break;
    }
    if (is_full(md) && item->kind != PA_ITEM_TABLE) // a table sees to that itself
        leave_out(md, start, name_of(item));
}

// What is not on the page.
static void add_left_out(struct markdown *md)
{
    size_t more = md->left_count > NAMED ? md->left_count - NAMED : 0;
    if (md->left_count == 0)
        return;
    pa_strbuf_adds(&md->out->text, "Left out, since the page would be too long: ");
    add_text(md, pa_strbuf_text(&md->left), md->left.size);
    if (more)
        pa_strbuf_printf(&md->out->text, " and %zu more", more);
    pa_strbuf_adds(&md->out->text, ".\n");
}

static void add_links(struct pa_strbuf *out, const struct pa_print_options *options)
{
    size_t shown = 0;
    for (size_t i = 0; i < options->link_count; i++) {
        const char *link = options->links[i], *slash = strrchr(link, '/');
        if (!pa_href_is_safe(link))
            continue;
        pa_strbuf_printf(out, "%s[%s](", shown++ ? ", " : "Files: ", slash ? slash + 1 : link);
        add_address(out, link);
        pa_strbuf_addc(out, ')');
    }
    pa_strbuf_adds(out, shown ? "\n\n" : "");
}

static void add_marker(struct pa_strbuf *out, const char *marker)
{
    pa_strbuf_adds(out, "<!-- pa:");
    for (; *marker; marker++) // nothing that could end the comment
        pa_strbuf_addc(out,
                       isalnum((unsigned char)*marker) || strchr("._/:", *marker) ? *marker : '_');
    pa_strbuf_adds(out, " -->\n");
}

void pa_print_markdown(const struct pa_doc *doc, const struct pa_print_options *options,
                       struct pa_writer *out)
{
    struct pa_writer page = {0};
    size_t limit = options->limit ? options->limit : PA_MARKDOWN_LIMIT;
    struct pa_strbuf links = {0};
    add_links(&links, options);
    size_t end = links.size < limit / 2 ? links.size : 0;
    struct markdown md = {
        .out = &page, .room = limit - FOR_THE_END - end, .pictures = options->pictures};
    if (options->marker)
        add_marker(&page.text, options->marker);
    if (doc->title)
        add_line(&md, "## ", doc->title, "\n\n");
    add_facts(&md, doc->facts);
    for (const struct pa_item *i = doc->items; (i = pa_item_seen(i, PA_FOR_PAGES)); i = i->next)
        add_item(&md, i);
    end_details(&md);
    pa_strbuf_add(&page.text, pa_strbuf_text(&links), end);
    add_left_out(&md);
    pa_strbuf_release(&links);
    pa_strbuf_add(&out->text, page.text.text, page.text.size);
    pa_writer_spill(out);
    pa_strbuf_release(&page.text);
    pa_strbuf_release(&md.left);
    pa_strbuf_release(&md.raw);
    pa_strbuf_release(&md.line);
}
