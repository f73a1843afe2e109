// SPDX-License-Identifier: Apache-2.0
#include "store/order.h"

#include <stdlib.h>
#include <string.h>

#define A_DAY ((int64_t)86400 * 1000000000)

struct place {
    const struct pa_stored_meta *meta;
    size_t index;
};

static int64_t day_of(int64_t time)
{
    return time ? time / A_DAY - (time % A_DAY < 0) : INT64_MAX;
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_meta(const struct pa_stored_meta *a, const struct pa_stored_meta *b)
{
    int order = compare(day_of(a->time), day_of(b->time));
    order = order ? order : strcmp(a->service, b->service);
    order = order ? order : strcmp(a->release, b->release);
    order = order ? order : strcmp(a->type, b->type);
    order = order ? order : compare(a->time, b->time);
    order = order ? order : strcmp(a->labels, b->labels);
    return order ? order : memcmp(a->hash, b->hash, PA_SOURCE_HASH);
}

static int by_place(const void *pa, const void *pb)
{
    const struct place *a = pa, *b = pb;
    int order = by_meta(a->meta, b->meta);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

static bool some_alike(const struct place *places, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (by_meta(places[i - 1].meta, places[i].meta) == 0)
            return true;
    }
    return false;
}

size_t *pa_store_order(const struct pa_catalog_list *list, bool known, struct pa_store_visitor *v,
                       struct pa_arena *arena)
{
    size_t count = list->profile_count;
    struct place *places = pa_arena_calloc(arena, count + 1, sizeof *places);
    size_t *order = pa_arena_calloc(arena, count + 1, sizeof *order);
    for (size_t i = 0; i < count; i++)
        places[i] = (struct place){&list->profiles[i].meta, i};
    qsort(places, count, sizeof *places, by_place);
    if (!known && some_alike(places, count)) {
        pa_store_sources(list, v, arena); // of what is missing the hash stays 0
        qsort(places, count, sizeof *places, by_place);
    }
    for (size_t i = 0; i < count; i++)
        order[i] = places[i].index;
    return order;
}
