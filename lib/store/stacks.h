// SPDX-License-Identifier: Apache-2.0
// Stacks of a segment: one tree of locations, a node for each stack and each beginning of one. Node
// 0 is the empty stack; a parent's number is smaller than its children's. Private to lib/store.
//
// Packed, a node takes little more than a byte before deflating: most nodes are right behind their
// parents, so only the others say where those are; and what is called at a node is given as its
// number among all that was ever called at the parent's location, which are few.
#ifndef PA_STORE_STACKS_H
#define PA_STORE_STACKS_H

#include "base/prefix_tree.h"
#include "store/pack.h"

// A stack that was there before is known by 128 bits of its hash: to look at its nodes, which lie
// far apart, would take longer than all the rest.
struct pa_stack_known {
    uint64_t hash; // the half that the index does not have
    uint32_t node;
};
struct pa_stacks {
    struct pa_prefix_tree tree;
    struct pa_index index; // of those
    PA_VEC(struct pa_stack_known) known;
    PA_VEC(uint32_t) path; // nodes of the stack that was added last, root first, as far as known
};

// An empty tree of stacks, to be released.
void pa_stacks_init(struct pa_stacks *stacks);
void pa_stacks_release(struct pa_stacks *stacks); // frees what it holds
// Stacks one after another: locations are numbers of the segment, root first; each stack shares
// `common` of them at least with the one before, of these or of those that were added last.
struct pa_stack {
    uint32_t depth, common;
};
struct pa_stack_list {
    PA_VEC(uint32_t) locations; // of all, in full
    PA_VEC(struct pa_stack) list;
};
// Appends a stack of `depth` locations, copied.
void pa_stack_list_push(struct pa_stack_list *list, const uint32_t *locations, uint32_t depth,
                        uint32_t common);
void pa_stack_list_release(struct pa_stack_list *list); // frees what it holds
// The node of each.
void pa_stacks_add(struct pa_stacks *stacks, const struct pa_stack_list *list, uint32_t *nodes);
size_t pa_stacks_size(const struct pa_stacks *stacks); // bytes in memory, about
// `place` has where the locations of the segment went.
void pa_stacks_pack(const struct pa_stacks *stacks, const uint32_t *place, struct pa_strbuf *out);

struct pa_stack_node {
    uint32_t parent, location, depth;
};

// Nodes of a segment that was opened.
struct pa_stack_nodes {
    struct pa_stack_node *items; // [0] is the empty stack
    uint32_t count, deepest;     // with the empty one
};
// Checks all: parents come first, locations are below `location_count`.
PA_MUST_CHECK bool pa_stacks_unpack(struct pa_pack_reader in, uint32_t location_count,
                                    struct pa_arena *arena, struct pa_stack_nodes *nodes,
                                    struct pa_error *err);

#endif
