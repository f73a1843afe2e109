// SPDX-License-Identifier: Apache-2.0
#include "stats/quasi_poisson.h"

#include "base/memory.h"
#include "stats/rate_pairs.h"
#include "stats/summary.h"
#include "stats/tail.h"

#include <math.h>
#include <stdlib.h>

// A function is on its own if its dispersion would be this improbable under the common prior.
static const double outlier_p = .02;

// However alike the functions of one comparison seem, those of real programs are not: a prior
// firmer than this takes a lock that is twice as noisy as the rest for a steady function.
static const double firmest_prior = 10;

// What is the same for all functions.
struct design {
    double exposure[2], runs[2], df;
    size_t *run_of[2]; // of pairs: by side and pair; NULL: not paired
};

static void release(struct design *d)
{
    free(d->run_of[0]);
    free(d->run_of[1]);
}

static struct design make_design(const struct pa_quasi_poisson_input *in)
{
    struct design d = {.df = (double)in->runs - 2};
    size_t count[2] = {0, 0};
    for (int side = 0; in->paired && side < 2; side++)
        d.run_of[side] = pa_xcalloc(in->runs + 1, sizeof(size_t));
    for (size_t r = 0; r < in->runs; r++) {
        unsigned char side = in->side[r];
        d.exposure[side] += in->factors[r];
        d.runs[side]++;
        if (in->paired)
            d.run_of[side][count[side]++] = r;
    }
    if (in->paired)
        d.df = d.runs[0] - 1;
    return d;
}

// The counts of one function by side.
static struct pa_rate_pair sum_row(const struct pa_quasi_poisson_input *in, size_t function,
                                   const struct design *d)
{
    const double *counts = in->counts + function * in->runs;
    double sum[2] = {0, 0};
    for (size_t r = 0; r < in->runs; r++)
        sum[in->side[r]] += counts[r];
    return (struct pa_rate_pair){sum[0], sum[1], d->exposure[0], d->exposure[1]};
}

// The same by pair.
static void pair_row(const struct pa_quasi_poisson_input *in, size_t function,
                     const struct design *d, struct pa_rate_pair *pairs)
{
    const double *counts = in->counts + function * in->runs;
    for (size_t i = 0; i < in->runs / 2; i++) {
        size_t old = d->run_of[0][i], new = d->run_of[1][i];
        pairs[i] =
            (struct pa_rate_pair){counts[old], counts[new], in->factors[old], in->factors[new]};
    }
}

// Pearson's statistic of one function: squared residuals over expected counts.
static double pearson(const struct pa_quasi_poisson_input *in, const double *counts,
                      const double rate[2])
{
    double sum = 0;
    for (size_t r = 0; r < in->runs; r++) {
        double expected = in->factors[r] * rate[in->side[r]], residual = counts[r] - expected;
        if (expected > 0)
            sum += residual * residual / expected;
    }
    return sum;
}

static void describe_row(const struct pa_quasi_poisson_input *in, size_t function,
                         const struct design *d, struct pa_rate_pair *pairs,
                         struct pa_quasi_poisson_row *row)
{
    struct pa_rate_pair sums = sum_row(in, function, d);
    *row = (struct pa_quasi_poisson_row){.old_rate = sums.old / sums.old_exposure,
                                         .new_rate = sums.new / sums.new_exposure};
    row->lo = row->hi = row->t = row->df = row->p = row->log_p = row->dispersion = NAN;
    if (in->paired) {
        pair_row(in, function, d, pairs);
        row->log_ratio = pa_rate_pairs_log(pairs, in->runs / 2);
        row->raw_dispersion = pa_rate_pairs_pearson(pairs, in->runs / 2, row->log_ratio) / d->df;
        return;
    }
    double rate[2] = {row->old_rate, row->new_rate};
    row->log_ratio = pa_rate_ratio_log(&sums);
    row->raw_dispersion = pearson(in, in->counts + function * in->runs, rate) / d->df;
}

// The prior from logarithms of the dispersions: their variance beyond what df alone explains says
// how much the functions differ (Smyth 2004, section 6.2). Sorts `dispersions`.
static void fit_prior(double *dispersions, size_t n, double df, struct pa_quasi_poisson_fit *fit)
{
    pa_summary_sort(dispersions, n);
    // Zeros, from few and equal counts, say nothing more than "small".
    double least = .05 * pa_summary_sorted_median(dispersions, n);
    least = least > 0 ? least : .05;
    double shift = log(df / 2) - pa_special_digamma(df / 2);
    for (size_t i = 0; i < n; i++)
        dispersions[i] = log(fmax(dispersions[i], least)) + shift;
    double mean = pa_summary_mean(dispersions, n);
    // One standard error on the safe side: too firm a prior makes false alarms, too loose a one
    // costs little.
    double variance = pa_summary_variance(dispersions, n) * (1 + sqrt(2 / (double)(n - 1)));
    double excess = variance - pa_special_trigamma(df / 2);
    fit->prior_df = excess > 0 ? 2 * pa_special_trigamma_inverse(excess) : INFINITY;
    fit->prior_df = fmin(fit->prior_df, firmest_prior);
    double half = fit->prior_df / 2;
    fit->prior_dispersion = exp(mean + pa_special_digamma(half) - log(half));
    if (n < 2) { // nothing to borrow from
        fit->prior_df = 0;
        fit->prior_dispersion = 1;
    }
}

static void moderate(const struct pa_quasi_poisson_fit *fit, double df, double floor,
                     struct pa_quasi_poisson_row *row)
{
    double d0 = fit->prior_df, s0 = fit->prior_dispersion, s = row->raw_dispersion;
    row->own = d0 == 0 || pa_tail_f(s / s0, df, d0).upper < outlier_p;
    if (row->own)
        row->dispersion = s;
    else
        row->dispersion = (d0 * s0 + df * s) / (d0 + df);
    row->df = row->own ? df : d0 + df;
    row->dispersion = fmax(floor, row->dispersion);
}

