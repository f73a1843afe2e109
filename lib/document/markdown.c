// SPDX-License-Identifier: Apache-2.0
// GitHub-flavoured Markdown, for summaries and comments of bots. Names from input are inert: they
// form no markup, no table cell, no mention and no issue link. Figures are images of elsewhere, or
// left out: a comment cannot hold them. A page that would be too long for a comment is written
// twice: the first time tells how large its parts are, the second leaves some out and names them.
#include "base/vec.h"
#include "base/visible.h"
#include "document/html.h"
#include "document/markdown_fit.h"
#include "document/markdown_text.h"

#include <ctype.h>
#include <string.h>

struct markdown {
    struct pa_writer *out;        // the page, in memory
    struct pa_markdown_text text; // writes to the page
    struct pa_strbuf raw;         // scratch
    bool in_details;
    size_t details, details_text; // where what is folded begins, and its first part
    bool in_checks;
    size_t whole;          // for all parts, in bytes
    size_t begin, room;    // where the part at hand begins, and where it has to end
    struct pa_strbuf left; // the names of what is left out
    size_t left_count;
    const char *pictures, *anchor; // address of their folder; of the section at hand; NULL: none
    PA_VEC(struct pa_markdown_part) parts;
    bool sections; // the document has some
    bool chosen;   // it is the second time: what is left out is known
    size_t part;   // the number of the one at hand
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

static void weigh(struct markdown *md, int weight)
{
    struct pa_markdown_part *part = &md->parts.items[md->part];
    part->weight = weight > part->weight ? weight : part->weight;
}

static void add_cell(struct markdown *md, const struct pa_cell *cell,
                     const struct pa_column *column)
{
    // Places within a page are none within a comment.
    const char *link = pa_href_is_safe(cell->href) && *cell->href != '#' ? cell->href : NULL;
    pa_strbuf_clear(&md->raw);
    pa_cell_humanise(&md->raw, cell, column);
    if (md->raw.size == 0)
        return;
    if (link) {
        pa_strbuf_adds(&md->out->text, "<a href=\"");
        pa_markdown_entities(&md->out->text, link, strlen(link));
        pa_strbuf_adds(&md->out->text, "\">");
    }
    if (cell->kind == PA_CELL_TEXT)
        pa_markdown_code(&md->text, md->raw.text, md->raw.size);
    else
        pa_markdown_text_add(&md->text, md->raw.text, md->raw.size);
    pa_strbuf_adds(&md->out->text, link ? "</a>" : "");
}

static void add_facts(struct markdown *md, const struct pa_fact *fact)
{
    bool any = false;
    for (; (fact = pa_fact_seen(fact, PA_FOR_PAGES)); fact = fact->next, any = true) {
        pa_markdown_line(&md->text, "- ", pa_fact_title(fact), ": ");
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
static void add_class(struct markdown *md, const char *class)
{
    const char *strong =
        class && (strcmp(class, "regressed") == 0 || strcmp(class, "failed") == 0) ? "**" : "";
    pa_strbuf_printf(&md->out->text, " %s", strong);
    pa_markdown_string(&md->text, class ? class : "");
    pa_strbuf_printf(&md->out->text, "%s |", strong);
}

static void add_row(struct markdown *md, const struct pa_row_walk *row)
{
    pa_strbuf_addc(&md->out->text, '|');
    weigh(md, pa_markdown_weight(row->class));
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

// A table that does not fit is left out as a whole, unless most of the part would be empty then.
static void add_table(struct markdown *md, const struct pa_table *table)
{
    size_t start = md->out->text.size;
    if (table->title)
        pa_markdown_line(&md->text, "**", table->title, "**\n\n");
    add_facts(md, table->facts);
    add_header(md, table);
    size_t left = add_rows(md, table);
    if (left && (md->in_details || start - md->begin > (md->room - md->begin) / 2)) {
        leave_out(md, start, table->title ? table->title : table->name);
        return;
    }
    pa_strbuf_addc(&md->out->text, '\n');
    if (left)
        pa_strbuf_printf(&md->out->text, "%zu more rows do not fit.\n\n", left);
    for (const struct pa_note *note = table->notes; note && !is_full(md); note = note->next)
        pa_markdown_paragraph(&md->text, "", note->text);
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
        pa_markdown_line(&md->text, "### ", item->text, "\n\n");
        return;
    }
    md->details = md->out->text.size;
    pa_strbuf_adds(&md->out->text, "<details>\n<summary>");
    pa_markdown_running(&md->text, item->text, strlen(item->text), true);
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
    bool failed = check->result == PA_CHECK_FAILED || check->result == PA_CHECK_ERROR;
    const char *strong = failed ? "**" : "";
    weigh(md, failed ? 2 : 0);
    pa_strbuf_printf(&md->out->text, "- %s%s%s: ", strong, pa_check_word(check->result), strong);
    if (check->group) {
        pa_markdown_code(&md->text, check->group, strlen(check->group));
        pa_strbuf_addc(&md->out->text, ' ');
    }
    pa_markdown_code(&md->text, check->name, strlen(check->name));
    if (check->message)
        pa_markdown_line(&md->text, ": ", check->message, "");
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

static void add_figure(struct markdown *md, const struct pa_figure *figure)
{
    struct pa_strbuf *out = &md->out->text, name = {0};
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

// ---- Parts

static bool begins_part(const struct pa_item *item)
{
    return item->kind == PA_ITEM_HEADING || item->kind == PA_ITEM_SECTION;
}

// Without sections, headings begin them.
static bool begins_section(const struct markdown *md, const struct pa_item *item)
{
    return item->kind == PA_ITEM_SECTION || (!md->sections && !item->folded);
}

static void end_checks(struct markdown *md)
{
    if (md->in_checks)
        pa_strbuf_addc(&md->out->text, '\n'); // ends the list
    md->in_checks = false;
}

static void end_part(struct markdown *md)
{
    end_details(md);
    struct pa_markdown_part *part = &md->parts.items[md->part];
    if (!md->chosen)
        part->size = md->out->text.size - part->size;
}

// What later parts are sure to take is theirs.
static void begin_room(struct markdown *md)
{
    size_t later = 0;
    for (size_t i = md->part + 1; i < md->parts.count; i++)
        later += md->parts.items[i].left_out ? 0 : md->parts.items[i].kept;
    md->room = md->whole - later;
}

// The first time each part has more than a page, and its size is where it begins, until it ends.
static void begin_part(struct markdown *md, const struct pa_item *item)
{
    size_t start = md->begin = md->out->text.size;
    if (md->chosen) {
        begin_room(md);
        return;
    }
    struct pa_markdown_part part = {.size = start, .name = item ? name_of(item) : ""};
    size_t before = md->parts.count ? md->parts.items[md->parts.count - 1].section : 0;
    part.section = item && begins_section(md, item) ? md->parts.count : before;
    part.folded = item && item->kind == PA_ITEM_HEADING && item->folded;
    md->room = start + 2 * md->whole;
    pa_vec_push(&md->parts, part);
}

static void name_left_out(struct markdown *md)
{
    const struct pa_markdown_part *parts = md->parts.items, *part = &parts[md->part];
    const struct pa_markdown_part *section = &parts[part->section];
    size_t start = md->out->text.size;
    if (part == section)
        leave_out(md, start, part->name);
    else if (!section->left_out) {
        struct pa_strbuf name = {0};
        pa_strbuf_printf(&name, "%s%s%s", section->name, *section->name ? ": " : "", part->name);
        leave_out(md, start, name.text);
        pa_strbuf_release(&name);
    }
}

// ---- Items

static void add_item(struct markdown *md, const struct pa_item *item)
{
    size_t start = md->out->text.size;
    if (item->kind != PA_ITEM_CHECK)
        end_checks(md);
    switch (item->kind) {
    case PA_ITEM_HEADING:
        add_heading(md, item);
        break;
    case PA_ITEM_PARAGRAPH:
        pa_markdown_paragraph(&md->text, "", item->text);
        break;
    case PA_ITEM_WARNING:
        pa_strbuf_adds(&md->out->text, "> [!WARNING]\n");
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
    pa_markdown_text_add(&md->text, pa_strbuf_text(&md->left), md->left.size);
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
        pa_markdown_address(out, link);
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

static void add_all(struct markdown *md, const struct pa_doc *doc,
                    const struct pa_print_options *options)
{
    pa_strbuf_clear(&md->out->text);
    md->part = 0;
    md->in_checks = false;
    begin_part(md, NULL);
    if (options->marker)
        add_marker(&md->out->text, options->marker);
    if (doc->title)
        pa_markdown_line(&md->text, "## ", doc->title, "\n\n");
    add_facts(md, doc->facts);
    for (const struct pa_item *i = doc->items; (i = pa_item_seen(i, PA_FOR_PAGES)); i = i->next) {
        if (begins_part(i)) {
            end_checks(md);
            end_part(md);
            md->part++;
            begin_part(md, i);
            if (md->chosen && md->parts.items[md->part].left_out)
                name_left_out(md);
        }
        if (!md->chosen || !md->parts.items[md->part].left_out)
            add_item(md, i);
    }
    end_part(md);
}

static bool has_sections(const struct pa_doc *doc)
{
    const struct pa_item *i = doc->items;
    while (i && i->kind != PA_ITEM_SECTION)
        i = i->next;
    return i != NULL;
}

void pa_print_markdown(const struct pa_doc *doc, const struct pa_print_options *options,
                       struct pa_writer *out)
{
    struct pa_writer page = {0};
    size_t limit = options->limit ? options->limit : PA_MARKDOWN_LIMIT;
    struct pa_strbuf links = {0};
    add_links(&links, options);
    size_t end = links.size < limit / 2 ? links.size : 0;
    struct markdown md = {.out = &page,
                          .text = {.out = &page.text},
                          .whole = limit - FOR_THE_END - end,
                          .pictures = options->pictures,
                          .sections = has_sections(doc)};
    add_all(&md, doc, options);
    if (page.text.size > md.whole || md.left_count) {
        pa_markdown_fit(md.parts.items, md.parts.count, md.whole);
        md.chosen = true;
        md.left_count = 0;
        pa_strbuf_clear(&md.left);
        add_all(&md, doc, options);
    }
    pa_strbuf_add(&page.text, pa_strbuf_text(&links), end);
    add_left_out(&md);
    pa_strbuf_release(&links);
    pa_strbuf_add(&out->text, page.text.text, page.text.size);
    pa_writer_spill(out);
    pa_strbuf_release(&page.text);
    pa_strbuf_release(&md.left);
    pa_strbuf_release(&md.raw);
    pa_strbuf_release(&md.text.line);
    pa_vec_release(&md.parts);
}
