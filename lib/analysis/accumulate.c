// SPDX-License-Identifier: Apache-2.0
// Sums over stacks at the cost of what changes from one stack to the next.
//
// The frames of the current stack are kept in an array, root first, each with the sum of the
// values of the samples that had it in this place. A sample adds to its leaf's frame only. When a
// frame is left behind, its sum goes to its node's cum, to its edge's weight, and to the frame
// below it. Neighbouring samples share most of their frames (struct pa_sample, `common`), so this
// is far less work than adding every sample to every frame, and the sums are the same.
//
// A node's cum counts a sample once: of the frames of one node in the stack only the outermost
// counts. Likewise for edges.
#include "analysis/accumulate.h"

#include "base/hash.h"
#include "base/memory.h"
#include "profile/sample.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { NONE = UINT32_MAX };

// A node of a location that the graph has, in the order from the root to the leaf.
struct step {
    uint32_t node : 28;
    uint32_t residual : 1; // nodes of this location were left out before it
    uint32_t inlined : 1;
    uint32_t edge : 1; // edges that end here count
};

enum { MOST_NODES = 1 << 28 };

struct frame {
    uint32_t node;
    uint32_t edge;  // that this frame counts for; NONE
    uint32_t outer; // next frame of the same node towards the root; NONE: this one counts
    int64_t sum, divisor;
};

// Behind each location of the stack.
struct mark {
    uint32_t frames; // how many frames there are up to here
    bool residual;   // nodes were left out since the last frame
};

struct walk {
    struct pa_graph *graph;
    const bool *edges_of; // by node; NULL: all
    uint32_t *first;      // steps[first[l] .. first[l + 1]) are the steps of location l
    struct step *steps;
    bool *cut;       // by location: nodes were left out behind its last step
    uint32_t widest; // steps of a location at most
    PA_VEC(struct frame) frames;
    struct mark *marks;
    uint32_t depth;      // marks in use
    uint32_t *innermost; // frame of a node nearest to the leaf, by node; NONE
    struct pa_index edge_index;
};

// ---- Locations

static bool *find_inlined(const struct pa_node_table *t)
{
    bool *inlined = pa_xcalloc(t->infos.count, sizeof *inlined);
    for (uint32_t l = 1; l <= t->profile->location_count; l++) {
        for (uint32_t i = t->first[l] + 1; i < t->first[l + 1]; i++)
            inlined[t->of_location[i]] = true;
    }
    return inlined;
}

static void find_steps(struct walk *w, const struct pa_graph_options *o)
{
    const struct pa_node_table *t = w->graph->table;
    uint32_t locations = t->profile->location_count, count = 0;
    bool *inlined = o->edges == PA_EDGES_INLINED ? find_inlined(t) : NULL;
    w->first = pa_xcalloc(locations + 2, sizeof *w->first);
    w->steps = pa_xcalloc(t->first[locations + 1] + 1, sizeof *w->steps);
    w->cut = pa_xcalloc(locations + 1, sizeof *w->cut);
    for (uint32_t l = 1; l <= locations; l++) {
        bool skipped = false;
        w->first[l] = count;
        for (uint32_t i = t->first[l]; i < t->first[l + 1]; i++) {
            uint32_t node = t->of_location[i];
            bool keep = !o->keep || o->keep[node];
            if (keep)
                w->steps[count++] = (struct step){
                    .node = node,
                    .residual = skipped,
                    .inlined = i > t->first[l],
                    .edge = o->edges == PA_EDGES_ALL || (inlined && inlined[node]),
                };
            skipped = !keep;
        }
        w->cut[l] = skipped;
        w->widest = count - w->first[l] > w->widest ? count - w->first[l] : w->widest;
    }
    w->first[locations + 1] = count;
    free(inlined);
}

// ---- Frames

// Leaves behind all frames but the first `count`.
static void pop_frames(struct walk *w, uint32_t count)
{
    struct frame *frames = w->frames.items;
    struct pa_graph_node *nodes = w->graph->nodes;
    struct pa_graph_edge *edges = w->graph->edges.items;
    uint32_t *innermost = w->innermost;
    int64_t sum = 0, divisor = 0; // of the frames left behind already
    uint32_t n = (uint32_t)w->frames.count;
    while (n > count) {
        const struct frame f = frames[--n];
        sum += f.sum;
        divisor += f.divisor;
        if (f.outer == NONE) {
            nodes[f.node].cum += sum;
            nodes[f.node].cum_divisor += divisor;
        }
        if (f.edge != NONE) {
            edges[f.edge].weight += sum;
            edges[f.edge].weight_divisor += divisor;
        }
        innermost[f.node] = f.outer;
    }
    w->frames.count = n;
    if (n) {
        frames[n - 1].sum += sum;
        frames[n - 1].divisor += divisor;
    }
}

static uint32_t find_edge(struct walk *w, uint32_t source, uint32_t target)
{
    struct pa_graph *g = w->graph;
    uint64_t hash = pa_hash_u64((uint64_t)source << 32 | target);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&w->edge_index, hash);
         pa_index_at(&w->edge_index, slot, hash, &i); slot = pa_index_next(&w->edge_index, slot)) {
        if (i != UINT32_MAX && g->edges.items[i].source == source &&
            g->edges.items[i].target == target)
            return i;
    }
    i = (uint32_t)g->edges.count;
    pa_vec_push(&g->edges, (struct pa_graph_edge){
                               .source = source,
                               .target = target,
                               .inlined = true,
                               .next_in = g->nodes[target].first_in,
                               .next_out = g->nodes[source].first_out,
                           });
    g->nodes[target].first_in = g->nodes[source].first_out = i;
    pa_index_add(&w->edge_index, hash, i);
    return i;
}

