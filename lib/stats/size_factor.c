// SPDX-License-Identifier: Apache-2.0
#include "stats/size_factor.h"

#include "base/memory.h"
#include "stats/rate_ratio.h"
#include "stats/summary.h"

#include <math.h>
#include <stdlib.h>

enum { MIN_FUNCTIONS = 5, MIN_SAMPLES = 10 };

struct weighted {
    double value, weight;
};

static int compare_weighted(const void *a, const void *b)
{
    const struct weighted *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->weight > y->weight) - (x->weight < y->weight);
}

// The value with half of the weight on either side; between two values if the halves meet there.
static double weighted_median(struct weighted *items, size_t n)
{
    qsort(items, n, sizeof *items, compare_weighted);
    double total = 0, seen = 0;
    for (size_t i = 0; i < n; i++)
        total += items[i].weight;
    double close = 1e-12 * total;
    for (size_t i = 0; i < n; i++) {
        seen += items[i].weight;
        if (fabs(seen - total / 2) <= close && i + 1 < n)
            return .5 * (items[i].value + items[i + 1].value);
        if (seen > total / 2)
            return items[i].value;
    }
    return 0;
}

// From logarithms to factors with geometric mean 1; runs of size zero (-infinity) stay zero.
static void centre(double *logs, size_t runs)
{
    double sum = 0, used = 0;
    for (size_t r = 0; r < runs; r++)
        if (isfinite(logs[r]))
            sum += logs[r], used++;
    for (size_t r = 0; r < runs; r++)
        logs[r] = exp(logs[r] - (used > 0 ? sum / used : 0));
}

void pa_size_factor_total(const double *counts, size_t functions, size_t runs, double *factors)
{
    for (size_t r = 0; r < runs; r++)
        factors[r] = 0;
    for (size_t f = 0; f < functions; f++)
        for (size_t r = 0; r < runs; r++)
            factors[r] += counts[f * runs + r];
    for (size_t r = 0; r < runs; r++)
        factors[r] = log(factors[r]);
    centre(factors, runs);
}

void pa_size_factor_given(const double *work, size_t runs, double *factors)
{
    for (size_t r = 0; r < runs; r++)
        factors[r] = log(work[r]);
    centre(factors, runs);
}

// The functions that occur in every run: mean logarithm and weight. Returns how many.
static size_t common_functions(const double *counts, size_t functions, size_t runs,
                               struct weighted *means, size_t *index)
{
    size_t common = 0;
    for (size_t f = 0; f < functions; f++) {
        const double *row = counts + f * runs;
        double logs = 0, sum = 0;
        size_t r = 0;
        for (; r < runs && row[r] > 0; r++) {
            logs += log(row[r]);
            sum += row[r];
        }
        if (r < runs)
            continue;
        means[common] = (struct weighted){logs / (double)runs, sqrt(sum / (double)runs)};
        index[common++] = f;
    }
    return common;
}

// The dispersion of the bulk of the functions, from the median of their squared scores.
static double bulk_dispersion(const double *z, size_t n, double *scratch)
{
    static const double chi2_median = .45493642311957283;
    for (size_t f = 0; f < n; f++)
        scratch[f] = z[f] * z[f];
    return fmax(1, pa_summary_select(scratch, n, n / 2) / chi2_median);
}

// One step of the reweighting: the ratio of totals, weights from the scores at `ratio`.
static double reweight(const struct pa_rate_pair *pairs, size_t n, double ratio, double *z,
                       double *scratch)
{
    for (size_t f = 0; f < n; f++) {
        struct pa_rate_pair pair = pairs[f];
        pair.new_exposure = ratio;
        z[f] = pa_rate_ratio_score(&pair);
    }
    double limit = 4.685 * 4.685 * bulk_dispersion(z, n, scratch), old = 0, new = 0;
    for (size_t f = 0; f < n; f++) {
        double u = 1 - z[f] * z[f] / limit, weight = u > 0 ? u * u : 0;
        old += weight * pairs[f].old;
        new += weight *pairs[f].new;
    }
    return old > 0 && new > 0 ? new / old : ratio;
}

// From a first guess of new / old to the biweight estimate; the pairs have exposures 1.
static double refine(const struct pa_rate_pair *pairs, size_t n, double ratio)
{
    double *z = pa_xmalloc(2 * n * sizeof *z);
    for (int i = 0; i < 50; i++) {
        double next = reweight(pairs, n, ratio, z, z + n);
        bool settled = fabs(next - ratio) <= 1e-13 * ratio;
        ratio = next;
        if (settled)
            break;
    }
    free(z);
    return ratio;
}

