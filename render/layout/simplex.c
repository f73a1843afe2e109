// SPDX-License-Identifier: Apache-2.0
#include "layout/simplex.h"

#include <stdbool.h>

enum { NONE = UINT32_MAX };

enum state { AT_UPPER = -1, IN_TREE = 0, AT_LOWER = 1 };

struct arc {
    uint32_t tail, head;
    int32_t state;
    int64_t cost, capacity, flow;
};

// The spanning tree, rooted at an extra node: children as doubly linked lists.
struct node {
    uint32_t parent, pred; // pred: the arc between the node and its parent
    uint32_t child, next, prev;
    uint32_t depth;
    int64_t potential;
};

struct network {
    struct arc *arcs;
    struct node *nodes;
    uint32_t arc_count, node_count; // without the artificial arcs, without the root
    uint32_t scan, block;
};

struct pivot {
    uint32_t enter;
    uint32_t join; // where the two tree paths from the entering arc's ends meet
    uint32_t out,
        in; // the subtree of `out` hangs on the arc that leaves; `in` is its end of `enter`
    int64_t delta;
    bool flips; // the entering arc itself is the first to be blocked
};

static void attach(struct network *n, uint32_t node, uint32_t parent, uint32_t pred)
{
    struct node *v = &n->nodes[node];
    v->parent = parent;
    v->pred = pred;
    v->prev = NONE;
    v->next = n->nodes[parent].child;
    if (v->next != NONE)
        n->nodes[v->next].prev = node;
    n->nodes[parent].child = node;
}

static void detach(struct network *n, uint32_t node)
{
    struct node *v = &n->nodes[node];
    if (v->prev == NONE)
        n->nodes[v->parent].child = v->next;
    else
        n->nodes[v->prev].next = v->next;
    if (v->next != NONE)
        n->nodes[v->next].prev = v->prev;
}

// A term is an arc whose flow lies between -down and up at a cost of length; a hard term is turned
// round so that its lower bound is finite. Moving lower bounds to 0 leaves supplies at the ends.
static void add_terms(struct network *n, const struct pa_simplex_term *terms, int64_t *supply)
{
    for (uint32_t i = 0; i < n->arc_count; i++) {
        const struct pa_simplex_term *t = &terms[i];
        bool hard = t->down == PA_SIMPLEX_HARD;
        struct arc *arc = &n->arcs[i];
        arc->tail = hard ? t->to : t->from;
        arc->head = hard ? t->from : t->to;
        arc->cost = hard ? -t->length : t->length;
        arc->capacity = hard ? PA_SIMPLEX_HARD : t->up + t->down;
        arc->state = AT_LOWER;
        int64_t shift = hard ? t->up : t->down;
        supply[arc->tail] += shift;
        supply[arc->head] -= shift;
    }
}

// The first tree: a star of artificial arcs that carry the supplies to and from the root at a cost
// no path can reach.
static void add_star(struct network *n, const int64_t *supply)
{
    int64_t big = 1;
    for (uint32_t i = 0; i < n->arc_count; i++)
        big += n->arcs[i].cost < 0 ? -n->arcs[i].cost : n->arcs[i].cost;
    uint32_t root = n->node_count;
    n->nodes[root] = (struct node){.parent = NONE, .pred = NONE, .child = NONE, .next = NONE};
    for (uint32_t v = 0; v < n->node_count; v++) {
        bool out = supply[v] >= 0;
        n->arcs[n->arc_count + v] = (struct arc){
            .tail = out ? v : root,
            .head = out ? root : v,
            .state = IN_TREE,
            .cost = out ? 0 : big,
            .capacity = PA_SIMPLEX_HARD,
            .flow = out ? supply[v] : -supply[v],
        };
        n->nodes[v] = (struct node){.child = NONE, .depth = 1, .potential = out ? 0 : big};
        attach(n, v, root, n->arc_count + v);
    }
}

static int64_t reduced_cost(const struct network *n, const struct arc *arc)
{
    return arc->cost + n->nodes[arc->tail].potential - n->nodes[arc->head].potential;
}

// Block search: finds the worst violating arc of the first block that has one. Artificial arcs
// never enter again.
static bool find_entering(struct network *n, struct pivot *p)
{
    int64_t worst = 0;
    uint32_t left = n->block;
    for (uint32_t seen = 0; seen < n->arc_count; seen++) {
        const struct arc *arc = &n->arcs[n->scan];
        int64_t violation = arc->state * reduced_cost(n, arc);
        if (violation < worst) {
            worst = violation;
            p->enter = n->scan;
        }
        if (++n->scan == n->arc_count)
            n->scan = 0;
        if (--left == 0) {
            if (worst < 0)
                return true;
            left = n->block;
        }
    }
    return worst < 0;
}

static uint32_t find_join(const struct network *n, uint32_t a, uint32_t b)
{
    const struct node *nodes = n->nodes;
    while (a != b) {
        if (nodes[a].depth >= nodes[b].depth)
            a = nodes[a].parent;
        else
            b = nodes[b].parent;
    }
    return a;
}

