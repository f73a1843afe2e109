// SPDX-License-Identifier: Apache-2.0
#include "draws.h"

#include "stats/summary.h"

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

void find_sizes(const double *counts, size_t functions, size_t runs, double *size, double *share)
{
    for (size_t f = 0; f < functions; f++)
        size[f] = pa_summary_sum(counts + f * runs, runs);
    double total = pa_summary_sum(size, functions);
    for (size_t f = 0; f < functions; f++)
        share[f] = size[f] / total;
}
