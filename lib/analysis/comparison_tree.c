// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison_tree.h"

#include "analysis/call_paths.h"
#include "analysis/comparison_test.h"
#include "base/memory.h"
#include "stats/multiple.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double YEKUTIELI = 2.88;
static const double MATERIAL = .01; // share of the total

struct descent {
    struct pa_call_paths paths;
    size_t count; // of paths
    struct pa_arena *arena;
    struct pa_change *changes; // by path
    double fdr, level, least_effect;
    enum pa_comparison_method method;
    uint32_t *first, *children; // by path: children[first[p] .. first[p + 1]); of roots: path 0
    bool *changed;
    struct pa_compared_tree *tree;
};

// ---- Testing every path

static void find_children(struct descent *d)
{
    size_t count = d->count;
    d->first = pa_arena_calloc(d->arena, count + 2, sizeof *d->first);
    d->children = pa_arena_calloc(d->arena, count + 1, sizeof *d->children);
    for (size_t p = 1; p < count; p++)
        d->first[d->paths.list[p].parent + 1]++;
    for (size_t p = 0; p < count; p++)
        d->first[p + 1] += d->first[p];
    uint32_t *next = pa_arena_memdup(d->arena, d->first, (count + 1) * sizeof *next);
    for (uint32_t p = 1; p < count; p++)
        d->children[next[d->paths.list[p].parent]++] = p;
}

// As pa_compare_profiles() tests functions, with the factors that it found.
static void test_paths(struct descent *d, const struct pa_profile_comparison *functions,
                       const struct pa_comparison_run *runs, size_t run_count)
{
    struct pa_counts rows = d->paths.counts; // but for that of no frame
    struct pa_profile_comparison *c = pa_arena_calloc(d->arena, 1, sizeof *c);
    unsigned char *side = pa_arena_calloc(d->arena, run_count, sizeof *side);
    for (size_t r = 0; r < run_count; r++)
        side[r] = runs[r].side;
    rows.functions--;
    rows.cum_value += run_count;
    rows.cum_samples += run_count;
    *c = (struct pa_profile_comparison){.old_runs = functions->old_runs,
                                        .new_runs = functions->new_runs,
                                        .norm = PA_NORM_WORK,
                                        .exposure = functions->exposure,
                                        .total_dispersion = functions->total_dispersion,
                                        .old_samples = functions->old_samples,
                                        .new_samples = functions->new_samples,
                                        .fdr = d->fdr,
                                        .sampled = rows.sampled,
                                        .by_cum = true,
                                        .paired = functions->paired,
                                        .count = rows.functions};
    c->functions = pa_arena_calloc(d->arena, c->count, sizeof *c->functions);
    // In a family, what changed has a p of at most its level: larger ones are not looked at.
    struct pa_comparison_test test = {.counts = &rows,
                                      .side = side,
                                      .factors = functions->factors,
                                      .most_p = 1.001 * d->level,
                                      .c = c,
                                      .arena = d->arena};
    pa_comparison_test_run(&test);
    d->method = c->method;
    d->changes = pa_arena_calloc(d->arena, d->count, sizeof *d->changes);
    d->changes[0] = (struct pa_change){
        .old_value = functions->old_total, .new_value = functions->new_total, .q = NAN, .p = NAN};
    for (size_t p = 1; p < d->count; p++)
        d->changes[p] = c->functions[p - 1].cum;
}

// ---- From the roots down

static enum pa_change_class class_of(const struct pa_change *ch)
{
    if (ch->old_value == 0)
        return PA_CHANGE_NEW;
    if (ch->new_value == 0)
        return PA_CHANGE_GONE;
    return ch->log_ratio > 0 ? PA_CHANGE_REGRESSED : PA_CHANGE_IMPROVED;
}

// A change of what was counted one by one is real, and one of values without an estimate of noise
// is not told from it: both are followed if they are large enough.
static bool is_followed(const struct descent *d, const struct pa_change *ch)
{
    double most = fmax(d->changes[0].old_value, d->changes[0].new_value);
    bool counted = d->method == PA_METHOD_CENSUS;
    double material = counted ? 0 : MATERIAL * most;
    return fabs(ch->log_ratio) >= d->least_effect && fabs(ch->new_value - ch->old_value) > material;
}

static void follow_family(struct descent *d, uint32_t parent)
{
    for (uint32_t i = d->first[parent]; i < d->first[parent + 1]; i++) {
        struct pa_change *ch = &d->changes[d->children[i]];
        ch->class = PA_CHANGE_NOISE;
        d->changed[d->children[i]] = is_followed(d, ch);
        if (d->changed[d->children[i]])
            ch->class = d->method == PA_METHOD_NONE ? PA_CHANGE_UNTOLD : class_of(ch);
    }
}

