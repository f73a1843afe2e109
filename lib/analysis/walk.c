// SPDX-License-Identifier: Apache-2.0
#include "analysis/walk.h"

#include "base/attributes.h"
#include "base/memory.h"

#include <stdlib.h>

// Most of the time goes into the loops over frames. Which frame is of which kind is as good as
// random: where they can, they compute instead of branching.

enum { NONE = UINT32_MAX };

struct pa_frame {
    int64_t sum;
    uint32_t step;  // of a node; PA_STEP_GAP if nodes were left out since the frame below
    uint32_t outer; // next frame of the same node towards the root; NONE: this one counts
};

struct pa_mark {
    uint32_t frames; // how many there are up to here
    uint32_t gap;    // PA_STEP_GAP if nodes were left out since the last one, or 0
};

// ---- Leaving frames

// Whether some frame of a node, from `frame` outwards, was called by `caller`.
static bool edge_seen(const struct pa_frame *frames, uint32_t frame, uint32_t caller)
{
    for (; frame != NONE; frame = frames[frame].outer) {
        if (frame > 0 && (frames[frame - 1].step & PA_STEP_NODE) == caller)
            return true;
    }
    return false;
}

// Adds what is known of the frame at `depth`, of which there is a caller, to its edge.
static PA_ALWAYS_INLINE void add_edge(struct pa_walk *w, uint32_t depth, int64_t sum,
                                      int64_t divisor)
{
    const struct pa_frame *frames = w->frames.items, f = frames[depth];
    const bool *edges_of = w->options->edges_of;
    uint32_t caller = frames[depth - 1].step & PA_STEP_NODE, node = f.step & PA_STEP_NODE;
    bool counts = (f.step & PA_STEP_EDGE) && caller != node;
    if (f.outer != NONE && counts)
        counts = !edge_seen(frames, f.outer, caller);
    if (edges_of && counts)
        counts = edges_of[caller] || edges_of[node];
    uint64_t key = pa_edge_key(caller, node) | (f.step & PA_STEP_GAP ? PA_EDGE_RESIDUAL : 0) |
                   (f.step & PA_STEP_INLINED ? 0 : PA_EDGE_CALLED);
    pa_edge_sums_add(&w->edges, key, sum, divisor, counts);
}

// What else is summed than flat and cum. Constant where it is used: there is a loop for each case.
struct sums {
    bool edges, inlined, means;
};

// Frames of one node within each other can add up to more than all samples: then it stays there.
static inline void add_absolute(int64_t *to, int64_t value)
{
    if (__builtin_add_overflow(*to, value < 0 ? -value : value, to))
        *to = INT64_MAX;
}

// Leaves behind all frames but the first `count`.
static PA_ALWAYS_INLINE void pop_frames(struct pa_walk *w, uint32_t count, struct sums also)
{
    struct pa_frame *frames = w->frames.items;
    uint32_t *innermost = w->innermost;
    int64_t *cums = w->cums;
    int64_t sum = 0, divisor = 0; // of the frames left behind already
    uint32_t n = (uint32_t)w->frames.count;
    while (n > count) {
        const struct pa_frame f = frames[--n];
        uint32_t node = f.step & PA_STEP_NODE;
        sum += f.sum;
        innermost[node] = f.outer;
        cums[node] += f.outer == NONE ? sum : 0;
        if (also.inlined)
            add_absolute(&w->inlined[node], f.step & PA_STEP_INLINED ? sum : 0);
        if (also.means) {
            divisor += w->frame_divisors.items[n];
            w->divisors[node].cum += f.outer == NONE ? divisor : 0;
        }
        if (also.edges && n > 0)
            add_edge(w, n, sum, divisor);
    }
    w->frames.count = n;
    if (n) {
        frames[n - 1].sum += sum;
        if (also.means)
            w->frame_divisors.items[n - 1] += divisor;
    }
}

static PA_ALWAYS_INLINE void shrink_to(struct pa_walk *w, uint32_t depth, struct sums also)
{
    pop_frames(w, depth ? w->marks[depth - 1].frames : 0, also);
    w->depth = depth;
}

// ---- Entering frames

// Only a node makes a frame that stays; what is written for a gap is overwritten by the next.
static inline struct pa_mark push_step(struct pa_frame *frames, uint32_t *innermost, uint32_t step,
                                       struct pa_mark top)
{
    uint32_t *inner = &innermost[step & PA_STEP_NODE], gap = step & PA_STEP_GAP;
    frames[top.frames].sum = 0;
    frames[top.frames].step = step | top.gap;
    frames[top.frames].outer = *inner;
    *inner = top.frames;
    return (struct pa_mark){top.frames + !gap, gap};
}

