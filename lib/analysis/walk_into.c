// SPDX-License-Identifier: Apache-2.0
#include "analysis/walk_into.h"

#include "base/memory.h"
#include "profile/sample.h"

#include <stdlib.h>

enum { NONE = UINT32_MAX };

// What is above a place in the stack: a node plus 1, 0 if there is none, PA_STEP_GAP if nodes were
// left out behind it. Of what a location adds to that, also:
#define PASSES PA_STEP_NOTHING // it has no node: the one above it stays
#define ENTERS PA_STEP_EDGE    // it has a frame of a node that edges are looked for into

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

static uint32_t past_location(uint32_t above, uint32_t past)
{
    uint32_t passing = above | (past & PA_STEP_GAP);
    return past & PASSES ? passing : past & (PA_STEP_NODE | PA_STEP_GAP);
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

static void enter_location(struct pa_walk_into *w, uint32_t location, uint32_t depth)
{
    uint32_t above = w->above[depth], most;
    const uint32_t *step = steps_of(w->steps, location, &most);
    for (uint32_t i = 0; i < most && !(step[i] & PA_STEP_NOTHING); i++) {
        if (step[i] & PA_STEP_EDGE)
            enter(w, depth, step[i], above);
        above = past_step(above, step[i]);
    }
}

static void enter_locations(struct pa_walk_into *w, const uint32_t *location, uint32_t from,
                            uint32_t to)
{
    uint32_t count = 0, above = w->above[from];
    for (uint32_t i = from; i < to; i++) {
        uint32_t past = w->past[location[i]];
        w->places[count] = i;
        count += past / ENTERS & 1;
        w->above[i + 1] = above = past_location(above, past);
    }
    for (uint32_t i = 0; i < count; i++)
        enter_location(w, location[w->places[i]], w->places[i]);
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

static uint32_t past_of(const struct pa_walk_into *w, uint32_t location)
{
    uint32_t most, past = PASSES, enters = 0;
    const uint32_t *step = steps_of(w->steps, location, &most);
    for (uint32_t i = 0; i < most && !(step[i] & PA_STEP_NOTHING); i++) {
        past = past_step(past, step[i]);
        enters |= step[i] & PA_STEP_EDGE ? ENTERS : 0;
    }
    return past | enters;
}

static void make_room(struct pa_walk_into *w)
{
    const struct pa_profile *p = w->table->profile;
    size_t nodes = w->table->infos.count + 1;
    w->past = pa_xcalloc((size_t)p->location_count + 1, sizeof *w->past);
    w->above = pa_xcalloc((size_t)p->store.deepest + 1, sizeof *w->above);
    w->places = pa_xcalloc((size_t)p->store.deepest + 1, sizeof *w->places);
    w->innermost = pa_xcalloc(nodes, sizeof *w->innermost);
    for (size_t i = 0; i < nodes; i++)
        w->innermost[i] = NONE;
    for (uint32_t l = 1; l <= p->location_count; l++)
        w->past[l] = past_of(w, l);
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
    free(w->above);
    free(w->places);
    free(w->innermost);
    pa_vec_release(&w->frames);
    pa_edge_sums_release(&w->edges);
}
