// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison_pipeline.h"

#include "analysis/comparison_factors.h"
#include "analysis/comparison_test.h"
#include "stats/distance.h"
#include "stats/tail.h"

#include <math.h>

static void find_distance(struct pa_comparison_test *w)
{
    if (!w->counts->flat_samples)
        return;
    struct pa_comparison_pair p = pa_comparison_test_pair(w, false);
    struct pa_distance d =
        pa_distance_manhattan(p.old, p.new, w->counts->functions, w->dispersion[0]);
    w->c->distance = d.share;
    w->c->expected_distance = d.expected;
}

static void find_totals(struct pa_comparison_test *w)
{
    for (size_t r = 0; r < w->counts->runs; r++) {
        double value = w->counts->total[r], samples = w->counts->samples[r];
        *(w->side[r] ? &w->c->new_total : &w->c->old_total) += value;
        *(w->side[r] ? &w->c->new_samples : &w->c->old_samples) += samples;
    }
    w->c->old_total /= (double)w->c->old_runs;
    w->c->new_total /= (double)w->c->new_runs;
}

static void test_totals(struct pa_comparison_test *w, bool normed)
{
    double *totals[2] = {pa_arena_calloc(w->arena, w->counts->runs, sizeof(double)),
                         pa_arena_calloc(w->arena, w->counts->runs, sizeof(double))};
    size_t count[2] = {0, 0};
    for (size_t r = 0; r < w->counts->runs; r++) {
        double work = normed ? w->c->factors[r] : 1;
        totals[w->side[r]][count[w->side[r]]++] = w->counts->total[r] / work;
    }
    w->c->total = w->c->paired ? pa_mean_ratio_paired(totals[0], totals[1], count[0], .95)
                               : pa_mean_ratio_test(totals[0], count[0], totals[1], count[1], .95);
}

// One profile a side, or too few for more: the noise of the functions is that of the total, too.
static void guess_total(struct pa_profile_comparison *c)
{
    static const double cv = .05; // as of a function
    bool counted = c->method == PA_METHOD_SINGLE || c->method == PA_METHOD_SAMPLING;
    double variance = c->dispersion * (1 / c->old_samples + 1 / c->new_samples) + 2 * cv * cv;
    if (!counted || !isnan(c->total.p) || !isfinite(variance) || isnan(c->total.log_ratio))
        return;
    double sd = sqrt(variance), half = pa_tail_normal_quantile(.975) * sd;
    c->total.df = INFINITY;
    c->total.lo = c->total.log_ratio - half;
    c->total.hi = c->total.log_ratio + half;
    c->total.p = fmin(1, 2 * pa_tail_normal(fabs(c->total.log_ratio) / sd).upper);
}

// The rate of one sampler is not quite that of its next run.
static const double about_equal = .9;

static struct pa_profile_comparison *begin(const struct pa_counted *runs,
                                           const struct pa_comparison_options *options,
                                           struct pa_arena *arena)
{
    const struct pa_counts *n = runs->counts;
    struct pa_profile_comparison *c = pa_arena_calloc(arena, 1, sizeof *c);
    for (size_t r = 0; r < n->runs; r++) {
        *(runs->side[r] ? &c->new_runs : &c->old_runs) += 1;
        c->rates_differ |= n->sampled && n->types && n->types[r].weight < about_equal;
    }
    c->fdr = options->fdr > 0 ? options->fdr : .05;
    c->type = n->type;
    c->unit = n->unit;
    c->types = n->types;
    c->count = n->functions;
    c->functions = pa_arena_calloc(arena, c->count, sizeof *c->functions);
    for (size_t f = 0; f < c->count && n->names; f++)
        c->functions[f].name = n->names[f];
    c->sampled = n->sampled;
    c->by_cum = options->by_cum || !n->sampled || !n->flat_value; // paths have no flat values
    c->paired = options->paired && c->old_runs == c->new_runs;
    return c;
}

bool pa_compare_counts(const struct pa_counted *runs, const struct pa_comparison_options *options,
                       struct pa_arena *arena, struct pa_profile_comparison **comparison,
                       struct pa_error *err)
{
    struct pa_profile_comparison *c = begin(runs, options, arena);
    const struct pa_profile_comparison *whole = options->like ? options->like : c;
    struct pa_comparison_test w = {.counts = runs->counts,
                                   .side = runs->side,
                                   .min_effect = options->min_effect,
                                   .most_p = runs->most_p,
                                   .c = c,
                                   .arena = arena};
    if (c->old_runs == 0 || c->new_runs == 0)
        return pa_error_set(err, PA_ERROR_USAGE, "a comparison needs profiles on both sides");
    pa_comparison_find_factors(runs, options, arena, c);
    find_totals(&w);
    w.all_samples = whole->old_samples + whole->new_samples;
    pa_comparison_test_run(&w);
    test_totals(&w, c->norm == PA_NORM_WORK || options->like);
    guess_total(c);
    find_distance(&w);
    *comparison = c;
    return true;
}
