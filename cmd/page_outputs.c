// SPDX-License-Identifier: Apache-2.0
#include "cmd/page_outputs.h"

#include "base/vec.h"
#include "cli/copies.h"
#include "cli/outfiles.h"
#include "cli/suffix.h"
#include "page/page_folder.h"

#include <stdlib.h>
#include <string.h>

static bool is_folder(const char *path)
{
    size_t size = strlen(path);
    return size && path[size - 1] == '/';
}

static const struct pa_printer *printer_of(const char *path)
{
    const char *name = pa_suffix_format(path);
    return name ? pa_printer_find(name) : NULL;
}

bool pa_page_outputs_check(const struct pa_words *paths, struct pa_error *err)
{
    for (size_t i = 0; i < paths->count; i++) {
        const char *path = paths->items[i];
        if (!is_folder(path) && !printer_of(path))
            return pa_error_set(err, PA_ERROR_USAGE,
                                "-o %s: a report is written as .html, .md, .json, .txt, .csv or "
                                ".prom, or to a folder, DIR/",
                                path);
    }
    return true;
}

// ---- What markdown links to

static bool is_markdown(const char *path)
{
    return !is_folder(path) && strcmp(printer_of(path)->name, "markdown") == 0;
}

static void add_links(struct pa_page *page, const struct pa_words *paths, const char *base)
{
    struct pa_arena *arena = page->input->session->arena;
    const char **links = pa_arena_calloc(arena, paths->count + 1, sizeof *links);
    for (size_t i = 0; base && i < paths->count; i++) {
        const char *path = paths->items[i];
        if (is_markdown(path))
            continue;
        char *link = pa_copies_link(base, is_folder(path) ? "report.html" : path);
        links[page->print.link_count++] = pa_arena_strdup(arena, link);
        page->print.pictures = is_folder(path) ? base : page->print.pictures;
        free(link);
    }
    page->print.links = links;
}

// ---- The files

static bool make(const struct pa_page *page, const char *path, struct pa_page_files *files,
                 struct pa_error *err)
{
    struct pa_writer out = {0};
    if (is_folder(path))
        return pa_page_folder(page, path, files, err);
    if (!pa_page_print(page, printer_of(path)->name, &out, err)) {
        pa_strbuf_release(&out.text);
        return pa_error_prefix(err, "%s", path);
    }
    pa_vec_push(&files->list, (struct pa_page_file){path, out.text});
    return true;
}

static bool write_file(struct pa_outfiles *out, const struct pa_page_file *file,
                       struct pa_error *err)
{
    FILE *stream = pa_outfiles_open(out, file->path, err);
    if (stream)
        fwrite(pa_strbuf_text(&file->text), 1, file->text.size, stream);
    return stream != NULL;
}

bool pa_page_outputs_write(const struct pa_page *page, const struct pa_words *paths,
                           const char *link_base, struct pa_error *err)
{
    struct pa_page linked = *page;
    struct pa_page_files files = {0};
    struct pa_outfiles out = {0};
    bool ok = true;
    add_links(&linked, paths, link_base);
    page = &linked;
    for (size_t i = 0; ok && i < paths->count; i++)
        ok = make(page, paths->items[i], &files, err);
    for (size_t i = 0; ok && i < paths->count; i++)
        ok = !is_folder(paths->items[i]) || pa_outfiles_folder(&out, paths->items[i], err);
    for (size_t i = 0; ok && i < files.list.count; i++)
        ok = write_file(&out, &files.list.items[i], err);
    ok = ok && pa_outfiles_commit(&out, err);
    pa_outfiles_discard(&out);
    pa_page_files_release(&files);
    return ok;
}
