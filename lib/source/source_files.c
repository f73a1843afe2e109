// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700 // realpath
#include "source/source_files.h"

#include "analysis/path.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "source/go_mod.h"
#include "source/may_be_shown.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// ---- Looking

enum { MAX_GO_MOD = 1 << 20 };

struct search {
    const struct pa_source_path *path;
    const char *file;
    struct pa_arena *arena;
    const char **refused; // the first file that was found and must not be shown
};

static bool is_there(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && !S_ISDIR(st.st_mode);
}

// Returns the path if there is a file that may be shown. One that may not be shown is treated as
// missing, and noted for the error message.
static const char *if_there(const struct search *s, const char *path)
{
    if (pa_source_may_be_shown(path, s->path->allowed))
        return path;
    if (!*s->refused && is_there(path))
        *s->refused = path;
    return NULL;
}

// Files that this looks for by itself.
static const char *own_file(const struct search *s, const char *folder, const char *name)
{
    const char *path = pa_arena_printf(s->arena, "%s/%s", folder, name);
    return is_there(path) ? path : NULL;
}

static const char *join(const struct search *s, const char *folder, const char *file)
{
    return if_there(s, pa_arena_printf(s->arena, "%s/%s", folder, file));
}

typedef const char *look(const struct search *s, const char *folder);

// "/a/b" becomes "/a", then "/". False, with nothing changed, if there is no folder above.
static bool to_parent(char *dir)
{
    char *slash = strrchr(dir, '/');
    bool top = slash == dir; // the '/' of the root stays
    if (!slash || (top && !slash[1]))
        return false;
    slash[top ? 1 : 0] = '\0';
    return true;
}

// The first result of looking into each folder of the path; with `climb` also into all above it.
static const char *in_folders(const struct search *s, look *try, bool climb)
{
    const char *f = s->path->folders;
    for (size_t size; *f; f += size + (f[size] == ':')) {
        size = strcspn(f, ":");
        char *dir = pa_arena_strndup(s->arena, f, size);
        do {
            const char *found = try(s, *dir ? dir : "/");
            if (found)
                return found;
        } while (climb && to_parent(dir));
        const char *here = climb && *f != '/' ? try(s, ".") : NULL;
        if (here)
            return here;
    }
    return NULL;
}

static const char *as_it_is(const struct search *s, const char *folder)
{
    return join(s, folder, s->file);
}

// ---- Where Go keeps things

// Modules and their versions are kept with "!x" for "X", for file systems that know no case.
static const char *escape_module(const struct search *s)
{
    struct pa_strbuf name = {0};
    size_t at = strcspn(s->file, "@"), end = at + strcspn(s->file + at, "/");
    for (size_t i = 0; s->file[i]; i++) {
        unsigned char c = (unsigned char)s->file[i];
        if (i < end && isupper(c))
            pa_strbuf_printf(&name, "!%c", tolower(c));
        else
            pa_strbuf_addc(&name, s->file[i]);
    }
    return pa_strbuf_keep(&name, s->arena);
}

// Finds a file of a module in the module cache. Of an absolute name, from another machine, the
// parts in front are left out one by one: they are the cache's folder there.
static const char *in_module_cache(const struct search *s)
{
    const char *version = strchr(s->file, '@'), *found = NULL;
    if (!s->path->module_cache || !version)
        return NULL;
    if (*s->file != '/')
        return join(s, s->path->module_cache, escape_module(s));
    for (const char *at = s->file; !found && at && at < version; at = strchr(at + 1, '/'))
        found = join(s, s->path->module_cache, at + 1);
    return found;
}

static const char *in_vendor(const struct search *s, const char *folder)
{
    const char *at = strchr(s->file, '@'), *vendor = strstr(s->file, "/vendor/");
    if (vendor)
        return join(s, folder, vendor + 1);
    if (*s->file == '/')
        return NULL;
    const char *rest = at ? at + strcspn(at, "/") : "";
    int head = at ? (int)(at - s->file) : (int)strlen(s->file);
    return if_there(s, pa_arena_printf(s->arena, "%s/vendor/%.*s%s", folder, head, s->file, rest));
}

static const char *in_goroot(const struct search *s)
{
    const char *found = NULL, *src = s->file;
    if (!s->path->goroot)
        return NULL;
    if (*s->file != '/')
        return if_there(s, pa_arena_printf(s->arena, "%s/src/%s", s->path->goroot, s->file));
    while (!found && (src = strstr(src, "/src/")))
        found = if_there(s, pa_arena_printf(s->arena, "%s%s", s->path->goroot, src++));
    return found;
}

// ---- With -trimpath a name begins with the path of its module, which is no folder here

