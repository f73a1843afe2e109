// SPDX-License-Identifier: Apache-2.0
#include "stats/quasi_poisson.h"

#include "base/memory.h"
#include "base/thread.h"
#include "stats/rate_pairs.h"
#include "stats/summary.h"
#include "stats/tail.h"

#include <math.h>
#include <stdlib.h>

// A function is on its own if its dispersion would be this improbable under the common prior.
static const double outlier_p = .02;

// The largest weight of the prior. Dispersions of real programs differ even where those of one
// comparison seem alike: with a larger weight a lock that is twice as noisy as the rest would be
// moderated to the dispersion of the others.
static const double firmest_prior = 10;

// What is the same for all functions.
struct design {
    double exposure[2], runs[2], df;
    size_t *run_of[2];          // of pairs: by side and pair; NULL: not paired
    struct pa_rate_pair *pairs; // room for those of one function
};

static void release(struct design *d)
{
    free(d->run_of[0]);
    free(d->run_of[1]);
    free(d->pairs);
}

static struct design make_design(const struct pa_quasi_poisson_input *in)
{
    struct design d = {.df = (double)in->runs - 2,
                       .pairs = pa_xcalloc(in->runs + 1, sizeof *d.pairs)};
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
                     const struct design *d)
{
    const double *counts = in->counts + function * in->runs;
    for (size_t i = 0; i < in->runs / 2; i++) {
        size_t old = d->run_of[0][i], new = d->run_of[1][i];
        d->pairs[i] =
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
                         const struct design *d, struct pa_quasi_poisson_row *row)
{
    struct pa_rate_pair sums = sum_row(in, function, d);
    *row = (struct pa_quasi_poisson_row){.old_rate = sums.old / sums.old_exposure,
                                         .new_rate = sums.new / sums.new_exposure,
                                         .raw_df = d->df};
    row->lo = row->hi = row->t = row->df = row->p = row->log_p = row->dispersion = NAN;
    if (in->paired) {
        pair_row(in, function, d);
        row->log_ratio = pa_rate_pairs_log(d->pairs, in->runs / 2);
        struct pa_rate_pairs_spread spread =
            pa_rate_pairs_spread(d->pairs, in->runs / 2, row->log_ratio);
        row->raw_dispersion = spread.dispersion;
        row->raw_df = spread.df;
        return;
    }
    double rate[2] = {row->old_rate, row->new_rate};
    row->log_ratio = pa_rate_ratio_log(&sums);
    row->raw_dispersion = pearson(in, in->counts + function * in->runs, rate) / d->df;
}

// ---- What the functions have in common

// Functions from which the prior is learnt: logarithms of dispersions and of counts.
struct learning {
    double *log_dispersion, *size, *scratch; // size: log count
    size_t n;
};

static double median_of(const double *x, size_t n, double *scratch)
{
    for (size_t i = 0; i < n; i++)
        scratch[i] = x[i];
    return n ? pa_summary_select(scratch, n, n / 2) : NAN;
}

// What varies by a share of its own, as a lock or a collector does, has a dispersion that grows
// with its count, and counting noise hides that in small functions: a straight line in log count
// above the median count (compare limma-trend: Law et al. 2014), never steeper than in proportion.
static void fit_trend(struct learning *l, struct pa_quasi_poisson_fit *fit)
{
    double sxx = 0, sxy = 0;
    fit->knee = median_of(l->size, l->n, l->scratch);
    for (size_t i = 0; i < l->n; i++)
        l->size[i] = fmax(0, l->size[i] - fit->knee);
    double x = pa_summary_mean(l->size, l->n), y = pa_summary_mean(l->log_dispersion, l->n);
    for (size_t i = 0; i < l->n; i++) {
        sxx += (l->size[i] - x) * (l->size[i] - x);
        sxy += (l->size[i] - x) * (l->log_dispersion[i] - y);
    }
    fit->slope = sxx > 0 && l->n > 2 ? fmax(0, fmin(1, sxy / sxx)) : 0;
    for (size_t i = 0; i < l->n; i++)
        l->log_dispersion[i] -= fit->slope * l->size[i];
}

// The prior from logarithms of the dispersions: their variance around the line beyond what df alone
// explains says how much the functions differ (Smyth 2004, section 6.2).
static void fit_prior(struct learning *l, double df, struct pa_quasi_poisson_fit *fit)
{
    size_t n = l->n;
    if (n < 2) { // nothing to borrow from
        fit->prior_df = 0;
        fit->prior_dispersion = 1;
        return;
    }
    // Zeros, from few and equal counts, say nothing more than "small".
    double least = .05 * median_of(l->log_dispersion, n, l->scratch);
    least = least > 0 ? least : .05;
    double shift = log(df / 2) - pa_special_digamma(df / 2);
    for (size_t i = 0; i < n; i++)
        l->log_dispersion[i] = log(fmax(l->log_dispersion[i], least)) + shift;
    fit_trend(l, fit);
    double mean = pa_summary_mean(l->log_dispersion, n);
    // One standard error on the safe side: too firm a prior makes false alarms, too loose a one
    // costs little. The line costs a degree of freedom.
    double variance = pa_summary_variance(l->log_dispersion, n);
    if (fit->slope > 0)
        variance *= (double)(n - 1) / (double)(n - 2);
    variance *= 1 + sqrt(2 / (double)(n - 1));
    double excess = variance - pa_special_trigamma(df / 2);
    fit->prior_df = excess > 0 ? 2 * pa_special_trigamma_inverse(excess) : INFINITY;
    fit->prior_df = fmin(fit->prior_df, firmest_prior);
    double half = fit->prior_df / 2;
    fit->prior_dispersion = exp(mean + pa_special_digamma(half) - log(half));
}

// The dispersion that a function with that count is expected to have; `floor` as in the options.
static double prior_of(const struct pa_quasi_poisson_fit *fit, double count, double floor)
{
    double above = fit->slope > 0 ? fmax(0, log(count) - fit->knee) : 0;
    return fit->prior_dispersion * floor * exp(fit->slope * above);
}

static void moderate(const struct pa_quasi_poisson_fit *fit, double prior, double floor,
                     struct pa_quasi_poisson_row *row)
{
    double d0 = fit->prior_df, s = row->raw_dispersion, df = row->raw_df;
    row->own = d0 == 0 || pa_tail_f(s / prior, df, d0).upper < outlier_p;
    if (row->own)
        row->dispersion = s;
    else
        row->dispersion = (d0 * prior + df * s) / (d0 + df);
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

// How wide an interval is, in standard errors, and the least t that matters.
struct limits {
    double df, width, least;
};

static struct limits limits_at(double df, const struct pa_quasi_poisson_options *o)
{
    double confidence = o->confidence > 0 ? o->confidence : .95;
    return (struct limits){df, pa_tail_t_quantile(.5 + confidence / 2, df),
                           o->most_p > 0 ? pa_tail_t_quantile(1 - o->most_p / 2, df) : 0};
}

// The limits for the two possible degrees of freedom; those of paired functions are computed anew.
struct known_limits {
    struct limits own, moderated;
};

static struct limits limits_of(const struct known_limits *known,
                               const struct pa_quasi_poisson_row *row,
                               const struct pa_quasi_poisson_options *o)
{
    if (row->df == known->own.df)
        return known->own;
    return row->df == known->moderated.df ? known->moderated : limits_at(row->df, o);
}

static void test_row(const struct pa_quasi_poisson_input *in, const struct pa_rate_pair *sums,
                     const struct pa_rate_pair *pairs, const struct limits *limits,
                     struct pa_quasi_poisson_row *row)
{
    size_t count = in->runs / 2;
    double deviance = in->paired ? pa_rate_pairs_deviance(pairs, count, row->log_ratio)
                                 : pa_rate_ratio_deviance(sums);
    double size = sqrt(deviance / row->dispersion);
    double limit = row->dispersion * limits->width * limits->width;
    row->t = row->log_ratio < 0 ? -size : size;
    row->p = 1;
    row->log_p = 0;
    if (size < limits->least)
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

// The smallest dispersion that is believed; the prior is a multiple of it.
static double floor_of(const struct pa_quasi_poisson_options *o, size_t function)
{
    return o->floor ? o->floor[function] : 1;
}

// The tests of functions [from, to).
struct testing {
    const struct pa_quasi_poisson_input *in;
    struct design design; // with pairs of its own
    const struct pa_quasi_poisson_options *o;
    struct pa_quasi_poisson_row *rows;
    const struct pa_quasi_poisson_fit *fit;
    struct known_limits known;
    size_t from, to;
};

static void run_tests(void *job)
{
    struct testing *t = job;
    for (size_t f = t->from; f < t->to; f++) {
        struct pa_rate_pair sums = sum_row(t->in, f, &t->design);
        struct pa_quasi_poisson_row *row = &t->rows[f];
        double count = sums.old + sums.new, floor = floor_of(t->o, f);
        if (count < t->fit->least_count)
            continue;
        moderate(t->fit, prior_of(t->fit, count, floor), t->o->no_floor ? 0 : floor, row);
        row->dispersion *= factor_error(t->in, f);
        if (t->in->paired)
            pair_row(t->in, f, &t->design);
        struct limits limits = limits_of(&t->known, row, t->o);
        test_row(t->in, &sums, t->design.pairs, &limits, row);
    }
}

static void test_rows(const struct pa_quasi_poisson_input *in, const struct design *d,
                      const struct pa_quasi_poisson_options *o, struct pa_quasi_poisson_row *rows,
                      const struct pa_quasi_poisson_fit *fit)
{
    enum { MOST = 2, WORTH_A_THREAD = 512 };
    struct testing jobs[MOST];
    uint32_t threads = in->functions < WORTH_A_THREAD ? 1 : pa_thread_count(MOST);
    for (uint32_t i = 0; i < threads; i++) {
        jobs[i] = (struct testing){
            .in = in,
            .design = *d,
            .o = o,
            .rows = rows,
            .fit = fit,
            .known = {limits_at(d->df, o), limits_at(fit->prior_df + d->df, o)},
            .from = in->functions * i / threads,
            .to = in->functions * (i + 1) / threads,
        };
        jobs[i].design.pairs = pa_xcalloc(in->runs + 1, sizeof *d->pairs);
    }
    pa_threads_run(run_tests, jobs, sizeof *jobs, threads);
    for (uint32_t i = 0; i < threads; i++)
        free(jobs[i].design.pairs);
}

// The prior of the functions with at least that many samples.
static void fit_rows(const struct pa_quasi_poisson_input *in, const struct design *d,
                     const struct pa_quasi_poisson_options *o,
                     const struct pa_quasi_poisson_row *rows, struct pa_quasi_poisson_fit *fit)
{
    double *room = pa_xmalloc((4 * in->functions + 1) * sizeof *room);
    struct learning l = {room, room + in->functions, room + 2 * in->functions, 0};
    double *df = room + 3 * in->functions;
    for (size_t f = 0; f < in->functions; f++) {
        struct pa_rate_pair pair = sum_row(in, f, d);
        if (!(pair.old + pair.new >= fit->least_count))
            continue;
        l.log_dispersion[l.n] = rows[f].raw_dispersion / floor_of(o, f);
        l.size[l.n] = log(pair.old + pair.new);
        df[l.n++] = rows[f].raw_df;
    }
    *fit = (struct pa_quasi_poisson_fit){.least_count = fit->least_count, .tested = l.n};
    fit_prior(&l, l.n ? median_of(df, l.n, l.scratch) : d->df, fit);
    free(room);
}

static bool test(const struct pa_quasi_poisson_input *in, const struct design *d,
                 const struct pa_quasi_poisson_options *options, struct pa_quasi_poisson_row *rows,
                 struct pa_quasi_poisson_fit *fit)
{
    for (size_t f = 0; f < in->functions; f++)
        describe_row(in, f, d, &rows[f]);
    fit->least_count = options->min_count > 0 ? options->min_count : 10;
    fit_rows(in, d, options, rows, fit);
    // Samples that come in clumps of two are worth half as many.
    if (fit->prior_dispersion > 1) {
        fit->least_count *= fit->prior_dispersion;
        fit_rows(in, d, options, rows, fit);
    }
    if (d->df < 3 && fit->tested < 30)
        return false;
    test_rows(in, d, options, rows, fit);
    return true;
}

bool pa_quasi_poisson_test(const struct pa_quasi_poisson_input *input,
                           const struct pa_quasi_poisson_options *options,
                           struct pa_quasi_poisson_row *rows, struct pa_quasi_poisson_fit *fit)
{
    struct design d = make_design(input);
    bool fits =
        d.runs[0] >= 1 && d.runs[1] >= 1 && d.df >= 2 && !(input->paired && d.runs[0] != d.runs[1]);
    bool tested = fits && test(input, &d, options, rows, fit);
    release(&d);
    return tested;
}
