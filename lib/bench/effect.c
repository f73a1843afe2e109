// SPDX-License-Identifier: Apache-2.0
#include "bench/effect.h"

#include "bench/runs.h"
#include "bench/unit.h"
#include "stats/bootstrap.h"
#include "stats/hodges_lehmann.h"
#include "stats/multiple.h"
#include "stats/power.h"
#include "stats/rank.h"
#include "stats/signed_rank.h"
#include "stats/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int pa_effect_better(const struct pa_records *set, pa_str unit)
{
    const char *said = pa_records_meta(set, unit, "better");
    if (said)
        return strcmp(said, "higher") == 0 ? 1 : strcmp(said, "lower") == 0 ? -1 : 0;
    return pa_unit_better(pa_records_text(set, unit));
}

const char *pa_effect_verdict_name(enum pa_effect_verdict verdict)
{
    static const char *const names[] = {"noise", "improved", "regressed", "changed", "undecided"};
    return names[verdict];
}

// Results that depend on the sizes of the samples only.
struct sizes {
    size_t n0, n1;     // values of both sides, or files where a row is judged by them
    size_t depth;      // of Moses' interval
    double detectable; // for noise 1 in the first side and none in the second
    struct pa_power_quantiles quantiles;
};

// The sizes that came last: they are the same for most rows.
struct last_sizes {
    struct sizes values, files;
};

// The power of the minimum detectable effect.
static const double POWER = 0.8;

static const struct sizes *sizes_of(struct sizes *last, size_t n0, size_t n1,
                                    const struct pa_compare_options *o)
{
    if (last->n0 != n0 || last->n1 != n1)
        *last = (struct sizes){
            n0, n1, pa_rank_moses_depth(n0, n1, o->confidence),
            pa_power_detectable((struct pa_power_side){n0, 1}, (struct pa_power_side){n1, 0},
                                o->alpha, POWER),
            pa_power_quantiles(&(struct pa_power_levels){o->alpha, POWER, o->confidence}, n0, n1)};
    return last;
}

static void find_exact_ratio(struct pa_effect *e)
{
    double old = e->cell->base->centre, new = e->cell->centre;
    e->ratio = e->lo = e->hi = new == old ? 1 : new / old;
    e->bounded = !isnan(e->ratio);
}

// exp of the Walsh estimate of the logarithms of the pairs' ratios.
static bool find_paired_ratio(struct pa_effect *e, double confidence, struct pa_arena *arena)
{
    const struct pa_pivot_cell *old = e->cell->base->cell, *new = e->cell->cell;
    double *d = pa_arena_calloc(arena, old->count, sizeof *d);
    for (size_t i = 0; i < old->count; i++) {
        d[i] = log(new->samples[i] / old->samples[i]);
        if (!isfinite(d[i]))
            return false;
    }
    struct pa_signed_rank_test test;
    pa_signed_rank(d, old->count, confidence, &test);
    e->ratio = exp(test.estimate);
    e->lo = exp(test.lo);
    e->hi = exp(test.hi);
    e->bounded = test.bounded;
    return true;
}

static void find_ratio(struct pa_effect *e, const struct pa_compare_options *o, size_t depth,
                       struct pa_arena *arena)
{
    const struct pa_compare_cell *old = e->cell->base, *new = e->cell;
    size_t n0 = old->cell->count, n1 = new->cell->count;
    struct pa_two_samples samples = {old->sorted, n0, new->sorted, n1};
    struct pa_ratio r;
    e->ratio = new->centre == old->centre ? 1 : new->centre / old->centre;
    e->lo = 0;
    e->hi = INFINITY;
    if (o->paired && n0 == n1 && find_paired_ratio(e, o->confidence, arena))
        return;
    if (!pa_hodges_lehmann_ratio(&samples, depth, &r))
        return;
    e->ratio = r.ratio;
    e->lo = r.lo;
    e->hi = r.hi;
    e->bounded = r.bounded;
}

double pa_effect_noise(const struct pa_compare_cell *c)
{
    // What makes the MAD of n normal values unbiased (Croux & Rousseeuw 1992).
    static const double correction[] = {1,     1,     1.196, 1.495, 1.363,
                                        1.206, 1.200, 1.140, 1.129, 1.107};
    size_t n = c->cell->count;
    double median = pa_summary_sorted_median(c->sorted, n);
    double mad = 1.4826 * pa_summary_sorted_mad(c->sorted, n, median);
    if (median == 0)
        return 0;
    return mad / fabs(median) * (n < 10 ? correction[n] : (double)n / ((double)n - 0.8));
}

