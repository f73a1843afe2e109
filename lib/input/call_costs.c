// SPDX-License-Identifier: Apache-2.0
#include "input/call_costs.h"

#include "input/call_cycles.h"
#include "input/function_name.h"

void pa_call_costs_release(struct pa_call_costs *c)
{
    pa_vec_release(&c->functions);
    pa_vec_release(&c->arcs);
    pa_vec_release(&c->costs);
    pa_vec_release(&c->self);
    pa_vec_release(&c->nodes);
    pa_index_release(&c->node_index);
    pa_index_release(&c->function_index);
    pa_index_release(&c->arc_index);
}

static void add_up(struct pa_call_costs *c, int64_t *sums, const int64_t *cost)
{
    for (uint32_t t = 0; t < c->types; t++)
        c->overflow |= __builtin_add_overflow(sums[t], cost[t], &sums[t]);
}

static uint32_t node_of(struct pa_call_costs *c, pa_str name)
{
    uint64_t hash = pa_hash_u64(name);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&c->node_index, hash);
         pa_index_at(&c->node_index, slot, hash, &i); slot = pa_index_next(&c->node_index, slot)) {
        if (i != UINT32_MAX && c->nodes.items[i] == name)
            return i;
    }
    i = (uint32_t)c->nodes.count;
    pa_index_add(&c->node_index, hash, i);
    pa_vec_push(&c->nodes, name);
    return i;
}

uint32_t pa_call_costs_function(struct pa_call_costs *c, const struct pa_called_function *f)
{
    uint64_t hash = pa_hash_combine(pa_hash_u64((uint64_t)f->name << 32 | f->file), f->object);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&c->function_index, hash);
         pa_index_at(&c->function_index, slot, hash, &i);
         slot = pa_index_next(&c->function_index, slot)) {
        const struct pa_called_function *other = &c->functions.items[i];
        if (i != UINT32_MAX && other->name == f->name && other->file == f->file &&
            other->object == f->object)
            return i;
    }
    i = (uint32_t)c->functions.count;
    pa_index_add(&c->function_index, hash, i);
    pa_vec_push(&c->functions, *f);
    c->functions.items[i].node = node_of(c, f->name);
    for (uint32_t t = 0; t < c->types; t++)
        pa_vec_push(&c->self, 0);
    return i;
}

// ---- Samples

static uint32_t location_at(struct pa_call_costs *c, const struct pa_call_place *at)
{
    const struct pa_called_function *f = &c->functions.items[at->function];
    struct pa_function function = f->linkers ? pa_function_of_binary(f->name, c->strings)
                                             : pa_function_as_is(f->name, c->strings);
    function.file = at->file;
    struct pa_mapping m = {
        .file = f->object, .has_functions = true, .has_filenames = true, .has_line_numbers = true};
    struct pa_location l = {.mapping = f->object ? pa_profile_builder_mapping(c->b, &m) : 0};
    struct pa_line line = {.function = pa_profile_builder_function(c->b, &function),
                           .line = at->line};
    return pa_profile_builder_location(c->b, &l, &line, 1);
}

static void add_sample(struct pa_call_costs *c, const uint32_t *stack, uint32_t depth,
                       const int64_t *value)
{
    pa_profile_builder_sample(
        c->b, &(struct pa_sample){.location = stack, .depth = depth, .value = value});
}

void pa_call_costs_self(struct pa_call_costs *c, const struct pa_call_place *at,
                        const int64_t *cost)
{
    uint32_t location = location_at(c, at);
    add_up(c, &c->self.items[(size_t)at->function * c->types], cost);
    add_sample(c, &location, 1, cost);
}

// ---- Calls

static bool same_place(const struct pa_call_place *a, const struct pa_call_place *b)
{
    return a->function == b->function && a->file == b->file && a->line == b->line;
}

static uint64_t hash_place(uint64_t hash, const struct pa_call_place *at)
{
    hash = pa_hash_combine(hash, (uint64_t)at->function << 32 | at->file);
    return pa_hash_combine(hash, (uint64_t)at->line);
}

void pa_call_costs_call(struct pa_call_costs *c, const struct pa_call_place *from,
                        const struct pa_call_place *to, const int64_t *cost)
{
    uint64_t hash = hash_place(hash_place(0, from), to);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&c->arc_index, hash);
         pa_index_at(&c->arc_index, slot, hash, &i); slot = pa_index_next(&c->arc_index, slot)) {
        if (i != UINT32_MAX && same_place(&c->arcs.items[i].from, from) &&
            same_place(&c->arcs.items[i].to, to)) {
            add_up(c, &c->costs.items[c->arcs.items[i].cost], cost);
            return;
        }
    }
    pa_index_add(&c->arc_index, hash, (uint32_t)c->arcs.count);
    pa_vec_push(&c->arcs, (struct pa_call_arc){*from, *to, c->costs.count});
    for (uint32_t t = 0; t < c->types; t++)
        pa_vec_push(&c->costs, cost[t]);
}

static void negate(const struct pa_call_costs *c, const int64_t *value, int64_t *negative)
{
    for (uint32_t t = 0; t < c->types; t++)
        negative[t] = value[t] == INT64_MIN ? INT64_MAX : -value[t];
}

// Adds to the edge, and to what the caller costs with all it calls.
static void add_call(struct pa_call_costs *c, const uint32_t *stack, const int64_t *value,
                     int64_t *scratch)
{
    add_sample(c, stack, 2, value);
    negate(c, value, scratch);
    add_sample(c, stack + 1, 1, scratch);
}

