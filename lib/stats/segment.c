// SPDX-License-Identifier: Apache-2.0
#include "stats/segment.h"

#include "base/memory.h"
#include "stats/rank.h"
#include "stats/summary.h"
#include "stats/tail.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MIN_SEGMENT = 2, TEST_VALUES = 30, RECENT = 5, SPIKE = 10 };

// The series as the cuts see it: normal scores in units of their noise, and prefix sums.
struct series {
    size_t n;
    double *z, *sum, *squares; // sum[i] is that of the first i scores
    double *cost;              // best[i]: least cost of the first i values, with their cuts
    size_t *from;              // where the last segment of that begins
};

struct ranked {
    double value;
    size_t index;
};

static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

// Blom's scores of the mid-ranks.
static void score(const double *x, size_t n, double *z)
{
    struct ranked *order = pa_xmalloc(n * sizeof *order);
    for (size_t i = 0; i < n; i++)
        order[i] = (struct ranked){x[i], i};
    qsort(order, n, sizeof *order, compare_ranked);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && order[end].value == order[i].value;)
            end++;
        double rank = .5 * (double)(i + end + 1);
        double value = pa_tail_normal_quantile((rank - .375) / ((double)n + .25));
        for (size_t k = i; k < end; k++)
            z[order[k].index] = value;
    }
    free(order);
}

// Noise from the differences of neighbours, which a few steps don't move. A floor, since without
// any noise every step is real.
static double noise_of(const double *z, size_t n)
{
    double *d = pa_xmalloc(n * sizeof *d);
    for (size_t i = 0; i + 1 < n; i++)
        d[i] = fabs(z[i + 1] - z[i]);
    double noise = 1.4826 * pa_summary_select(d, n - 1, (n - 1) / 2) / sqrt(2);
    free(d);
    return fmax(noise, .1);
}

static void prepare(struct series *s, const double *x, size_t n)
{
    double *room = pa_xcalloc(4 * (n + 1), sizeof *room);
    *s = (struct series){n, room, room + n + 1, room + 2 * (n + 1), room + 3 * (n + 1), NULL};
    s->from = pa_xcalloc(n + 1, sizeof *s->from);
    score(x, n, s->z);
    double noise = noise_of(s->z, n);
    for (size_t i = 0; i < n; i++) {
        s->z[i] /= noise;
        s->sum[i + 1] = s->sum[i] + s->z[i];
        s->squares[i + 1] = s->squares[i] + s->z[i] * s->z[i];
    }
}

// Squared deviations from the mean of the values [from, to).
static double segment_cost(const struct series *s, size_t from, size_t to)
{
    double sum = s->sum[to] - s->sum[from];
    return s->squares[to] - s->squares[from] - sum * sum / (double)(to - from);
}

static void partition(struct series *s, double price)
{
    s->cost[0] = -price;
    s->cost[1] = INFINITY;
    for (size_t to = MIN_SEGMENT; to <= s->n; to++) {
        s->cost[to] = INFINITY;
        for (size_t from = 0; from + MIN_SEGMENT <= to; from++) {
            double cost = s->cost[from] + price + segment_cost(s, from, to);
            if (cost < s->cost[to])
                s->cost[to] = cost, s->from[to] = from;
        }
    }
}

// Autocorrelation of neighbours within the segments that were found.
static double autocorrelation(const struct series *s)
{
    double products = 0, squares = 0;
    for (size_t to = s->n; to > 0; to = s->from[to]) {
        size_t from = s->from[to];
        double mean = (s->sum[to] - s->sum[from]) / (double)(to - from);
        for (size_t i = from; i < to; i++) {
            squares += (s->z[i] - mean) * (s->z[i] - mean);
            products += i > from ? (s->z[i] - mean) * (s->z[i - 1] - mean) : 0;
        }
    }
    return squares > 0 ? products / squares : 0;
}

