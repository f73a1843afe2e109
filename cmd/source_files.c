// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700 // realpath
#include "cmd/source_files.h"

#include "analysis/path.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "base/vec.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// ---- The environment

static bool is_folder(const char *path)
{
    struct stat st;
    return path && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

// The folder that the go command in PATH belongs to.
static const char *goroot_of_command(struct pa_arena *arena)
{
    const char *path = getenv("PATH");
    for (size_t size; path && *path; path += size + (path[size] == ':')) {
        size = strcspn(path, ":");
        const char *go = pa_arena_printf(arena, "%.*s/go", (int)size, path);
        char *real = size && access(go, X_OK) == 0 ? realpath(go, NULL) : NULL;
        char *bin = real ? strstr(real, "/bin/go") : NULL;
        const char *root = NULL;
        if (bin && bin[7] == '\0') {
            *bin = '\0';
            root = pa_arena_strdup(arena, real);
        }
        free(real);
        if (root)
            return root;
    }
    return NULL;
}

static const char *find_goroot(struct pa_arena *arena)
{
    const char *places[] = {getenv("GOROOT"), goroot_of_command(arena), "/usr/local/go",
                            "/usr/lib/go",    "/usr/lib/golang",        "/snap/go/current"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (is_folder(places[i]) && is_folder(pa_arena_printf(arena, "%s/src/runtime", places[i])))
            return places[i];
    }
    return NULL;
}

static const char *find_module_cache(struct pa_arena *arena)
{
    const char *cache = getenv("GOMODCACHE"), *gopath = getenv("GOPATH"), *home = getenv("HOME");
    if (cache && *cache)
        return cache;
    if (gopath && *gopath)
        return pa_arena_printf(arena, "%.*s/pkg/mod", (int)strcspn(gopath, ":"), gopath);
    return home ? pa_arena_printf(arena, "%s/go/pkg/mod", home) : NULL;
}

struct pa_source_path pa_source_path_complete(struct pa_source_path given, struct pa_arena *arena)
{
    if (!given.folders || !*given.folders) {
        char *here = getcwd(NULL, 0);
        given.folders = pa_arena_strdup(arena, here ? here : ".");
        free(here);
    }
    if (!given.goroot)
        given.goroot = find_goroot(arena);
    if (!given.module_cache)
        given.module_cache = find_module_cache(arena);
    return given;
}

// ---- Looking

enum { MAX_GO_MOD = 1 << 20 };

struct search {
    const struct pa_source_path *path;
    const char *file;
    struct pa_arena *arena;
};

static const char *if_there(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) ? path : NULL;
}

static const char *join(const struct search *s, const char *folder, const char *file)
{
    return if_there(pa_arena_printf(s->arena, "%s/%s", folder, file));
}

typedef const char *look(const struct search *s, const char *folder);

// The first result of looking into each folder of the path; with `climb` also into all above it.
static const char *in_folders(const struct search *s, look *try, bool climb)
{
    const char *f = s->path->folders;
    for (size_t size; *f; f += size + (f[size] == ':')) {
        size = strcspn(f, ":");
        char *dir = pa_arena_strndup(s->arena, f, size);
        for (bool up = true; up;) {
            const char *found = try(s, *dir ? dir : "/");
            if (found)
                return found;
            char *slash = strrchr(dir, '/');
            up = climb && slash && (slash > dir || slash[1]);
            if (up)
                slash[slash == dir] = '\0';
        }
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

// Modules are kept with "!x" for "X", for file systems that know no case.
static const char *escape_module(const struct search *s)
{
    struct pa_strbuf name = {0};
    for (const char *c = s->file; *c; c++) {
        bool of_path = strchr(c, '@') != NULL; // versions and files keep their case
        if (of_path && isupper((unsigned char)*c))
            pa_strbuf_printf(&name, "!%c", tolower((unsigned char)*c));
        else
            pa_strbuf_addc(&name, *c);
    }
    const char *escaped = pa_arena_strndup(s->arena, pa_strbuf_text(&name), name.size);
    pa_strbuf_release(&name);
    return escaped;
}

// Of an absolute name what stands behind the cache that it was in on another machine.
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
    return if_there(pa_arena_printf(s->arena, "%s/vendor/%.*s%s", folder, head, s->file, rest));
}

static const char *in_goroot(const struct search *s)
{
    const char *found = NULL, *src = s->file;
    if (!s->path->goroot)
        return NULL;
    if (*s->file != '/')
        return if_there(pa_arena_printf(s->arena, "%s/src/%s", s->path->goroot, s->file));
    while (!found && (src = strstr(src, "/src/")))
        found = if_there(pa_arena_printf(s->arena, "%s%s", s->path->goroot, src++));
    return found;
}

// ---- With -trimpath a name begins with the path of its module, which is no folder here

// What go.mod in the folder says that the module is called; NULL if there is none.
static const char *module_name(const struct search *s, const char *folder)
{
    struct pa_bytes bytes;
    struct pa_error ignored = {0}; // a folder without go.mod, or none of ours to read
    const char *name = NULL;
    if (!join(s, folder, "go.mod") ||
        !pa_file_read(pa_arena_printf(s->arena, "%s/go.mod", folder), MAX_GO_MOD, &bytes, &ignored))
        return NULL;
    const char *text = pa_arena_strndup(s->arena, (const char *)bytes.data, bytes.size);
    free(bytes.data);
    for (const char *line = text; line && !name; line = strchr(line, '\n')) {
        line += strspn(line, "\n \t");
        if (strncmp(line, "module", 6) == 0 && strchr(" \t", line[6])) {
            line += 6 + strspn(line + 6, " \t\"");
            name = pa_arena_strndup(s->arena, line, strcspn(line, " \t\r\n\""));
        }
    }
    return name;
}

static const char *in_module(const struct search *s, const char *folder)
{
    const char *name = module_name(s, folder);
    size_t size = name ? strlen(name) : 0;
    if (!size || strncmp(s->file, name, size) != 0 || s->file[size] != '/')
        return NULL;
    return join(s, folder, s->file + size + 1);
}

// Where no go.mod tells: without the first elements, but not the file's name alone, which may be
// that of any file. Not what belongs to another module.
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

static const char *under_its_name(const struct search *s)
{
    return *s->file == '/' ? if_there(s->file) : in_folders(s, as_it_is, true);
}

static const char *under_another(const struct search *s)
{
    const char *found = in_goroot(s);
    found = found ? found : in_module_cache(s);
    found = found ? found : in_folders(s, in_vendor, true);
    if (found || *s->file == '/')
        return found;
    found = in_folders(s, in_module, true);
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
    const struct search whole = {path, file, arena},
                        rest = {path, pa_path_trim(file, &trim), arena};
    const char *found = find(&whole, &rest);
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
