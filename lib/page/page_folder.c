// SPDX-License-Identifier: Apache-2.0
#include "page/page_folder.h"

#include "document/html.h"
#include "page/page_html.h"
#include "page/page_work.h"

#include <string.h>

struct folder {
    const char *path;
    struct pa_arena *arena;
    struct pa_page_files *files;
};

static void add(struct folder *f, const char *name, struct pa_strbuf text)
{
    const char *path = pa_arena_printf(f->arena, "%s%s", f->path, name);
    pa_vec_push(&f->files->list, (struct pa_page_file){path, text});
}

static void add_picture(struct folder *f, const char *anchor, const struct pa_figure *figure)
{
    struct pa_strbuf name = {0}, svg = {0};
    pa_html_picture_name(anchor, figure->name, &name);
    pa_strbuf_add(&svg, figure->svg, figure->size);
    add(f, name.text, svg);
    pa_strbuf_release(&name);
}

static void add_pictures(struct folder *f, const struct pa_doc *doc)
{
    const char *anchor = NULL;
    for (const struct pa_item *i = doc->items; i; i = i->next) {
        if (i->kind == PA_ITEM_SECTION)
            anchor = i->section.anchor;
        else if (i->kind == PA_ITEM_FIGURE)
            add_picture(f, anchor, &i->figure);
    }
}

bool pa_page_folder(const struct pa_page *page, const char *path, struct pa_page_files *files,
                    struct pa_error *err)
{
    struct folder f = {path, page->work->arena, files};
    struct pa_writer html = {0}, json = {0};
    struct pa_strbuf css = {0};
    pa_page_html(page, &(struct pa_page_html_options){.pictures = true}, &html);
    add(&f, "report.html", html.text);
    pa_page_style(&css);
    add(&f, "report.css", css);
    add_pictures(&f, &page->doc);
    bool ok = pa_page_print(page, "json", &json, err);
    add(&f, "report.json", json.text);
    return ok;
}

void pa_page_files_release(struct pa_page_files *files)
{
    for (size_t i = 0; i < files->list.count; i++)
        pa_strbuf_release(&files->list.items[i].text);
    pa_vec_release(&files->list);
}
