// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison_test.h"

#include "analysis/comparison_detectable.h"
#include "analysis/comparison_factors.h"
#include "base/memory.h"
#include "stats/multiple.h"
#include "stats/one_vs_one.h"
#include "stats/quasi_poisson.h"

#include <math.h>
#include <stdlib.h>

// ---- Sums

static double side_sum(const struct pa_comparison_test *w, const double *row, unsigned char side)
{
    double sum = 0;
    for (size_t r = 0; r < w->counts->runs; r++)
        sum += w->side[r] == side ? row[r] : 0;
    return sum;
}

// Values of a side are its sum over what its runs measured together: a mean of the runs' own values
// would count a run of a few samples as much as the others, and contradict the ratio that is
// tested.
static void fill_sums(struct pa_comparison_test *w, bool cum)
{
    const struct pa_counts *n = w->counts;
    const double *values = cum ? n->cum_value : n->flat_value;
    const double *samples = cum ? n->cum_samples : n->flat_samples;
    double measured[2] = {side_sum(w, w->c->factors, 0), side_sum(w, w->c->factors, 1)};
    for (size_t f = 0; f < n->functions; f++) {
        struct pa_change *ch = pa_comparison_change(w->c, f, cum);
        ch->old_samples = side_sum(w, samples + f * n->runs, 0);
        ch->new_samples = side_sum(w, samples + f * n->runs, 1);
        ch->old_value = side_sum(w, values + f * n->runs, 0) / measured[0];
        ch->new_value = side_sum(w, values + f * n->runs, 1) / measured[1];
        ch->log_ratio = log(ch->new_value / ch->old_value);
        ch->lo = ch->hi = ch->p = ch->log_p = ch->q = ch->detectable = NAN;
    }
}

struct pa_comparison_pair pa_comparison_test_pair(const struct pa_comparison_test *w, bool cum)
{
    const struct pa_counts *n = w->counts;
    const double *samples = cum ? n->cum_samples : n->flat_samples;
    struct pa_comparison_pair p = {pa_arena_calloc(w->arena, n->functions, sizeof(double)),
                                   pa_arena_calloc(w->arena, n->functions, sizeof(double))};
    for (size_t f = 0; f < n->functions; f++) {
        p.old[f] = side_sum(w, samples + f * n->runs, 0);
        p.new[f] = side_sum(w, samples + f * n->runs, 1);
    }
    return p;
}

// ---- Tests

// NULL where the factors are known and not estimated.
static const double *shares(const struct pa_comparison_test *w, bool cum)
{
    const struct pa_counts *n = w->counts;
    if (w->c->norm == PA_NORM_NONE || w->c->norm == PA_NORM_WORK)
        return NULL;
    double *share = pa_arena_calloc(w->arena, n->functions, sizeof *share);
    for (size_t f = 0; f < n->functions && w->all_samples > 0; f++) {
        const struct pa_change *ch = pa_comparison_change(w->c, f, cum);
        share[f] = (ch->old_samples + ch->new_samples) / w->all_samples;
    }
    return share;
}

// Of runs that did a fixed amount of work the totals hardly differ. A function with a share s of
// them then varies less than Poisson counts: the rest of the total is s away from it, not
// independent. NULL where that is not known.
static const double *floors(const struct pa_comparison_test *w, bool cum)
{
    double of_total = w->c->total_dispersion;
    if (!(of_total < 1) || !w->counts->sampled || w->counts->heap)
        return NULL;
    double *floor = pa_arena_calloc(w->arena, w->counts->functions, sizeof *floor);
    for (size_t f = 0; f < w->counts->functions; f++) {
        const struct pa_change *ch = pa_comparison_change(w->c, f, cum);
        double share = fmin(1, (ch->old_samples + ch->new_samples) / w->all_samples);
        floor[f] = 1 - share * (1 - of_total);
    }
    return floor;
}