static double median_of(const double *x, size_t from, size_t to, double *scratch)
{
    memcpy(scratch, x + from, (to - from) * sizeof *x);
    pa_summary_sort(scratch, to - from);
    return pa_summary_sorted_median(scratch, to - from);
}

// All cuts between the neighbouring ones that fit nearly as well: chi^2 with one degree of freedom.
static void locate(const struct series *s, size_t begin, size_t end, struct pa_segment_change *c)
{
    double best = segment_cost(s, begin, c->at) + segment_cost(s, c->at, end);
    c->lo = c->hi = c->at;
    for (size_t at = begin + 1; at < end; at++) {
        if (segment_cost(s, begin, at) + segment_cost(s, at, end) > best + 3.841458820694124)
            continue;
        c->lo = at < c->lo ? at : c->lo;
        c->hi = at > c->hi ? at : c->hi;
    }
}

static struct pa_segment_change describe(const struct series *s, const double *x,
                                         const size_t cut[3], double *scratch)
{
    struct pa_segment_change c = {.at = cut[1], .n_before = cut[1] - cut[0]};
    c.n_after = cut[2] - cut[1];
    c.before = median_of(x, cut[0], cut[1], scratch);
    c.after = median_of(x, cut[1], cut[2], scratch);
    locate(s, cut[0], cut[2], &c);
    size_t nx = c.n_before < TEST_VALUES ? c.n_before : TEST_VALUES;
    size_t ny = c.n_after < TEST_VALUES ? c.n_after : TEST_VALUES;
    struct pa_rank_test test;
    pa_rank_mann_whitney(x + c.at - nx, nx, x + c.at, ny, PA_RANK_AUTO, &test);
    c.p = test.p;
    c.log_p = test.log_p;
    c.recent = s->n - c.at < RECENT;
    return c;
}

static bool is_small(double before, double after, double min_effect)
{
    return fabs(after - before) <= min_effect * fabs(before);
}

// Out and back again within few values.
static void mark_spikes(struct pa_segment_change *c, size_t count, double min_effect)
{
    for (size_t i = 0; i + 1 < count; i++)
        if (c[i].n_after < SPIKE && is_small(c[i].before, c[i + 1].after, 2 * min_effect))
            c[i].kind = c[i + 1].kind = PA_SEGMENT_SPIKE;
}

static size_t collect(const struct series *s, const double *x, double min_effect,
                      struct pa_segment_change *changes)
{
    size_t *cuts = pa_xmalloc((s->n + 2) * sizeof *cuts), used = 0, count = 0;
    double *scratch = pa_xmalloc(s->n * sizeof *scratch);
    for (size_t to = s->n;; to = s->from[to]) {
        cuts[s->n + 1 - used++] = to; // filled from the end
        if (to == 0)
            break;
    }
    const size_t *first = cuts + s->n + 2 - used;
    for (size_t i = 1; i + 1 < used; i++)
        changes[count++] = describe(s, x, first + i - 1, scratch);
    mark_spikes(changes, count, min_effect);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!is_small(changes[i].before, changes[i].after, min_effect))
            changes[kept++] = changes[i];
    free(cuts);
    free(scratch);
    return kept;
}

size_t pa_segment_find(const double *x, size_t n, const struct pa_segment_options *options,
                       struct pa_arena *arena, struct pa_segment_change **changes)
{
    *changes = NULL;
    if (n < 2 * MIN_SEGMENT)
        return 0;
    struct series s;
    double price = (options->price > 0 ? options->price : 3) * log((double)n);
    prepare(&s, x, n);
    partition(&s, price);
    double rho = fmin(.9, fmax(0, autocorrelation(&s)));
    if (rho > 0)
        partition(&s, price * (1 + rho) / (1 - rho));
    *changes = pa_arena_calloc(arena, n, sizeof **changes);
    size_t count = collect(&s, x, options->min_effect > 0 ? options->min_effect : .02, *changes);
    free(s.z);
    free(s.from);
    return count;
}