// The q-values of what one frame calls.
static void test_family(struct descent *d, uint32_t parent, double *q)
{
    const uint32_t *child = d->children + d->first[parent];
    size_t size = d->first[parent + 1] - d->first[parent], tested = 0;
    for (size_t i = 0; i < size; i++) {
        q[i] = log(d->changes[child[i]].p);
        tested += !isnan(q[i]);
    }
    pa_multiple_q_values(q, size, q);
    for (size_t i = 0; i < size; i++) {
        struct pa_change *ch = &d->changes[child[i]];
        ch->q = q[i];
        ch->class = PA_CHANGE_NOISE;
        d->changed[child[i]] = q[i] <= d->level;
        if (d->changed[child[i]] && fabs(ch->log_ratio) >= d->least_effect)
            ch->class = class_of(ch);
    }
    d->tree->tested += tested;
    d->tree->families += tested > 0;
}

static void descend(struct descent *d)
{
    size_t count = d->count;
    double *q = pa_xcalloc(count + 1, sizeof *q);
    d->changed = pa_arena_calloc(d->arena, count + 1, sizeof *d->changed);
    bool tests = d->method != PA_METHOD_CENSUS && d->method != PA_METHOD_NONE;
    d->changed[0] = true;                  // what is above the roots
    for (uint32_t p = 0; p < count; p++) { // a caller's path comes before those of its callees
        if (d->changed[p] && tests)
            test_family(d, p, q);
        else if (d->changed[p])
            follow_family(d, p);
    }
    free(q);
}

// ---- What to tell

static double size_of(const struct descent *d, uint32_t path)
{
    return fabs(d->changes[path].new_value - d->changes[path].old_value);
}

// The frames called by `parent` that changed, onto the stack with the largest change on top.
static size_t push_children(const struct descent *d, uint32_t parent, uint32_t *stack, size_t depth)
{
    size_t bottom = depth;
    for (uint32_t i = d->first[parent]; i < d->first[parent + 1]; i++) {
        uint32_t path = d->children[i];
        if (!d->changed[path])
            continue;
        size_t at = depth++;
        for (; at > bottom && size_of(d, stack[at - 1]) > size_of(d, path); at--)
            stack[at] = stack[at - 1];
        stack[at] = path;
    }
    return depth;
}

static void tell(struct descent *d)
{
    size_t count = d->count, depth;
    uint32_t *stack = pa_xcalloc(count + 1, sizeof *stack);
    uint32_t *frame_of = pa_xcalloc(count + 1, sizeof *frame_of);
    d->tree->frames = pa_arena_calloc(d->arena, count + 1, sizeof *d->tree->frames);
    frame_of[0] = PA_NO_FRAME;
    depth = push_children(d, 0, stack, 0);
    while (depth > 0) {
        uint32_t path = stack[--depth], parent = frame_of[d->paths.list[path].parent];
        size_t before = depth;
        struct pa_compared_frame *f = &d->tree->frames[d->tree->count];
        *f = (struct pa_compared_frame){
            .name = d->paths.list[path].name,
            .parent = parent,
            .depth = parent == PA_NO_FRAME ? 0 : d->tree->frames[parent].depth + 1,
            .change = d->changes[path],
        };
        frame_of[path] = (uint32_t)d->tree->count++;
        depth = push_children(d, path, stack, depth);
        f->deepest = depth == before;
    }
    free(stack);
    free(frame_of);
}

bool pa_compare_trees(const struct pa_profile_comparison *comparison,
                      const struct pa_comparison_run *runs, size_t run_count,
                      const struct pa_comparison_options *options, struct pa_arena *arena,
                      struct pa_compared_tree **tree, struct pa_error *err)
{
    struct descent d = {.arena = arena, .fdr = comparison->fdr};
    d.level = d.fdr / YEKUTIELI;
    d.least_effect = log1p(options->min_effect > 0 ? options->min_effect : .05);
    d.tree = *tree = pa_arena_calloc(arena, 1, sizeof **tree);
    d.tree->level = d.level;
    // A path is not less noisy than the functions are.
    double least = fmax(PA_COMPARISON_LEAST_SAMPLES, comparison->least_samples);
    if (!pa_call_paths_count(runs, run_count, options->type, least, arena, &d.paths, err))
        return false;
    d.count = d.paths.counts.functions;
    test_paths(&d, comparison, runs, run_count);
    find_children(&d);
    descend(&d);
    tell(&d);
    return true;
}
