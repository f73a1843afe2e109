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

// What else is summed than flat and cum, and whether there are gaps. Constant where it is used:
// there is a loop for each case.
struct sums {
    bool edges, inlined, means, gaps;
};

// Adds what is known of the frame at `depth`, of which there is a caller, to its edge.
static PA_ALWAYS_INLINE void add_edge(struct pa_walk *w, uint32_t depth, int64_t sum,
                                      int64_t divisor)
{
    const struct pa_frame *frames = w->frames.items, f = frames[depth];
    const bool *edges_of = w->options->edges_of;
    uint32_t caller = frames[depth - 1].step & PA_STEP_NODE, node = f.step & PA_STEP_NODE;
    uint32_t counts = (f.step / PA_STEP_EDGE & 1) & (caller != node);
    if (f.outer != NONE && counts)
        counts = !edge_seen(frames, f.outer, caller);
    if (edges_of && counts)
        counts = edges_of[caller] | edges_of[node];
    pa_edge_sums_add(&w->edges,
                     pa_edge_key(caller, node) | (f.step & PA_STEP_GAP ? PA_EDGE_RESIDUAL : 0) |
                         (f.step & PA_STEP_INLINED ? 0 : PA_EDGE_CALLED),
                     sum, divisor, counts);
}

// The absolute value if the frame is inlined, else 0.
static inline int64_t if_inlined(uint32_t step, int64_t value)
{
    int64_t inlined = -(int64_t)(step / PA_STEP_INLINED & 1), negative = -(int64_t)(value < 0);
    return ((value ^ negative) - negative) & inlined;
}

// Leaves behind all frames but the first `count`.
static PA_ALWAYS_INLINE void pop_frames(struct pa_walk *w, uint32_t count, struct sums also)
{
    struct pa_frame *frames = w->frames.items;
    struct pa_tally *tallies = w->tallies;
    int64_t sum = 0, divisor = 0; // of the frames left behind already
    uint32_t n = (uint32_t)w->frames.count;
    while (n > count) {
        const struct pa_frame f = frames[--n];
        uint32_t node = f.step & PA_STEP_NODE;
        int64_t outermost = -(int64_t)(f.outer == NONE);
        sum += f.sum;
        tallies[node].innermost = f.outer;
        tallies[node].cum += sum & outermost;
        if (also.inlined)
            tallies[node].inlined += if_inlined(f.step, sum);
        if (also.means) {
            divisor += w->frame_divisors.items[n];
            w->divisors[node].cum += divisor & outermost;
        }
        if (also.edges && (f.step & PA_STEP_EDGE) && n > 0)
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
static PA_ALWAYS_INLINE void push_step(struct pa_frame *frames, struct pa_tally *tallies,
                                       uint32_t step, struct pa_mark *top, bool gaps)
{
    uint32_t *inner = &tallies[step & PA_STEP_NODE].innermost, gap = gaps ? top->gap : 0;
    struct pa_frame *f = &frames[top->frames];
    f->sum = 0;
    f->step = step | gap;
    f->outer = *inner;
    *inner = top->frames;
    top->gap = gaps ? step & PA_STEP_GAP : 0;
    top->frames += !top->gap;
}

static PA_ALWAYS_INLINE void push_locations(struct pa_walk *w, const uint32_t *location,
                                            uint32_t count, bool gaps)
{
    const struct pa_steps *steps = w->steps;
    const uint32_t(*by_location)[2] = (const uint32_t(*)[2])steps->by_location;
    struct pa_mark *mark = w->marks + w->depth;
    struct pa_mark top = w->depth ? mark[-1] : (struct pa_mark){0};
    pa_vec_reserve(&w->frames, (size_t)count * steps->widest + 1); // and one that does not stay
    struct pa_frame *frames = w->frames.items;
    struct pa_tally *tallies = w->tallies;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t *step = by_location[location[i]];
        if ((step[1] & PA_STEP_LIST) == PA_STEP_LIST) {
            step = &steps->list[step[1] & PA_STEP_NODE];
            for (; !(*step & PA_STEP_NOTHING); step++)
                push_step(frames, tallies, *step, &top, gaps);
        } else {
            push_step(frames, tallies, step[0], &top, gaps);
            if (!(step[1] & PA_STEP_NOTHING))
                push_step(frames, tallies, step[1], &top, gaps);
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
        push_locations(w, s->location + common, s->depth - common, also.gaps);
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
    w->tallies = pa_xcalloc(nodes, sizeof *w->tallies);
    for (size_t i = 0; i < nodes; i++)
        w->tallies[i].innermost = NONE;
    if (w->options->measure.mean)
        w->divisors = pa_xcalloc(nodes, sizeof *w->divisors);
    w->marks = pa_xcalloc(w->table->profile->store.deepest + 1, sizeof *w->marks);
}

void pa_walk_run(struct pa_walk *w)
{
    struct sums all = {.edges = w->options->edges,
                       .inlined = w->sums_inlined,
                       .means = w->options->measure.mean,
                       .gaps = w->options->keep};
    make_room(w);
    w->edges.means = all.means;
    if (all.means && (all.edges || all.inlined || all.gaps))
        add_samples(w, all);
    else if (all.means)
        add_samples(w, (struct sums){.means = true});
    else if (all.edges)
        add_samples(w, (struct sums){.edges = true, .gaps = true});
    else if (all.gaps)
        add_samples(w, (struct sums){.inlined = all.inlined, .gaps = true});
    else if (all.inlined)
        add_samples(w, (struct sums){.inlined = true});
    else
        add_samples(w, (struct sums){0});
    pa_edge_sums_settle(&w->edges);
}

void pa_walk_release(struct pa_walk *w)
{
    free(w->flats);
    free(w->tallies);
    free(w->divisors);
    free(w->marks);
    pa_vec_release(&w->frames);
    pa_vec_release(&w->frame_divisors);
    pa_edge_sums_release(&w->edges);
}
