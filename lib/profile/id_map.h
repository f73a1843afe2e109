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

// Fills `map`, whose memory is in the arena and which borrows list->ids; the map itself must not
// move, and not end before the arena. Fails with PA_ERROR_FORMAT if an id is 0 or occurs twice. Any
// other ids are accepted; memory is proportional to list->count.
PA_MUST_CHECK bool pa_id_map_build(struct pa_id_map *map, const struct pa_id_list *list,
                                   struct pa_arena *arena, struct pa_error *err);

// Looks up an id that is not below dense_count. Called by pa_id_map_find() only.
uint32_t pa_id_map_find_sparse(const struct pa_id_map *map, uint64_t id);

// Returns the index, from 1, of the entry with this id, 0 if there is none.
static inline uint32_t pa_id_map_find(const struct pa_id_map *map, uint64_t id)
{
    return id < map->dense_count ? map->dense[id] : pa_id_map_find_sparse(map, id);
}

#endif
