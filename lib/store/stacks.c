// SPDX-License-Identifier: Apache-2.0
#include "store/stacks.h"

#include "base/memory.h"
#include "base/wire.h"

#include <string.h>

void pa_stacks_init(struct pa_stacks *s)
{
    *s = (struct pa_stacks){0};
    pa_prefix_tree_init(&s->tree);
}

void pa_stacks_release(struct pa_stacks *s)
{
    pa_prefix_tree_release(&s->tree);
    pa_index_parts_release(&s->index);
    pa_vec_release(&s->known);
    pa_vec_release(&s->path);
}

// ---- Collecting

void pa_stack_list_push(struct pa_stack_list *list, const uint32_t *locations, uint32_t depth,
                        uint32_t common)
{
    pa_vec_reserve(&list->locations, depth);
    if (depth)
        memcpy(list->locations.items + list->locations.count, locations, depth * sizeof *locations);
    list->locations.count += depth;
    pa_vec_push(&list->list, (struct pa_stack){depth, common});
}

void pa_stack_list_release(struct pa_stack_list *list)
{
    pa_vec_release(&list->locations);
    pa_vec_release(&list->list);
}

// Adds the nodes of a stack, from where s->path, the path of the stack before, ends to be shared;
// s->path becomes that of this stack. Returns the leaf's node.
static uint32_t add_nodes(struct pa_stacks *s, const uint32_t *locations, uint32_t depth)
{
    uint32_t node = s->path.count ? s->path.items[s->path.count - 1] : 0;
    for (uint32_t i = (uint32_t)s->path.count; i < depth; i++) {
        node = pa_prefix_tree_child(&s->tree, node, locations[i]);
        pa_vec_push(&s->path, node);
    }
    return node;
}

// Stacks of one program begin with the same few locations, whose numbers are close to each other:
// they share a part of the index.
static struct pa_index *part_of(struct pa_stacks *s, const uint32_t *locations,
                                struct pa_stack stack)
{
    enum { ROOTS_A_PART = 1 << 10 };
    return pa_index_part(&s->index, stack.depth ? locations[0] / ROOTS_A_PART : 0);
}

static uint32_t add(struct pa_stacks *s, const uint64_t hash[2], const uint32_t *locations,
                    struct pa_stack stack)
{
    uint32_t i;
    struct pa_index *index = part_of(s, locations, stack);
    if (s->path.count > stack.common)
        s->path.count = stack.common;
    for (uint32_t slot = pa_index_first(index, hash[0]); pa_index_at(index, slot, hash[0], &i);
         slot = pa_index_next(index, slot)) {
        if (i != UINT32_MAX && s->known.items[i].hash == hash[1])
            return s->known.items[i].node;
    }
    const struct pa_stack_known fresh = {hash[1], add_nodes(s, locations, stack.depth)};
    pa_index_add(index, hash[0], (uint32_t)s->known.count);
    pa_vec_push(&s->known, fresh);
    return fresh.node;
}

// Asks the memory for the stack that add() will find at the first slot.
static void prefetch_known(const struct pa_stacks *s, const struct pa_index *index, uint64_t hash)
{
    uint32_t i;
    if (pa_index_at(index, pa_index_first(index, hash), hash, &i) && i != UINT32_MAX)
        __builtin_prefetch(&s->known.items[i]);
}

// Some at a time, so that the memory is asked for all of them before the first is looked for.
void pa_stacks_add(struct pa_stacks *s, const struct pa_stack_list *list, uint32_t *nodes)
{
    enum { BATCH = 64 };
    uint64_t hashes[BATCH][2];
    static const uint32_t none[1];
    const uint32_t *at[BATCH], *next = list->locations.items ? list->locations.items : none;
    for (size_t first = 0; first < list->list.count; first += BATCH) {
        size_t count = list->list.count - first < BATCH ? list->list.count - first : BATCH;
        const struct pa_stack *stacks = &list->list.items[first];
        for (size_t i = 0; i < count; i++) {
            at[i] = next;
            pa_hash_128(next, stacks[i].depth * sizeof *next, hashes[i]);
            pa_index_prefetch(part_of(s, next, stacks[i]), hashes[i][0]);
            next += stacks[i].depth;
        }
        for (size_t i = 0; i < count; i++)
            prefetch_known(s, part_of(s, at[i], stacks[i]), hashes[i][0]);
        for (size_t i = 0; i < count; i++)
            nodes[first + i] = add(s, hashes[i], at[i], stacks[i]);
    }
}

