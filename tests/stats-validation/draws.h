// SPDX-License-Identifier: Apache-2.0
// What several experiments begin a round with.
#ifndef PA_STATS_VALIDATION_DRAWS_H
#define PA_STATS_VALIDATION_DRAWS_H

#include "stats/random.h"

#include <stddef.h>

// The first k of `order`, of n runs, are k of them in random order afterwards.
void choose_runs(size_t *order, size_t n, size_t k, struct pa_random *random);

#endif
