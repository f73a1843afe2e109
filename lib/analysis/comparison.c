// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison.h"

#include "analysis/comparison_counts.h"
#include "analysis/comparison_factors.h"
#include "stats/distance.h"
#include "stats/multiple.h"
#include "stats/one_vs_one.h"
#include "stats/power.h"
#include "stats/quasi_poisson.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct work {
    const struct pa_comparison_run *runs;
    const struct pa_comparison_options *options;
    const struct pa_counts *counts;
    struct pa_profile_comparison *c;
    struct pa_arena *arena;
    unsigned char *side;
    double *factors;      // by run
    double dispersion[2]; // of flat and cum
    double least_samples[2];
};

static struct pa_change *change_of(struct pa_profile_comparison *c, size_t f, bool cum)
{
    return cum ? &c->functions[f].cum : &c->functions[f].flat;
}

// ---- Sums

static double side_sum(const struct work *w, const double *row, unsigned char side, bool normed)
{
    double sum = 0;
    for (size_t r = 0; r < w->counts->runs; r++) {
        if (w->side[r] == side)
            sum += normed ? row[r] / w->factors[r] : row[r];
    }
    return sum;
}

static void fill_sums(struct work *w, bool cum)
{
    const struct pa_counts *n = w->counts;
    const double *values = cum ? n->cum_value : n->flat_value;
    const double *samples = cum ? n->cum_samples : n->flat_samples;
    for (size_t f = 0; f < n->functions; f++) {
        struct pa_change *ch = change_of(w->c, f, cum);
        ch->old_samples = side_sum(w, samples + f * n->runs, 0, false);
        ch->new_samples = side_sum(w, samples + f * n->runs, 1, false);
        ch->old_value = side_sum(w, values + f * n->runs, 0, true) / (double)w->c->old_runs;
        ch->new_value = side_sum(w, values + f * n->runs, 1, true) / (double)w->c->new_runs;
        ch->log_ratio = log(ch->new_value / ch->old_value);
        ch->lo = ch->hi = ch->p = ch->q = ch->detectable = NAN;
    }
}

// One profile a side, in columns.
struct pair {
    double *old, *new;
};

static struct pair pair_of(const struct work *w, bool cum)
{
    const struct pa_counts *n = w->counts;
    const double *samples = cum ? n->cum_samples : n->flat_samples;
    struct pair p = {pa_arena_calloc(w->arena, n->functions, sizeof(double)),
                     pa_arena_calloc(w->arena, n->functions, sizeof(double))};
    for (size_t f = 0; f < n->functions; f++) {
        p.old[f] = side_sum(w, samples + f * n->runs, 0, false);
        p.new[f] = side_sum(w, samples + f * n->runs, 1, false);
    }
    return p;
}

// ---- Tests

// NULL where the factors are known and not estimated.
static const double *shares(const struct work *w, bool cum)
{
    const struct pa_counts *n = w->counts;
    double *share = pa_arena_calloc(w->arena, n->functions, sizeof *share), total = 0;
    if (w->c->norm == PA_NORM_NONE || w->c->norm == PA_NORM_WORK)
        return NULL;
    for (size_t f = 0; f < n->functions; f++) {
        for (size_t r = 0; r < n->runs; r++) {
            total += n->flat_samples[f * n->runs + r];
            share[f] += (cum ? n->cum_samples : n->flat_samples)[f * n->runs + r];
        }
    }
    for (size_t f = 0; f < n->functions; f++)
        share[f] = total > 0 ? share[f] / total : 0;
    return share;
}

static bool test_replicated(struct work *w, bool cum)
{
    const struct pa_counts *n = w->counts;
    struct pa_quasi_poisson_input input = {cum ? n->cum_samples : n->flat_samples,
                                           n->functions,
                                           n->runs,
                                           w->factors,
                                           w->side,
                                           shares(w, cum)};
    struct pa_quasi_poisson_row *rows = pa_arena_calloc(w->arena, n->functions, sizeof *rows);
    struct pa_quasi_poisson_fit fit;
    struct pa_quasi_poisson_options options = {0};
    if (!n->sampled && !n->census) { // times: any scale, so none that is floor or least
        options = (struct pa_quasi_poisson_options){.no_floor = true, .min_count = 1e-9};
        input.counts = cum ? n->cum_value : n->flat_value;
    }
    if (!pa_quasi_poisson_test(&input, &options, rows, &fit))
        return false;
    for (size_t f = 0; f < n->functions; f++) {
        struct pa_change *ch = change_of(w->c, f, cum);
        ch->lo = rows[f].lo;
        ch->hi = rows[f].hi;
        ch->log_ratio = rows[f].log_ratio;
        ch->p = rows[f].p;
        ch->q = rows[f].log_p; // until all are known
        ch->dispersion = rows[f].dispersion;
        ch->df = rows[f].df;
    }
    w->dispersion[cum] = fit.prior_dispersion;
    w->least_samples[cum] = fit.least_count;
    return true;
}

