// SPDX-License-Identifier: Apache-2.0
#include "stats/rank_tails.h"

#include "base/memory.h"

#include <stdlib.h>

// The values [from, from + values) of all. Row k of the counts is about subsets of k values:
// count[row[k] + s - prefix[k]] have the sum s.
struct half {
    const int64_t *rank;
    const size_t *size; // of groups
    size_t groups, values;
    size_t least, most; // picks that the other half can complete
    int64_t *prefix;    // prefix[k]: sum of the k smallest ranks
    size_t *row;
    double *count;
};

// Sums of k of the first `seen` values of a half are prefix[k] … prefix[k] + spread.
static size_t spread(const struct half *h, size_t seen, size_t k)
{
    return (size_t)(h->prefix[seen] - h->prefix[seen - k] - h->prefix[k]);
}

static void add_scaled(double *restrict target, const double *restrict source, size_t count,
                       double ways)
{
    for (size_t i = 0; i < count; i++)
        target[i] += ways * source[i];
}

// k descends, so that the rows read are still those from before this group.
static void add_group(struct half *h, size_t before, size_t size)
{
    size_t seen = before + size, left = h->values - seen;
    int64_t rank = h->rank[before];
    size_t most = seen < h->most ? seen : h->most;
    size_t least = h->least > left ? h->least - left : 1;
    for (size_t k = most; k >= least && k > 0; k--) {
        double ways = 1;
        for (size_t i = 1; i <= size && i <= k; i++) {
            ways = ways * (double)(size - i + 1) / (double)i;
            size_t from = k - i;
            if (from > before)
                continue;
            int64_t shift = h->prefix[from] + (int64_t)i * rank - h->prefix[k];
            add_scaled(h->count + h->row[k] + shift, h->count + h->row[from],
                       spread(h, before, from) + 1, ways);
        }
    }
}

static void count_half(struct half *h)
{
    h->prefix = pa_xmalloc((h->values + 1) * sizeof *h->prefix);
    h->row = pa_xmalloc((h->most + 2) * sizeof *h->row);
    h->prefix[0] = 0;
    for (size_t i = 0; i < h->values; i++)
        h->prefix[i + 1] = h->prefix[i] + h->rank[i];
    h->row[0] = 0;
    for (size_t k = 0; k <= h->most; k++)
        h->row[k + 1] = h->row[k] + spread(h, h->values, k) + 1;
    h->count = pa_xcalloc(h->row[h->most + 1], sizeof *h->count);
    h->count[0] = 1;
    for (size_t g = 0, seen = 0; g < h->groups; seen += h->size[g++])
        add_group(h, seen, h->size[g]);
}

static void release_half(struct half *h)
{
    free(h->prefix);
    free(h->row);
    free(h->count);
}

// A row of counts: n sums from `first` on.
struct row {
    const double *count;
    int64_t first, n;
};

static struct row row_of(const struct half *h, size_t k)
{
    return (struct row){h->count + h->row[k], h->prefix[k], (int64_t)(h->row[k + 1] - h->row[k])};
}

// Pairs of a sum of `a` and one of `b` whose total is at most `limit`. `sums`: room for b.n.
static void add_low(struct row a, struct row b, int64_t limit, double *sums,
                    struct pa_rank_tail *tail)
{
    double sum = 0;
    int64_t most = limit - a.first - b.first; // the place of the largest sum that is asked for
    for (int64_t i = 0; i < b.n && i <= most; i++)
        sums[i] = sum += b.count[i];
    for (int64_t i = 0; i < a.n; i++) {
        int64_t rest = limit - (a.first + i) - b.first;
        if (rest < 0)
            break;
        tail->beyond += a.count[i] * sums[rest < b.n ? rest : b.n - 1];
        tail->at += rest < b.n ? a.count[i] * b.count[rest] : 0;
    }
}

// Adds the pairs whose total is at least `limit`, summed from the other end, since a difference of
// large sums would lose digits.
static void add_high(struct row a, struct row b, int64_t limit, double *sums,
                     struct pa_rank_tail *tail)
{
    double sum = 0;
    int64_t least = limit - (a.first + a.n - 1) - b.first;
    for (int64_t i = b.n; i-- > 0 && i >= least;)
        sums[i] = sum += b.count[i];
    for (int64_t i = a.n; i-- > 0;) {
        int64_t rest = limit - (a.first + i) - b.first;
        if (rest >= b.n)
            break;
        tail->beyond += a.count[i] * sums[rest > 0 ? rest : 0];
        tail->at += rest >= 0 ? a.count[i] * b.count[rest] : 0;
    }
}

// The group at which the upper half starts: as near to the middle of the values as can be.
static size_t middle_group(const struct pa_rank_groups *groups, size_t *values)
{
    size_t g = 0, seen = 0;
    while (g + 1 < groups->group_count &&
           (g == 0 || 2 * (seen + groups->size[g]) <= groups->value_count))
        seen += groups->size[g++];
    *values = seen;
    return g;
}

static size_t picks_at_most(size_t picks, size_t values)
{
    return picks < values ? picks : values;
}

static size_t picks_at_least(size_t picks, size_t others)
{
    return picks > others ? picks - others : 0;
}

void pa_rank_tails_count(const struct pa_rank_groups *groups, size_t picks, int64_t low,
                         int64_t high, struct pa_rank_tails *tails)
{
    size_t below, g = middle_group(groups, &below), above = groups->value_count - below;
    struct half a = {.rank = groups->rank,
                     .size = groups->size,
                     .groups = g,
                     .values = below,
                     .least = picks_at_least(picks, above),
                     .most = picks_at_most(picks, below)};
    struct half b = {.rank = groups->rank + below,
                     .size = groups->size + g,
                     .groups = groups->group_count - g,
                     .values = above,
                     .least = picks_at_least(picks, below),
                     .most = picks_at_most(picks, above)};
    count_half(&a);
    count_half(&b);
    double *sums = pa_xmalloc(b.row[b.most + 1] * sizeof *sums);
    *tails = (struct pa_rank_tails){0};
    for (size_t k = a.least; k <= a.most; k++) {
        struct row lower = row_of(&a, k), upper = row_of(&b, picks - k);
        add_low(lower, upper, low, sums, &tails->low);
        add_high(lower, upper, high, sums, &tails->high);
    }
    free(sums);
    release_half(&a);
    release_half(&b);
}