static bool test_replicated(struct pa_comparison_test *w, bool cum)
{
    const struct pa_counts *n = w->counts;
    struct pa_quasi_poisson_input input = {cum ? n->cum_samples : n->flat_samples,
                                           n->functions,
                                           n->runs,
                                           w->c->factors,
                                           w->side,
                                           shares(w, cum),
                                           w->c->paired};
    struct pa_quasi_poisson_row *rows = pa_arena_calloc(w->arena, n->functions, sizeof *rows);
    struct pa_quasi_poisson_fit fit;
    struct pa_quasi_poisson_options options = {.min_count = PA_COMPARISON_LEAST_SAMPLES};
    options.most_p = w->most_p;
    options.floor = floors(w, cum);
    if (!n->sampled && !n->census) { // times: any scale, so none that is floor or least
        options.no_floor = true;
        options.min_count = 1e-9;
        input.counts = cum ? n->cum_value : n->flat_value;
    }
    if (!pa_quasi_poisson_test(&input, &options, rows, &fit))
        return false;
    for (size_t f = 0; f < n->functions; f++) {
        struct pa_change *ch = pa_comparison_change(w->c, f, cum);
        ch->lo = rows[f].lo;
        ch->hi = rows[f].hi;
        ch->log_ratio = rows[f].log_ratio;
        ch->p = rows[f].p;
        ch->log_p = rows[f].log_p;
        ch->dispersion = rows[f].dispersion;
        ch->df = rows[f].df;
    }
    w->dispersion[cum] = fit.prior_dispersion;
    w->least_samples[cum] = fit.least_count;
    return true;
}

// What each function varies by from run to run, in the least, beyond what the bulk shows: a lock, a
// collector, a cache that is warm or not.
static const double usual_cv = .05;

static void test_single(struct pa_comparison_test *w, bool cum)
{
    size_t functions = w->counts->functions;
    struct pa_comparison_pair p = pa_comparison_test_pair(w, cum);
    struct pa_one_vs_one_row *rows = pa_arena_calloc(w->arena, functions, sizeof *rows);
    double runs = (double)w->c->new_runs / (double)w->c->old_runs;
    struct pa_one_vs_one_options options = {.exposure_ratio = w->c->exposure * runs,
                                            .min_count = PA_COMPARISON_LEAST_SAMPLES,
                                            .own_cv = usual_cv};
    if (w->c->method == PA_METHOD_SAMPLING) {
        options.factor = 1;
        options.mid_p = true;
    }
    w->dispersion[cum] = pa_one_vs_one_test(p.old, p.new, functions, &options, rows);
    w->least_samples[cum] = PA_COMPARISON_LEAST_SAMPLES;
    for (size_t f = 0; f < functions; f++) {
        struct pa_change *ch = pa_comparison_change(w->c, f, cum);
        ch->lo = rows[f].lo;
        ch->hi = rows[f].hi;
        ch->log_ratio = rows[f].log_ratio;
        ch->p = rows[f].p;
        ch->log_p = rows[f].log_p;
        ch->dispersion = rows[f].dispersion;
        ch->df = INFINITY;
    }
}

// ---- One family of tests

static bool has_tests(const struct pa_profile_comparison *c)
{
    return c->method != PA_METHOD_CENSUS && c->method != PA_METHOD_NONE;
}

static double least_effect(double min_effect)
{
    return log1p(min_effect > 0 ? min_effect : .05);
}

static enum pa_change_class classify(const struct pa_profile_comparison *c, double min_effect,
                                     const struct pa_change *ch)
{
    bool proves = c->method == PA_METHOD_REPLICATED || c->method == PA_METHOD_CENSUS;
    bool matters = fabs(ch->log_ratio) >= least_effect(min_effect); // not if it is NaN
    bool significant = c->method == PA_METHOD_CENSUS || ch->q <= c->fdr;
    if (c->method == PA_METHOD_NONE)
        return PA_CHANGE_UNTOLD;
    if (!matters || (proves && !significant))
        return PA_CHANGE_NOISE;
    if (!proves)
        return significant ? PA_CHANGE_LIKELY : PA_CHANGE_UNPROVED;
    if (ch->old_value == 0)
        return PA_CHANGE_NEW;
    if (ch->new_value == 0)
        return PA_CHANGE_GONE;
    return ch->log_ratio > 0 ? PA_CHANGE_REGRESSED : PA_CHANGE_IMPROVED;
}