// log(c1/c0) and the logarithm of the factor, from the N - c samples of the rest, have variances of
// 1/c and 1/(N - c): together 1/(c (1 - c/N)).
static double factor_error(const struct pa_quasi_poisson_input *in, size_t function)
{
    static const double largest = .98; // of a share: the root of all stacks has no rest
    return in->share ? 1 / (1 - fmin(in->share[function], largest)) : 1;
}

// The two there can be of a quantile of t: with the own dispersion and with the moderated one.
struct quantiles {
    double own, moderated;
};

static struct quantiles quantiles_at(double upper, double df, double prior_df)
{
    return (struct quantiles){pa_tail_t_quantile(upper, df),
                              pa_tail_t_quantile(upper, prior_df + df)};
}

// How wide an interval is, and the least t that matters.
struct limits {
    struct quantiles width, least;
};

static void test_row(const struct pa_quasi_poisson_input *in, const struct pa_rate_pair *sums,
                     const struct pa_rate_pair *pairs, const struct limits *limits,
                     struct pa_quasi_poisson_row *row)
{
    size_t count = in->runs / 2;
    double deviance = in->paired ? pa_rate_pairs_deviance(pairs, count, row->log_ratio)
                                 : pa_rate_ratio_deviance(sums);
    double size = sqrt(deviance / row->dispersion);
    double width = row->own ? limits->width.own : limits->width.moderated;
    double limit = row->dispersion * width * width;
    row->t = row->log_ratio < 0 ? -size : size;
    row->p = 1;
    row->log_p = 0;
    if (size < (row->own ? limits->least.own : limits->least.moderated))
        return;
    struct pa_tail tail = pa_tail_t(size, row->df);
    row->log_p = fmin(0, tail.log_upper + log(2));
    row->p = exp(row->log_p);
    struct pa_rate_interval interval =
        in->paired ? pa_rate_pairs_interval(pairs, count, row->log_ratio, limit)
                   : pa_rate_ratio_deviance_interval(sums, limit);
    row->lo = interval.lo;
    row->hi = interval.hi;
}

static void test_rows(const struct pa_quasi_poisson_input *in, const struct design *d,
                      const struct pa_quasi_poisson_options *o, struct pa_rate_pair *pairs,
                      struct pa_quasi_poisson_row *rows, const struct pa_quasi_poisson_fit *fit)
{
    double confidence = o->confidence > 0 ? o->confidence : .95;
    struct limits limits = {quantiles_at(.5 + confidence / 2, d->df, fit->prior_df), {0, 0}};
    if (o->most_p > 0)
        limits.least = quantiles_at(1 - o->most_p / 2, d->df, fit->prior_df);
    for (size_t f = 0; f < in->functions; f++) {
        struct pa_rate_pair sums = sum_row(in, f, d);
        if (sums.old + sums.new < fit->least_count)
            continue;
        moderate(fit, d->df, o->no_floor ? 0 : o->floor ? o->floor[f] : 1, &rows[f]);
        rows[f].dispersion *= factor_error(in, f);
        if (in->paired)
            pair_row(in, f, d, pairs);
        test_row(in, &sums, pairs, &limits, &rows[f]);
    }
}

// The prior of the functions with at least that many samples.
static void fit_rows(const struct pa_quasi_poisson_input *in, const struct design *d,
                     const struct pa_quasi_poisson_row *rows, double least_count,
                     struct pa_quasi_poisson_fit *fit)
{
    double *dispersions = pa_xmalloc(in->functions * sizeof *dispersions);
    *fit = (struct pa_quasi_poisson_fit){.least_count = least_count};
    for (size_t f = 0; f < in->functions; f++) {
        struct pa_rate_pair pair = sum_row(in, f, d);
        if (pair.old + pair.new >= least_count)
            dispersions[fit->tested++] = rows[f].raw_dispersion;
    }
    fit_prior(dispersions, fit->tested, d->df, fit);
    free(dispersions);
}

static bool test(const struct pa_quasi_poisson_input *in, const struct design *d,
                 const struct pa_quasi_poisson_options *options, struct pa_rate_pair *pairs,
                 struct pa_quasi_poisson_row *rows, struct pa_quasi_poisson_fit *fit)
{
    for (size_t f = 0; f < in->functions; f++)
        describe_row(in, f, d, pairs, &rows[f]);
    double least = options->min_count > 0 ? options->min_count : 10;
    fit_rows(in, d, rows, least, fit);
    // Samples that come in clumps of two are worth half as many.
    if (fit->prior_dispersion > 1)
        fit_rows(in, d, rows, least * fit->prior_dispersion, fit);
    if (d->df < 3 && fit->tested < 30)
        return false;
    test_rows(in, d, options, pairs, rows, fit);
    return true;
}

bool pa_quasi_poisson_test(const struct pa_quasi_poisson_input *input,
                           const struct pa_quasi_poisson_options *options,
                           struct pa_quasi_poisson_row *rows, struct pa_quasi_poisson_fit *fit)
{
    struct design d = make_design(input);
    struct pa_rate_pair *pairs = pa_xcalloc(input->runs + 1, sizeof *pairs);
    bool fits =
        d.runs[0] >= 1 && d.runs[1] >= 1 && d.df >= 2 && !(input->paired && d.runs[0] != d.runs[1]);
    bool tested = fits && test(input, &d, options, pairs, rows, fit);
    free(pairs);
    release(&d);
    return tested;
}
