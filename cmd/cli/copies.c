// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700 // strdup()
#include "cli/copies.h"

#include "base/strbuf.h"
#include "cli/output.h"
#include "cli/suffix.h"

#include <ctype.h>
#include <string.h>
#include <sys/stat.h>

// The files that a folder gets.
static const struct {
    const char *name, *format;
} in_folder[] = {
    {"report.html", "html"},
    {"report.md", "markdown"},
    {"report.json", "json"},
    {"report.csv", "csv"},
    {"metrics.prom", "metrics"},
    {"junit.xml", "junit"},
    {"codequality.json", "codequality"},
};

// ---- What is written where

static char *keep(struct pa_strbuf *text)
{
    char *kept = text->text;
    *text = (struct pa_strbuf){0};
    return kept;
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *pa_copies_link(const char *base, const char *path)
{
    struct pa_strbuf text = {0};
    if (!base)
        return NULL;
    size_t size = strlen(base);
    pa_strbuf_printf(&text, "%s%s", base, size && base[size - 1] == '/' ? "" : "/");
    for (const char *c = last_part(path); *c; c++)
        pa_strbuf_printf(&text, isalnum((unsigned char)*c) || strchr("._-", *c) ? "%c" : "%%%02X",
                         (unsigned char)*c);
    return keep(&text);
}

static const struct pa_choice *choice_of(const struct pa_choice *formats, const char *name,
                                         int value)
{
    const struct pa_choice *c = formats;
    while (c->name && (name ? strcmp(c->name, name) != 0 : value >= 0 && c->value != value))
        c++;
    return c->name ? c : NULL;
}

static bool add(struct pa_copies *copies, struct pa_copy copy, struct pa_error *err)
{
    for (size_t i = 0; i < copies->list.count; i++) {
        if (strcmp(copies->list.items[i].path, copy.path) == 0) {
            pa_error_set(err, PA_ERROR_USAGE, "%s: is written twice", copy.path);
            free(copy.path);
            free(copy.link);
            return false;
        }
    }
    pa_vec_push(&copies->list, copy);
    return true;
}

static bool add_file(struct pa_copies *copies, const char *path, const struct pa_copies_plan *plan,
                     const struct pa_choice *formats, struct pa_error *err)
{
    const char *suffix = pa_suffix_format(path);
    if (plan->format < 0 && pa_suffix_is_unknown(path))
        return pa_error_set(err, PA_ERROR_USAGE,
                            "%s: no format has this suffix (--format says one)", path);
    const struct pa_choice *c = choice_of(formats, suffix, plan->format);
    if (!c)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "%s: this command does not write %s (see --format)", path,
                            suffix ? suffix : "that");
    return add(copies,
               (struct pa_copy){.path = strdup(path),
                                .link = pa_copies_link(plan->link_base, path),
                                .format = c->name,
                                .printer = c->value >= PA_FORMAT_REPORT
                                               ? &pa_printers[c->value - PA_FORMAT_REPORT]
                                               : NULL},
               err);
}

static bool add_folder(struct pa_copies *copies, const char *path,
                       const struct pa_copies_plan *plan, struct pa_error *err)
{
    size_t size = strlen(path);
    bool ok = pa_outfiles_folder(&copies->files, path, err);
    for (size_t i = 0; ok && i < sizeof in_folder / sizeof *in_folder; i++) {
        struct pa_strbuf file = {0};
        pa_strbuf_printf(&file, "%s%s%s", path, size && path[size - 1] == '/' ? "" : "/",
                         in_folder[i].name);
        ok = add(copies,
                 (struct pa_copy){.path = keep(&file),
                                  .link = pa_copies_link(plan->link_base, in_folder[i].name),
                                  .format = in_folder[i].format,
                                  .printer = pa_printer_find(in_folder[i].format),
                                  .in_folder = true},
                 err);
    }
    return ok;
}

static bool is_folder(const char *path)
{
    struct stat st;
    size_t size = strlen(path);
    return (size && path[size - 1] == '/') || (stat(path, &st) == 0 && S_ISDIR(st.st_mode));
}

