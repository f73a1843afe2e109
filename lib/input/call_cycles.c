// SPDX-License-Identifier: Apache-2.0
// R. Tarjan, Depth-first search and linear graph algorithms, SIAM Journal on Computing 1 (1972),
// with a stack of its own in place of recursion.
#include "input/call_cycles.h"

struct walk {
    const uint32_t *first,
        *callee;           // callees of node f: callee[first[f]] to callee[first[f + 1]]
    uint32_t *next;        // the next callee to look at
    uint32_t *order, *low; // 1, 2, 3… as functions are found; the least that is reached
    uint32_t *cycle;       // the result; 0: still open
    uint32_t *path, *open; // stacks: where the search is, and what has no cycle yet
    uint32_t path_size, open_size, found, cycles;
};

static void enter(struct walk *w, uint32_t f)
{
    w->order[f] = w->low[f] = ++w->found;
    w->next[f] = w->first[f];
    w->path[w->path_size++] = f;
    w->open[w->open_size++] = f;
}

// All callees of f were seen. If none of them leads back to a function found before f, f and all
// that lies above it on the stack of open functions are one component.
static void leave(struct walk *w, uint32_t f)
{
    w->path_size--;
    if (w->low[f] == w->order[f]) {
        w->cycles++;
        uint32_t member;
        do {
            member = w->open[--w->open_size];
            w->cycle[member] = w->cycles;
        } while (member != f);
    }
    if (w->path_size) {
        uint32_t caller = w->path[w->path_size - 1];
        w->low[caller] = w->low[f] < w->low[caller] ? w->low[f] : w->low[caller];
    }
}

static void search(struct walk *w, uint32_t root)
{
    enter(w, root);
    while (w->path_size) {
        uint32_t f = w->path[w->path_size - 1];
        if (w->next[f] == w->first[f + 1]) {
            leave(w, f);
            continue;
        }
        uint32_t callee = w->callee[w->next[f]++];
        if (!w->order[callee])
            enter(w, callee);
        else if (!w->cycle[callee] && w->order[callee] < w->low[f])
            w->low[f] = w->order[callee];
    }
}

// Calls sorted by their callers.
static void sort_calls(const struct pa_call_costs *c, bool by_name, uint32_t *first,
                       uint32_t *callee, size_t nodes)
{
    for (size_t i = 0; i < c->arcs.count; i++)
        first[pa_call_node(c, &c->arcs.items[i].from, by_name) + 1]++;
    for (size_t f = 0; f < nodes; f++)
        first[f + 1] += first[f];
    for (size_t i = c->arcs.count; i-- > 0;) {
        uint32_t from = pa_call_node(c, &c->arcs.items[i].from, by_name);
        callee[--first[from + 1]] = pa_call_node(c, &c->arcs.items[i].to, by_name);
    }
    for (size_t f = 0; f < nodes; f++) // each is where its own begin by now
        first[f] = first[f + 1];
    first[nodes] = (uint32_t)c->arcs.count;
}

const uint32_t *pa_call_cycles(const struct pa_call_costs *c, bool by_name, struct pa_arena *arena)
{
    size_t nodes = by_name ? c->nodes.count : c->functions.count;
    uint32_t *first = pa_arena_calloc(arena, nodes + 2, sizeof *first);
    uint32_t *callee = pa_arena_calloc(arena, c->arcs.count + 1, sizeof *callee);
    sort_calls(c, by_name, first, callee, nodes);
    struct walk w = {
        .first = first,
        .callee = callee,
        .next = pa_arena_calloc(arena, nodes + 1, sizeof *w.next),
        .order = pa_arena_calloc(arena, nodes + 1, sizeof *w.order),
        .low = pa_arena_calloc(arena, nodes + 1, sizeof *w.low),
        .cycle = pa_arena_calloc(arena, nodes + 1, sizeof *w.cycle),
        .path = pa_arena_calloc(arena, nodes + 1, sizeof *w.path),
        .open = pa_arena_calloc(arena, nodes + 1, sizeof *w.open),
    };
    for (uint32_t f = 0; f < nodes; f++) {
        if (!w.order[f])
            search(&w, f);
    }
    return w.cycle;
}
