// SPDX-License-Identifier: Apache-2.0
// The stacks of a segment, as one tree of locations (a prefix tree): each node stands for the
// stack that leads to it from the root. Node 0 is the empty stack; a parent's number is smaller
// than its children's. Private to lib/store.
//
// Packed, a node takes little more than a byte before deflating. Most nodes come right after their
// parent, so only the others say where theirs is; and a node's location is given as its number
// among those that were called by the parent's location before, which are few.
#ifndef PA_STORE_STACKS_H
#define PA_STORE_STACKS_H

#include "base/prefix_tree.h"
#include "store/pack.h"

// A stack that was added before. It is recognized by its 128-bit hash alone: comparing nodes, which
// lie far apart in memory, would take most of the time.
struct pa_stack_known {
    uint64_t hash; // of its locations: the 64 bits that are not in the index
    uint32_t node; // of its leaf
};
// A tree that grows.
struct pa_stacks {
    struct pa_prefix_tree tree;
    struct pa_index_parts index; // into `known`
    PA_VEC(struct pa_stack_known) known;
    PA_VEC(uint32_t) path; // nodes of the stack added last, root first; may lack those at the leaf
};

// Makes an empty tree, to be released.
void pa_stacks_init(struct pa_stacks *stacks);
// Frees what the tree holds.
void pa_stacks_release(struct pa_stacks *stacks);
// A stack of `depth` locations. At least the first `common` of them, from the root, are those of
// the stack before it; for the first of a list that is the last of the list added before.
struct pa_stack {
    uint32_t depth, common;
};
// A list of stacks, to be added to a tree at once. Begins as zero.
struct pa_stack_list {
    PA_VEC(uint32_t) locations; // of all stacks, one after another, each root first
    PA_VEC(struct pa_stack) list;
};
// Appends a stack. `locations` are `depth` numbers of locations in the segment, root first; they
// are copied. `common` is as in struct pa_stack.
void pa_stack_list_push(struct pa_stack_list *list, const uint32_t *locations, uint32_t depth,
                        uint32_t common);
// Frees what the list holds.
void pa_stack_list_release(struct pa_stack_list *list);
// Adds the stacks of the list, in order; nodes[i] becomes the node of stack i, so `nodes` has room
// for list->list.count.
void pa_stacks_add(struct pa_stacks *stacks, const struct pa_stack_list *list, uint32_t *nodes);
// Returns about how many bytes the tree takes in memory.
size_t pa_stacks_size(const struct pa_stacks *stacks);
// Appends the packed tree. Locations are written as place[location], their numbers after
// pa_locations_pack().
void pa_stacks_pack(const struct pa_stacks *stacks, const uint32_t *place, struct pa_strbuf *out);

// A node of an open segment's tree. `depth` is the number of frames of its stack, `location` the
// leaf's.
struct pa_stack_node {
    uint32_t parent, location, depth;
};

// Nodes of a segment that was opened.
struct pa_stack_nodes {
    struct pa_stack_node *items; // [0] is the empty stack
    uint32_t count, deepest;     // number of items, greatest depth
};
// Reads a packed tree into an array in `arena`, and checks it: each parent comes before its
// children, and locations are below `location_count`. PA_ERROR_FORMAT if the bytes are damaged.
PA_MUST_CHECK bool pa_stacks_unpack(struct pa_pack_reader in, uint32_t location_count,
                                    struct pa_arena *arena, struct pa_stack_nodes *nodes,
                                    struct pa_error *err);

#endif
