// SPDX-License-Identifier: Apache-2.0
#include "layout/cycles.h"

#include <stdlib.h>

struct adjacency {
    uint32_t *start, *arcs;
};

struct search {
    uint32_t node_count, arc_count;
    const struct pa_dag_arc *arcs;
    struct adjacency out, in;
    uint32_t *place; // topological order of the arcs that are in
    bool *present;   // which arcs are in
    bool *back;      // leads back in the depth-first search
    bool *seen;
    uint32_t *stack, *cursor;
    uint32_t *forward, *backward, *slots; // affected nodes, their places
};

static struct adjacency make_adjacency(struct pa_arena *scratch, const struct search *s, bool out)
{
    struct adjacency a = {
        .start = pa_arena_calloc(scratch, (size_t)s->node_count + 1, sizeof *a.start),
        .arcs = pa_arena_calloc(scratch, s->arc_count, sizeof *a.arcs),
    };
    for (uint32_t i = 0; i < s->arc_count; i++)
        a.start[out ? s->arcs[i].from : s->arcs[i].to]++;
    for (uint32_t v = 0; v < s->node_count; v++)
        a.start[v + 1] += a.start[v];
    for (uint32_t i = s->arc_count; i-- > 0;)
        a.arcs[--a.start[out ? s->arcs[i].from : s->arcs[i].to]] = i;
    return a;
}

enum colour { WHITE, OPEN, DONE };

// Depth first from `root`; finished nodes take the places from *last downwards.
static bool visit(struct search *s, uint8_t *colour, uint32_t root, uint32_t *last)
{
    bool cyclic = false;
    uint32_t depth = 0;
    s->stack[depth++] = root;
    colour[root] = OPEN;
    while (depth > 0) {
        uint32_t v = s->stack[depth - 1];
        if (s->cursor[v] == s->out.start[v + 1]) {
            colour[v] = DONE;
            s->place[v] = --*last;
            depth--;
            continue;
        }
        uint32_t arc = s->out.arcs[s->cursor[v]++];
        uint32_t to = s->arcs[arc].to;
        if (colour[to] == OPEN) {
            s->back[arc] = true;
            cyclic = true;
        } else if (colour[to] == WHITE) {
            colour[to] = OPEN;
            s->stack[depth++] = to;
        }
    }
    return cyclic;
}

static bool search_depth_first(struct pa_arena *scratch, struct search *s)
{
    uint8_t *colour = pa_arena_calloc(scratch, s->node_count, sizeof *colour);
    uint32_t last = s->node_count;
    bool cyclic = false;
    for (uint32_t v = 0; v < s->node_count; v++)
        s->cursor[v] = s->out.start[v];
    for (int entry = 1; entry >= 0; entry--) // nodes that nobody calls first
        for (uint32_t v = 0; v < s->node_count; v++)
            if (colour[v] == WHITE && (!entry || s->in.start[v] == s->in.start[v + 1]))
                cyclic |= visit(s, colour, v, &last);
    return cyclic;
}

struct ranked_arc {
    int64_t weight;
    uint32_t arc;
    bool back;
};

static int compare_arcs(const void *left, const void *right)
{
    const struct ranked_arc *a = left, *b = right;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    if (a->back != b->back)
        return a->back ? 1 : -1;
    return (a->arc > b->arc) - (a->arc < b->arc);
}

// Finds the nodes that are reached from `from` over inserted arcs at places up to `limit` (down to
// it when searching backwards), and marks them as seen. Returns their number.
static uint32_t reach(struct search *s, uint32_t from, uint32_t limit, bool out, uint32_t *found)
{
    const struct adjacency *a = out ? &s->out : &s->in;
    uint32_t count = 0;
    found[count++] = from;
    s->seen[from] = true;
    for (uint32_t next = 0; next < count; next++) {
        uint32_t v = found[next];
        for (uint32_t i = a->start[v]; i < a->start[v + 1]; i++) {
            uint32_t arc = a->arcs[i];
            uint32_t w = out ? s->arcs[arc].to : s->arcs[arc].from;
            bool inside = out ? s->place[w] <= limit : s->place[w] >= limit;
            if (!s->present[arc] || s->seen[w] || !inside)
                continue;
            s->seen[w] = true;
            found[count++] = w;
        }
    }
    return count;
}

