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
    bool overflow;
    uint32_t *first; // steps[first[l] .. first[l + 1]) are the steps of location l
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

static inline void add(struct walk *w, int64_t *sum, int64_t value)
{
    if (__builtin_add_overflow(*sum, value, sum))
        w->overflow = true;
}

static inline void pop_frame(struct walk *w)
{
    struct frame *f = &w->frames.items[--w->frames.count];
    struct pa_graph_node *n = &w->graph->nodes[f->node];
    if (f->outer == NONE) {
        add(w, &n->cum, f->sum);
        n->cum_divisor += f->divisor;
    }
    if (f->edge != NONE) {
        add(w, &w->graph->edges.items[f->edge].weight, f->sum);
        w->graph->edges.items[f->edge].weight_divisor += f->divisor;
    }
    w->innermost[f->node] = f->outer;
    if (w->frames.count) {
        add(w, &f[-1].sum, f->sum);
        f[-1].divisor += f->divisor;
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

// The edge that a frame counts for if it is put on top now.
static inline uint32_t edge_of_frame(struct walk *w, struct step step, uint32_t outer,
                                     bool residual)
{
    if (!step.edge || w->frames.count == 0)
        return NONE;
    uint32_t caller = w->frames.items[w->frames.count - 1].node;
    if (caller == step.node || (outer != NONE && edge_seen(w, outer, caller)))
        return NONE;
    uint32_t i = find_edge(w, caller, step.node);
    struct pa_graph_edge *edge = &w->graph->edges.items[i];
    edge->residual |= residual;
    edge->inlined &= step.inlined;
    return i;
}

// Room for the frames was made before.
static inline void push_location(struct walk *w, uint32_t location, bool residual)
{
    for (uint32_t i = w->first[location]; i < w->first[location + 1]; i++) {
        struct step step = w->steps[i];
        uint32_t outer = w->innermost[step.node];
        uint32_t edge = edge_of_frame(w, step, outer, residual | step.residual);
        w->innermost[step.node] = (uint32_t)w->frames.count;
        w->frames.items[w->frames.count++] = (struct frame){step.node, edge, outer, 0, 0};
        residual = false;
    }
    w->marks[w->depth++] = (struct mark){(uint32_t)w->frames.count, residual | w->cut[location]};
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
    uint32_t frames = depth ? w->marks[depth - 1].frames : 0;
    while (w->frames.count > frames)
        pop_frame(w);
    w->depth = depth;
}

static void add_sample(struct walk *w, const struct pa_sample *s, uint32_t common, int64_t value,
                       int64_t divisor)
{
    shrink_to(w, common);
    pa_vec_reserve(&w->frames, (size_t)(s->depth - common) * w->widest);
    prefetch(w, s->location + common, s->depth - common);
    for (uint32_t i = common; i < s->depth; i++)
        push_location(w, s->location[i], i && w->marks[i - 1].residual);
    if (w->frames.count == 0)
        return;
    struct frame *leaf = &w->frames.items[w->frames.count - 1];
    add(w, &leaf->sum, value);
    leaf->divisor += divisor;
    if (!w->marks[w->depth - 1].residual) {
        add(w, &w->graph->nodes[leaf->node].flat, value);
        w->graph->nodes[leaf->node].flat_divisor += divisor;
    }
}

bool pa_graph_accumulate(struct pa_graph *graph, const struct pa_graph_options *options)
{
    const struct pa_profile *p = graph->table->profile;
    struct walk w = {.graph = graph};
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
    return !w.overflow;
}
