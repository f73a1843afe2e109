// SPDX-License-Identifier: Apache-2.0
// Columns of a profile whose functions' displayed names are all known: nothing is demangled and no
// table of nodes is made. The sums are those of analysis/graph.h: flat goes to the innermost line
// of the leaf, cum counts a function once in a sample.
#include "analysis/total.h"
#include "profile/sample.h"
#include "store/columns.h"
#include "store/costs.h"

#include <stdlib.h>

bool pa_columns_know(const struct pa_segment_encoder *e)
{
    const struct pa_segment_names *names = &e->making->names;
    for (uint32_t i = 1; i <= e->profile->function_count; i++) {
        uint32_t number = e->function[i];
        if (!number || number > names->of_function.count || !names->of_function.items[number - 1])
            return false;
    }
    return true;
}

struct sum {
    int64_t flat, cum;
    uint32_t seen; // the last sample that had the name, from 1
};

enum { SEVERAL = UINT32_MAX };

struct summing {
    struct pa_segment_encoder *e;
    uint32_t name_count, type, sample;
    // Names of a location's lines, innermost first: names[first[l]..first[l + 1]).
    uint32_t *first, *names;
    uint32_t *only;   // by location: its name, SEVERAL if it has more than one line
    struct sum *sums; // by name
    size_t touched;   // names with some value
};

// Also marks names as inlined: a known function may have its first inlined call in this profile.
static void list_names(struct summing *s, struct pa_arena *arena)
{
    const struct pa_profile *p = s->e->profile;
    struct pa_segment_names *all = &s->e->making->names;
    size_t count = 0;
    s->first = pa_arena_calloc(arena, (size_t)p->location_count + 2, sizeof *s->first);
    s->only = pa_arena_calloc(arena, (size_t)p->location_count + 1, sizeof *s->only);
    s->names = pa_arena_calloc(arena, p->line_count + 1, sizeof *s->names);
    for (uint32_t l = 1; l <= p->location_count; l++) {
        const struct pa_location *at = &p->locations[l];
        s->first[l] = (uint32_t)count;
        for (uint32_t i = 0; i < at->line_count; i++) {
            uint32_t function = s->e->function[p->lines[at->first_line + i].function] - 1;
            uint32_t name = all->of_function.items[function] - 1;
            s->names[count++] = name;
            all->inlined.items[name] |= i + 1 < at->line_count;
        }
        s->only[l] = at->line_count == 1 ? s->names[count - 1] : SEVERAL;
    }
    s->first[p->location_count + 1] = (uint32_t)count;
}

static inline void count_name(struct summing *s, uint32_t name, int64_t value)
{
    struct sum *sum = &s->sums[name];
    if (sum->seen == s->sample)
        return;
    s->touched += !sum->seen;
    sum->seen = s->sample;
    sum->cum += value; // fits: the total does
}

static void count_location(struct summing *s, uint32_t location, int64_t value)
{
    uint32_t name = s->only[location];
    if (name != SEVERAL) {
        count_name(s, name, value);
        return;
    }
    for (uint32_t k = s->first[location]; k < s->first[location + 1]; k++)
        count_name(s, s->names[k], value);
}

static void add_samples(struct summing *s)
{
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, s->e->profile);
    reader.skip_labels = true;
    while (pa_sample_next(&reader)) {
        const struct pa_sample *one = &reader.sample;
        int64_t value = one->value[s->type];
        if (!value || !one->depth)
            continue;
        s->sample++;
        for (uint32_t i = 0; i < one->depth; i++)
            count_location(s, one->location[i], value);
        s->sums[s->names[s->first[one->location[one->depth - 1]]]].flat += value;
    }
    pa_sample_reader_release(&reader);
}

static void sum_type(struct summing *s, struct pa_strbuf *out, struct pa_arena *arena)
{
    s->sums = pa_arena_calloc(arena, (size_t)s->name_count + 1, sizeof *s->sums);
    s->sample = 0;
    s->touched = 0;
    add_samples(s);
    struct pa_cost *costs = pa_arena_calloc(arena, s->touched + 1, sizeof *costs);
    size_t count = 0; // of those with a value, by name
    for (uint32_t name = 0; name < s->name_count && count < s->touched; name++) {
        const struct sum *sum = &s->sums[name];
        if (sum->seen)
            costs[count++] = (struct pa_cost){.name = name, .flat = sum->flat, .cum = sum->cum};
    }
    pa_costs_pack(costs, count, false, out);
}

bool pa_columns_add_up(struct pa_segment_encoder *e, struct pa_columns_type *types,
                       struct pa_arena *arena, struct pa_error *err)
{
    struct summing s = {.e = e, .name_count = (uint32_t)e->making->names.inlined.count};
    const struct pa_profile *p = e->profile;
    list_names(&s, arena);
    for (uint32_t i = 0; i < p->type_count; i++) {
        if (!pa_total(p, (struct pa_measure){.type = i}, &types[i].total, err))
            return false;
        s.type = i;
        if (types[i].factor)
            pa_costs_pack_factor(types[i].factor, &types[i].bytes);
        else
            sum_type(&s, &types[i].bytes, arena);
    }
    return true;
}
