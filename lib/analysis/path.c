// SPDX-License-Identifier: Apache-2.0
#include "analysis/path.h"

#include <stdbool.h>
#include <string.h>

// ---- Trimming

// What follows the first "/name/" in `path`, where `name` is the last element of the folder
// [folder, folder + size); NULL if there is none.
static const char *behind_folder(const char *path, const char *folder, size_t size)
{
    while (size > 1 && folder[size - 1] == '/')
        size--;
    size_t start = size;
    while (start > 0 && folder[start - 1] != '/')
        start--;
    const char *name = folder + start;
    size -= start;
    for (const char *at = path; (at = strchr(at, '/')); at++) {
        if (strncmp(at + 1, name, size) == 0 && at[1 + size] == '/')
            return at + size + 2;
    }
    return NULL;
}

// What follows the prefix and a slash; NULL if `path` does not begin so.
static const char *behind_prefix(const char *path, const char *prefix, size_t size)
{
    if (size && prefix[size - 1] == '/')
        size--;
    return strncmp(path, prefix, size) == 0 && path[size] == '/' ? path + size + 1 : NULL;
}

// The first result of `try` for an element of `list`; NULL if none has any.
static const char *first_of(const char *path, const char *list,
                            const char *(*try)(const char *, const char *, size_t))
{
    for (size_t size; list && *list; list += size + (list[size] == ':')) {
        size = strcspn(list, ":");
        const char *rest = size ? try(path, list, size) : NULL;
        if (rest)
            return rest;
    }
    return NULL;
}

const char *pa_path_trim(const char *path, const struct pa_path_options *o)
{
    const char *rest = NULL;
    if (!o->trim || !*o->trim)
        rest = first_of(path, o->source, behind_folder);
    if (!rest)
        rest = first_of(path, o->trim, behind_prefix);
    if (!rest)
        rest = first_of(path, "/proc/self/cwd/./:/proc/self/cwd/", behind_prefix);
    return rest ? rest : path;
}

// ---- Cleaning

// Drops the last element of `out`; false if there is none to drop.
static bool drop_element(struct pa_strbuf *out, size_t floor)
{
    if (out->size <= floor)
        return false;
    size_t size = out->size;
    while (size > floor && out->text[size - 1] != '/')
        size--;
    out->size = size > floor ? size - 1 : floor;
    return true;
}

static void add_element(struct pa_strbuf *out, const char *element, size_t size, size_t root)
{
    if (out->size > root)
        pa_strbuf_addc(out, '/');
    pa_strbuf_add(out, element, size);
}

void pa_path_clean(struct pa_strbuf *out, const char *path)
{
    bool rooted = *path == '/';
    pa_strbuf_clear(out);
    pa_strbuf_adds(out, rooted ? "/" : "");
    size_t root = out->size, floor = root; // what ".." may not remove
    for (size_t size; *path; path += size) {
        size = strcspn(path, "/");
        if (size == 0) {
            size = 1;
        } else if (size == 2 && memcmp(path, "..", 2) == 0) {
            if (drop_element(out, floor) || rooted)
                continue;
            add_element(out, "..", 2, root);
            floor = out->size;
        } else if (size != 1 || *path != '.') {
            add_element(out, path, size, root);
        }
    }
    if (out->size == 0)
        pa_strbuf_addc(out, '.');
    out->text[out->size] = '\0';
}
