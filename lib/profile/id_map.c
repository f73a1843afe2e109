// SPDX-License-Identifier: Apache-2.0
#include "profile/id_map.h"

#include <inttypes.h>

uint32_t pa_id_map_find_sparse(const struct pa_id_map *map, uint64_t id)
{
    uint64_t hash = pa_hash_u64(id);
    uint32_t item;
    for (uint32_t slot = pa_index_first(&map->sparse, hash);
         pa_index_at(&map->sparse, slot, hash, &item); slot = pa_index_next(&map->sparse, slot)) {
        if (item != UINT32_MAX && map->id_of[item] == id)
            return item;
    }
    return 0;
}

static void release_index(void *index)
{
    pa_index_release(index);
}

static uint64_t largest(const uint64_t *ids, uint32_t count)
{
    uint64_t max = 0;
    for (uint32_t i = 1; i <= count; i++)
        max = ids[i] > max ? ids[i] : max;
    return max;
}

bool pa_id_map_build(struct pa_id_map *map, const struct pa_id_list *list, struct pa_arena *arena,
                     struct pa_error *err)
{
    const uint64_t *ids = list->ids;
    uint32_t count = list->count;
    uint64_t most = 2 * (uint64_t)count + 64, max = largest(ids, count);
    *map = (struct pa_id_map){.dense_count = max < most ? max + 1 : most, .id_of = ids};
    uint32_t *dense = pa_arena_calloc(arena, map->dense_count, sizeof *dense);
    map->dense = dense;
    for (uint32_t i = 1; i <= count; i++) {
        if (ids[i] == 0)
            return pa_error_set(err, PA_ERROR_FORMAT, "%s %" PRIu32 " has the reserved id 0",
                                list->what, i);
        if (pa_id_map_find(map, ids[i]))
            return pa_error_set(err, PA_ERROR_FORMAT, "several %ss have the id %" PRIu64,
                                list->what, ids[i]);
        if (ids[i] < map->dense_count) {
            dense[ids[i]] = i;
            continue;
        }
        if (!map->sparse.slots)
            pa_arena_defer(arena, release_index, &map->sparse);
        pa_index_add(&map->sparse, pa_hash_u64(ids[i]), i);
    }
    return true;
}