static void test_single(struct work *w, bool cum)
{
    size_t functions = w->counts->functions;
    struct pair p = pair_of(w, cum);
    struct pa_one_vs_one_row *rows = pa_arena_calloc(w->arena, functions, sizeof *rows);
    double runs = (double)w->c->new_runs / (double)w->c->old_runs;
    struct pa_one_vs_one_options options = {.exposure_ratio = w->c->exposure * runs};
    if (w->c->method == PA_METHOD_SAMPLING) {
        options.factor = 1;
        options.mid_p = true;
    }
    w->dispersion[cum] = pa_one_vs_one_test(p.old, p.new, functions, &options, rows);
    w->least_samples[cum] = 10;
    for (size_t f = 0; f < functions; f++) {
        struct pa_change *ch = change_of(w->c, f, cum);
        ch->lo = rows[f].lo;
        ch->hi = rows[f].hi;
        ch->log_ratio = rows[f].log_ratio;
        ch->p = rows[f].p;
        ch->q = rows[f].log_p;
        ch->dispersion = w->dispersion[cum];
        ch->df = INFINITY;
    }
}

// How much stands behind a function, in both sides together.
static double size_of(const struct work *w, const struct pa_change *ch)
{
    if (w->c->sampled)
        return ch->old_samples + ch->new_samples;
    return ch->old_value * (double)w->c->old_runs + ch->new_value * (double)w->c->new_runs;
}

static void find_q(struct work *w, bool cum)
{
    size_t functions = w->counts->functions;
    double *q = pa_arena_calloc(w->arena, functions, sizeof *q);
    double *size = pa_arena_calloc(w->arena, functions, sizeof *size);
    for (size_t f = 0; f < functions; f++) {
        q[f] = change_of(w->c, f, cum)->q;
        size[f] = size_of(w, change_of(w->c, f, cum));
    }
    pa_multiple_sized_q_values(q, size, functions, q);
    for (size_t f = 0; f < functions; f++)
        change_of(w->c, f, cum)->q = q[f];
}

// What a lone change among those tested would have to be. Both sides are taken to have the rate
// that they have together, so that swapping them changes nothing.
static void find_detectable(struct work *w, bool cum)
{
    double exposure = w->c->exposure * (double)w->c->new_runs / (double)w->c->old_runs;
    double tested = 0, total = 0;
    for (size_t f = 0; f < w->counts->functions; f++) {
        const struct pa_change *ch = change_of(w->c, f, cum);
        tested += !isnan(ch->q);
        total += isnan(ch->q) ? 0 : size_of(w, ch);
    }
    for (size_t f = 0; f < w->counts->functions; f++) {
        struct pa_change *ch = change_of(w->c, f, cum);
        double rate = size_of(w, ch) / (1 + exposure);
        double alpha = w->c->fdr / tested * pa_multiple_weight(size_of(w, ch) / (total / tested));
        struct pa_power_rates rates = {rate, rate * exposure, ch->dispersion, ch->df};
        if (!isnan(ch->q))
            ch->detectable = pa_power_detectable_rate(&rates, fmin(alpha, w->c->fdr), .8);
    }
}

static enum pa_change_class classify(const struct work *w, const struct pa_change *ch)
{
    double effect = w->options->min_effect > 0 ? w->options->min_effect : .05;
    bool counted = w->c->method == PA_METHOD_CENSUS;
    if (w->c->method == PA_METHOD_NONE)
        return PA_CHANGE_UNTOLD;
    if (!counted && (isnan(ch->q) || ch->q > w->c->fdr))
        return PA_CHANGE_NOISE;
    if (isnan(ch->log_ratio) || fabs(ch->log_ratio) < log1p(effect))
        return PA_CHANGE_NOISE;
    if (ch->old_value == 0)
        return PA_CHANGE_NEW;
    if (ch->new_value == 0)
        return PA_CHANGE_GONE;
    return ch->log_ratio > 0 ? PA_CHANGE_REGRESSED : PA_CHANGE_IMPROVED;
}

static enum pa_comparison_method without_repeats(const struct pa_counts *n)
{
    if (n->census)
        return PA_METHOD_CENSUS;
    return n->heap ? PA_METHOD_SAMPLING : n->sampled ? PA_METHOD_SINGLE : PA_METHOD_NONE;
}

static void test_all(struct work *w, bool cum)
{
    fill_sums(w, cum);
    if (w->c->method == PA_METHOD_REPLICATED && !test_replicated(w, cum))
        w->c->method = without_repeats(w->counts);
    if (w->c->method == PA_METHOD_SINGLE || w->c->method == PA_METHOD_SAMPLING)
        test_single(w, cum);
    if (w->c->method != PA_METHOD_CENSUS && w->c->method != PA_METHOD_NONE)
        find_q(w, cum);
    find_detectable(w, cum);
    for (size_t f = 0; f < w->c->count; f++) {
        struct pa_change *ch = change_of(w->c, f, cum);
        ch->class = classify(w, ch);
        w->c->tested += cum == w->c->by_cum && !isnan(ch->q);
    }
}

