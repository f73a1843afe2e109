// SPDX-License-Identifier: Apache-2.0
#include "draws.h"

void choose_runs(size_t *order, size_t n, size_t k, struct pa_random *random)
{
    for (size_t r = 0; r < n; r++)
        order[r] = r;
    for (size_t r = 0; r < k; r++) {
        size_t other = r + pa_random_below(random, (uint32_t)(n - r)), t = order[r];
        order[r] = order[other];
        order[other] = t;
    }
}
