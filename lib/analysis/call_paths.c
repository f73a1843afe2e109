// SPDX-License-Identifier: Apache-2.0
#include "analysis/call_paths.h"

#include "analysis/node.h"
#include "base/memory.h"
#include "profile/builder.h"
#include "profile/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void release(void *object)
{
    struct pa_call_paths *paths = object;
    pa_vec_release(&paths->list);
    pa_vec_release(&paths->names);
    pa_index_release(&paths->index);
    free(paths->of_name);
}

struct pa_call_paths *pa_call_paths_new(struct pa_strings *strings, struct pa_arena *arena)
{
    struct pa_call_paths *paths = pa_arena_calloc(arena, 1, sizeof *paths);
    paths->strings = strings;
    pa_arena_defer(arena, release, paths);
    pa_vec_push(&paths->list, (struct pa_call_path){0});
    pa_vec_push(&paths->names, (pa_str)0);
    return paths;
}

uint32_t pa_call_path_named(const struct pa_call_paths *paths, pa_str name)
{
    return name < paths->of_name_room ? paths->of_name[name] : 0;
}

// A number, which no other path has.
static pa_str name_path(struct pa_call_paths *paths, uint32_t path)
{
    char text[16];
    int size = snprintf(text, sizeof text, "%u", path);
    pa_str name = pa_strings_add(paths->strings, text, (size_t)size);
    if (name >= paths->of_name_room) {
        size_t room = 2 * ((size_t)name + 1);
        paths->of_name = pa_xrealloc(paths->of_name, room, sizeof *paths->of_name);
        memset(paths->of_name + paths->of_name_room, 0,
               (room - paths->of_name_room) * sizeof *paths->of_name);
        paths->of_name_room = room;
    }
    paths->of_name[name] = path;
    return name;
}

static uint32_t find_or_add(struct pa_call_paths *paths, uint32_t parent, pa_str name)
{
    uint64_t hash = pa_hash_u64((uint64_t)parent << 32 | name);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&paths->index, hash);
         pa_index_at(&paths->index, slot, hash, &i); slot = pa_index_next(&paths->index, slot)) {
        if (i != UINT32_MAX && paths->list.items[i].parent == parent &&
            paths->list.items[i].name == name)
            return i;
    }
    i = (uint32_t)paths->list.count;
    pa_vec_push(&paths->list, (struct pa_call_path){parent, name});
    pa_vec_push(&paths->names, name_path(paths, i));
    pa_index_add(&paths->index, hash, i);
    return i;
}

// ---- One profile

struct rewrite {
    struct pa_call_paths *paths;
    struct pa_node_table *table;
    struct pa_profile_builder *b;
    PA_VEC(uint32_t) stack; // locations of the builder
    PA_VEC(uint32_t) path;  // by frame of the stack
    PA_VEC(uint32_t) ends;  // by location of the sample: frames up to here
};

static void push_frame(struct rewrite *w, uint32_t node)
{
    uint32_t parent = w->path.count ? w->path.items[w->path.count - 1] : 0;
    uint32_t path = find_or_add(w->paths, parent, pa_node_function(w->table, node));
    struct pa_function f = {.name = w->paths->names.items[path]};
    struct pa_line line = {.function = pa_profile_builder_function(w->b, &f)};
    uint32_t location = pa_profile_builder_location(w->b, &(struct pa_location){0}, &line, 1);
    pa_vec_push(&w->path, path);
    pa_vec_push(&w->stack, location);
}

// Only what differs from the stack before is looked up.
static void add_sample(struct rewrite *w, const struct pa_sample *s)
{
    w->ends.count = s->common;
    w->path.count = w->stack.count = s->common ? w->ends.items[s->common - 1] : 0;
    for (uint32_t i = s->common; i < s->depth; i++) {
        uint32_t l = s->location[i];
        for (uint32_t n = w->table->first[l]; n < w->table->first[l + 1]; n++)
            push_frame(w, w->table->of_location[n]);
        pa_vec_push(&w->ends, (uint32_t)w->path.count);
    }
    pa_profile_builder_sample(w->b, &(struct pa_sample){.location = w->stack.items,
                                                        .depth = (uint32_t)w->stack.count,
                                                        .value = s->value});
}

const struct pa_profile *pa_profile_by_path(struct pa_call_paths *paths,
                                            const struct pa_profile *profile,
                                            struct pa_arena *arena, struct pa_error *err)
{
    struct rewrite w = {.paths = paths,
                        .table = pa_node_table_new(profile, NULL, arena),
                        .b = pa_profile_builder_new(arena, paths->strings)};
    pa_profile_import_header(w.b, profile);
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, profile);
    r.skip_labels = true;
    while (pa_sample_next(&r))
        add_sample(&w, &r.sample);
    pa_sample_reader_release(&r);
    pa_vec_release(&w.stack);
    pa_vec_release(&w.path);
    pa_vec_release(&w.ends);
    return pa_profile_builder_finish(w.b, err);
}
