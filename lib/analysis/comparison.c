// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison.h"

#include "analysis/comparison_factors.h"
#include "analysis/comparison_test.h"
#include "stats/distance.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void find_distance(struct pa_comparison_test *w)
{
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

static void test_totals(struct pa_comparison_test *w)
{
    double *totals[2] = {pa_arena_calloc(w->arena, w->counts->runs, sizeof(double)),
                         pa_arena_calloc(w->arena, w->counts->runs, sizeof(double))};
    size_t count[2] = {0, 0};
    for (size_t r = 0; r < w->counts->runs; r++) {
        double work = w->c->norm == PA_NORM_WORK ? w->factors[r] : 1;
        totals[w->side[r]][count[w->side[r]]++] = w->counts->total[r] / work;
    }
    w->c->total = w->c->paired ? pa_mean_ratio_paired(totals[0], totals[1], count[0], .95)
                               : pa_mean_ratio_test(totals[0], count[0], totals[1], count[1], .95);
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
    unsigned char *side = pa_arena_calloc(arena, run_count, 1);
    double *factors = pa_arena_calloc(arena, run_count, sizeof *factors);
    for (size_t r = 0; r < run_count; r++) {
        side[r] = runs[r].side;
        *(runs[r].side ? &c->new_runs : &c->old_runs) += 1;
    }
    if (c->old_runs == 0 || c->new_runs == 0)
        return pa_error_set(err, PA_ERROR_USAGE, "a comparison needs profiles on both sides");
    c->fdr = options->fdr > 0 ? options->fdr : .05;
    c->factors = factors;
    c->type = counts->type;
    c->unit = counts->unit;
    c->count = counts->functions;
    c->functions = pa_arena_calloc(arena, c->count, sizeof *c->functions);
    for (size_t f = 0; f < c->count; f++)
        c->functions[f].name = counts->names[f];
    c->sampled = counts->sampled;
    c->by_cum = options->by_cum || !counts->sampled;
    c->paired = options->paired && c->old_runs == c->new_runs;
    c->norm = pa_comparison_factors(counts, runs, side, options, factors);
    c->exposure = pa_comparison_exposure(factors, side, run_count);
    c->total_dispersion = c->norm == PA_NORM_NONE
                              ? pa_comparison_total_dispersion(counts, side, c->paired)
                              : INFINITY;
    struct pa_comparison_test w = {.counts = counts,
                                   .side = side,
                                   .factors = factors,
                                   .min_effect = options->min_effect,
                                   .c = c,
                                   .arena = arena};
    find_totals(&w);
    pa_comparison_test_run(&w);
    test_totals(&w);
    find_distance(&w);
    if (c->count)
        qsort(c->functions, c->count, sizeof *c->functions, c->by_cum ? by_cum : by_flat);
    *comparison = c;
    return true;
}

void pa_comparisons_pool(struct pa_profile_comparison *const *list, size_t count, double min_effect)
{
    for (int cum = 0; cum < 2; cum++) {
        for (size_t i = 0; i < count; i++) {
            for (size_t f = 0; f < list[i]->count; f++) {
                struct pa_compared *of = &list[i]->functions[f];
                struct pa_change *ch = cum ? &of->cum : &of->flat;
                ch->q = log(ch->p);
            }
        }
        pa_comparison_judge(list, count, cum, min_effect);
    }
}