static inline void push_locations(struct pa_walk *w, const uint32_t *location, uint32_t count)
{
    const struct pa_steps *steps = w->steps;
    struct pa_mark *mark = w->marks + w->depth;
    struct pa_mark top = w->depth ? mark[-1] : (struct pa_mark){0};
    pa_vec_reserve(&w->frames, (size_t)count * steps->widest + 1); // and one that does not stay
    struct pa_frame *frames = w->frames.items;
    uint32_t *innermost = w->innermost;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t step = steps->by_location[location[i]];
        if (step & PA_STEP_LIST) {
            const uint32_t *list = &steps->list[step & PA_STEP_NODE];
            for (; !(*list & PA_STEP_LIST); list++)
                top = push_step(frames, innermost, *list, top);
        } else {
            top = push_step(frames, innermost, step, top);
        }
        mark[i] = top;
    }
    w->depth += count;
    w->frames.count = top.frames;
}

// Divisors of the frames that were entered.
static void push_divisors(struct pa_walk *w, size_t before)
{
    size_t count = w->frames.count - before;
    w->frame_divisors.count = before;
    pa_vec_reserve(&w->frame_divisors, count);
    for (size_t i = before; i < w->frames.count; i++)
        w->frame_divisors.items[i] = 0;
}

// ---- Samples

static inline void add_to_leaf(struct pa_walk *w, int64_t value, int64_t divisor, bool means)
{
    size_t leaf = w->frames.count - 1;
    uint32_t node = w->frames.items[leaf].step & PA_STEP_NODE;
    bool left_out = w->marks[w->depth - 1].gap;
    w->frames.items[leaf].sum += value;
    w->flats[node] += left_out ? 0 : value;
    if (means) {
        w->frame_divisors.items[leaf] += divisor;
        w->divisors[node].flat += left_out ? 0 : divisor;
    }
}

static PA_ALWAYS_INLINE void add_samples(struct pa_walk *w, struct sums also)
{
    const uint32_t type = w->options->measure.type;
    struct pa_sample_reader r;
    pa_sample_reader_init_part(&r, w->table->profile, w->part, w->parts);
    r.skip_labels = true;
    uint32_t common = UINT32_MAX; // with the sample added last
    while (pa_sample_next(&r)) {
        const struct pa_sample *s = &r.sample;
        int64_t value = s->value[type], divisor = also.means ? s->value[0] : 0;
        common = s->common < common ? s->common : common;
        if (value == 0 && divisor == 0)
            continue;
        shrink_to(w, common, also);
        size_t before = w->frames.count;
        push_locations(w, s->location + common, s->depth - common);
        if (also.means)
            push_divisors(w, before);
        if (w->frames.count)
            add_to_leaf(w, value, divisor, also.means);
        common = UINT32_MAX;
    }
    shrink_to(w, 0, also);
    pa_sample_reader_release(&r);
}

static void make_room(struct pa_walk *w)
{
    size_t nodes = w->table->infos.count + 1; // and the place of gaps
    w->flats = pa_xcalloc(nodes, sizeof *w->flats);
    w->cums = pa_xcalloc(nodes, sizeof *w->cums);
    w->innermost = pa_xcalloc(nodes, sizeof *w->innermost);
    for (size_t i = 0; i < nodes; i++)
        w->innermost[i] = NONE;
    if (w->options->inlined)
        w->inlined = pa_xcalloc(nodes, sizeof *w->inlined);
    if (w->options->measure.mean)
        w->divisors = pa_xcalloc(nodes, sizeof *w->divisors);
    w->marks = pa_xcalloc(w->table->profile->store.deepest + 1, sizeof *w->marks);
}

void pa_walk_run(struct pa_walk *w)
{
    bool edges = w->options->edges != PA_EDGES_NONE, inlined = w->options->inlined;
    make_room(w);
    w->edges.means = w->options->measure.mean;
    if (w->options->measure.mean)
        add_samples(w, (struct sums){.edges = edges, .inlined = inlined, .means = true});
    else if (edges)
        add_samples(w, (struct sums){.edges = true});
    else if (inlined)
        add_samples(w, (struct sums){.inlined = true});
    else
        add_samples(w, (struct sums){0});
    pa_edge_sums_settle(&w->edges);
}

void pa_walk_release(struct pa_walk *w)
{
    free(w->flats);
    free(w->cums);
    free(w->inlined);
    free(w->divisors);
    free(w->innermost);
    free(w->marks);
    pa_vec_release(&w->frames);
    pa_vec_release(&w->frame_divisors);
    pa_edge_sums_release(&w->edges);
}