// Returns how much more flow the tree arc above `node` can take, upwards or downwards.
static int64_t room(const struct network *n, uint32_t node, bool upwards)
{
    const struct arc *arc = &n->arcs[n->nodes[node].pred];
    bool forward = (arc->tail == node) == upwards;
    if (!forward)
        return arc->flow;
    return arc->capacity == PA_SIMPLEX_HARD ? PA_SIMPLEX_HARD : arc->capacity - arc->flow;
}

// Of the arcs that block first, the last one in the direction of the cycle leaves, counted from the
// join: that keeps the tree strongly feasible, so the method cannot cycle.
static void find_leaving(const struct network *n, struct pivot *p)
{
    const struct arc *enter = &n->arcs[p->enter];
    bool lower = enter->state == AT_LOWER;
    uint32_t first = lower ? enter->tail : enter->head;
    uint32_t second = lower ? enter->head : enter->tail;
    p->join = find_join(n, first, second);
    p->delta = enter->capacity;
    p->flips = true;
    for (uint32_t v = first; v != p->join; v = n->nodes[v].parent) {
        int64_t d = room(n, v, false);
        if (d < p->delta) {
            p->delta = d;
            p->out = v;
            p->in = first;
            p->flips = false;
        }
    }
    for (uint32_t v = second; v != p->join; v = n->nodes[v].parent) {
        int64_t d = room(n, v, true);
        if (d <= p->delta) {
            p->delta = d;
            p->out = v;
            p->in = second;
            p->flips = false;
        }
    }
}

static void push_flow(struct network *n, const struct pivot *p)
{
    struct arc *enter = &n->arcs[p->enter];
    if (p->delta == 0)
        return;
    int64_t delta = enter->state * p->delta;
    enter->flow += delta;
    for (uint32_t v = enter->tail; v != p->join; v = n->nodes[v].parent) {
        struct arc *arc = &n->arcs[n->nodes[v].pred];
        arc->flow += arc->tail == v ? -delta : delta;
    }
    for (uint32_t v = enter->head; v != p->join; v = n->nodes[v].parent) {
        struct arc *arc = &n->arcs[n->nodes[v].pred];
        arc->flow += arc->tail == v ? delta : -delta;
    }
}

// Turns the subtree round so that it hangs on the entering arc.
static void hang_subtree(struct network *n, const struct pivot *p)
{
    const struct arc *enter = &n->arcs[p->enter];
    uint32_t node = p->in, pred = p->enter;
    uint32_t parent = enter->tail == p->in ? enter->head : enter->tail;
    for (;;) {
        uint32_t old_parent = n->nodes[node].parent, old_pred = n->nodes[node].pred;
        detach(n, node);
        attach(n, node, parent, pred);
        if (node == p->out)
            return;
        parent = node;
        pred = old_pred;
        node = old_parent;
    }
}

static void shift_subtree(struct network *n, uint32_t top, int64_t by)
{
    struct node *nodes = n->nodes;
    uint32_t v = top;
    for (;;) {
        nodes[v].potential += by;
        nodes[v].depth = nodes[nodes[v].parent].depth + 1;
        if (nodes[v].child != NONE) {
            v = nodes[v].child;
            continue;
        }
        while (v != top && nodes[v].next == NONE)
            v = nodes[v].parent;
        if (v == top)
            return;
        v = nodes[v].next;
    }
}

static void change_tree(struct network *n, const struct pivot *p)
{
    struct arc *enter = &n->arcs[p->enter];
    if (p->flips) {
        enter->state = -enter->state;
        return;
    }
    struct arc *leave = &n->arcs[n->nodes[p->out].pred];
    leave->state = leave->flow == 0 ? AT_LOWER : AT_UPPER;
    int64_t cost = reduced_cost(n, enter);
    hang_subtree(n, p);
    shift_subtree(n, p->in, enter->tail == p->in ? -cost : cost);
    enter->state = IN_TREE;
}

static uint32_t block_size(uint32_t arcs)
{
    uint32_t root = 1;
    while ((uint64_t)root * root < arcs)
        root++;
    return root < 20 ? 20 : root;
}

void pa_simplex_solve(struct pa_arena *scratch, uint32_t count, const struct pa_simplex_term *terms,
                      uint32_t term_count, int64_t *y)
{
    struct network n = {
        .arcs = pa_arena_calloc(scratch, (size_t)term_count + count, sizeof *n.arcs),
        .nodes = pa_arena_calloc(scratch, (size_t)count + 1, sizeof *n.nodes),
        .arc_count = term_count,
        .node_count = count,
        .block = block_size(term_count),
    };
    int64_t *supply = pa_arena_calloc(scratch, count, sizeof *supply);
    add_terms(&n, terms, supply);
    add_star(&n, supply);
    struct pivot p = {0};
    while (find_entering(&n, &p)) {
        find_leaving(&n, &p);
        push_flow(&n, &p);
        change_tree(&n, &p);
    }
    for (uint32_t v = 0; v < count; v++)
        y[v] = n.nodes[v].potential;
}
