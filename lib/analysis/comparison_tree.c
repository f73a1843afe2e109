// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison_tree.h"

#include "analysis/call_paths.h"
#include "analysis/comparison_pipeline.h"
#include "analysis/comparison_test.h"
#include "base/memory.h"
#include "stats/multiple.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double YEKUTIELI = 2.88;
static const double MATERIAL = .01; // share of the total

struct descent {
    const struct pa_profile_comparison *functions;
    struct pa_call_paths *paths;
    size_t count; // of paths
    struct pa_arena *arena;
    struct pa_change *changes; // by path
    double fdr, level, least_effect;
    enum pa_comparison_method method;
    uint32_t *first, *children;     // by path: children[first[p] .. first[p + 1]); of roots: path 0
    bool *trunk, *changed, *listed; // by path
    unsigned char *ways;            // see find_ways()
    struct pa_compared_tree *tree;
};

// ---- Testing every path

static void find_children(struct descent *d)
{
    size_t count = d->count;
    d->first = pa_arena_calloc(d->arena, count + 2, sizeof *d->first);
    d->children = pa_arena_calloc(d->arena, count + 1, sizeof *d->children);
    for (size_t p = 1; p < count; p++)
        d->first[d->paths->list[p].parent + 1]++;
    for (size_t p = 0; p < count; p++)
        d->first[p + 1] += d->first[p];
    uint32_t *next = pa_arena_memdup(d->arena, d->first, (count + 1) * sizeof *next);
    for (uint32_t p = 1; p < count; p++)
        d->children[next[d->paths->list[p].parent]++] = p;
}

// As pa_compare_profiles() tests functions, with the factors that it found.
static bool test_paths(struct descent *d, struct pa_comparison_runs runs,
                       const struct pa_comparison_options *options, struct pa_error *err)
{
    const struct pa_profile_comparison *functions = d->functions;
    struct pa_counts rows = d->paths->counts; // but for that of no frame, which has all there is
    struct pa_comparison_options how = *options;
    struct pa_profile_comparison *c;
    unsigned char *side = pa_arena_calloc(d->arena, runs.count, sizeof *side);
    for (size_t r = 0; r < runs.count; r++)
        side[r] = runs.list[r].side;
    rows.total = rows.cum_value;
    rows.samples = rows.cum_samples;
    rows.functions--;
    rows.cum_value += runs.count;
    rows.cum_samples += runs.count;
    how.like = functions;
    how.paired = functions->paired;
    // In a family, what changed has a p of at most its level: larger ones are not looked at.
    struct pa_counted counted = {.counts = &rows, .side = side, .most_p = 1.001 * d->level};
    if (!pa_compare_counts(&counted, &how, d->arena, &c, err))
        return false;
    d->method = c->method;
    d->changes = pa_arena_calloc(d->arena, d->count, sizeof *d->changes);
    d->changes[0] = (struct pa_change){
        .old_value = functions->old_total, .new_value = functions->new_total, .q = NAN, .p = NAN};
    for (size_t p = 1; p < d->count; p++)
        d->changes[p] = c->functions[p - 1].cum;
    return true;
}

// ---- From the roots down

static enum pa_change_class class_of(const struct descent *d, const struct pa_change *ch)
{
    if (d->method == PA_METHOD_NONE)
        return PA_CHANGE_UNTOLD;
    if (d->method == PA_METHOD_SINGLE || d->method == PA_METHOD_SAMPLING)
        return PA_CHANGE_LIKELY;
    if (ch->old_value == 0)
        return PA_CHANGE_NEW;
    if (ch->new_value == 0)
        return PA_CHANGE_GONE;
    return ch->log_ratio > 0 ? PA_CHANGE_REGRESSED : PA_CHANGE_IMPROVED;
}

static bool has_tests(const struct descent *d)
{
    return d->method != PA_METHOD_CENSUS && d->method != PA_METHOD_NONE;
}

enum { WORSE = 1, BETTER = 2, BOTH = WORSE | BETTER };

// Which way a function of the flat view was found to have changed.
static unsigned char way_of(const struct pa_change *ch)
{
    if (ch->class == PA_CHANGE_NOISE || ch->class == PA_CHANGE_UNTOLD ||
        ch->class == PA_CHANGE_UNPROVED)
        return 0;
    return ch->log_ratio > 0 ? WORSE : BETTER;
}

// Marks the paths with the ways in which functions on top of those below changed: where both occur
// they may cancel, and the path is looked into whether or not it changed itself.
static void find_ways(struct descent *d, size_t names)
{
    unsigned char *way = pa_xcalloc(names + 1, sizeof *way);
    d->ways = pa_arena_calloc(d->arena, d->count + 1, sizeof *d->ways);
    for (size_t i = 0; i < d->functions->count; i++)
        way[d->functions->functions[i].name] = way_of(&d->functions->functions[i].flat);
    for (size_t p = d->count; --p > 0;) {
        pa_str name = d->paths->list[p].name;
        d->ways[p] |= name < names ? way[name] : 0;
        d->ways[d->paths->list[p].parent] |= d->ways[p];
    }
    free(way);
}

// The trunk: frames that hold half of everything or more. What most functions agree on is mostly
// their own, so they can hardly be tested, and what they call is one family with the roots.
static void find_trunk(struct descent *d)
{
    const struct pa_counts *n = &d->paths->counts;
    double *size = pa_xcalloc(d->count + 1, sizeof *size);
    d->trunk = pa_arena_calloc(d->arena, d->count + 1, sizeof *d->trunk);
    for (size_t p = 0; p < d->count; p++) {
        const double *row = (n->sampled ? n->cum_samples : n->cum_value) + p * n->runs;
        for (size_t r = 0; r < n->runs; r++)
            size[p] += row[r];
        d->trunk[p] = p == 0 || (d->trunk[d->paths->list[p].parent] && size[p] >= .5 * size[0]);
    }
    free(size);
}