// The text of go.mod or go.work in the folder; NULL if there is none that can be read.
static char *read_go_file(const struct search *s, const char *folder, const char *name)
{
    struct pa_bytes bytes;
    struct pa_error ignored = {0};
    const char *path = own_file(s, folder, name);
    if (!path || !pa_file_read(path, MAX_GO_MOD, &bytes, &ignored))
        return NULL;
    char *text = pa_arena_strndup(s->arena, (const char *)bytes.data, bytes.size);
    free(bytes.data);
    return text;
}

// What go.mod in the folder says that the module is called; NULL if there is none.
static const char *module_name(const struct search *s, const char *folder)
{
    struct pa_go_mod mod = {.next = read_go_file(s, folder, "go.mod")};
    struct pa_go_words words;
    return mod.next && pa_go_mod_next(&mod, "module", &words) ? words.word[0] : NULL;
}

static const char *in_module(const struct search *s, const char *folder)
{
    const char *name = module_name(s, folder);
    size_t size = name ? strlen(name) : 0;
    if (!size || strncmp(s->file, name, size) != 0 || s->file[size] != '/')
        return NULL;
    return join(s, folder, s->file + size + 1);
}

static const char *path_from(const struct search *s, const char *folder, const char *path)
{
    return *path == '/' ? path : pa_arena_printf(s->arena, "%s/%s", folder, path);
}

// In the modules of go.work in the folder.
static const char *in_workspace(const struct search *s, const char *folder)
{
    struct pa_go_mod work = {.next = read_go_file(s, folder, "go.work")};
    struct pa_go_words words;
    const char *found = NULL;
    while (work.next && !found && pa_go_mod_next(&work, "use", &words))
        found = in_module(s, path_from(s, folder, words.word[0]));
    return found;
}

// "old@version/x.go" by "replace old [version] => new [version]"; NULL if that is another module.
static const char *replace(const struct search *s, const char *folder,
                           const struct pa_go_words *words)
{
    size_t arrow = words->count > 2 && strcmp(words->word[1], "=>") == 0 ? 1 : 2;
    size_t path = strcspn(s->file, "@"), end = path + strcspn(s->file + path, "/");
    const char *version = arrow == 2 ? words->word[1] : NULL;
    if (words->count < arrow + 2 || strcmp(words->word[arrow], "=>") != 0 || s->file[end] != '/' ||
        strlen(words->word[0]) != path || strncmp(words->word[0], s->file, path) != 0)
        return NULL;
    if (version && (strlen(version) != end - path - 1 ||
                    strncmp(version, s->file + path + 1, end - path - 1) != 0))
        return NULL;
    const char *to = words->word[arrow + 1];
    if (words->count == arrow + 2) // a folder
        return pa_arena_printf(s->arena, "%s%s", path_from(s, folder, to), s->file + end);
    struct search other = *s;
    other.file = pa_arena_printf(s->arena, "%s@%s%s", to, words->word[arrow + 2], s->file + end);
    return s->path->module_cache
               ? pa_arena_printf(s->arena, "%s/%s", s->path->module_cache, escape_module(&other))
               : NULL;
}

// Where a file is whose module go.mod or go.work in the folder replaces by another: -trimpath
// writes the name of the one that was replaced. There need be no such file.
static const char *replacement(const struct search *s, const char *folder)
{
    static const char *const FILES[] = {"go.work", "go.mod"};
    if (*s->file == '/' || !strchr(s->file, '@'))
        return NULL;
    const char *path = NULL;
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES && !path; i++) {
        struct pa_go_mod mod = {.next = read_go_file(s, folder, FILES[i])};
        struct pa_go_words words;
        while (mod.next && !path && pa_go_mod_next(&mod, "replace", &words))
            path = replace(s, folder, &words);
    }
    return path;
}

// Looks for the name without its first elements, one less at a time, in a folder without a go.mod.
// The last element alone is not looked for, since many files have the same, and neither is a file
// of another module (with a version in its name).
static const char *without_first(const struct search *s, const char *folder)
{
    const char *found = NULL;
    if (strchr(s->file, '@') || module_name(s, folder))
        return NULL;
    for (const char *at = strchr(s->file, '/'); at && strchr(at + 1, '/') && !found;
         at = strchr(at + 1, '/'))
        found = join(s, folder, at + 1);
    return found;
}

// ---- Without -trimpath a name begins with the folder that the module was in when it was built