// The smallest change that would be found is proportional to the noise of the difference.
static double detectable(const struct sizes *sizes, const struct pa_compare_cell *c)
{
    double old = pa_effect_noise(c->base), new = pa_effect_noise(c);
    double n0 = (double)sizes->n0, n1 = (double)sizes->n1;
    if (isinf(sizes->detectable))
        return INFINITY;
    return sizes->detectable * sqrt(old * old + new *new *n0 / n1);
}

// The minimum detectable effect by the noise, or by the interval if that gives a larger one: noise
// with long tails or two modes.
static double detectable_with_interval(const struct sizes *sizes, const struct pa_effect *e)
{
    double by_noise = detectable(sizes, e->cell);
    if (!e->bounded || isinf(by_noise))
        return by_noise;
    return fmax(by_noise, pa_power_from_interval(e->lo, e->hi, &sizes->quantiles));
}

// Sets the ratio, its interval and the detectable effect of a row that is judged by its files.
static void find_ratio_of_files(struct pa_effect *e, const struct pa_compare_options *o,
                                struct sizes *last)
{
    const struct pa_bench_runs *r = e->cell->runs;
    e->ratio = exp(r->test.log_ratio);
    e->bounded = r->tested;
    e->lo = r->tested ? exp(r->test.lo) : r->least;
    e->hi = r->tested ? exp(r->test.hi) : r->most;
    e->detectable = INFINITY;
    e->smallest_p = r->tested ? 0 : 1;
    if (r->tested)
        e->detectable = pa_power_from_interval(
            e->lo, e->hi, &sizes_of(last, r->old_files, r->new_files, o)->quantiles);
}

// Whether all samples of both sides are equal, as numbers of allocations mostly are: there is
// nothing to estimate.
static bool all_equal(const struct pa_compare_cell *c)
{
    return c->base->sorted[0] == c->base->sorted[c->base->cell->count - 1] &&
           c->sorted[0] == c->sorted[c->cell->count - 1] && c->sorted[0] == c->base->sorted[0];
}

static void find_effect(struct pa_effect *e, const struct pa_bench_comparison *comparison,
                        struct last_sizes *last, struct pa_arena *arena)
{
    const struct pa_compare_options *o = &comparison->options;
    const struct pa_compare_cell *c = e->cell;
    size_t n0 = c->base->cell->count, n1 = c->cell->count;
    e->row = pa_projection_label(&comparison->pivot->row, comparison->set,
                                 e->table->table->rows[c->cell->row], arena);
    e->better = pa_effect_better(comparison->set, e->table->table->unit);
    if (e->table->exact || all_equal(c)) {
        find_exact_ratio(e);
        e->smallest_p = e->table->exact ? 0 : pa_rank_smallest_p(n0, n1);
        return;
    }
    if (c->runs) {
        find_ratio_of_files(e, o, &last->files);
        return;
    }
    const struct sizes *sizes = sizes_of(&last->values, n0, n1, o);
    find_ratio(e, o, sizes->depth, arena);
    e->smallest_p =
        o->paired && n0 == n1 ? pa_signed_rank_smallest_p(n0) : pa_rank_smallest_p(n0, n1);
    e->detectable = detectable_with_interval(sizes, e);
}

static double log_p_of(const struct pa_effect *e)
{
    if (e->table->exact)
        return e->ratio == 1 ? 0 : -INFINITY;
    // Samples that are all equal can show nothing: they do not make the family larger.
    return e->cell->untested ? NAN : e->cell->log_p;
}

// Whether a change by the factor is at least min_effect; a change from or to 0 always is.
static bool matters(const struct pa_effect *e, double ratio, double min_effect)
{
    if (ratio == 1 || isnan(ratio))
        return false;
    return e->table->exact || !(ratio > 0) || fabs(log(ratio)) >= log1p(min_effect) * (1 - 1e-12);
}

// Whether a row that is not significant may still have changed: it is significant by itself but
// not among so many tests, or no test was possible.
static bool is_undecided(const struct pa_effect *e, const struct pa_compare_options *o)
{
    if (e->cell->runs && !e->cell->runs->tested)
        return matters(e, e->lo, o->min_effect) || matters(e, e->hi, o->min_effect);
    bool suspicious = e->cell->refused || (!e->cell->untested && e->cell->p <= o->alpha) ||
                      (!e->cell->untested && e->smallest_p > o->alpha);
    return suspicious && matters(e, e->ratio, o->min_effect);
}

