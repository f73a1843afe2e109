// SPDX-License-Identifier: Apache-2.0
#include "input/perf_space.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void pa_perf_space_leave(struct pa_perf_space **space)
{
    if (*space && --(*space)->users == 0) {
        pa_vec_release(&(*space)->maps);
        free(*space);
    }
    *space = NULL;
}

struct pa_perf_space *pa_perf_space_own(struct pa_perf_space **space, size_t *copied)
{
    struct pa_perf_space *old = *space;
    if (old && old->users == 1)
        return old;
    struct pa_perf_space *own = pa_xmalloc(sizeof *own);
    *own = (struct pa_perf_space){.users = 1};
    if (old) {
        pa_vec_reserve(&own->maps, old->maps.count);
        for (size_t i = 0; i < old->maps.count; i++)
            pa_vec_push(&own->maps, old->maps.items[i]);
        *copied += old->maps.count;
        old->users--;
    }
    *space = own;
    return own;
}

// The index of the first map that ends behind the address.
static size_t first_behind(const struct pa_perf_space *s, uint64_t address)
{
    size_t low = 0, high = s->maps.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->maps.items[middle].end <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Replaces maps[from, to) by at most three others.
static void replace(struct pa_perf_space *s, size_t from, size_t to, const struct pa_perf_map *by,
                    size_t count)
{
    pa_vec_reserve(&s->maps, count);
    struct pa_perf_map *items = s->maps.items;
    if (s->maps.count > to)
        memmove(items + from + count, items + to, (s->maps.count - to) * sizeof *items);
    memcpy(items + from, by, count * sizeof *by);
    s->maps.count = s->maps.count - (to - from) + count;
}

void pa_perf_space_add(struct pa_perf_space *s, const struct pa_perf_map *map)
{
    struct pa_perf_map by[3];
    size_t from = first_behind(s, map->start), to = from, count = 0;
    const struct pa_perf_map *items = s->maps.items;
    while (to < s->maps.count && items[to].start < map->end)
        to++;
    if (from < to && items[from].start < map->start) {
        by[count] = items[from];
        by[count++].end = map->start;
    }
    by[count++] = *map;
    if (from < to && items[to - 1].end > map->end) {
        struct pa_perf_map rest = items[to - 1];
        rest.offset += map->end - rest.start;
        rest.start = map->end;
        by[count++] = rest;
    }
    replace(s, from, to, by, count);
}

const struct pa_perf_map *pa_perf_space_find(const struct pa_perf_space *s, uint64_t address)
{
    size_t i = first_behind(s, address);
    return i < s->maps.count && s->maps.items[i].start <= address ? &s->maps.items[i] : NULL;
}