// The length of that folder in the name of a file, by the name of a function in it: what follows
// the module in the path of its package is the folder below. -1: no function of this module, or
// one of package main, whose path is not in the name.
static int built_in(const char *module, const char *function, const char *file)
{
    size_t size = strlen(module);
    const char *package = function + size, *end = file + strlen(file);
    if (*file != '/' || strncmp(function, module, size) != 0 ||
        strncmp(function, "main.", 5) == 0 || (*package != '/' && *package != '.'))
        return -1;
    size_t length = strcspn(package, "[("), last = length; // type arguments have paths, too
    while (last > 0 && package[last] != '/')
        last--;
    length = last + strcspn(package + last, ".");
    while (*end != '/')
        end--;
    size_t folder = (size_t)(end - file);
    bool below = folder >= length && strncmp(end - length, package, length) == 0;
    return below ? (int)(folder - length) : -1;
}

static const char *with_module(const struct search *s, const char *folder)
{
    return module_name(s, folder) ? folder : NULL;
}

void pa_source_path_learn(struct pa_source_path *path, const struct pa_profile *profile,
                          struct pa_arena *arena)
{
    const char *refused = NULL;
    const struct search s = {path, "", arena, &refused};
    const char *folder = in_folders(&s, with_module, true);
    const char *module = folder ? module_name(&s, folder) : NULL;
    for (uint32_t i = 1; module && !path->copy && i <= profile->function_count; i++) {
        const char *file = pa_profile_text(profile, profile->functions[i].file);
        int size = built_in(module, pa_profile_text(profile, profile->functions[i].name), file);
        if (size < 0)
            continue;
        path->built_in = pa_arena_strndup(arena, file, (size_t)size);
        path->copy = folder;
    }
}

static const char *in_copy(const struct search *s)
{
    size_t size = s->path->copy ? strlen(s->path->built_in) : 0;
    if (!s->path->copy || strncmp(s->file, s->path->built_in, size) != 0 || s->file[size] != '/')
        return NULL;
    return join(s, s->path->copy, s->file + size + 1);
}

static const char *under_its_name(const struct search *s)
{
    return *s->file == '/' ? if_there(s, s->file) : in_folders(s, as_it_is, true);
}

static const char *under_another(const struct search *s)
{
    const char *found = in_goroot(s), *instead = in_folders(s, replacement, true);
    if (!found)
        found = instead ? if_there(s, instead) : in_module_cache(s);
    found = found ? found : in_folders(s, in_vendor, true);
    if (found || *s->file == '/')
        return found ? found : in_copy(s);
    found = in_folders(s, in_module, true);
    found = found ? found : in_folders(s, in_workspace, true);
    return found ? found : in_folders(s, without_first, false);
}

// By all of the name and by what trimming leaves of it, where pprof looks first.
static const char *find(const struct search *whole, const struct search *rest)
{
    if (strlen(whole->file) >= PATH_MAX) // no file has such a name, and it may have many parts
        return NULL;
    const char *found = under_its_name(rest);
    found = found ? found : under_its_name(whole);
    found = found ? found : under_another(whole);
    return found ? found : under_another(rest);
}

// ---- Reading

static void split_lines(const struct pa_bytes *bytes, struct pa_arena *arena,
                        struct pa_source_text *text)
{
    PA_VEC(struct pa_source_line) lines = {0};
    const char *at = (const char *)bytes->data, *end = at + bytes->size;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t size = (size_t)((newline ? newline : end) - at);
        pa_vec_push(&lines, (struct pa_source_line){at, size - (size && at[size - 1] == '\r')});
        at += size + (newline != NULL);
    }
    text->lines = pa_arena_memdup(arena, lines.items, lines.count * sizeof *lines.items);
    text->count = lines.count;
    pa_vec_release(&lines);
}

bool pa_source_read(const struct pa_source_path *path, const char *file, struct pa_arena *arena,
                    struct pa_source_text *text, struct pa_error *err)
{
    const struct pa_path_options trim = {.trim = path->trim, .source = path->folders};
    const char *refused = NULL;
    const struct search whole = {path, file, arena, &refused},
                        rest = {path, pa_path_trim(file, &trim), arena, &refused};
    const char *found = find(&whole, &rest);
    if (!found && refused)
        return pa_error_set(err, PA_ERROR_IO,
                            "%s: not opened, as it is no regular file with a name that sources "
                            "have (--source-path with its folder allows any name)",
                            refused);
    if (!found && *rest.file == '/')
        return pa_error_set(err, PA_ERROR_IO, "open %s: no such file or directory", rest.file);
    if (!found)
        return pa_error_set(err, PA_ERROR_IO, "could not find file %s on path %s", rest.file,
                            path->folders);
    struct pa_bytes bytes;
    if (!pa_file_read(found, PA_DEFAULT_MAX_SIZE, &bytes, err))
        return pa_error_prefix(err, "%s", found);
    pa_arena_defer(arena, free, bytes.data);
    text->path = found;
    split_lines(&bytes, arena, text);
    return true;
}
