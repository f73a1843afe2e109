// SPDX-License-Identifier: Apache-2.0
#include "stats/benchstat.h"

#include "stats/rank_pool.h"
#include "stats/rank_sum.h"
#include "stats/tail.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum { EXACT_LIMIT = 50, EXACT_LIMIT_TIES = 25 };

static double subsets(size_t n, size_t k)
{
    double c = 1;
    for (size_t i = 1; i <= k; i++)
        c = c * (double)(n - k + i) / (double)i;
    return c;
}

// For two different values and a U below the smallest possible one, benchstat rounds a division
// towards zero instead of down, and so counts the subsets of the smaller value alone. Returns
// their number for a U as in lower_tail(); 0 in all other cases.
static double ways_below_smallest(const struct pa_rank_pool *pool, int64_t doubled_u)
{
    int64_t n = (int64_t)pool->picks, smaller = (int64_t)pool->group_size[0];
    int64_t missing = n * (smaller - n) - doubled_u;
    bool rounded =
        pool->group_count == 2 && n <= smaller && missing > 0 && missing < (int64_t)pool->values;
    return rounded ? subsets(pool->group_size[0], pool->picks) : 0;
}

// P(U of the picked sample <= u), u doubled.
static double lower_tail(struct pa_rank_pool *pool, int64_t doubled_u)
{
    int64_t n = (int64_t)pool->picks, first = pool->rank[0];
    struct pa_rank_groups groups = {pool->rank, pool->group_size, pool->group_count, pool->values};
    double *counts, sum = ways_below_smallest(pool, doubled_u);
    for (size_t i = 0; i < pool->values; i++)
        pool->rank[i] -= first;
    size_t count =
        pa_rank_sum_counts(&groups, pool->picks, doubled_u + n * (n + 1) - n * first, &counts);
    for (size_t i = 0; i < count; i++)
        sum += counts[i];
    free(counts);
    return sum / subsets(pool->values, pool->picks);
}

// 2 min(F(z), 1 - F(z)), with the cancellation of 1 - F(z) for large z that benchstat has.
static double normal_p(const struct pa_rank_pool *pool, double deviation, double pairs)
{
    double all = (double)pool->values;
    double sd = sqrt(pairs * ((all + 1) - pool->tie_term / (all * (all - 1))) / 12);
    double step = deviation > 0 ? .5 : deviation < 0 ? -.5 : 0;
    double lower = pa_tail_normal((deviation - step) / sd).lower;
    return 2 * (lower < 1 - lower ? lower : 1 - lower);
}

double pa_benchstat_p(const double *x, size_t nx, const double *y, size_t ny)
{
    struct pa_rank_pool pool;
    pa_rank_pool_init(&pool, x, nx, y, ny);
    bool ties = pool.group_count < pool.values;
    size_t limit = ties ? EXACT_LIMIT_TIES : EXACT_LIMIT;
    int64_t pairs = (int64_t)(nx * ny), u = pool.sum - (int64_t)(nx * (nx + 1)); // doubled
    double p;
    if (pool.group_count == 1)
        p = NAN;
    else if (nx > limit || ny > limit)
        p = normal_p(&pool, (double)(u - pairs) / 2, (double)pairs);
    else if (u == pairs)
        p = 1;
    else
        p = 2 * lower_tail(&pool, u < pairs ? u : 2 * pairs - u);
    pa_rank_pool_release(&pool);
    return p;
}

// Binomial(n, 1/2) at k, by the C library's lgamma() rather than pa_special_log_gamma(), to have
// the same rounding as benchstat.
static double chance(int n, int k)
{
    if (k < 0 || k > n)
        return 0;
    double ways = k == 0 || k == n ? 1 : exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1));
    return ldexp(ways, -n);
}

struct pa_order_interval pa_benchstat_median_interval(size_t n, double confidence)
{
    if (n <= 20 || n > 30 || confidence >= 1) // no rounding is involved
        return pa_summary_median_interval(n, confidence);
    int count = (int)n, lo = (count + 2) / 2 - 1, hi = lo + 1;
    double cover = chance(count, lo), left = chance(count, lo - 1), right = chance(count, hi);
    while (cover < confidence && (left > 0 || right > 0)) {
        if (left >= right) {
            cover += left;
            left = chance(count, --lo - 1);
        } else {
            cover += right;
            right = chance(count, ++hi);
        }
    }
    return (struct pa_order_interval){(size_t)lo, (size_t)hi, cover};
}
