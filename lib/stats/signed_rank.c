// SPDX-License-Identifier: Apache-2.0
#include "stats/signed_rank.h"

#include "base/memory.h"
#include "stats/summary.h"
#include "stats/tail.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { EXACT_LIMIT = 500 };

struct difference {
    double size; // absolute value
    int sign;
};

static int compare_differences(const void *a, const void *b)
{
    const struct difference *x = a, *y = b;
    return (x->size > y->size) - (x->size < y->size);
}

struct ranks {
    int64_t *doubled; // doubled mid-ranks of the non-zero differences
    size_t count;
    int64_t positive, all; // sums of them
    double squares;        // of the mid-ranks, not doubled
};

static void rank_differences(struct difference *d, size_t n, struct ranks *ranks)
{
    qsort(d, n, sizeof *d, compare_differences);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && d[end].size == d[i].size;)
            end++;
        int64_t rank = (int64_t)(i + end + 1);
        for (size_t k = i; k < end; k++) {
            if (d[k].sign == 0)
                continue;
            ranks->doubled[ranks->count++] = rank;
            ranks->all += rank;
            ranks->positive += d[k].sign > 0 ? rank : 0;
            ranks->squares += .25 * (double)rank * (double)rank;
        }
    }
}

// How many of the 2^count choices of signs give a positive doubled rank sum <= most, as a share.
static double share_at_most(const int64_t *rank, size_t count, int64_t most)
{
    double *ways = pa_xcalloc((size_t)most + 1, sizeof *ways);
    int64_t reach = 0;
    ways[0] = 1;
    for (size_t i = 0; i < count; i++) {
        reach = reach + rank[i] < most ? reach + rank[i] : most;
        for (int64_t s = reach; s >= rank[i]; s--)
            ways[s] += ways[s - rank[i]];
    }
    double sum = 0;
    for (int64_t s = 0; s <= most; s++)
        sum += ways[s];
    free(ways);
    return ldexp(sum, -(int)count);
}

static void test_ranks(const struct ranks *ranks, struct pa_signed_rank_test *test)
{
    int64_t rest = ranks->all - ranks->positive;
    int64_t smaller = ranks->positive < rest ? ranks->positive : rest;
    test->w = .5 * (double)ranks->positive;
    test->exact = ranks->count <= EXACT_LIMIT;
    test->p = 1;
    test->log_p = 0;
    if (ranks->count == 0 || ranks->positive == rest)
        return;
    if (test->exact) {
        double p = 2 * share_at_most(ranks->doubled, ranks->count, smaller);
        test->p = p < 1 ? p : 1;
        test->log_p = log(test->p);
        return;
    }
    double distance = .5 * (.5 * (double)ranks->all - (double)smaller) - .5;
    struct pa_tail tail = pa_tail_normal(distance / sqrt(ranks->squares / 4));
    test->p = distance > 0 ? 2 * tail.upper : 1;
    test->log_p = distance > 0 ? log(2) + tail.log_upper : 0;
}

// The largest C with P(W <= C - 1) <= alpha/2 for n untied ranks.
static size_t walsh_depth(size_t n, double alpha)
{
    double mean = (double)n * (double)(n + 1) / 4;
    if (n > EXACT_LIMIT) {
        double sd = sqrt(mean * (double)(2 * n + 1) / 6);
        double depth = floor(mean + .5 + sd * pa_tail_normal_quantile(alpha / 2));
        return depth > 0 ? (size_t)depth : 0;
    }
    size_t most = (size_t)mean, depth = 0;
    double *ways = pa_xcalloc(most + 1, sizeof *ways), sum = 0;
    ways[0] = 1;
    for (size_t rank = 1; rank <= n; rank++)
        for (size_t s = most; s >= rank; s--)
            ways[s] += ways[s - rank];
    double limit = ldexp(alpha / 2, (int)n);
    while (depth <= most && (sum += ways[depth]) <= limit)
        depth++;
    free(ways);
    return depth;
}

// How many averages of pairs i <= j are <= limit; d ascending.
static size_t averages_up_to(const double *d, size_t n, double limit)
{
    size_t count = 0, j = n;
    for (size_t i = 0; i < n; i++) {
        while (j > 0 && .5 * d[i] + .5 * d[j - 1] > limit)
            j--;
        if (j <= i)
            break;
        count += j - i;
    }
    return count;
}

// Doubles in their order as whole numbers, and back.
static int64_t order_of(double value)
{
    union {
        double value;
        int64_t bits;
    } u = {.value = value};
    return u.bits < 0 ? INT64_MIN - u.bits : u.bits;
}

static double of_order(int64_t order)
{
    union {
        int64_t bits;
        double value;
    } u = {.bits = order < 0 ? INT64_MIN - order : order};
    return u.value;
}

// The k-th smallest Walsh average, k from 1.
static double nth_average(const double *d, size_t n, size_t k)
{
    int64_t lo = order_of(d[0]), hi = order_of(d[n - 1]);
    while (lo < hi) {
        int64_t middle = lo + (int64_t)(((uint64_t)hi - (uint64_t)lo) / 2);
        if (averages_up_to(d, n, of_order(middle)) >= k)
            hi = middle;
        else
            lo = middle + 1;
    }
    return of_order(lo);
}

static void estimate(double *d, size_t n, double confidence, struct pa_signed_rank_test *test)
{
    pa_summary_sort(d, n);
    size_t pairs = n * (n + 1) / 2, depth = walsh_depth(n, 1 - confidence);
    double upper = nth_average(d, n, pairs / 2 + 1);
    double lower = pairs % 2 ? upper : nth_average(d, n, pairs / 2);
    test->estimate = .5 * lower + .5 * upper;
    test->bounded = depth > 0;
    test->lo = depth ? nth_average(d, n, depth) : -INFINITY;
    test->hi = depth ? nth_average(d, n, pairs + 1 - depth) : INFINITY;
}

void pa_signed_rank(const double *d, size_t n, double confidence, struct pa_signed_rank_test *test)
{
    *test = (struct pa_signed_rank_test){
        .p = 1, .exact = true, .estimate = NAN, .lo = -INFINITY, .hi = INFINITY};
    if (n == 0)
        return;
    struct difference *parts = pa_xmalloc(n * sizeof *parts);
    double *copy = pa_xmalloc(n * sizeof *copy);
    struct ranks ranks = {.doubled = pa_xmalloc(n * sizeof *ranks.doubled)};
    for (size_t i = 0; i < n; i++) {
        parts[i] = (struct difference){fabs(d[i]), (d[i] > 0) - (d[i] < 0)};
        copy[i] = d[i] + 0.;
    }
    rank_differences(parts, n, &ranks);
    test_ranks(&ranks, test);
    estimate(copy, n, confidence, test);
    free(ranks.doubled);
    free(copy);
    free(parts);
}

double pa_signed_rank_smallest_p(size_t n)
{
    return n < 2 ? 1 : ldexp(1, n > 1000 ? -999 : 1 - (int)n);
}
