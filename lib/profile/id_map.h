// SPDX-License-Identifier: Apache-2.0
// What the ids of a file's table mean: id -> index of the entry, counted from 1. Ids are usually
// 1, 2, 3, … and then looked up in an array; any others are hashed.
#ifndef PA_PROFILE_ID_MAP_H
#define PA_PROFILE_ID_MAP_H

#include "base/arena.h"
#include "base/error.h"
#include "base/hash.h"

struct pa_id_map {
    const uint32_t *dense; // by id, 0: unknown
    uint64_t dense_count;
    struct pa_index sparse; // the ids that are not below dense_count
    const uint64_t *id_of;  // by index, [0] unused
};

// The ids of a table of a file.
struct pa_id_list {
    const uint64_t *ids; // ids[1..count]; [0] is unused
    uint32_t count;
    const char *what; // one entry of the table, for errors: "location"
};

// Fills *map, which keeps list->ids by reference and lives in the arena. Errors: PA_ERROR_FORMAT
// for an id 0 and for one that stands twice.
PA_MUST_CHECK bool pa_id_map_build(struct pa_id_map *map, const struct pa_id_list *list,
                                   struct pa_arena *arena, struct pa_error *err);

// For ids that are not below dense_count; pa_id_map_find() calls it.
uint32_t pa_id_map_find_sparse(const struct pa_id_map *map, uint64_t id);

// The index, 0 if the id is unknown.
static inline uint32_t pa_id_map_find(const struct pa_id_map *map, uint64_t id)
{
    return id < map->dense_count ? map->dense[id] : pa_id_map_find_sparse(map, id);
}

#endif