size_t pa_stacks_size(const struct pa_stacks *s)
{
    return s->tree.nodes.count * sizeof *s->tree.nodes.items + pa_index_parts_size(&s->tree.index) +
           pa_index_parts_size(&s->index) + s->known.count * sizeof *s->known.items;
}

// ---- Packing

// The locations called by each location (caller 0: the root), numbered from 1 by first appearance.
struct call {
    uint64_t key;    // caller << 32 | callee
    uint32_t number; // from 1
};
struct calls {
    struct pa_index_parts index; // into `list`
    PA_VEC(struct call) list;
    PA_VEC(uint32_t) counts; // by caller
};

static uint64_t key_of(const struct pa_stacks *s, uint32_t node)
{
    const struct pa_prefix *n = &s->tree.nodes.items[node];
    uint32_t caller = n->parent ? s->tree.nodes.items[n->parent].item + 1 : 0;
    return (uint64_t)caller << 32 | n->item;
}

// Locations of one program have numbers close to each other: the calls of so many callers share a
// part of the index.
static struct pa_index *part_of_call(struct calls *c, uint64_t key)
{
    enum { CALLERS_A_PART = 1 << 12 };
    return pa_index_part(&c->index, (uint32_t)(key >> 32) / CALLERS_A_PART);
}

// Returns the number of a call; 0, after giving it the next one, if it is new.
static uint32_t number_of(struct calls *c, uint64_t key, uint64_t hash)
{
    uint32_t i, caller = (uint32_t)(key >> 32);
    struct pa_index *index = part_of_call(c, key);
    for (uint32_t slot = pa_index_first(index, hash); pa_index_at(index, slot, hash, &i);
         slot = pa_index_next(index, slot)) {
        if (i != UINT32_MAX && c->list.items[i].key == key)
            return c->list.items[i].number;
    }
    while (c->counts.count <= caller)
        pa_vec_push(&c->counts, 0);
    pa_index_add(index, hash, (uint32_t)c->list.count);
    pa_vec_push(&c->list, (struct call){key, ++c->counts.items[caller]});
    return 0;
}

static void pack_parents(const struct pa_stacks *s, struct pa_strbuf *out)
{
    for (uint32_t i = 1, last = 0; i < s->tree.nodes.count; i++) {
        uint32_t parent = s->tree.nodes.items[i].parent;
        if (parent == i - 1)
            continue;
        pa_wire_add_varint(out, i - last);
        pa_wire_add_varint(out, i - 1 - parent);
        last = i;
    }
}

static void pack_calls(const struct pa_stacks *s, const uint32_t *place, struct pa_strbuf *out)
{
    enum { AHEAD = 16 }; // whose slot of the index is asked for
    struct calls c = {0};
    uint64_t keys[AHEAD], hashes[AHEAD];
    size_t count = s->tree.nodes.count;
    for (size_t i = 1; i < count + AHEAD; i++) {
        size_t at = i % AHEAD;
        if (i > AHEAD) {
            uint32_t number = number_of(&c, keys[at], hashes[at]);
            pa_wire_add_varint(out, number);
            if (!number)
                pa_wire_add_varint(out, place[(uint32_t)keys[at]]);
        }
        if (i >= count)
            continue;
        keys[at] = key_of(s, (uint32_t)i);
        hashes[at] = pa_hash_u64(keys[at]);
        pa_index_prefetch(part_of_call(&c, keys[at]), hashes[at]);
    }
    pa_index_parts_release(&c.index);
    pa_vec_release(&c.list);
    pa_vec_release(&c.counts);
}