void pa_comparison_judge(struct pa_profile_comparison *const *list, size_t count, bool cum,
                         double min_effect)
{
    size_t all = 0, at = 0;
    double tests = 0, total = 0;
    for (size_t i = 0; i < count; i++)
        all += list[i]->count;
    double *q = pa_xcalloc(all + 1, sizeof *q), *size = pa_xcalloc(all + 1, sizeof *size);
    for (size_t i = 0; i < count; i++) {
        for (size_t f = 0; f < list[i]->count; f++, at++) {
            const struct pa_change *ch = pa_comparison_change(list[i], f, cum);
            q[at] = has_tests(list[i]) ? ch->log_p : NAN;
            size[at] = pa_comparison_size(list[i], ch);
            tests += !isnan(q[at]);
            total += isnan(q[at]) ? 0 : size[at];
        }
    }
    pa_multiple_sized_q_values(q, size, all, q);
    for (size_t i = at = 0; i < count; i++) {
        for (size_t f = 0; f < list[i]->count; f++)
            pa_comparison_change(list[i], f, cum)->q = q[at++];
        pa_comparison_find_detectable(list[i], cum, tests, total);
        for (size_t f = 0; f < list[i]->count; f++) {
            struct pa_change *ch = pa_comparison_change(list[i], f, cum);
            ch->class = classify(list[i], min_effect, ch);
        }
    }
    free(q);
    free(size);
}

// ---- All

static enum pa_comparison_method without_repeats(const struct pa_counts *n)
{
    if (n->census)
        return PA_METHOD_CENSUS;
    return n->heap ? PA_METHOD_SAMPLING : n->sampled ? PA_METHOD_SINGLE : PA_METHOD_NONE;
}

static void test_family(struct pa_comparison_test *w, bool cum)
{
    fill_sums(w, cum);
    if (w->c->method == PA_METHOD_REPLICATED && !test_replicated(w, cum))
        w->c->method = without_repeats(w->counts);
    if (w->c->method == PA_METHOD_SINGLE || w->c->method == PA_METHOD_SAMPLING)
        test_single(w, cum);
}

// Keeps what both say of a change: nothing if they differ in its direction or one finds none that
// matters, else the weaker evidence, and all that either interval allows.
static void agree(struct pa_change *ch, const struct pa_change *other, double least)
{
    bool same = ch->log_ratio * other->log_ratio > 0 && fabs(other->log_ratio) >= least;
    ch->p = same ? fmax(ch->p, other->p) : isnan(ch->p) ? NAN : 1;
    ch->log_p = same ? fmax(ch->log_p, other->log_p) : isnan(ch->log_p) ? NAN : 0;
    ch->lo = fmin(ch->lo, other->lo);
    ch->hi = fmax(ch->hi, other->hi);
    ch->dispersion = fmax(ch->dispersion, other->dispersion);
    ch->df = fmin(ch->df, other->df);
}

// Another reading of how much the runs measured: a change has to hold by it, too.
static void test_otherwise(struct pa_comparison_test *w, bool cum, const double *factors)
{
    struct pa_comparison_test other = *w;
    struct pa_profile_comparison c = *w->c;
    c.functions = pa_arena_calloc(w->arena, c.count, sizeof *c.functions);
    c.factors = factors;
    c.exposure = pa_comparison_exposure(factors, w->side, w->counts->runs);
    c.norm = PA_NORM_MEDIAN;
    c.total_dispersion = INFINITY;
    other.c = &c;
    test_family(&other, cum);
    w->c->method = c.method;
    for (size_t f = 0; f < c.count; f++)
        agree(pa_comparison_change(w->c, f, cum), pa_comparison_change(&c, f, cum),
              least_effect(w->min_effect));
}

static void test_all(struct pa_comparison_test *w, bool cum)
{
    test_family(w, cum);
    for (size_t i = 0; i < w->c->other_count; i++)
        test_otherwise(w, cum, w->c->other_factors[i]);
    pa_comparison_judge(&w->c, 1, cum, w->min_effect);
    for (size_t f = 0; f < w->c->count; f++)
        w->c->tested += cum == w->c->by_cum && !isnan(pa_comparison_change(w->c, f, cum)->q);
}

void pa_comparison_test_run(struct pa_comparison_test *w)
{
    w->c->method = w->counts->runs > 2 ? PA_METHOD_REPLICATED : without_repeats(w->counts);
    w->dispersion[0] = w->dispersion[1] = 1;
    if (w->counts->flat_value)
        test_all(w, false);
    test_all(w, true);
    w->c->paired = w->c->paired && w->c->method == PA_METHOD_REPLICATED;
    w->c->dispersion = w->dispersion[w->c->by_cum];
    w->c->least_samples = w->least_samples[w->c->by_cum];
}
