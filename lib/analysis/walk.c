// SPDX-License-Identifier: Apache-2.0
#include "analysis/walk.h"

#include "base/memory.h"

#include <stdlib.h>

enum { NONE = UINT32_MAX };

struct pa_frame {
    uint32_t node;
    uint32_t edge;  // that this frame counts for; NONE
    uint32_t outer; // next frame of the same node towards the root; NONE: this one counts
    int64_t sum, divisor;
};

struct pa_mark {
    uint32_t frames; // how many frames there are up to here
    bool residual;   // nodes were left out since the last frame
};

// ---- Leaving frames

// Leaves behind all frames but the first `count`.
static void pop_frames(struct pa_walk *w, uint32_t count)
{
    struct pa_frame *frames = w->frames.items;
    struct pa_tally *tallies = w->tallies;
    int64_t sum = 0, divisor = 0; // of the frames left behind already
    uint32_t n = (uint32_t)w->frames.count;
    while (n > count) {
        const struct pa_frame f = frames[--n];
        sum += f.sum;
        divisor += f.divisor;
        tallies[f.node].innermost = f.outer;
        if (f.outer == NONE) {
            tallies[f.node].cum += sum;
            if (w->divisors)
                w->divisors[f.node].cum += divisor;
        }
        if (f.edge != NONE) {
            w->edges.items[f.edge].weight += sum;
            w->edges.items[f.edge].weight_divisor += divisor;
        }
    }
    w->frames.count = n;
    if (n) {
        frames[n - 1].sum += sum;
        frames[n - 1].divisor += divisor;
    }
}

static void shrink_to(struct pa_walk *w, uint32_t depth)
{
    pop_frames(w, depth ? w->marks[depth - 1].frames : 0);
    w->depth = depth;
}

// ---- Edges

uint32_t pa_walk_edge(struct pa_walk *w, uint32_t source, uint32_t target)
{
    uint64_t hash = pa_hash_u64((uint64_t)source << 32 | target);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&w->edge_index, hash);
         pa_index_at(&w->edge_index, slot, hash, &i); slot = pa_index_next(&w->edge_index, slot)) {
        if (i != UINT32_MAX && w->edges.items[i].source == source &&
            w->edges.items[i].target == target)
            return i;
    }
    i = (uint32_t)w->edges.count;
    pa_vec_push(&w->edges,
                (struct pa_graph_edge){.source = source, .target = target, .inlined = true});
    pa_index_add(&w->edge_index, hash, i);
    return i;
}

// Whether some frame of a node, from `frame` outwards, was called by `caller`.
static bool edge_seen(const struct pa_walk *w, uint32_t frame, uint32_t caller)
{
    for (; frame != NONE; frame = w->frames.items[frame].outer) {
        if (frame > 0 && w->frames.items[frame - 1].node == caller)
            return true;
    }
    return false;
}

// The edge that a frame on top of the first `depth` counts for.
static uint32_t edge_of_frame(struct pa_walk *w, struct pa_step step, uint32_t depth, bool residual)
{
    const bool *edges_of = w->options->edges_of;
    uint32_t caller = w->frames.items[depth - 1].node, outer = w->tallies[step.node].innermost;
    if (edges_of && !edges_of[caller] && !edges_of[step.node])
        return NONE;
    if (caller == step.node || (outer != NONE && edge_seen(w, outer, caller)))
        return NONE;
    uint32_t i = pa_walk_edge(w, caller, step.node);
    w->edges.items[i].residual |= residual;
    w->edges.items[i].inlined &= step.inlined;
    return i;
}

// ---- Entering frames

// Puts the steps of one location on top of `depth` frames, for which there is room, and returns how
// many frames there are then.
static inline uint32_t push_steps(struct pa_walk *w, const struct pa_step *step, uint32_t depth,
                                  bool *residual)
{
    for (;; step++) {
        if (step->node == PA_STEP_GAP) {
            *residual = true;
        } else {
            uint32_t edge = NONE;
            if (step->edge && depth)
                edge = edge_of_frame(w, *step, depth, *residual);
            struct pa_tally *tally = &w->tallies[step->node];
            w->frames.items[depth] = (struct pa_frame){step->node, edge, tally->innermost, 0, 0};
            tally->innermost = depth++;
            *residual = false;
        }
        if (!step->more)
            return depth;
    }
}

// Profiles of some size do not fit into the caches. What the frames of a sample will need is asked
// for all at once, before the first is needed.
static void prefetch(const struct pa_walk *w, const uint32_t *location, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        __builtin_prefetch(&w->tallies[pa_steps_of(w->steps, location[i])->node], 1);
}

static void push_locations(struct pa_walk *w, const uint32_t *location, uint32_t count)
{
    uint32_t depth = (uint32_t)w->frames.count;
    struct pa_mark *mark = w->marks + w->depth;
    bool residual = w->depth && mark[-1].residual;
    pa_vec_reserve(&w->frames, (size_t)count * w->steps->widest);
    prefetch(w, location, count);
    for (uint32_t i = 0; i < count; i++) {
        depth = push_steps(w, pa_steps_of(w->steps, location[i]), depth, &residual);
        mark[i] = (struct pa_mark){depth, residual};
    }
    w->depth += count;
    w->frames.count = depth;
}

// ---- Samples

static void add_sample(struct pa_walk *w, const struct pa_sample *s, uint32_t common, int64_t value,
                       int64_t divisor)
{
    shrink_to(w, common);
    push_locations(w, s->location + common, s->depth - common);
    if (w->frames.count == 0)
        return;
    struct pa_frame *leaf = &w->frames.items[w->frames.count - 1];
    leaf->sum += value;
    leaf->divisor += divisor;
    if (w->marks[w->depth - 1].residual)
        return;
    w->tallies[leaf->node].flat += value;
    if (w->divisors)
        w->divisors[leaf->node].flat += divisor;
}

static void add_samples(struct pa_walk *w)
{
    const struct pa_measure measure = w->options->measure;
    struct pa_sample_reader r;
    pa_sample_reader_init_part(&r, w->table->profile, w->part, w->parts);
    r.skip_labels = true;
    uint32_t common = UINT32_MAX; // with the sample added last
    while (pa_sample_next(&r)) {
        common = r.sample.common < common ? r.sample.common : common;
        int64_t value = r.sample.value[measure.type];
        int64_t divisor = measure.mean ? r.sample.value[0] : 0;
        if (value == 0 && divisor == 0)
            continue;
        add_sample(w, &r.sample, common, value, divisor);
        common = UINT32_MAX;
    }
    pa_sample_reader_release(&r);
}

void pa_walk_run(struct pa_walk *w)
{
    size_t nodes = w->table->infos.count;
    w->tallies = pa_xcalloc(nodes, sizeof *w->tallies);
    for (size_t i = 0; i < nodes; i++)
        w->tallies[i].innermost = NONE;
    if (w->options->measure.mean)
        w->divisors = pa_xcalloc(nodes, sizeof *w->divisors);
    w->marks = pa_xcalloc(w->table->profile->store.deepest + 1, sizeof *w->marks);
    add_samples(w);
    shrink_to(w, 0);
}

void pa_walk_release(struct pa_walk *w)
{
    free(w->tallies);
    free(w->divisors);
    free(w->marks);
    pa_vec_release(&w->frames);
    pa_vec_release(&w->edges);
    pa_index_release(&w->edge_index);
}
