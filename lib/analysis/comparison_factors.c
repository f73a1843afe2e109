// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison_factors.h"

#include "base/memory.h"
#include "stats/size_factor.h"
#include "stats/tail.h"

#include <math.h>
#include <stdlib.h>

enum { LEAST_COMMON = 5 }; // functions, to agree on something

struct finding {
    const struct pa_counted *in;
    const struct pa_counts *counts;
    const unsigned char *side;
    size_t runs;
    bool paired;
    struct pa_profile_comparison *c;
    double *factors;
    double samples[2]; // of the sides
    struct pa_size_readings readings;
    bool apart; // the sides have nothing in common
};

// ---- What speaks for what

static double mean_log_ratio(const double *values, const struct finding *f)
{
    double sum[2] = {0, 0}, count[2] = {0, 0};
    for (size_t r = 0; values && r < f->runs; r++) {
        if (!(values[r] > 0))
            return NAN;
        sum[f->side[r]] += values[r];
        count[f->side[r]]++;
    }
    return values ? log(sum[1] / count[1]) - log(sum[0] / count[0]) : NAN;
}

static bool are_alike(const double *values, size_t count)
{
    static const double alike = 1.03;
    double least = INFINITY, most = 0;
    for (size_t i = 0; values && i < count; i++) {
        least = fmin(least, values[i]);
        most = fmax(most, values[i]);
    }
    return values && least > 0 && most < alike * least;
}

// Sides that share next to nothing give functions nothing to agree on.
static bool have_nothing_in_common(const struct finding *f, const double *sums)
{
    static const double little = .05;
    double common = 0;
    if (!f->counts->sampled || !(f->samples[0] > 0 && f->samples[1] > 0))
        return false;
    for (size_t i = 0; i < f->counts->functions; i++)
        common += fmin(sums[i] / f->samples[0], sums[f->counts->functions + i] / f->samples[1]);
    return common <= little;
}

static void read_functions(struct finding *f)
{
    const struct pa_counts *n = f->counts;
    const double *basis = n->sampled ? n->flat_samples : n->flat_value;
    double *sums = pa_xcalloc(2 * n->functions + 1, sizeof *sums);
    for (size_t i = 0; i < n->functions; i++) {
        for (size_t r = 0; r < f->runs; r++)
            sums[f->side[r] * n->functions + i] += basis[i * f->runs + r];
    }
    f->readings = pa_size_factor_read(sums, sums + n->functions, n->functions);
    f->apart = have_nothing_in_common(f, sums);
    free(sums);
}

static void collect_evidence(struct finding *f)
{
    struct pa_work_evidence *e = &f->c->work;
    for (size_t r = 0; r < f->runs; r++)
        f->samples[f->side[r]] += f->counts->samples[r];
    read_functions(f);
    *e = (struct pa_work_evidence){
        .median = f->readings.median.log_ratio,
        .median_error = f->readings.median.error,
        .refined = f->readings.refined.log_ratio,
        .refined_error = f->readings.refined.error,
        .agree = f->readings.agree,
        .stay = f->readings.stay,
        .total = mean_log_ratio(f->counts->total, f),
        .counting = 2 * sqrt(1 / f->samples[0] + 1 / f->samples[1]),
        .known = mean_log_ratio(f->in->work, f),
        .same_time = are_alike(f->in->duration, f->runs),
    };
    if (f->readings.common < LEAST_COMMON)
        e->median = e->refined = e->median_error = e->refined_error = NAN;
}

// ---- How much the totals vary

// Squared differences that counts of independent samples would let be about 1 for each degree of
// freedom.
struct spread {
    double square, df;
};

static struct spread within_sides(const struct finding *f)
{
    struct spread s = {0, (double)f->runs - 2};
    const double runs[2] = {(double)f->c->old_runs, (double)f->c->new_runs};
    for (size_t r = 0; r < f->runs; r++) {
        double mean = f->samples[f->side[r]] / runs[f->side[r]];
        double residual = f->counts->samples[r] - mean;
        s.square += residual * residual / mean;
    }
    return s;
}

