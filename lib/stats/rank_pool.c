// SPDX-License-Identifier: Apache-2.0
#include "stats/rank_pool.h"

#include "base/memory.h"
#include "stats/summary.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static bool before(double a, double b)
{
    return isnan(a) ? !isnan(b) : a < b;
}

// Ranks the merge of two sorted samples.
static void rank_sorted(struct pa_rank_pool *pool, const double *picked, const double *other)
{
    size_t n = pool->picks, m = pool->values - n, i = 0, j = 0;
    while (i < n || j < m) {
        double value = j >= m || (i < n && !before(other[j], picked[i])) ? picked[i] : other[j];
        size_t seen = i + j, first = i;
        for (; i < n && same(picked[i], value);)
            i++;
        for (; j < m && same(other[j], value);)
            j++;
        size_t size = i + j - seen;
        int64_t rank = (int64_t)(2 * seen + size + 1);
        for (size_t k = seen; k < i + j; k++)
            pool->rank[k] = rank;
        pool->sum += rank * (int64_t)(i - first);
        pool->group_size[pool->group_count++] = size;
        double t = (double)size;
        pool->tie_term += t * t * t - t;
    }
}

static double *sorted_copy(const double *x, size_t n)
{
    double *copy = pa_xmalloc(n * sizeof *copy);
    memcpy(copy, x, n * sizeof *copy);
    pa_summary_sort(copy, n);
    return copy;
}

void pa_rank_pool_init(struct pa_rank_pool *pool, const double *picked, size_t n,
                       const double *other, size_t m)
{
    *pool = (struct pa_rank_pool){.picks = n, .values = n + m};
    pool->rank = pa_xcalloc(pool->values, sizeof *pool->rank);
    pool->group_size = pa_xcalloc(pool->values, sizeof *pool->group_size);
    double *a = sorted_copy(picked, n), *b = sorted_copy(other, m);
    rank_sorted(pool, a, b);
    free(a);
    free(b);
}

void pa_rank_pool_release(struct pa_rank_pool *pool)
{
    free(pool->rank);
    free(pool->group_size);
}