static void forget(struct search *s, const uint32_t *nodes, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        s->seen[nodes[i]] = false;
}

static int compare_places(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

// The nodes in the order of their places; `slots` has room for the places and then the nodes.
static void sort_by_place(const struct search *s, uint32_t *nodes, uint32_t count, uint64_t *keys)
{
    for (uint32_t i = 0; i < count; i++)
        keys[i] = (uint64_t)s->place[nodes[i]] << 32 | nodes[i];
    for (uint32_t gap = count / 2; gap > 0; gap /= 2) // Shell's sort: small, and no callback
        for (uint32_t i = gap; i < count; i++) {
            uint64_t key = keys[i];
            uint32_t j = i;
            for (; j >= gap && keys[j - gap] > key; j -= gap)
                keys[j] = keys[j - gap];
            keys[j] = key;
        }
    for (uint32_t i = 0; i < count; i++)
        nodes[i] = (uint32_t)keys[i];
}

// All of `backward` moves in front of all of `forward`, into the places they held together.
static void reorder(struct search *s, uint32_t behind, uint32_t ahead, uint64_t *keys)
{
    sort_by_place(s, s->backward, behind, keys);
    sort_by_place(s, s->forward, ahead, keys);
    for (uint32_t i = 0; i < behind; i++)
        s->slots[i] = s->place[s->backward[i]];
    for (uint32_t i = 0; i < ahead; i++)
        s->slots[behind + i] = s->place[s->forward[i]];
    qsort(s->slots, behind + ahead, sizeof *s->slots, compare_places);
    for (uint32_t i = 0; i < behind; i++)
        s->place[s->backward[i]] = s->slots[i];
    for (uint32_t i = 0; i < ahead; i++)
        s->place[s->forward[i]] = s->slots[behind + i];
}

// Inserts an arc and repairs the topological order. False if the arc would close a cycle.
static bool insert_arc(struct search *s, uint32_t arc, uint64_t *keys)
{
    uint32_t from = s->arcs[arc].from, to = s->arcs[arc].to;
    if (s->place[from] > s->place[to]) {
        uint32_t ahead = reach(s, to, s->place[from], true, s->forward);
        bool closes = s->seen[from];
        forget(s, s->forward, ahead);
        if (closes)
            return false;
        uint32_t behind = reach(s, from, s->place[to], false, s->backward);
        forget(s, s->backward, behind);
        reorder(s, behind, ahead, keys);
    }
    s->present[arc] = true;
    return true;
}

void pa_cycles_break(struct pa_arena *scratch, uint32_t node_count, const struct pa_dag_arc *arcs,
                     uint32_t arc_count, bool *turned)
{
    struct search s = {.node_count = node_count, .arc_count = arc_count, .arcs = arcs};
    s.out = make_adjacency(scratch, &s, true);
    s.in = make_adjacency(scratch, &s, false);
    s.place = pa_arena_calloc(scratch, node_count, sizeof *s.place);
    s.stack = pa_arena_calloc(scratch, node_count, sizeof *s.stack);
    s.cursor = pa_arena_calloc(scratch, node_count, sizeof *s.cursor);
    s.back = pa_arena_calloc(scratch, arc_count, sizeof *s.back);
    if (!search_depth_first(scratch, &s))
        return;
    s.present = pa_arena_calloc(scratch, arc_count, sizeof *s.present);
    s.seen = pa_arena_calloc(scratch, node_count, sizeof *s.seen);
    s.forward = s.stack; // done with
    s.backward = s.cursor;
    s.slots = pa_arena_calloc(scratch, node_count, sizeof *s.slots);
    uint64_t *keys = pa_arena_calloc(scratch, node_count, sizeof *keys);
    struct ranked_arc *list = pa_arena_calloc(scratch, arc_count, sizeof *list);
    for (uint32_t i = 0; i < arc_count; i++)
        list[i] = (struct ranked_arc){.weight = arcs[i].weight, .arc = i, .back = s.back[i]};
    qsort(list, arc_count, sizeof *list, compare_arcs);
    for (uint32_t i = 0; i < arc_count; i++)
        turned[list[i].arc] = !insert_arc(&s, list[i].arc, keys);
}