// Adds up the runs of each side, each divided by its factor: comparable counts of both.
static size_t add_sides(const double *counts, size_t functions, size_t runs,
                        const unsigned char *side, struct pa_rate_pair *pairs)
{
    size_t used = 0;
    for (size_t f = 0; f < functions; f++) {
        double sum[2] = {0, 0};
        for (size_t r = 0; r < runs; r++)
            sum[side[r]] += counts[f * runs + r];
        if (sum[0] + sum[1] >= MIN_SAMPLES)
            pairs[used++] = (struct pa_rate_pair){sum[0], sum[1], 1, 1};
    }
    return used;
}

// The run against the other runs of its side.
static size_t set_apart(const double *counts, size_t functions, size_t runs,
                        const unsigned char *side, size_t run, struct pa_rate_pair *pairs)
{
    size_t used = 0;
    for (size_t f = 0; f < functions; f++) {
        const double *row = counts + f * runs;
        double others = 0;
        for (size_t r = 0; r < runs; r++)
            others += side[r] == side[run] && r != run ? row[r] : 0;
        if (others + row[run] >= MIN_SAMPLES)
            pairs[used++] = (struct pa_rate_pair){others, row[run], 1, 1};
    }
    return used;
}

static double side_total(const double *factors, size_t runs, const unsigned char *side, int which)
{
    double sum = 0;
    for (size_t r = 0; r < runs; r++)
        sum += side[r] == which ? factors[r] : 0;
    return sum;
}

// The factors within each side first, then that between the sides.
static void refine_factors(const double *counts, size_t functions, size_t runs,
                           const unsigned char *side, double *factors)
{
    struct pa_rate_pair *pairs = pa_xmalloc(functions * sizeof *pairs);
    double *refined = pa_xmalloc(runs * sizeof *refined);
    for (size_t r = 0; r < runs; r++) {
        double others = side_total(factors, runs, side, side[r]) - factors[r];
        size_t used = set_apart(counts, functions, runs, side, r, pairs);
        refined[r] = factors[r];
        if (others > 0 && used >= MIN_FUNCTIONS) { // share of the side: x / (1 + x)
            double x = refine(pairs, used, factors[r] / others);
            refined[r] = x / (1 + x);
        }
    }
    double total[2] = {side_total(refined, runs, side, 0), side_total(refined, runs, side, 1)};
    double start = side_total(factors, runs, side, 1) / side_total(factors, runs, side, 0);
    size_t used = add_sides(counts, functions, runs, side, pairs);
    double ratio = used >= MIN_FUNCTIONS ? refine(pairs, used, start) : start;
    for (size_t r = 0; r < runs; r++)
        factors[r] = log(refined[r] / total[side[r]] * (side[r] ? ratio : 1));
    centre(factors, runs);
    free(pairs);
    free(refined);
}

bool pa_size_factor_median(const double *counts, size_t functions, size_t runs,
                           const unsigned char *side, double *factors)
{
    struct weighted *means = pa_xmalloc(functions * sizeof *means);
    struct weighted *ratios = pa_xmalloc(functions * sizeof *ratios);
    size_t *index = pa_xmalloc(functions * sizeof *index);
    size_t common = common_functions(counts, functions, runs, means, index);
    bool enough = common >= MIN_FUNCTIONS;
    for (size_t r = 0; r < runs && enough; r++) {
        for (size_t i = 0; i < common; i++)
            ratios[i] = (struct weighted){log(counts[index[i] * runs + r]) - means[i].value,
                                          means[i].weight};
        factors[r] = weighted_median(ratios, common);
    }
    if (enough) {
        centre(factors, runs);
        refine_factors(counts, functions, runs, side, factors);
    } else {
        pa_size_factor_total(counts, functions, runs, factors);
    }
    free(means);
    free(ratios);
    free(index);
    return enough;
}

double pa_size_factor_ratio(const double *old, const double *new, size_t functions)
{
    double old_total = pa_summary_sum(old, functions), new_total = pa_summary_sum(new, functions);
    if (!(old_total > 0 && new_total > 0))
        return 1;
    struct weighted *ratios = pa_xmalloc(functions * sizeof *ratios);
    struct pa_rate_pair *pairs = pa_xmalloc(functions * sizeof *pairs);
    size_t used = 0;
    for (size_t f = 0; f < functions; f++) {
        if (old[f] + new[f] < MIN_SAMPLES)
            continue;
        pairs[used] = (struct pa_rate_pair){old[f], new[f], 1, 1};
        ratios[used++] = (struct weighted){log(new[f]) - log(old[f]), sqrt(old[f] + new[f])};
    }
    double ratio = new_total / old_total;
    if (used >= MIN_FUNCTIONS) {
        double median = exp(weighted_median(ratios, used));
        ratio = refine(pairs, used, median > 0 && isfinite(median) ? median : ratio);
    }
    free(ratios);
    free(pairs);
    return ratio;
}
