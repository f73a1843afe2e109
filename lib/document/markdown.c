// SPDX-License-Identifier: Apache-2.0
// GitHub-flavoured Markdown, for summaries and comments of bots. A page that would be too long for
// a comment is written twice: the first time tells how large its parts are, the second leaves some
// out and names them. A part is a section, or what is below a heading.
#include "base/vec.h"
#include "document/html.h"
#include "document/markdown_fit.h"
#include "document/markdown_items.h"

#include <ctype.h>
#include <string.h>

struct markdown {
    struct pa_markdown_items items; // the page
    size_t whole;                   // for all parts, in bytes
    PA_VEC(struct pa_markdown_part) parts;
    bool sections; // the document has some
    bool chosen;   // it is the second time: what is left out is known
    size_t part;   // the number of the one at hand
};

enum { FOR_THE_END = 800 }; // bytes that naming what is left out may take

static bool begins_part(const struct pa_item *item)
{
    return item->kind == PA_ITEM_HEADING || item->kind == PA_ITEM_SECTION;
}

// Without sections, headings begin them.
static bool begins_section(const struct markdown *md, const struct pa_item *item)
{
    return item->kind == PA_ITEM_SECTION || (!md->sections && !item->folded);
}

static void end_part(struct markdown *md)
{
    pa_markdown_end_details(&md->items);
    struct pa_markdown_part *part = &md->parts.items[md->part];
    part->weight = md->items.weight;
    if (!md->chosen)
        part->size = md->items.out->size - part->size;
}

// What later parts are sure to take is theirs.
static void begin_room(struct markdown *md)
{
    size_t later = 0;
    for (size_t i = md->part + 1; i < md->parts.count; i++)
        later += md->parts.items[i].left_out ? 0 : md->parts.items[i].kept;
    md->items.room = md->whole - later;
}

// The first time each part has more than a page, and its size is where it begins, until it ends.
static void begin_part(struct markdown *md, const struct pa_item *item)
{
    size_t start = md->items.begin = md->items.out->size;
    md->items.weight = 0;
    if (md->chosen) {
        begin_room(md);
        return;
    }
    struct pa_markdown_part part = {.size = start, .name = item ? pa_markdown_item_name(item) : ""};
    size_t before = md->parts.count ? md->parts.items[md->parts.count - 1].section : 0;
    part.section = item && begins_section(md, item) ? md->parts.count : before;
    part.folded = item && item->kind == PA_ITEM_HEADING && item->folded;
    md->items.room = start + 2 * md->whole;
    pa_vec_push(&md->parts, part);
}

static void name_left_out(struct markdown *md)
{
    const struct pa_markdown_part *parts = md->parts.items, *part = &parts[md->part];
    const struct pa_markdown_part *section = &parts[part->section];
    size_t start = md->items.out->size;
    if (part == section)
        pa_markdown_leave_out(&md->items, start, part->name);
    else if (!section->left_out) {
        struct pa_strbuf name = {0};
        pa_strbuf_printf(&name, "%s%s%s", section->name, *section->name ? ": " : "", part->name);
        pa_markdown_leave_out(&md->items, start, name.text);
        pa_strbuf_release(&name);
    }
}

// What is not on the page.
static void add_left_out(struct markdown *md)
{
    size_t more =
        md->items.left_count > PA_MARKDOWN_NAMED ? md->items.left_count - PA_MARKDOWN_NAMED : 0;
    if (md->items.left_count == 0)
        return;
    pa_strbuf_adds(md->items.out, "Left out, since the page would be too long: ");
    pa_markdown_text_add(&md->items.text, pa_strbuf_text(&md->items.left), md->items.left.size);
    if (more)
        pa_strbuf_printf(md->items.out, " and %zu more", more);
    pa_strbuf_adds(md->items.out, ".\n");
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
    pa_strbuf_clear(md->items.out);
    md->part = 0;
    md->items.in_checks = false;
    begin_part(md, NULL);
    if (options->marker)
        add_marker(md->items.out, options->marker);
    if (doc->title)
        pa_markdown_line(&md->items.text, "## ", doc->title, "\n\n");
    pa_markdown_facts_add(&md->items, doc->facts);
    for (const struct pa_item *i = doc->items; (i = pa_item_seen(i, PA_FOR_PAGES)); i = i->next) {
        if (begins_part(i)) {
            pa_markdown_end_checks(&md->items);
            end_part(md);
            md->part++;
            begin_part(md, i);
            if (md->chosen && md->parts.items[md->part].left_out)
                name_left_out(md);
        }
        if (!md->chosen || !md->parts.items[md->part].left_out)
            pa_markdown_item_add(&md->items, i);
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

static void release(struct markdown *md)
{
    pa_strbuf_release(md->items.out);
    pa_strbuf_release(&md->items.left);
    pa_strbuf_release(&md->items.raw);
    pa_strbuf_release(&md->items.text.line);
    pa_vec_release(&md->parts);
}

void pa_print_markdown(const struct pa_doc *doc, const struct pa_print_options *options,
                       struct pa_writer *out)
{
    struct pa_strbuf page = {0}, links = {0};
    size_t limit = options->limit ? options->limit : PA_MARKDOWN_LIMIT;
    add_links(&links, options);
    size_t end = links.size < limit / 2 ? links.size : 0;
    struct markdown md = {
        .items = {.out = &page, .text = {.out = &page}, .pictures = options->pictures},
        .whole = limit - FOR_THE_END - end,
        .sections = has_sections(doc)};
    add_all(&md, doc, options);
    if (page.size > md.whole || md.items.left_count) {
        pa_markdown_fit(md.parts.items, md.parts.count, md.whole);
        md.chosen = true;
        md.items.left_count = 0;
        pa_strbuf_clear(&md.items.left);
        add_all(&md, doc, options);
    }
    pa_strbuf_add(&page, pa_strbuf_text(&links), end);
    add_left_out(&md);
    pa_strbuf_add(&out->text, page.text, page.size);
    pa_writer_spill(out);
    pa_strbuf_release(&links);
    release(&md);
}