void pa_stacks_pack(const struct pa_stacks *s, const uint32_t *place, struct pa_strbuf *out)
{
    struct pa_strbuf parents = {0};
    pack_parents(s, &parents);
    pa_wire_add_varint(out, s->tree.nodes.count - 1);
    pa_wire_add_varint(out, parents.size);
    pa_strbuf_add(out, pa_strbuf_text(&parents), parents.size);
    pa_strbuf_release(&parents);
    pack_calls(s, place, out);
}

// ---- Unpacking

struct callees {
    uint32_t *items, count, room;
};

struct unpacking {
    struct pa_pack_reader parents, calls;
    uint32_t location_count;
    struct callees *callees; // by location + 1, [0] of the root
    struct pa_arena scratch;
    uint32_t next_start; // the next node that says where its parent is
};

static void start(struct unpacking *u)
{
    uint64_t gap = u->parents.next < u->parents.end ? pa_pack_get(&u->parents) : UINT32_MAX;
    u->next_start = gap < UINT32_MAX - u->next_start ? u->next_start + (uint32_t)gap : UINT32_MAX;
}

static uint32_t parent_of(struct unpacking *u, uint32_t i)
{
    if (i != u->next_start)
        return i - 1;
    uint32_t back = pa_pack_get_below(&u->parents, i);
    start(u);
    return i - 1 - back;
}

static void add_callee(struct unpacking *u, struct callees *c, uint32_t location)
{
    if (c->count == c->room) {
        uint32_t *more = pa_arena_calloc(&u->scratch, 2 * (size_t)c->room + 2, sizeof *more);
        if (c->count)
            memcpy(more, c->items, c->count * sizeof *more);
        c->items = more;
        c->room = 2 * c->room + 2;
    }
    c->items[c->count++] = location;
}

static uint32_t location_of(struct unpacking *u, struct callees *c)
{
    uint64_t number = pa_pack_get(&u->calls);
    if (number > c->count) {
        u->calls.bad = true;
        return 0;
    }
    if (number)
        return c->items[number - 1];
    uint32_t location = pa_pack_get_below(&u->calls, u->location_count);
    if (!u->calls.bad)
        add_callee(u, c, location);
    return location;
}

static void unpack(struct unpacking *u, struct pa_stack_nodes *nodes)
{
    start(u);
    for (uint32_t i = 1; i < nodes->count && !u->calls.bad && !u->parents.bad; i++) {
        struct pa_stack_node *n = &nodes->items[i];
        n->parent = parent_of(u, i);
        const struct pa_stack_node *parent = &nodes->items[n->parent];
        n->location = location_of(u, &u->callees[n->parent ? parent->location + 1 : 0]);
        n->depth = parent->depth + 1;
        nodes->deepest = n->depth > nodes->deepest ? n->depth : nodes->deepest;
    }
}

bool pa_stacks_unpack(struct pa_pack_reader in, uint32_t location_count, struct pa_arena *arena,
                      struct pa_stack_nodes *nodes, struct pa_error *err)
{
    struct unpacking u = {.location_count = location_count};
    uint32_t count = pa_pack_get_below(&in, (uint64_t)(in.end - in.next) + 1);
    uint64_t size = pa_pack_get_below(&in, (uint64_t)(in.end - in.next) + 1);
    if (in.bad || size > (uint64_t)(in.end - in.next))
        return pa_error_set(err, PA_ERROR_FORMAT, "damaged: stacks without a head");
    u.parents = (struct pa_pack_reader){in.next, in.next + size, false};
    u.calls = (struct pa_pack_reader){in.next + size, in.end, false};
    u.callees = pa_arena_calloc(&u.scratch, (size_t)location_count + 1, sizeof *u.callees);
    *nodes = (struct pa_stack_nodes){.count = count + 1};
    nodes->items = pa_arena_calloc(arena, (size_t)nodes->count, sizeof *nodes->items);
    unpack(&u, nodes);
    bool ok = !u.calls.bad && !u.parents.bad && u.calls.next == u.calls.end &&
              u.parents.next == u.parents.end;
    pa_arena_release(&u.scratch);
    return ok || pa_error_set(err, PA_ERROR_FORMAT, "damaged: stacks are cut off");
}
