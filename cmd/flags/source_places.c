// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700 // realpath
#include "flags/source_places.h"

#include "base/folder.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
        if (places[i] && pa_folder_is(places[i]) &&
            pa_folder_is(pa_arena_printf(arena, "%s/src/runtime", places[i])))
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

struct pa_source_path pa_source_path_of_environment(struct pa_source_path given,
                                                    struct pa_arena *arena)
{
    given.allowed = given.folders;
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

struct pa_source_path pa_source_path_of(const struct pa_view *view,
                                        const struct pa_graph_flags *graph, const char *goroot,
                                        struct pa_arena *arena)
{
    struct pa_source_path path = pa_source_path_of_environment(
        (struct pa_source_path){
            .folders = graph->source_path, .trim = graph->trim_path, .goroot = goroot},
        arena);
    pa_source_path_learn(&path, view->profile, arena);
    return path;
}