static void test(struct work *w)
{
    size_t runs = w->counts->runs;
    w->c->method = runs > 2 ? PA_METHOD_REPLICATED : without_repeats(w->counts);
    w->c->by_cum = w->options->by_cum || !w->counts->sampled;
    test_all(w, false);
    test_all(w, true);
    w->c->dispersion = w->dispersion[w->c->by_cum];
    w->c->least_samples = w->least_samples[w->c->by_cum];
}

// ---- The whole

static void find_distance(struct work *w)
{
    struct pair p = pair_of(w, false);
    struct pa_distance d =
        pa_distance_manhattan(p.old, p.new, w->counts->functions, w->dispersion[0]);
    w->c->distance = d.share;
    w->c->expected_distance = d.expected;
}

static void find_totals(struct work *w)
{
    for (size_t r = 0; r < w->counts->runs; r++) {
        double value = w->counts->total[r], samples = w->counts->samples[r];
        *(w->side[r] ? &w->c->new_total : &w->c->old_total) += value;
        *(w->side[r] ? &w->c->new_samples : &w->c->old_samples) += samples;
    }
    w->c->old_total /= (double)w->c->old_runs;
    w->c->new_total /= (double)w->c->new_runs;
}

static void test_totals(struct work *w)
{
    double *totals[2] = {pa_arena_calloc(w->arena, w->counts->runs, sizeof(double)),
                         pa_arena_calloc(w->arena, w->counts->runs, sizeof(double))};
    size_t count[2] = {0, 0};
    for (size_t r = 0; r < w->counts->runs; r++) {
        double work = w->c->norm == PA_NORM_WORK ? w->factors[r] : 1;
        totals[w->side[r]][count[w->side[r]]++] = w->counts->total[r] / work;
    }
    w->c->total = pa_mean_ratio_test(totals[0], count[0], totals[1], count[1], .95);
}

static int order(const struct pa_compared *a, const struct pa_compared *b,
                 const struct pa_change *of_a, const struct pa_change *of_b)
{
    double da = fabs(of_a->new_value - of_a->old_value);
    double db = fabs(of_b->new_value - of_b->old_value);
    if (da != db)
        return da > db ? -1 : 1;
    return (a->name > b->name) - (a->name < b->name);
}

static int by_flat(const void *pa, const void *pb)
{
    const struct pa_compared *a = pa, *b = pb;
    return order(a, b, &a->flat, &b->flat);
}

static int by_cum(const void *pa, const void *pb)
{
    const struct pa_compared *a = pa, *b = pb;
    return order(a, b, &a->cum, &b->cum);
}

bool pa_compare_profiles(const struct pa_comparison_run *runs, size_t run_count,
                         const struct pa_comparison_options *options, struct pa_arena *arena,
                         struct pa_profile_comparison **comparison, struct pa_error *err)
{
    struct pa_counts *counts;
    if (!pa_counts_collect(runs, run_count, options->type, arena, &counts, err))
        return false;
    struct pa_profile_comparison *c = pa_arena_calloc(arena, 1, sizeof *c);
    struct work w = {.runs = runs,
                     .options = options,
                     .counts = counts,
                     .c = c,
                     .arena = arena,
                     .side = pa_arena_calloc(arena, run_count, 1),
                     .factors = pa_arena_calloc(arena, run_count, sizeof(double)),
                     .dispersion = {1, 1}};
    for (size_t r = 0; r < run_count; r++) {
        w.side[r] = runs[r].side;
        *(runs[r].side ? &c->new_runs : &c->old_runs) += 1;
    }
    if (c->old_runs == 0 || c->new_runs == 0)
        return pa_error_set(err, PA_ERROR_USAGE, "a comparison needs profiles on both sides");
    c->fdr = options->fdr > 0 ? options->fdr : .05;
    c->factors = w.factors;
    c->type = counts->type;
    c->unit = counts->unit;
    c->count = counts->functions;
    c->functions = pa_arena_calloc(arena, c->count, sizeof *c->functions);
    for (size_t f = 0; f < c->count; f++)
        c->functions[f].name = counts->names[f];
    c->sampled = counts->sampled;
    c->norm = pa_comparison_factors(counts, runs, w.side, options->norm, w.factors);
    c->exposure = pa_comparison_exposure(w.factors, w.side, run_count);
    test(&w);
    find_totals(&w);
    test_totals(&w);
    find_distance(&w);
    if (c->count)
        qsort(c->functions, c->count, sizeof *c->functions, c->by_cum ? by_cum : by_flat);
    *comparison = c;
    return true;
}
