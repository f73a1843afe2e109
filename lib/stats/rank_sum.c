// SPDX-License-Identifier: Apache-2.0
#include "stats/rank_sum.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

// count[k * stride + s - base[k]] is the number of ways to have picked k values with the sum s,
// where base[k] is the sum of the k smallest ranks: no sum is below that.
struct table {
    double *count;
    size_t stride;
    int64_t *prefix; // prefix[k]: sum of the k smallest ranks, which is base[k] as well
    size_t picks, values;
    int64_t most;
    size_t seen;  // values up to the end of the group that is added
    int64_t rank; // of that group
};

// The largest sum of k picks among the values seen that can still end at `most`, given that the
// other picks come from the values after them.
static int64_t useful_limit(const struct table *t, size_t k)
{
    int64_t rest = t->prefix[t->seen + t->picks - k] - t->prefix[t->seen];
    int64_t largest = t->prefix[t->seen] - t->prefix[t->seen - k];
    int64_t limit = t->most - rest;
    return limit < largest ? limit : largest;
}

static void add_scaled(double *restrict target, const double *restrict source, size_t count,
                       double ways)
{
    for (size_t i = 0; i < count; i++)
        target[i] += ways * source[i];
}

// Adds the ways that take i values of the group to k - i earlier ones.
static void add_ways(struct table *t, size_t k, size_t i, double ways)
{
    size_t from = k - i;
    int64_t limit = useful_limit(t, k) - (int64_t)i * t->rank;
    int64_t length = limit - t->prefix[from] + 1;
    if (length <= 0)
        return;
    const double *source = t->count + from * t->stride;
    double *target =
        t->count + k * t->stride + (t->prefix[from] + (int64_t)i * t->rank - t->prefix[k]);
    add_scaled(target, source, (size_t)length, ways);
}

static void add_group(struct table *t, size_t before, size_t size, int64_t rank)
{
    t->seen = before + size;
    t->rank = rank;
    size_t left = t->values - t->seen;
    size_t most = t->seen < t->picks ? t->seen : t->picks;
    size_t least = t->picks > left ? t->picks - left : 1;
    // k descends, so that the rows read are still those from before this group.
    for (size_t k = most; k >= least && k > 0; k--) {
        double ways = 1;
        for (size_t i = 1; i <= size && i <= k; i++) {
            ways = ways * (double)(size - i + 1) / (double)i;
            if (k - i <= before)
                add_ways(t, k, i, ways);
        }
    }
}

static int64_t *prefix_sums(const int64_t *values, size_t count)
{
    int64_t *prefix = pa_xmalloc((count + 1) * sizeof *prefix);
    prefix[0] = 0;
    for (size_t i = 0; i < count; i++)
        prefix[i + 1] = prefix[i] + values[i];
    return prefix;
}

size_t pa_rank_sum_counts(const struct pa_rank_groups *groups, size_t picks, int64_t most,
                          double **counts)
{
    struct table t = {.picks = picks, .values = groups->value_count};
    t.prefix = prefix_sums(groups->rank, t.values);
    int64_t largest = t.prefix[t.values] - t.prefix[t.values - picks];
    t.most = most < largest ? most : largest;
    *counts = NULL;
    if (t.most >= t.prefix[picks]) {
        // A row never needs more cells: the other picks add at least what the smallest ranks would.
        t.stride = (size_t)(t.most - t.prefix[picks]) + 1;
        t.count = pa_xcalloc((picks + 1) * t.stride, sizeof *t.count);
        t.count[0] = 1;
        for (size_t g = 0, seen = 0; g < groups->group_count; seen += groups->size[g++])
            add_group(&t, seen, groups->size[g], groups->rank[seen]);
        *counts = pa_xmalloc(t.stride * sizeof **counts);
        memcpy(*counts, t.count + picks * t.stride, t.stride * sizeof **counts);
        free(t.count);
    }
    free(t.prefix);
    return t.stride;
}
