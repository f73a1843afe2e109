// SPDX-License-Identifier: Apache-2.0
#include "export/type_values.h"

#include <string.h>

enum { FEW = 16 };

struct counts {
    size_t samples, locations;
};

// `values` by type: how many are not 0, in values[type + 1].
static struct counts count(const struct pa_profile *profile, size_t *values)
{
    struct counts counts = {0};
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, profile);
    reader.skip_labels = true;
    while (pa_sample_next(&reader)) {
        counts.samples++;
        counts.locations += reader.sample.depth;
        for (uint32_t t = 0; t < profile->type_count; t++)
            values[t + 1] += reader.sample.value[t] != 0;
    }
    pa_sample_reader_release(&reader);
    return counts;
}

struct filler {
    struct pa_type_value *list;
    size_t *next; // by type, where its next value goes
    uint32_t *locations;
    size_t *start;
};

static void fill(const struct pa_profile *profile, const struct filler *f)
{
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, profile);
    reader.skip_labels = true;
    for (uint32_t i = 0; pa_sample_next(&reader); i++) {
        const struct pa_sample *s = &reader.sample;
        if (s->depth)
            memcpy(f->locations + f->start[i], s->location, s->depth * sizeof *s->location);
        f->start[i + 1] = f->start[i] + s->depth;
        for (uint32_t t = 0; t < profile->type_count; t++) {
            if (s->value[t])
                f->list[f->next[t]++] = (struct pa_type_value){i, s->value[t]};
        }
    }
    pa_sample_reader_release(&reader);
}

const struct pa_type_values *pa_type_values_of(const struct pa_profile *profile,
                                               struct pa_arena *arena)
{
    struct pa_type_values *v = pa_arena_calloc(arena, 1, sizeof *v);
    uint32_t types = profile->type_count;
    v->profile = profile;
    if (types <= FEW)
        return v;
    size_t *first = pa_arena_calloc(arena, (size_t)types + 1, sizeof *first);
    struct counts counts = count(profile, first);
    for (uint32_t t = 0; t < types; t++)
        first[t + 1] += first[t];
    struct filler f = {
        .list = pa_arena_calloc(arena, first[types], sizeof *f.list),
        .next = pa_arena_memdup(arena, first, types * sizeof *first),
        .locations = pa_arena_calloc(arena, counts.locations, sizeof *f.locations),
        .start = pa_arena_calloc(arena, counts.samples + 1, sizeof *f.start),
    };
    fill(profile, &f);
    v->list = f.list;
    v->first = first;
    v->locations = f.locations;
    v->start = f.start;
    return v;
}

struct pa_type_walk pa_type_walk(const struct pa_type_values *values, uint32_t type)
{
    struct pa_type_walk w = {.values = values, .type = type};
    if (values->first) {
        w.at = values->first[type];
    } else {
        pa_sample_reader_init(&w.reader, values->profile);
        w.reader.skip_labels = true;
    }
    return w;
}

static bool next_listed(struct pa_type_walk *w)
{
    const struct pa_type_values *v = w->values;
    if (w->at == v->first[w->type + 1])
        return false;
    const struct pa_type_value *value = &v->list[w->at++];
    w->locations = v->locations + v->start[value->sample];
    w->depth = (uint32_t)(v->start[value->sample + 1] - v->start[value->sample]);
    w->value = value->value;
    return true;
}

bool pa_type_walk_next(struct pa_type_walk *w)
{
    if (w->values->first)
        return next_listed(w);
    while (pa_sample_next(&w->reader)) {
        const struct pa_sample *s = &w->reader.sample;
        if (s->value[w->type] == 0)
            continue;
        w->locations = s->location;
        w->depth = s->depth;
        w->value = s->value[w->type];
        return true;
    }
    pa_sample_reader_release(&w->reader);
    return false;
}
