// SPDX-License-Identifier: Apache-2.0
#include "cmd/source_files.h"

#include "base/file.h"
#include "base/strbuf.h"
#include "base/vec.h"

#include <ctype.h>
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

static const char *find_goroot(void)
{
    const char *places[] = {getenv("GOROOT"), "/usr/local/go", "/usr/lib/go", "/usr/lib/golang"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (is_folder(places[i]))
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
        given.goroot = find_goroot();
    if (!given.module_cache)
        given.module_cache = find_module_cache(arena);
    return given;
}

// ---- Looking

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

// In the folder, and in all above it.
static const char *upwards(const struct search *s, const char *folder)
{
    char *dir = pa_arena_strdup(s->arena, folder);
    for (;;) {
        const char *found = join(s, *dir ? dir : "/", s->file);
        if (found)
            return found;
        char *slash = strrchr(dir, '/');
        if (!slash) {
            if (strcmp(dir, ".") == 0 || !*dir)
                return NULL;
            dir = pa_arena_strdup(s->arena, ".");
        } else if (slash == dir && !slash[1]) {
            return NULL;
        } else {
            slash[slash == dir] = '\0';
        }
    }
}

// Modules are kept with "!x" for "X", for file systems that know no case.
static const char *in_module_cache(const struct search *s)
{
    if (!s->path->module_cache || !strchr(s->file, '@'))
        return NULL;
    struct pa_strbuf name = {0};
    for (const char *c = s->file; *c; c++) {
        bool of_path = strchr(c, '@') != NULL; // versions and files keep their case
        if (of_path && isupper((unsigned char)*c))
            pa_strbuf_printf(&name, "!%c", tolower((unsigned char)*c));
        else
            pa_strbuf_addc(&name, *c);
    }
    const char *found = join(s, s->path->module_cache, pa_strbuf_text(&name));
    pa_strbuf_release(&name);
    return found;
}

static const char *in_vendor(const struct search *s, const char *folder)
{
    const char *at = strchr(s->file, '@');
    const char *rest = at ? at + strcspn(at, "/") : "";
    int head = at ? (int)(at - s->file) : (int)strlen(s->file);
    return if_there(pa_arena_printf(s->arena, "%s/vendor/%.*s%s", folder, head, s->file, rest));
}

// With -trimpath a name begins with the module's path, which is no folder here.
static const char *without_first(const struct search *s, const char *folder)
{
    const char *found = NULL;
    for (const char *rest = strchr(s->file, '/'); rest && !found; rest = strchr(rest + 1, '/'))
        found = join(s, folder, rest + 1);
    return found;
}

static const char *in_goroot(const struct search *s)
{
    if (!s->path->goroot)
        return NULL;
    const char *src = strstr(s->file, "/src/");
    const char *name = *s->file != '/' ? s->file : src ? src + 5 : NULL;
    return name ? if_there(pa_arena_printf(s->arena, "%s/src/%s", s->path->goroot, name)) : NULL;
}

static const char *in_folders(const struct search *s,
                              const char *(*look)(const struct search *, const char *))
{
    const char *found = NULL;
    const char *f = s->path->folders;
    for (size_t size; *f && !found; f += size + (f[size] == ':')) {
        size = strcspn(f, ":");
        found = look(s, pa_arena_strndup(s->arena, f, size));
    }
    return found;
}

static const char *find(const struct search *s)
{
    if (*s->file == '/') {
        const char *found = if_there(s->file);
        return found ? found : in_goroot(s);
    }
    const char *found = in_folders(s, upwards);
    found = found ? found : in_goroot(s);
    found = found ? found : in_module_cache(s);
    found = found ? found : in_folders(s, in_vendor);
    return found ? found : in_folders(s, without_first);
}

// ---- Reading

static void split_lines(char *bytes, struct pa_arena *arena, struct pa_source_text *text)
{
    PA_VEC(const char *) lines = {0};
    for (char *line = bytes; *line;) {
        size_t size = strcspn(line, "\n");
        bool last = line[size] == '\0';
        line[size] = '\0';
        if (size && line[size - 1] == '\r')
            line[size - 1] = '\0';
        pa_vec_push(&lines, line);
        line += size + !last;
    }
    text->lines = pa_arena_memdup(arena, lines.items, lines.count * sizeof *lines.items);
    text->count = lines.count;
    pa_vec_release(&lines);
}

bool pa_source_read(const struct pa_source_path *path, const char *file, struct pa_arena *arena,
                    struct pa_source_text *text, struct pa_error *err)
{
    struct search s = {path, file, arena};
    const char *found = find(&s);
    if (!found && *file == '/')
        return pa_error_set(err, PA_ERROR_IO, "open %s: no such file or directory", file);
    if (!found)
        return pa_error_set(err, PA_ERROR_IO, "could not find file %s on path %s", file,
                            path->folders);
    struct pa_bytes bytes;
    if (!pa_file_read(found, PA_DEFAULT_MAX_SIZE, &bytes, err))
        return pa_error_prefix(err, "%s", found);
    pa_arena_defer(arena, free, bytes.data);
    split_lines((char *)bytes.data, arena, text);
    return true;
}
