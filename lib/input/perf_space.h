// SPDX-License-Identifier: Apache-2.0
// What is mapped into a space of addresses.
#ifndef PA_INPUT_PERF_SPACE_H
#define PA_INPUT_PERF_SPACE_H

#include "base/vec.h"

#include <stdint.h>

struct pa_perf_map {
    uint64_t start, end, offset; // of the file
    uint32_t binary;
};

// Forked processes share theirs until one of them changes it.
struct pa_perf_space {
    PA_VEC(struct pa_perf_map) maps; // by address, no two overlap
    uint32_t users;
};

// One user less; the last one frees it. *space becomes NULL.
void pa_perf_space_leave(struct pa_perf_space **space);
// The space of one user alone, who is about to change it; a new one if there was none. Maps that
// had to be copied are added to *copied.
struct pa_perf_space *pa_perf_space_own(struct pa_perf_space **space, size_t *copied);
// A new map hides what it covers of older ones, whose rests stay.
void pa_perf_space_add(struct pa_perf_space *space, const struct pa_perf_map *map);
// The mapping of an address, NULL if nothing is mapped there.
const struct pa_perf_map *pa_perf_space_find(const struct pa_perf_space *space, uint64_t address);

#endif
