// SPDX-License-Identifier: Apache-2.0
#include "analysis/walk_into.h"

#include "base/memory.h"
#include "profile/sample.h"

#include <stdlib.h>

enum { NONE = UINT32_MAX };

// What is above a place in the stack: a node plus 1, 0 if there is none, PA_STEP_GAP if nodes were
// left out behind it. Of what a location adds to that, also:
#define PASSES PA_STEP_NOTHING // it has no node: the one above it stays

// What a location is, one byte, so that all are in the nearest cache.
enum { ENTERS = 1, HAS_NODE = 2, HAS_GAP = 4 }; // the gap is behind its last node

// A location to be looked at, and what is above it: the place of the last location with a node,
// from 1 on, times 2, and 1 more for a gap since.
struct pa_entering {
    uint32_t place, above;
};

// A frame of a node that edges are looked for into.
struct pa_entered {
    int64_t sum;
    uint64_t edge;         // as pa_edge_key(), with flags
    uint32_t depth;        // its location's place in the stack
    uint32_t node, caller; // plus 1; caller: 0 if there is none
    uint32_t outer;        // next frame of the same node towards the root; NONE
    bool counts;
};

// The steps of a location: its own two, the second of which may be nothing, or a list.
static const uint32_t *steps_of(const struct pa_steps *s, uint32_t location, uint32_t *most)
{
    const uint32_t *step = s->by_location[location];
    bool list = (step[1] & PA_STEP_LIST) == PA_STEP_LIST;
    *most = list ? UINT32_MAX : 2;
    return list ? &s->list[step[1] & PA_STEP_NODE] : step;
}

static uint32_t past_step(uint32_t above, uint32_t step)
{
    if (step & PA_STEP_GAP)
        return above | PA_STEP_GAP;
    return (step & PA_STEP_NODE) + 1;
}

// ---- Entering frames

// A call counts once for a sample: not again where the same caller is further out.
static bool seen(const struct pa_walk_into *w, uint32_t frame, uint32_t caller)
{
    while (frame != NONE && w->frames.items[frame].caller != caller)
        frame = w->frames.items[frame].outer;
    return frame != NONE;
}

static void enter(struct pa_walk_into *w, uint32_t depth, uint32_t step, uint32_t above)
{
    uint32_t node = (step & PA_STEP_NODE) + 1, caller = above & PA_STEP_NODE;
    uint32_t *innermost = &w->innermost[node];
    struct pa_entered f = {
        .edge = pa_edge_key(caller - 1, node - 1) | (above & PA_STEP_GAP ? PA_EDGE_RESIDUAL : 0) |
                (step & PA_STEP_INLINED ? 0 : PA_EDGE_CALLED),
        .depth = depth,
        .node = node,
        .caller = caller,
        .outer = *innermost,
        .counts = caller && caller != node && !seen(w, *innermost, caller),
    };
    *innermost = (uint32_t)w->frames.count;
    pa_vec_push(&w->frames, f);
}

// Of a location with several such frames, or more than two steps.
static void enter_steps(struct pa_walk_into *w, uint32_t location, uint32_t depth, uint32_t above)
{
    uint32_t most;
    const uint32_t *step = steps_of(w->steps, location, &most);
    for (uint32_t i = 0; i < most && !(step[i] & PA_STEP_NOTHING); i++) {
        if (step[i] & PA_STEP_EDGE)
            enter(w, depth, step[i], above);
        above = past_step(above, step[i]);
    }
}

// Nearly all have one such frame, in the first step or in the second: chosen without a branch.
static void enter_location(struct pa_walk_into *w, const uint32_t *stack, struct pa_entering e)
{
    const uint32_t *step = w->steps->by_location[stack[e.place]];
    uint32_t above = e.above > 1 ? w->past[stack[e.above / 2 - 1]] : 0;
    uint32_t first = step[0] & PA_STEP_EDGE;
    above = (above & PA_STEP_NODE) | (e.above & 1 ? PA_STEP_GAP : 0);
    if (step[1] & PA_STEP_NOTHING ? step[1] & PA_STEP_GAP : first & step[1]) {
        enter_steps(w, stack[e.place], e.place, above);
        return;
    }
    uint32_t inner = past_step(above, step[0]);
    enter(w, e.place, first ? step[0] : step[1], first ? above : inner);
}

