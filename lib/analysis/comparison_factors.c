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

// How much totals differ that counts of independent samples would let be about 1 for each degree of
// freedom.
struct spread {
    double square, df;
};

static struct spread within_sides(const struct pa_counts *n, const unsigned char *side)
{
    struct spread s = {0, (double)n->runs - 2};
    for (unsigned char which = 0; which < 2; which++) {
        double runs = 0;
        for (size_t r = 0; r < n->runs; r++)
            runs += side[r] == which;
        double mean = side_total(n, side, which) / runs;
        for (size_t r = 0; r < n->runs; r++) {
            if (side[r] == which)
                s.square += (n->samples[r] - mean) * (n->samples[r] - mean) / mean;
        }
    }
    return s;
}

// Of the totals' shares of their pairs.
static struct spread between_pairs(const struct pa_counts *n, const unsigned char *side)
{
    struct spread s = {0, -1};
    double share = side_total(n, side, 1) / (side_total(n, side, 0) + side_total(n, side, 1));
    for (size_t i = 0, j = 0; i < n->runs && j < n->runs; i++, j++) { // old and new of a pair
        while (i < n->runs && side[i])
            i++;
        while (j < n->runs && !side[j])
            j++;
        if (i == n->runs || j == n->runs)
            break;
        double all = n->samples[i] + n->samples[j], residual = n->samples[j] - all * share;
        s.square += all > 0 ? residual * residual / (all * share * (1 - share)) : 0;
        s.df++;
    }
    return s;
}

// The 5 % quantile of chi^2, by halves.
static double low_chi2(double df)
{
    double lo = 0, hi = df; // the median is below the mean
    for (int i = 0; i < 60; i++) {
        double middle = .5 * (lo + hi);
        *(pa_tail_chi2(middle, df).lower < .05 ? &lo : &hi) = middle;
    }
    return .5 * (lo + hi);
}

double pa_comparison_total_dispersion(const struct pa_counts *n, const unsigned char *side,
                                      bool paired)
{
    struct spread s = paired ? between_pairs(n, side) : within_sides(n, side);
    return s.df >= 2 ? s.square / low_chi2(s.df) : INFINITY;
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
    bool same = pa_comparison_total_dispersion(n, side, paired) < 1 &&
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
