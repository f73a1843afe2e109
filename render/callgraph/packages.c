// SPDX-License-Identifier: Apache-2.0
#include "callgraph/packages.h"

#include "base/path_end.h"
#include "symbol/package.h"

#include <stdlib.h>
#include <string.h>

// Most packages with one name that are told apart: the time grows with the square of their number.
enum { MOST_ALIKE = 200 };

struct package {
    const char *path, *last;
    uint32_t node;
};

static int by_last_element(const void *a, const void *b)
{
    const struct package *x = a, *y = b;
    int order = strcmp(x->last, y->last);
    if (order == 0)
        order = strcmp(x->path, y->path);
    return order ? order : (x->node > y->node) - (x->node < y->node);
}

// Lists the packages of all functions that have one, sorted by last element.
static size_t find_packages(const struct pa_callgraph *graph, struct pa_arena *arena,
                            struct package *packages)
{
    size_t count = 0;
    for (uint32_t i = 0; i < graph->node_count; i++) {
        const char *name = graph->nodes[i].name;
        struct pa_string package = pa_symbol_package(name, strlen(name));
        if (graph->nodes[i].tag || package.size == 0)
            continue;
        const char *path = pa_arena_strndup(arena, package.text, package.size);
        packages[count++] = (struct package){path, pa_path_end(path, 1), i};
    }
    if (count > 0)
        qsort(packages, count, sizeof *packages, by_last_element);
    return count;
}

// Chooses labels for `count` packages with the same last element.
static void tell_apart(const struct package *packages, size_t count, const char **paths,
                       const char **labels)
{
    size_t different = 0;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || strcmp(packages[i].path, packages[i - 1].path) != 0)
            paths[different++] = packages[i].path;
    if (different < 2 || different > MOST_ALIKE)
        return;
    for (size_t i = 0, at = 0; i < count; i++) {
        at += i > 0 && strcmp(packages[i].path, packages[i - 1].path) != 0;
        labels[packages[i].node] = pa_path_distinct_end(paths, different, at);
    }
}

const char **pa_packages_tell_apart(const struct pa_callgraph *graph, struct pa_arena *arena)
{
    size_t size = (size_t)graph->node_count + 1;
    struct package *packages = pa_arena_calloc(arena, size, sizeof *packages);
    const char **paths = pa_arena_calloc(arena, size, sizeof *paths);
    const char **labels = pa_arena_calloc(arena, size, sizeof *labels);
    size_t count = find_packages(graph, arena, packages);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && strcmp(packages[to].last, packages[from].last) == 0; to++)
            continue;
        tell_apart(packages + from, to - from, paths, labels);
    }
    return labels;
}