// A change of what was counted one by one is real, and one of values without an estimate of noise
// is not told from it: both are followed if they are large enough.
static void follow(struct descent *d, uint32_t path)
{
    struct pa_change *ch = &d->changes[path];
    double most = fmax(d->changes[0].old_value, d->changes[0].new_value);
    double material = d->method == PA_METHOD_CENSUS ? 0 : MATERIAL * most;
    bool large = fabs(ch->log_ratio) >= d->least_effect;
    d->changed[path] = large && fabs(ch->new_value - ch->old_value) > material;
    ch->class = d->changed[path] ? class_of(d, ch) : PA_CHANGE_NOISE;
}

// The q-values of a family.
static void test_family(struct descent *d, const uint32_t *paths, size_t size, double *q)
{
    size_t tested = 0;
    for (size_t i = 0; i < size; i++) {
        q[i] = d->changes[paths[i]].log_p;
        tested += !isnan(q[i]);
    }
    pa_multiple_q_values(q, size, q);
    for (size_t i = 0; i < size; i++) {
        struct pa_change *ch = &d->changes[paths[i]];
        ch->q = q[i];
        d->changed[paths[i]] = q[i] <= d->level;
        bool matters = d->changed[paths[i]] && fabs(ch->log_ratio) >= d->least_effect;
        ch->class = matters ? class_of(d, ch) : PA_CHANGE_NOISE;
    }
    d->tree->tested += tested;
    d->tree->families += tested > 0;
}

static void look_at(struct descent *d, const uint32_t *paths, size_t size, double *q)
{
    if (has_tests(d))
        test_family(d, paths, size, q);
    else
        for (size_t i = 0; i < size; i++)
            follow(d, paths[i]);
}

static void descend(struct descent *d)
{
    size_t count = d->count, top = 0;
    double *q = pa_xcalloc(count + 1, sizeof *q);
    uint32_t *paths = pa_xcalloc(count + 1, sizeof *paths);
    d->changed = pa_arena_calloc(d->arena, count + 1, sizeof *d->changed);
    for (uint32_t p = 1; p < count; p++) {
        if (d->trunk[d->paths->list[p].parent])
            paths[top++] = p;
    }
    look_at(d, paths, top, q);
    for (uint32_t p = 1; p < count; p++) { // a caller's path comes before those of its callees
        if (!d->trunk[p] && (d->changed[p] || d->ways[p] == BOTH))
            look_at(d, d->children + d->first[p], d->first[p + 1] - d->first[p], q);
    }
    free(q);
    free(paths);
}

// ---- What to tell

static double size_of(const struct descent *d, uint32_t path)
{
    return fabs(d->changes[path].new_value - d->changes[path].old_value);
}

// Frames that changed by enough to matter, and their callers.
static void choose(struct descent *d)
{
    d->listed = pa_arena_calloc(d->arena, d->count + 1, sizeof *d->listed);
    for (size_t p = d->count; --p > 0;) {
        d->listed[p] |= d->changed[p] && d->changes[p].class != PA_CHANGE_NOISE;
        d->listed[d->paths->list[p].parent] |= d->listed[p];
        if (d->listed[p] && !d->changed[p])
            d->changes[p].class = PA_CHANGE_NOISE;
    }
}

// The frames called by `parent` that are listed, onto the stack with the largest change on top.
static size_t push_children(const struct descent *d, uint32_t parent, uint32_t *stack, size_t depth)
{
    size_t bottom = depth;
    for (uint32_t i = d->first[parent]; i < d->first[parent + 1]; i++) {
        uint32_t path = d->children[i];
        if (!d->listed[path])
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
    choose(d);
    frame_of[0] = PA_NO_FRAME;
    depth = push_children(d, 0, stack, 0);
    while (depth > 0) {
        uint32_t path = stack[--depth], parent = frame_of[d->paths->list[path].parent];
        size_t before = depth;
        struct pa_compared_frame *f = &d->tree->frames[d->tree->count];
        *f = (struct pa_compared_frame){
            .name = d->paths->list[path].name,
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

struct pa_compared_tree *pa_compare_trees(const struct pa_profile_comparison *comparison,
                                          struct pa_comparison_runs runs,
                                          const struct pa_comparison_options *options,
                                          struct pa_arena *arena, struct pa_error *err)
{
    struct descent d = {.functions = comparison, .arena = arena, .fdr = comparison->fdr};
    d.level = d.fdr / YEKUTIELI;
    d.least_effect = log1p(options->min_effect > 0 ? options->min_effect : .05);
    d.tree = pa_arena_calloc(arena, 1, sizeof *d.tree);
    d.tree->level = d.level;
    // A path is not less noisy than the functions are.
    double least = fmax(PA_COMPARISON_LEAST_SAMPLES, comparison->least_samples);
    d.paths = pa_call_paths_count(runs, options->type, least, arena, err);
    if (!d.paths)
        return NULL;
    d.count = d.paths->counts.functions;
    if (!test_paths(&d, runs, options, err))
        return NULL;
    find_children(&d);
    find_ways(&d, runs.list[0].profile->strings->list.count);
    find_trunk(&d);
    descend(&d);
    tell(&d);
    return d.tree;
}