bool pa_copies_open(struct pa_copies *copies, const struct pa_copies_plan *plan,
                    const struct pa_choice *formats, struct pa_error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < plan->paths->count; i++) {
        const char *path = plan->paths->items[i];
        if (strcmp(path, "-") != 0)
            ok = is_folder(path) ? add_folder(copies, path, plan, err)
                                 : add_file(copies, path, plan, formats, err);
    }
    if (!ok)
        pa_copies_discard(copies);
    return ok;
}

bool pa_copies_are_for(const struct pa_copies *copies, enum pa_audience who)
{
    for (size_t i = 0; i < copies->list.count; i++) {
        const struct pa_printer *printer = copies->list.items[i].printer;
        if (printer && printer->audience & who)
            return true;
    }
    return false;
}

bool pa_copies_have(const struct pa_copies *copies, const char *format)
{
    for (size_t i = 0; i < copies->list.count; i++) {
        if (strcmp(copies->list.items[i].format, format) == 0)
            return true;
    }
    return false;
}

// ---- Writing

void pa_copies_links(struct pa_copies *copies, struct pa_print_options *print,
                     const struct pa_copy *self)
{
    copies->links.count = 0;
    for (size_t i = 0; i < copies->list.count; i++) {
        const struct pa_copy *copy = &copies->list.items[i];
        if (copy->link && copy != self && strcmp(copy->format, "markdown") != 0)
            pa_vec_push(&copies->links, copy->link);
    }
    print->links = copies->links.items;
    print->link_count = copies->links.count;
}

static bool has_checks(const struct pa_doc *doc)
{
    const struct pa_item *item = doc->items;
    while (item && item->kind != PA_ITEM_CHECK)
        item = item->next;
    return item;
}

static bool is_page(const struct pa_copies *copies, const struct pa_copy *copy)
{
    return copies->page && strcmp(copy->format, "html") == 0;
}

// Makes a copy that is no report: a picture, or a page.
static bool make_copy(const struct pa_copies *copies, const struct pa_copy *copy,
                      struct pa_writer *out, struct pa_error *err)
{
    if (is_page(copies, copy))
        return copies->page(copies->page_state, out, err);
    return copies->make ? copies->make(copies->make_state, copy->format, out, err)
                        : pa_error_set(err, PA_ERROR_USAGE, "%s goes to standard output (--format)",
                                       copy->format);
}

static bool print_copy(struct pa_copies *copies, struct pa_copy *copy, const struct pa_doc *doc,
                       const struct pa_print_options *options, struct pa_error *err)
{
    struct pa_print_options print = *options;
    if (copy->in_folder && copy->printer->checks_only && !has_checks(doc))
        return true;
    print.color = false;
    pa_copies_links(copies, &print, copy);
    struct pa_writer writer = {.file = pa_outfiles_open(&copies->files, copy->path, err)};
    if (!writer.file)
        return false;
    bool ok = copy->printer && !is_page(copies, copy)
                  ? pa_doc_print(doc, copy->printer, &print, &writer, err)
                  : make_copy(copies, copy, &writer, err);
    struct pa_error unwritten = {0};
    if (!pa_writer_finish(&writer, &unwritten) && ok) {
        *err = unwritten;
        ok = false;
    }
    return ok || pa_error_prefix(err, "%s", copy->path);
}

bool pa_copies_print(struct pa_copies *copies, const struct pa_doc *doc,
                     const struct pa_print_options *print, struct pa_error *err)
{
    for (size_t i = 0; i < copies->list.count; i++) {
        if (!print_copy(copies, &copies->list.items[i], doc, print, err))
            return false;
    }
    return true;
}

bool pa_copies_commit(struct pa_copies *copies, struct pa_error *err)
{
    return pa_outfiles_commit(&copies->files, err);
}

void pa_copies_discard(struct pa_copies *copies)
{
    pa_outfiles_discard(&copies->files);
    for (size_t i = 0; i < copies->list.count; i++) {
        free(copies->list.items[i].path);
        free(copies->list.items[i].link);
    }
    pa_vec_release(&copies->links);
    pa_vec_release(&copies->list);
}
