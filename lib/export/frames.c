// SPDX-License-Identifier: Apache-2.0
#include "export/frames.h"

#include "base/hash.h"
#include "base/vec.h"

#include <string.h>

struct maker {
    const struct pa_profile *profile;
    struct pa_arena *arena;
    PA_VEC(struct pa_frame) list;
    PA_VEC(uint32_t) indexes;
    struct pa_index index;
};

static bool same(const struct pa_frame *a, const struct pa_frame *b)
{
    return a->size == b->size && a->file == b->file && a->line == b->line &&
           a->column == b->column && memcmp(a->name, b->name, a->size) == 0;
}

static uint32_t find_frame(struct maker *m, const struct pa_frame *f)
{
    uint64_t hash = pa_hash_combine(pa_hash_bytes(f->name, f->size),
                                    ((uint64_t)f->line << 24 ^ (uint64_t)f->column) + f->file);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&m->index, hash); pa_index_at(&m->index, slot, hash, &i);
         slot = pa_index_next(&m->index, slot)) {
        if (i != UINT32_MAX && same(&m->list.items[i], f))
            return i;
    }
    i = (uint32_t)m->list.count;
    pa_vec_push(&m->list, *f);
    pa_index_add(&m->index, hash, i);
    return i;
}

static struct pa_frame nameless(struct maker *m, const struct pa_location *l)
{
    const char *file = pa_profile_text(m->profile, m->profile->mappings[l->mapping].file);
    const char *slash = strrchr(file, '/');
    const char *base = slash ? slash + 1 : file;
    const char *name = "<unknown>";
    if (l->mapping && *base)
        name = *base == '[' ? base : pa_arena_printf(m->arena, "[%s]", base);
    return (struct pa_frame){.name = name, .size = strlen(name)};
}

static struct pa_frame frame_of(struct maker *m, const struct pa_line *line)
{
    const struct pa_function *f = &m->profile->functions[line->function];
    struct pa_frame frame = {
        .name = pa_profile_text(m->profile, f->name),
        .size = pa_strings_size(m->profile->strings, f->name),
        .file = f->file,
        .line = line->line,
        .column = line->column,
    };
    if (!frame.size)
        frame = (struct pa_frame){.name = "<unknown>", .size = 9};
    return frame;
}

static void add_location(struct maker *m, const struct pa_location *l)
{
    struct pa_frame frame;
    for (uint32_t i = l->line_count; i > 0; i--) { // the outermost is the last
        frame = frame_of(m, &m->profile->lines[l->first_line + i - 1]);
        pa_vec_push(&m->indexes, find_frame(m, &frame));
    }
    if (!l->line_count) {
        frame = nameless(m, l);
        pa_vec_push(&m->indexes, find_frame(m, &frame));
    }
}

const struct pa_frames *pa_frames_of(const struct pa_profile *profile, struct pa_arena *arena)
{
    struct maker m = {.profile = profile, .arena = arena};
    struct pa_frames *frames = pa_arena_calloc(arena, 1, sizeof *frames);
    uint32_t *first = pa_arena_calloc(arena, (size_t)profile->location_count + 2, sizeof *first);
    for (uint32_t i = 1; i <= profile->location_count; i++) {
        first[i] = (uint32_t)m.indexes.count;
        add_location(&m, &profile->locations[i]);
    }
    first[profile->location_count + 1] = (uint32_t)m.indexes.count;
    pa_index_release(&m.index);
    pa_arena_defer(arena, free, m.list.items);
    pa_arena_defer(arena, free, m.indexes.items);
    *frames = (struct pa_frames){m.list.items, (uint32_t)m.list.count, first, m.indexes.items};
    return frames;
}