// Adds to the edge only. `stack` is caller, callee, caller.
static void add_edge(struct pa_call_costs *c, const uint32_t *stack, const int64_t *value,
                     int64_t *scratch)
{
    add_sample(c, stack, 3, value);
    negate(c, value, scratch);
    add_sample(c, stack + 1, 2, scratch);
}

// Splits the cost of a call within a cycle: as much as the caller's cumulative cost still lacks is
// added to it (`call`), the rest to the edge only (`edge`).
static void split(struct pa_call_costs *c, const int64_t *cost, int64_t *lacks, int64_t *call,
                  int64_t *edge)
{
    for (uint32_t t = 0; t < c->types; t++) {
        call[t] = cost[t] < lacks[t] ? cost[t] : lacks[t];
        call[t] = call[t] > 0 ? call[t] : 0;
        edge[t] = cost[t] - call[t];
        lacks[t] -= call[t];
    }
}

static void add_arc(struct pa_call_costs *c, const struct pa_call_arc *arc, bool cycle,
                    int64_t *lacks, int64_t *scratch)
{
    uint32_t from = location_at(c, &arc->from), to = location_at(c, &arc->to);
    uint32_t stack[3] = {from, to, from};
    const int64_t *cost = &c->costs.items[arc->cost];
    uint32_t caller = pa_call_node(c, &arc->from, true);
    if (!cycle || caller == pa_call_node(c, &arc->to, true)) { // frames of one function count once
        add_call(c, stack, cost, scratch);
        return;
    }
    int64_t *call = scratch + c->types, *edge = call + c->types;
    split(c, cost, &lacks[(size_t)caller * c->types], call, edge);
    add_call(c, stack, call, scratch);
    add_edge(c, stack, edge, scratch);
}

// ---- Cycles

// Adds what functions, or nodes, cost with their calls to outside of their cycles to `own`, and
// calls from outside to `in` if there is one.
static void add_calls(struct pa_call_costs *c, bool by_name, const uint32_t *cycle, int64_t *own,
                      int64_t *in)
{
    for (size_t i = 0; i < c->arcs.count; i++) {
        const struct pa_call_arc *arc = &c->arcs.items[i];
        uint32_t from = pa_call_node(c, &arc->from, by_name);
        uint32_t to = pa_call_node(c, &arc->to, by_name);
        if (cycle[from] == cycle[to])
            continue;
        add_up(c, &own[(size_t)from * c->types], &c->costs.items[arc->cost]);
        if (in)
            add_up(c, &in[(size_t)to * c->types], &c->costs.items[arc->cost]);
    }
}

// The cumulative cost of each function, by function and type: the larger of its flat cost with its
// calls out of its cycle, and of the calls into it from outside of the cycle.
static int64_t *find_whole(struct pa_call_costs *c, struct pa_arena *arena)
{
    size_t count = c->functions.count * c->types;
    int64_t *own = pa_arena_memdup(arena, c->self.items, count * sizeof *own);
    int64_t *in = pa_arena_calloc(arena, count + 1, sizeof *in);
    add_calls(c, false, pa_call_cycles(c, false, arena), own, in);
    for (size_t i = 0; i < count; i++)
        own[i] = own[i] > in[i] ? own[i] : in[i];
    return own;
}

// By node and type: how much the cumulative cost of a node exceeds its flat cost and its calls out
// of its cycle; calls within the cycle have to add that.
static int64_t *find_lacks(struct pa_call_costs *c, const uint32_t *cycle, struct pa_arena *arena)
{
    size_t count = c->nodes.count * c->types;
    const int64_t *whole = find_whole(c, arena);
    int64_t *own = pa_arena_calloc(arena, count + 1, sizeof *own);
    int64_t *lacks = pa_arena_calloc(arena, count + 1, sizeof *lacks);
    for (size_t f = 0; f < c->functions.count; f++) {
        size_t node = (size_t)c->functions.items[f].node * c->types;
        add_up(c, &own[node], &c->self.items[f * c->types]);
        for (uint32_t t = 0; t < c->types; t++) {
            int64_t of_function = whole[f * c->types + t];
            lacks[node + t] = lacks[node + t] > of_function ? lacks[node + t] : of_function;
        }
    }
    add_calls(c, true, cycle, own, NULL);
    for (size_t i = 0; i < count; i++) {
        c->overflow |= __builtin_sub_overflow(lacks[i], own[i], &lacks[i]);
        lacks[i] = lacks[i] > 0 ? lacks[i] : 0;
    }
    return lacks;
}

const struct pa_profile *pa_call_costs_finish(struct pa_call_costs *c, struct pa_error *err)
{
    struct pa_arena scratch = {0};
    const uint32_t *cycle = pa_call_cycles(c, true, &scratch);
    int64_t *lacks = find_lacks(c, cycle, &scratch);
    int64_t *room = pa_arena_calloc(&scratch, 3 * (size_t)c->types, sizeof *room);
    for (size_t i = 0; i < c->arcs.count; i++) {
        const struct pa_call_arc *arc = &c->arcs.items[i];
        uint32_t from = cycle[pa_call_node(c, &arc->from, true)];
        add_arc(c, arc, from == cycle[pa_call_node(c, &arc->to, true)], lacks, room);
    }
    pa_arena_release(&scratch);
    if (c->overflow)
        pa_profile_builder_overflow(c->b, "a sum of costs");
    pa_profile_builder_head(c->b)->calls_only = true;
    return pa_profile_builder_finish(c->b, err);
}
