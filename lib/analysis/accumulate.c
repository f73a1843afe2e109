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

#include <stdlib.h>
#include <string.h>

enum { NONE = UINT32_MAX };

struct frame {
    uint32_t node;
    uint32_t edge;  // that this frame counts for; NONE
    uint32_t outer; // next frame of the same node towards the root; NONE
    bool counts;    // for the node's cum
    int64_t sum, divisor;
};

// Behind each location of the stack.
struct mark {
    uint32_t frames; // how many frames there are up to here
    bool residual;   // nodes were left out since the last frame
};

struct walk {
    struct pa_graph *graph;
    const struct pa_graph_options *options;
    PA_VEC(struct frame) frames;
    PA_VEC(struct mark) marks;
    uint32_t *innermost; // frame of a node nearest to the leaf, by node; NONE
    struct pa_index edge_index;
    bool overflow;
};

static inline void add(struct walk *w, int64_t *sum, int64_t value)
{
    if (__builtin_add_overflow(*sum, value, sum))
        w->overflow = true;
}

static void pop_frame(struct walk *w)
{
    struct frame *f = &w->frames.items[--w->frames.count];
    struct pa_graph_node *n = &w->graph->nodes[f->node];
    if (f->counts) {
        add(w, &n->cum, f->sum);
        add(w, &n->cum_divisor, f->divisor);
    }
    if (f->edge != NONE) {
        add(w, &w->graph->edges.items[f->edge].weight, f->sum);
        add(w, &w->graph->edges.items[f->edge].weight_divisor, f->divisor);
    }
    w->innermost[f->node] = f->outer;
    if (w->frames.count) {
        add(w, &f[-1].sum, f->sum);
        add(w, &f[-1].divisor, f->divisor);
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

// Whether some frame of `node`, from `frame` outwards, was called by `caller`.
static bool edge_seen(const struct walk *w, uint32_t frame, uint32_t caller)
{
    for (; frame != NONE; frame = w->frames.items[frame].outer) {
        if (frame > 0 && w->frames.items[frame - 1].node == caller)
            return true;
    }
    return false;
}

static void push_frame(struct walk *w, uint32_t node, bool residual, bool inlined)
{
    uint32_t depth = (uint32_t)w->frames.count, outer = w->innermost[node];
    struct frame f = {.node = node, .edge = NONE, .outer = outer, .counts = outer == NONE};
    if (w->options->edges && depth > 0) {
        uint32_t caller = w->frames.items[depth - 1].node;
        if (caller != node && (outer == NONE || !edge_seen(w, outer, caller))) {
            f.edge = find_edge(w, caller, node);
            w->graph->edges.items[f.edge].residual |= residual;
            w->graph->edges.items[f.edge].inlined &= inlined;
        }
    }
    w->innermost[node] = depth;
    pa_vec_push(&w->frames, f);
}

static void push_location(struct walk *w, uint32_t location, bool residual)
{
    const struct pa_node_table *t = w->graph->table;
    const bool *keep = w->options->keep;
    for (uint32_t first = t->first[location], i = first; i < t->first[location + 1]; i++) {
        uint32_t node = t->of_location[i];
        if (keep && !keep[node]) {
            residual = true;
            continue;
        }
        push_frame(w, node, residual, i > first);
        residual = false;
    }
    pa_vec_push(&w->marks, (struct mark){(uint32_t)w->frames.count, residual});
}

static void shrink_to(struct walk *w, uint32_t locations)
{
    uint32_t frames = locations ? w->marks.items[locations - 1].frames : 0;
    while (w->frames.count > frames)
        pop_frame(w);
    w->marks.count = locations;
}

static void add_sample(struct walk *w, const struct pa_sample *s, uint32_t common, int64_t value,
                       int64_t divisor)
{
    shrink_to(w, common);
    bool residual = common && w->marks.items[common - 1].residual;
    for (uint32_t i = common; i < s->depth; i++) {
        push_location(w, s->location[i], residual);
        residual = w->marks.items[i].residual;
    }
    if (w->frames.count == 0)
        return;
    struct frame *leaf = &w->frames.items[w->frames.count - 1];
    add(w, &leaf->sum, value);
    add(w, &leaf->divisor, divisor);
    if (!residual) {
        add(w, &w->graph->nodes[leaf->node].flat, value);
        add(w, &w->graph->nodes[leaf->node].flat_divisor, divisor);
    }
}

bool pa_graph_accumulate(struct pa_graph *graph, const struct pa_graph_options *options)
{
    struct walk w = {.graph = graph, .options = options};
    size_t nodes = graph->table->infos.count;
    w.innermost = pa_xcalloc(nodes, sizeof *w.innermost);
    memset(w.innermost, 0xff, nodes * sizeof *w.innermost); // NONE
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, graph->table->profile);
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
    pa_vec_release(&w.marks);
    pa_index_release(&w.edge_index);
    free(w.innermost);
    return !w.overflow;
}