// Whether some frame of a node, from `frame` outwards, was called by `caller`.
static bool edge_seen(const struct walk *w, uint32_t frame, uint32_t caller)
{
    for (; frame != NONE; frame = w->frames.items[frame].outer) {
        if (frame > 0 && w->frames.items[frame - 1].node == caller)
            return true;
    }
    return false;
}

// The edge that a frame on top of the first `depth` counts for.
static uint32_t edge_of_frame(struct walk *w, struct step step, uint32_t depth, bool residual)
{
    uint32_t caller = w->frames.items[depth - 1].node, outer = w->innermost[step.node];
    if (w->edges_of && !w->edges_of[caller] && !w->edges_of[step.node])
        return NONE;
    if (caller == step.node || (outer != NONE && edge_seen(w, outer, caller)))
        return NONE;
    uint32_t i = find_edge(w, caller, step.node);
    struct pa_graph_edge *edge = &w->graph->edges.items[i];
    edge->residual |= residual;
    edge->inlined &= step.inlined;
    return i;
}

// Room for the frames was made before.
static void push_locations(struct walk *w, const uint32_t *location, uint32_t count)
{
    const uint32_t *first = w->first;
    const struct step *steps = w->steps;
    uint32_t *innermost = w->innermost, depth = (uint32_t)w->frames.count;
    struct frame *frames = w->frames.items;
    struct mark *mark = w->marks + w->depth;
    bool residual = w->depth && mark[-1].residual;
    for (const uint32_t *end = location + count; location < end; location++) {
        const struct step *step = steps + first[*location], *last = steps + first[*location + 1];
        for (; step < last; step++) {
            uint32_t edge = NONE, node = step->node;
            if (step->edge && depth)
                edge = edge_of_frame(w, *step, depth, residual | step->residual);
            frames[depth] = (struct frame){node, edge, innermost[node], 0, 0};
            innermost[node] = depth++;
            residual = false;
        }
        residual |= w->cut[*location];
        *mark++ = (struct mark){depth, residual};
    }
    w->depth += count;
    w->frames.count = depth;
}

// Profiles of some size do not fit into the caches. What the frames of a sample will need is asked
// for all at once, before the first is needed.
static void prefetch(const struct walk *w, const uint32_t *location, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        __builtin_prefetch(&w->first[location[i]]);
    for (uint32_t i = 0; i < count; i++)
        __builtin_prefetch(&w->steps[w->first[location[i]]]);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t node = w->steps[w->first[location[i]]].node;
        __builtin_prefetch(&w->innermost[node]);
        __builtin_prefetch(&w->graph->nodes[node], 1);
    }
}

static void shrink_to(struct walk *w, uint32_t depth)
{
    pop_frames(w, depth ? w->marks[depth - 1].frames : 0);
    w->depth = depth;
}

static void add_sample(struct walk *w, const struct pa_sample *s, uint32_t common, int64_t value,
                       int64_t divisor)
{
    shrink_to(w, common);
    pa_vec_reserve(&w->frames, (size_t)(s->depth - common) * w->widest);
    prefetch(w, s->location + common, s->depth - common);
    push_locations(w, s->location + common, s->depth - common);
    if (w->frames.count == 0)
        return;
    struct frame *leaf = &w->frames.items[w->frames.count - 1];
    leaf->sum += value;
    leaf->divisor += divisor;
    if (!w->marks[w->depth - 1].residual) {
        w->graph->nodes[leaf->node].flat += value;
        w->graph->nodes[leaf->node].flat_divisor += divisor;
    }
}

void pa_graph_accumulate(struct pa_graph *graph, const struct pa_graph_options *options)
{
    const struct pa_profile *p = graph->table->profile;
    struct walk w = {.graph = graph, .edges_of = options->edges_of};
    size_t nodes = graph->table->infos.count;
    assert(nodes < MOST_NODES);
    find_steps(&w, options);
    w.marks = pa_xcalloc(p->store.deepest + 1, sizeof *w.marks);
    w.innermost = pa_xcalloc(nodes, sizeof *w.innermost);
    memset(w.innermost, 0xff, nodes * sizeof *w.innermost); // NONE
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    r.skip_labels = true;
    uint32_t common = UINT32_MAX; // with the sample added last
    while (pa_sample_next(&r)) {
        common = r.sample.common < common ? r.sample.common : common;
        int64_t value = r.sample.value[options->measure.type];
        int64_t divisor = options->measure.mean ? r.sample.value[0] : 0;
        if (value == 0 && divisor == 0)
            continue;
        add_sample(&w, &r.sample, common, value, divisor);
        common = UINT32_MAX;
    }
    pa_sample_reader_release(&r);
    shrink_to(&w, 0);
    pa_vec_release(&w.frames);
    pa_index_release(&w.edge_index);
    free(w.marks);
    free(w.steps);
    free(w.first);
    free(w.cut);
    free(w.innermost);
}