static void enter_locations(struct pa_walk_into *w, const uint32_t *stack, uint32_t from,
                            uint32_t to)
{
    uint32_t count = 0, above = w->above[from];
    for (uint32_t i = from; i < to; i++) {
        uint32_t kind = w->kinds[stack[i]], gap = kind / HAS_GAP;
        w->entering[count] = (struct pa_entering){i, above};
        count += kind & ENTERS;
        above = kind & HAS_NODE ? (i + 1) * 2 + gap : above | gap;
        w->above[i + 1] = above;
    }
    for (uint32_t i = 0; i < count; i++)
        enter_location(w, stack, w->entering[i]);
}

// ---- Leaving frames

static void leave_from(struct pa_walk_into *w, uint32_t depth)
{
    struct pa_entered *frames = w->frames.items;
    size_t n = w->frames.count;
    for (; n > 0 && frames[n - 1].depth >= depth; n--) {
        const struct pa_entered *f = &frames[n - 1];
        w->innermost[f->node] = f->outer;
        pa_edge_sums_add(&w->edges, f->edge, f->sum, 0, f->counts);
        if (n > 1)
            frames[n - 2].sum += f->sum;
    }
    w->frames.count = n;
}

// ---- Samples

static void note_location(struct pa_walk_into *w, uint32_t location)
{
    uint32_t most, past = PASSES, enters = 0;
    const uint32_t *step = steps_of(w->steps, location, &most);
    for (uint32_t i = 0; i < most && !(step[i] & PA_STEP_NOTHING); i++) {
        past = past_step(past, step[i]);
        enters |= step[i] & PA_STEP_EDGE;
    }
    w->past[location] = past;
    w->kinds[location] = (uint8_t)((enters ? ENTERS : 0) | (past & PASSES ? 0 : HAS_NODE) |
                                   (past & PA_STEP_GAP ? HAS_GAP : 0));
}

static void make_room(struct pa_walk_into *w)
{
    const struct pa_profile *p = w->table->profile;
    size_t nodes = w->table->infos.count + 1;
    w->past = pa_xcalloc((size_t)p->location_count + 1, sizeof *w->past);
    w->kinds = pa_xcalloc((size_t)p->location_count + 1, sizeof *w->kinds);
    w->above = pa_xcalloc((size_t)p->store.deepest + 1, sizeof *w->above);
    w->entering = pa_xcalloc((size_t)p->store.deepest + 1, sizeof *w->entering);
    w->innermost = pa_xcalloc(nodes, sizeof *w->innermost);
    for (size_t i = 0; i < nodes; i++)
        w->innermost[i] = NONE;
    for (uint32_t l = 1; l <= p->location_count; l++)
        note_location(w, l);
}

void pa_walk_into_run(struct pa_walk_into *w)
{
    const uint32_t type = w->options->measure.type;
    struct pa_sample_reader r;
    make_room(w);
    pa_sample_reader_init_part(&r, w->table->profile, w->part, w->parts);
    r.skip_labels = true;
    uint32_t common = UINT32_MAX; // with the sample added last
    while (pa_sample_next(&r)) {
        const struct pa_sample *s = &r.sample;
        common = s->common < common ? s->common : common;
        if (s->value[type] == 0)
            continue;
        leave_from(w, common);
        enter_locations(w, s->location, common, s->depth);
        if (w->frames.count)
            w->frames.items[w->frames.count - 1].sum += s->value[type];
        common = UINT32_MAX;
    }
    leave_from(w, 0);
    pa_sample_reader_release(&r);
    pa_edge_sums_settle(&w->edges);
}

void pa_walk_into_release(struct pa_walk_into *w)
{
    free(w->past);
    free(w->kinds);
    free(w->above);
    free(w->entering);
    free(w->innermost);
    pa_vec_release(&w->frames);
    pa_edge_sums_release(&w->edges);
}
