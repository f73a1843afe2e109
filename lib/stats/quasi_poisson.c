// SPDX-License-Identifier: Apache-2.0
#include "stats/quasi_poisson.h"

#include "base/memory.h"
#include "stats/rate_ratio.h"
#include "stats/summary.h"
#include "stats/tail.h"

#include <math.h>
#include <stdlib.h>

// A function is on its own if its dispersion would be this improbable under the common prior.
static const double outlier_p = .02;

// However alike the functions of one comparison seem, those of real programs are not: a prior
// firmer than this takes a lock that is twice as noisy as the rest for a steady function.
static const double firmest_prior = 10;

struct totals {
    double exposure[2], runs[2];
};

static struct totals total_exposure(const struct pa_quasi_poisson_input *in)
{
    struct totals t = {{0, 0}, {0, 0}};
    for (size_t r = 0; r < in->runs; r++) {
        t.exposure[in->side[r]] += in->factors[r];
        t.runs[in->side[r]]++;
    }
    return t;
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

static struct pa_rate_pair sum_row(const struct pa_quasi_poisson_input *in, size_t function,
                                   const struct totals *totals)
{
    const double *counts = in->counts + function * in->runs;
    double sum[2] = {0, 0};
    for (size_t r = 0; r < in->runs; r++)
        sum[in->side[r]] += counts[r];
    return (struct pa_rate_pair){sum[0], sum[1], totals->exposure[0], totals->exposure[1]};
}

static void describe_row(const struct pa_quasi_poisson_input *in, size_t function,
                         const struct totals *totals, double df, struct pa_quasi_poisson_row *row)
{
    struct pa_rate_pair pair = sum_row(in, function, totals);
    *row = (struct pa_quasi_poisson_row){.old_rate = pair.old / pair.old_exposure,
                                         .new_rate = pair.new / pair.new_exposure,
                                         .log_ratio = pa_rate_ratio_log(&pair)};
    row->lo = row->hi = row->t = row->df = row->p = row->log_p = row->dispersion = NAN;
    double rate[2] = {row->old_rate, row->new_rate};
    row->raw_dispersion = pearson(in, in->counts + function * in->runs, rate) / df;
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

static void moderate(const struct pa_quasi_poisson_fit *fit, double df, bool no_floor,
                     struct pa_quasi_poisson_row *row)
{
    double d0 = fit->prior_df, s0 = fit->prior_dispersion, s = row->raw_dispersion;
    row->own = d0 == 0 || pa_tail_f(s / s0, df, d0).upper < outlier_p;
    if (row->own)
        row->dispersion = s;
    else
        row->dispersion = (d0 * s0 + df * s) / (d0 + df);
    row->df = row->own ? df : d0 + df;
    if (!no_floor)
        row->dispersion = fmax(1, row->dispersion);
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

static void test_row(const struct pa_rate_pair *pair, const struct limits *limits,
                     struct pa_quasi_poisson_row *row)
{
    double deviance = pa_rate_ratio_deviance(pair), s = row->dispersion;
    double width = row->own ? limits->width.own : limits->width.moderated;
    double size = sqrt(deviance / s);
    row->t = row->log_ratio < 0 ? -size : size;
    row->p = 1;
    row->log_p = 0;
    if (size < (row->own ? limits->least.own : limits->least.moderated))
        return;
    struct pa_tail tail = pa_tail_t(size, row->df);
    row->log_p = fmin(0, tail.log_upper + log(2));
    row->p = exp(row->log_p);
    struct pa_rate_interval interval = pa_rate_ratio_deviance_interval(pair, s * width * width);
    row->lo = interval.lo;
    row->hi = interval.hi;
}

static void test_rows(const struct pa_quasi_poisson_input *in, const struct totals *totals,
                      const struct pa_quasi_poisson_options *o, double df,
                      struct pa_quasi_poisson_row *rows, const struct pa_quasi_poisson_fit *fit)
{
    double confidence = o->confidence > 0 ? o->confidence : .95;
    struct limits limits = {quantiles_at(.5 + confidence / 2, df, fit->prior_df), {0, 0}};
    if (o->most_p > 0)
        limits.least = quantiles_at(1 - o->most_p / 2, df, fit->prior_df);
    for (size_t f = 0; f < in->functions; f++) {
        struct pa_rate_pair pair = sum_row(in, f, totals);
        if (pair.old + pair.new < fit->least_count)
            continue;
        moderate(fit, df, o->no_floor, &rows[f]);
        rows[f].dispersion *= factor_error(in, f);
        test_row(&pair, &limits, &rows[f]);
    }
}

// The prior of the functions with at least that many samples.
static void fit_rows(const struct pa_quasi_poisson_input *in, const struct totals *totals,
                     const struct pa_quasi_poisson_row *rows, double least_count,
                     struct pa_quasi_poisson_fit *fit)
{
    double *dispersions = pa_xmalloc(in->functions * sizeof *dispersions);
    *fit = (struct pa_quasi_poisson_fit){.least_count = least_count};
    for (size_t f = 0; f < in->functions; f++) {
        struct pa_rate_pair pair = sum_row(in, f, totals);
        if (pair.old + pair.new >= least_count)
            dispersions[fit->tested++] = rows[f].raw_dispersion;
    }
    fit_prior(dispersions, fit->tested, (double)in->runs - 2, fit);
    free(dispersions);
}

bool pa_quasi_poisson_test(const struct pa_quasi_poisson_input *input,
                           const struct pa_quasi_poisson_options *options,
                           struct pa_quasi_poisson_row *rows, struct pa_quasi_poisson_fit *fit)
{
    struct totals totals = total_exposure(input);
    double df = (double)input->runs - 2;
    if (totals.runs[0] < 1 || totals.runs[1] < 1 || df < 2)
        return false;
    for (size_t f = 0; f < input->functions; f++)
        describe_row(input, f, &totals, df, &rows[f]);
    double least = options->min_count > 0 ? options->min_count : 10;
    fit_rows(input, &totals, rows, least, fit);
    // Samples that come in clumps of two are worth half as many.
    if (fit->prior_dispersion > 1)
        fit_rows(input, &totals, rows, least * fit->prior_dispersion, fit);
    if (df < 3 && fit->tested < 30)
        return false;
    test_rows(input, &totals, options, df, rows, fit);
    return true;
}