static void find_verdict(struct pa_effect *e, const struct pa_compare_options *o)
{
    int direction = e->ratio > 1 ? 1 : -1;
    if (!(e->q <= o->fdr))
        e->verdict = is_undecided(e, o) ? PA_EFFECT_UNDECIDED : PA_EFFECT_NOISE;
    else if (!matters(e, e->ratio, o->min_effect))
        e->verdict = PA_EFFECT_NOISE;
    else if (e->better == 0)
        e->verdict = PA_EFFECT_CHANGED;
    else
        e->verdict = direction == e->better ? PA_EFFECT_IMPROVED : PA_EFFECT_REGRESSED;
}

static int compare_units(const void *a, const void *b)
{
    const struct pa_effect *const *x = a, *const *y = b;
    pa_str unit = (*x)->table->table->unit, other = (*y)->table->table->unit;
    return unit != other ? (unit > other) - (unit < other) : (*x > *y) - (*x < *y);
}

// q of the effects of one unit.
static void find_family_q(struct pa_effect **family, size_t count, double *log_p)
{
    size_t tests = 0;
    for (size_t i = 0; i < count; i++) {
        log_p[i] = log_p_of(family[i]);
        tests += !isnan(log_p[i]);
    }
    pa_multiple_q_values(log_p, count, log_p);
    for (size_t i = 0; i < count; i++) {
        family[i]->q = log_p[i];
        family[i]->family = tests;
    }
}

static void find_q(struct pa_effects *effects, struct pa_arena *arena)
{
    size_t n = effects->count;
    struct pa_effect **sorted = pa_arena_calloc(arena, n + 1, sizeof *sorted);
    double *log_p = pa_arena_calloc(arena, n + 1, sizeof *log_p);
    for (size_t i = 0; i < n; i++)
        sorted[i] = &effects->list[i];
    qsort(sorted, n, sizeof *sorted, compare_units);
    for (size_t first = 0, end; first < n; first = end) {
        pa_str unit = sorted[first]->table->table->unit;
        for (end = first; end < n && sorted[end]->table->table->unit == unit;)
            end++;
        find_family_q(sorted + first, end - first, log_p);
    }
}

void pa_effects_find(struct pa_bench_comparison *comparison, struct pa_arena *arena,
                     struct pa_effects *effects)
{
    struct last_sizes last = {0};
    size_t most = 0;
    for (size_t t = 0; t < comparison->table_count; t++)
        most += comparison->tables[t].table->cell_count;
    *effects = (struct pa_effects){.list = pa_arena_calloc(arena, most + 1, sizeof *effects->list)};
    for (size_t t = 0; t < comparison->table_count; t++) {
        struct pa_compare_table *table = &comparison->tables[t];
        for (size_t i = 0; i < table->table->cell_count; i++) {
            if (!table->cells[i].base)
                continue;
            struct pa_effect *e = &effects->list[effects->count++];
            *e = (struct pa_effect){.table = table, .cell = &table->cells[i]};
            find_effect(e, comparison, &last, arena);
            table->cells[i].effect = e;
        }
    }
    find_q(effects, arena);
    double fdr = comparison->options.fdr > 0 ? comparison->options.fdr : 0.05;
    comparison->options.fdr = fdr;
    for (size_t i = 0; i < effects->count; i++)
        find_verdict(&effects->list[i], &comparison->options);
}

static void find_geomean_interval(struct pa_compare_table *table, uint32_t col, double confidence,
                                  struct pa_arena *arena)
{
    struct pa_bootstrap_row *rows = pa_arena_calloc(arena, table->table->row_count, sizeof *rows);
    struct pa_bootstrap_interval interval;
    size_t count = 0;
    for (size_t i = 0; i < table->table->cell_count; i++) {
        const struct pa_compare_cell *c = &table->cells[i];
        if (c->cell->col == col && c->base)
            rows[count++] = (struct pa_bootstrap_row){c->base->cell->samples, c->cell->samples,
                                                      c->base->cell->count, c->cell->count};
    }
    struct pa_compare_column *column = &table->cols[col];
    column->bounded =
        column->has_ratio && pa_bootstrap_geomean_ratio(rows, count, confidence, &interval);
    if (column->bounded) {
        column->ratio_lo = interval.lo;
        column->ratio_hi = interval.hi;
    }
}

void pa_effects_geomean(struct pa_bench_comparison *comparison, struct pa_arena *arena)
{
    for (size_t t = 0; t < comparison->table_count; t++) {
        struct pa_compare_table *table = &comparison->tables[t];
        for (uint32_t col = 1; col < table->table->col_count; col++)
            find_geomean_interval(table, col, comparison->options.confidence, arena);
    }
}