// Of the totals' shares of their pairs.
static struct spread between_pairs(const struct finding *f)
{
    const double *samples = f->counts->samples;
    struct spread s = {0, -1};
    double share = f->samples[1] / (f->samples[0] + f->samples[1]);
    for (size_t i = 0, j = 0; i < f->runs && j < f->runs; i++, j++) { // old and new of a pair
        while (i < f->runs && f->side[i])
            i++;
        while (j < f->runs && !f->side[j])
            j++;
        if (i == f->runs || j == f->runs)
            break;
        double all = samples[i] + samples[j], residual = samples[j] - all * share;
        s.square += all > 0 ? residual * residual / (all * share * (1 - share)) : 0;
        s.df++;
    }
    return s;
}

// A lower quantile of chi^2, by halves.
static double low_chi2(double df, double level)
{
    double lo = 0, hi = df; // the median is below the mean
    for (int i = 0; i < 60; i++) {
        double middle = .5 * (lo + hi);
        *(pa_tail_chi2(middle, df).lower < level ? &lo : &hi) = middle;
    }
    return .5 * (lo + hi);
}

// The dispersion of the totals, at most: the upper bound of 1 - level. Below 1 runs did a fixed
// amount of work. Infinite if there are too few runs to tell.
static double total_dispersion(const struct finding *f, double level)
{
    struct spread s = f->paired ? between_pairs(f) : within_sides(f);
    return s.df >= 2 ? s.square / low_chi2(s.df, level) : INFINITY;
}

// ---- The rule

static const double matters = .05; // a smaller difference of readings changes no class

static bool readings_differ(const struct pa_work_evidence *e)
{
    static const double far = 2; // times both errors
    double distance = fabs(e->median - e->refined);
    return distance > matters && distance > far * hypot(e->median_error, e->refined_error);
}

// The functions have something in common by the middle of their ratios only.
static bool is_disputed(const struct pa_work_evidence *e)
{
    return fabs(e->refined) > matters && (e->agree < .5 || e->stay >= .25);
}

static enum pa_work_reason judge_work(const struct finding *f)
{
    const struct pa_work_evidence *e = &f->c->work;
    bool few = f->readings.common < LEAST_COMMON;
    double most = few ? e->total : e->refined;
    if (f->counts->moment || !f->counts->sampled)
        return PA_WORK_MOMENT;
    if (f->apart)
        return PA_WORK_APART;
    double chance = fmax(e->counting, few ? 0 : 2 * e->refined_error);
    if (total_dispersion(f, .05) < 1 && fabs(most) < chance)
        return PA_WORK_SAME;
    if (total_dispersion(f, .01) < 1 && most * e->total > 0 && fabs(e->total) >= fabs(most) / 2)
        return PA_WORK_DEARER;
    if (few)
        return PA_WORK_FEW;
    f->c->work.disputed = fabs(most) >= chance && is_disputed(e);
    return e->disputed || readings_differ(e) ? PA_WORK_UNCLEAR : PA_WORK_MOST;
}

static enum pa_comparison_norm norm_of(enum pa_work_reason reason)
{
    switch (reason) {
    case PA_WORK_KNOWN:
        return PA_NORM_WORK;
    case PA_WORK_MOST:
        return PA_NORM_MEDIAN;
    default:
        return PA_NORM_NONE;
    }
}

static enum pa_comparison_norm choose(struct finding *f)
{
    enum pa_work_reason *reason = &f->c->work.reason;
    *reason = isnan(f->c->work.known) ? judge_work(f) : PA_WORK_KNOWN;
    return norm_of(*reason);
}

// What was asked for, as far as there is something to go by.
static enum pa_comparison_norm obey(struct finding *f, enum pa_comparison_norm norm)
{
    enum pa_work_reason *reason = &f->c->work.reason;
    *reason = PA_WORK_ASKED;
    if (norm == PA_NORM_WORK)
        *reason = isnan(f->c->work.known) ? PA_WORK_ASKED : PA_WORK_KNOWN;
    else if (norm == PA_NORM_MEDIAN)
        *reason = f->apart                              ? PA_WORK_APART
                  : !f->counts->sampled && f->runs == 2 ? PA_WORK_MOMENT
                  : f->readings.common < LEAST_COMMON   ? PA_WORK_FEW
                                                        : PA_WORK_MOST;
    else
        return norm;
    return norm_of(*reason);
}

