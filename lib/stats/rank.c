// SPDX-License-Identifier: Apache-2.0
#include "stats/rank.h"

#include "base/memory.h"
#include "stats/rank_pool.h"
#include "stats/rank_sum.h"
#include "stats/rank_tails.h"
#include "stats/tail.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static int64_t gcd(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

// Ranks from 0 without a common factor: fewer sums to count. Returns the factor.
static int64_t shrink_ranks(int64_t *rank, size_t n)
{
    int64_t first = rank[0], factor = 0;
    for (size_t i = 0; i < n; i++) {
        rank[i] -= first;
        factor = gcd(factor, rank[i]);
    }
    for (size_t i = 0; i < n && factor > 1; i++)
        rank[i] /= factor;
    return factor ? factor : 1;
}

static double choose(size_t n, size_t k)
{
    double c = 1;
    for (size_t i = 1; i <= k; i++)
        c = c * (double)(n - k + i) / (double)i;
    return c;
}

static int64_t divide_down(int64_t a, int64_t b) // b > 0
{
    return a >= 0 ? a / b : -((b - 1 - a) / b);
}

static void exact_test(struct pa_rank_pool *pool, struct pa_rank_test *test)
{
    int64_t picks = (int64_t)pool->picks, mean = picks * (int64_t)(pool->values + 1);
    int64_t distance = llabs(pool->sum - mean), first = picks * pool->rank[0];
    int64_t factor = shrink_ranks(pool->rank, pool->values);
    struct pa_rank_groups groups = {pool->rank, pool->group_size, pool->group_count, pool->values};
    struct pa_rank_tails tails;
    // The far tail lies where no sum need be, hence rounding: down, and up as the negative's down.
    pa_rank_tails_count(&groups, pool->picks, divide_down(mean - distance - first, factor),
                        -divide_down(first - mean - distance, factor), &tails);
    double total = choose(pool->values, pool->picks);
    double both = tails.low.beyond + tails.high.beyond;
    test->exact = true;
    test->p = both < total ? both / total : 1;
    test->log_p = both < total ? log(both) - log(total) : 0;
    bool low = pool->sum <= mean;
    struct pa_rank_tail near = low ? tails.low : tails.high;
    double far = 1 - (near.beyond - near.at) / total;
    test->lower = low ? near.beyond / total : far;
    test->upper = low ? far : near.beyond / total;
}

static void normal_test(struct pa_rank_test *test, double deviation, double sd)
{
    double distance = fabs(deviation) - .5;
    struct pa_tail tail = pa_tail_normal(distance > 0 ? distance / sd : 0);
    test->p = distance > 0 ? 2 * tail.upper : 1;
    test->log_p = distance > 0 ? log(2) + tail.log_upper : 0;
    test->lower = pa_tail_normal((deviation + .5) / sd).lower;
    test->upper = pa_tail_normal((deviation - .5) / sd).upper;
}

static bool is_feasible(size_t nx, size_t ny, double cost_limit)
{
    double n = (double)(nx < ny ? nx : ny), all = (double)nx + (double)ny;
    if (n * all * n * (2 * all - n + 1) > cost_limit)
        return false;
    return isfinite(choose(nx + ny, nx < ny ? nx : ny));
}

bool pa_rank_is_exact_feasible(size_t nx, size_t ny)
{
    return is_feasible(nx, ny, 6.5e8);
}

static void swap_tails(struct pa_rank_test *test)
{
    double lower = test->lower;
    test->lower = test->upper;
    test->upper = lower;
}

void pa_rank_mann_whitney(const struct pa_two_samples *samples, enum pa_rank_method method,
                          struct pa_rank_test *test)
{
    const double *x = samples->x, *y = samples->y;
    size_t nx = samples->nx, ny = samples->ny;
    *test = (struct pa_rank_test){.p = 1, .lower = 1, .upper = 1};
    if (nx == 0 || ny == 0)
        return;
    struct pa_rank_pool pool;
    bool x_picked = nx <= ny;
    pa_rank_pool_init(&pool, x_picked ? x : y, x_picked ? nx : ny, x_picked ? y : x,
                      x_picked ? ny : nx);
    double pairs = (double)nx * (double)ny, all = (double)pool.values;
    double n = (double)pool.picks;
    double u = .5 * (double)pool.sum - n * (n + 1) / 2; // of the smaller sample
    double sd = sqrt(pairs * ((all + 1) - pool.tie_term / (all * (all - 1))) / 12);

    test->u = nx <= ny ? u : pairs - u;
    test->ties = pool.group_count < pool.values;
    test->all_equal = pool.group_count == 1;
    if (!test->all_equal) {
        test->z = (test->u - pairs / 2) / sd;
        bool exact = method == PA_RANK_EXACT ? is_feasible(nx, ny, 1e10)
                                             : method == PA_RANK_AUTO && is_feasible(nx, ny, 6.5e8);
        if (exact)
            exact_test(&pool, test);
        else
            normal_test(test, u - pairs / 2, sd);
        if (nx > ny)
            swap_tails(test);
    }
    pa_rank_pool_release(&pool);
}

double pa_rank_smallest_p(size_t nx, size_t ny)
{
    size_t n = nx < ny ? nx : ny;
    double p = 2 / choose(nx + ny, n);
    return p < 1 ? p : 1;
}

// A point of the null distribution of U without ties: P(U <= depth - 1) = share <= limit.
struct critical {
    size_t depth;
    double share;
};

// The largest depth whose share is <= limit < 1/2; feasible sizes only.
static struct critical critical_point(size_t nx, size_t ny, double limit)
{
    size_t n = nx < ny ? nx : ny, all = nx + ny;
    int64_t *rank = pa_xmalloc(all * sizeof *rank);
    size_t *size = pa_xmalloc(all * sizeof *size);
    for (size_t i = 0; i < all; i++)
        rank[i] = (int64_t)i, size[i] = 1;
    struct pa_rank_groups groups = {rank, size, all, all};
    double *counts, sum = 0, total = choose(all, n);
    size_t count = pa_rank_sum_counts(&groups, n, (int64_t)(n * (all - 1) / 2), &counts);
    struct critical point = {0, 0};
    while (point.depth < count && (sum += counts[point.depth]) <= limit * total) {
        point.depth++;
        point.share = sum / total;
    }
    free(counts);
    free(rank);
    free(size);
    return point;
}

double pa_rank_attained_level(size_t nx, size_t ny, double alpha)
{
    if (nx == 0 || ny == 0 || !(alpha > 0))
        return 0;
    if (alpha >= 1 || !pa_rank_is_exact_feasible(nx, ny))
        return alpha;
    return 2 * critical_point(nx, ny, alpha / 2).share;
}

size_t pa_rank_moses_depth(size_t nx, size_t ny, double confidence)
{
    if (nx == 0 || ny == 0 || !(confidence < 1))
        return 0;
    if (pa_rank_is_exact_feasible(nx, ny))
        return critical_point(nx, ny, (1 - confidence) / 2).depth;
    double pairs = (double)nx * (double)ny;
    double sd = sqrt(pairs * ((double)nx + (double)ny + 1) / 12);
    double depth = floor(pairs / 2 + .5 + sd * pa_tail_normal_quantile((1 - confidence) / 2));
    return depth > 0 ? (size_t)depth : 0;
}
