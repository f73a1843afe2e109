// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison_factors.h"

#include "base/memory.h"
#include "stats/size_factor.h"
#include "stats/summary.h"
#include "stats/tail.h"

#include <math.h>
#include <stdlib.h>

static bool all_know_their_work(const struct pa_comparison_run *runs, size_t count)
{
    for (size_t r = 0; r < count; r++) {
        if (!(runs[r].work > 0))
            return false;
    }
    return true;
}

static void by_work(const struct pa_comparison_run *runs, size_t count, double *factors)
{
    double *work = pa_xmalloc(count * sizeof *work);
    for (size_t r = 0; r < count; r++)
        work[r] = runs[r].work;
    pa_size_factor_given(work, count, factors);
    free(work);
}

static double side_total(const struct pa_counts *n, const unsigned char *side, unsigned char which)
{
    double sum = 0;
    for (size_t r = 0; r < n->runs; r++)
        sum += side[r] == which ? n->samples[r] : 0;
    return sum;
}

static void by_pair(const struct pa_counts *n, const unsigned char *side, double *factors)
{
    double *sums = pa_xmalloc((2 * n->functions + 1) * sizeof *sums);
    for (size_t f = 0; f < n->functions; f++) {
        sums[f] = sums[n->functions + f] = 0;
        for (size_t r = 0; r < n->runs; r++)
            sums[side[r] * n->functions + f] += n->flat_samples[f * n->runs + r];
    }
    double ratio = pa_size_factor_ratio(sums, sums + n->functions, n->functions);
    for (size_t r = 0; r < n->runs; r++)
        factors[r] = side[r] ? sqrt(ratio) : 1 / sqrt(ratio);
    free(sums);
}

// Sides that share next to nothing give functions nothing to agree on.
static bool have_something_in_common(const struct pa_counts *n, const unsigned char *side)
{
    static const double little = .05;
    double total[2] = {side_total(n, side, 0), side_total(n, side, 1)}, common = 0;
    if (!n->sampled || !(total[0] > 0 && total[1] > 0))
        return true;
    for (size_t f = 0; f < n->functions; f++) {
        double sum[2] = {0, 0};
        for (size_t r = 0; r < n->runs; r++)
            sum[side[r]] += n->flat_samples[f * n->runs + r];
        common += fmin(sum[0] / total[0], sum[1] / total[1]);
    }
    return common > little;
}

// False if too few functions say anything.
static bool by_median(const struct pa_counts *n, const unsigned char *side, double *factors)
{
    const double *basis = n->sampled ? n->flat_samples : n->flat_value;
    if (!have_something_in_common(n, side))
        return false;
    if (n->runs > 2)
        return pa_size_factor_median(basis, n->functions, n->runs, side, factors);
    if (n->sampled)
        by_pair(n, side, factors);
    return n->sampled;
}

// Do the totals differ less within their sides than counts of independent samples?
static bool work_is_fixed(const struct pa_counts *n, const unsigned char *side)
{
    double square = 0, df = (double)n->runs - 2;
    for (unsigned char which = 0; which < 2; which++) {
        double runs = 0;
        for (size_t r = 0; r < n->runs; r++)
            runs += side[r] == which;
        double mean = side_total(n, side, which) / runs;
        for (size_t r = 0; r < n->runs; r++) {
            if (side[r] == which)
                square += (n->samples[r] - mean) * (n->samples[r] - mean) / mean;
        }
    }
    return df >= 2 && pa_tail_chi2(square, df).lower < .05;
}

// The same in pairs: do the shares of their totals?
static bool pairs_agree(const struct pa_counts *n, const unsigned char *side)
{
    double share = side_total(n, side, 1) / (side_total(n, side, 0) + side_total(n, side, 1));
    double square = 0, pairs = 0;
    for (size_t old = 0, new = 0; old < n->runs &&new < n->runs; old++, new ++) {
        while (old < n->runs && side[old])
            old++;
        while (new < n->runs && !side[new])
            new ++;
        if (old == n->runs || new == n->runs)
            break;
        double all = n->samples[old] + n->samples[new];
        double residual = n->samples[new] - all * share;
        square += all > 0 ? residual * residual / (all * share * (1 - share)) : 0;
        pairs++;
    }
    return pairs >= 3 && pa_tail_chi2(square, pairs - 1).lower < .05;
}

// Both sides did the same as far as their functions tell; `factors` are those of the median.
static bool sides_agree(const struct pa_counts *n, const unsigned char *side, const double *factors)
{
    double error = sqrt(1 / side_total(n, side, 0) + 1 / side_total(n, side, 1));
    return fabs(log(pa_comparison_exposure(factors, side, n->runs))) < 2 * error;
}

static void all_one(size_t runs, double *factors)
{
    for (size_t r = 0; r < runs; r++)
        factors[r] = 1;
}

static enum pa_comparison_norm choose(const struct pa_counts *n,
                                      const struct pa_comparison_run *runs,
                                      const unsigned char *side, bool paired, double *factors)
{
    if (all_know_their_work(runs, n->runs))
        return PA_NORM_WORK;
    if (n->moment || !n->sampled)
        return PA_NORM_NONE;
    bool same = (paired ? pairs_agree(n, side) : work_is_fixed(n, side)) &&
                by_median(n, side, factors) && sides_agree(n, side, factors);
    return same ? PA_NORM_NONE : PA_NORM_MEDIAN;
}

enum pa_comparison_norm pa_comparison_factors(const struct pa_counts *counts,
                                              const struct pa_comparison_run *runs,
                                              const unsigned char *side,
                                              const struct pa_comparison_options *options,
                                              double *factors)
{
    enum pa_comparison_norm norm = options->norm;
    if (norm == PA_NORM_AUTO)
        norm = choose(counts, runs, side, options->paired, factors);
    if (norm == PA_NORM_TOTAL) {
        pa_size_factor_total(counts->sampled ? counts->flat_samples : counts->flat_value,
                             counts->functions, counts->runs, factors);
    } else if (norm == PA_NORM_WORK && all_know_their_work(runs, counts->runs)) {
        by_work(runs, counts->runs, factors);
    } else if (norm != PA_NORM_MEDIAN || !by_median(counts, side, factors)) {
        // Too few functions to tell what most agree on: values as they are, not shares.
        all_one(counts->runs, factors);
        norm = PA_NORM_NONE;
    }
    return norm;
}

double pa_comparison_exposure(const double *factors, const unsigned char *side, size_t runs)
{
    double log_sum[2] = {0, 0}, count[2] = {0, 0};
    for (size_t r = 0; r < runs; r++) {
        log_sum[side[r]] += log(factors[r]);
        count[side[r]]++;
    }
    return exp(log_sum[1] / count[1] - log_sum[0] / count[0]);
}