// ---- Factors

static void fill_median(const struct finding *f, double log_ratio, double *factors)
{
    const struct pa_counts *n = f->counts;
    const double *basis = n->sampled ? n->flat_samples : n->flat_value;
    if (f->runs > 2)
        pa_size_factor_within(basis, n->functions, n->runs, f->side, factors);
    else
        factors[0] = factors[1] = 1;
    pa_size_factor_between(log_ratio, n->runs, f->side, factors);
}

static void fill_total(const struct finding *f, double *factors)
{
    const struct pa_counts *n = f->counts;
    pa_size_factor_total(n->sampled ? n->flat_samples : n->flat_value, n->functions, n->runs,
                         factors);
}

static void fill(struct finding *f, enum pa_comparison_norm norm)
{
    const struct pa_counts *n = f->counts;
    if (norm == PA_NORM_WORK)
        pa_size_factor_given(f->in->work, n->runs, f->factors);
    else if (norm == PA_NORM_TOTAL)
        fill_total(f, f->factors);
    else if (norm == PA_NORM_MEDIAN)
        fill_median(f, f->readings.refined.log_ratio, f->factors);
    for (size_t r = 0; norm == PA_NORM_NONE && r < n->runs; r++)
        f->factors[r] = 1;
}

static double *add_other(struct finding *f, struct pa_arena *arena)
{
    double *factors = pa_arena_calloc(arena, f->runs, sizeof *factors);
    f->c->other_factors[f->c->other_count++] = factors;
    return factors;
}

static void fill_others(struct finding *f, struct pa_arena *arena)
{
    if (f->c->work.reason == PA_WORK_UNCLEAR) {
        fill_median(f, f->c->work.refined, add_other(f, arena));
        fill_median(f, f->c->work.median, add_other(f, arena));
    } else if (f->c->work.reason == PA_WORK_FEW) {
        fill_total(f, add_other(f, arena));
    }
}

// A comparison of parts of the same runs.
static void take_over(const struct pa_profile_comparison *like, struct pa_profile_comparison *c)
{
    c->norm = like->norm;
    c->work = like->work;
    c->exposure = like->exposure;
    c->total_dispersion = like->total_dispersion;
    c->factors = like->factors;
    c->other_count = like->other_count;
    for (size_t i = 0; i < like->other_count; i++)
        c->other_factors[i] = like->other_factors[i];
}

void pa_comparison_find_factors(const struct pa_counted *runs,
                                const struct pa_comparison_options *options, struct pa_arena *arena,
                                struct pa_profile_comparison *c)
{
    struct finding f = {.in = runs,
                        .counts = runs->counts,
                        .side = runs->side,
                        .runs = runs->counts->runs,
                        .paired = c->paired,
                        .c = c};
    if (options->like) {
        take_over(options->like, c);
        return;
    }
    f.factors = pa_arena_calloc(arena, f.runs, sizeof *f.factors);
    collect_evidence(&f);
    c->factors = f.factors;
    c->norm = options->norm == PA_NORM_AUTO ? choose(&f) : obey(&f, options->norm);
    fill(&f, c->norm);
    fill_others(&f, arena);
    c->exposure = pa_comparison_exposure(f.factors, f.side, f.runs);
    c->total_dispersion = c->norm == PA_NORM_NONE ? total_dispersion(&f, .05) : INFINITY;
}

double pa_comparison_exposure(const double *factors, const unsigned char *side, size_t runs)
{
    double sum[2] = {0, 0}, count[2] = {0, 0};
    for (size_t r = 0; r < runs; r++) {
        sum[side[r]] += factors[r];
        count[side[r]]++;
    }
    return sum[1] / count[1] / (sum[0] / count[0]);
}
