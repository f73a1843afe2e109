// SPDX-License-Identifier: Apache-2.0
// What is mapped into a space of addresses.
#ifndef PA_INPUT_PERF_SPACE_H
#define PA_INPUT_PERF_SPACE_H

#include "base/vec.h"

#include <stdint.h>

struct pa_perf_map {
    uint64_t start, end; // addresses, `end` is behind the last
    uint64_t offset;     // of `start` in the file
    uint32_t binary;     // index in pa_perf_machine.binaries
};

// Forked processes share theirs until one of them changes it.
struct pa_perf_space {
    PA_VEC(struct pa_perf_map) maps; // by address, no two overlap
    uint32_t users;
};

// Gives up one reference to a space; the last one frees it. Sets *space to NULL, which it may be.
void pa_perf_space_leave(struct pa_perf_space **space);
// Returns *space for a change: if it is shared, *space becomes a copy of its own first (and the
// number of maps copied is added to *copied), if it is NULL, a new and empty one.
struct pa_perf_space *pa_perf_space_own(struct pa_perf_space **space, size_t *copied);
// Adds a map, start < end. Where it overlaps older maps they are cut or removed, as mmap(2) does.
void pa_perf_space_add(struct pa_perf_space *space, const struct pa_perf_map *map);
// Returns the map that holds the address, by binary search; NULL if none does. Borrowed until the
// space is changed.
const struct pa_perf_map *pa_perf_space_find(const struct pa_perf_space *space, uint64_t address);

#endif
