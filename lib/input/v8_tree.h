// SPDX-License-Identifier: Apache-2.0
// V8's trees of call frames, as its CPU and heap profiles have them in all versions: a list of
// nodes with the ids of their children or of their parents, or nodes within nodes. Nothing is
// checked while they are read; pa_v8_tree_link() does, once all are there.
//
// The root, which only holds the tree together, makes no frame.
#ifndef PA_INPUT_V8_TREE_H
#define PA_INPUT_V8_TREE_H

#include "base/hash.h"
#include "input/json.h"
#include "input/packed_ints.h"
#include "profile/builder.h"

enum { PA_V8_NONE = UINT32_MAX };

struct pa_v8_node {
    int64_t id, parent_id;                      // PA_PACKED_NONE: not given
    int64_t hits, bytes;                        // what the file says of the node itself
    int64_t count, amount;                      // what is written of it
    uint32_t parent, first_child, next_sibling; // indexes, or PA_V8_NONE
    uint32_t location;                          // 0: it had no call frame
    bool is_root;
};

struct pa_v8_tree {
    PA_VEC(struct pa_v8_node) nodes;
    struct pa_packed_ints children; // index of a node and id of a child, in turn
    struct pa_index by_id;
};

// Frees the lists. The builder's locations stay.
void pa_v8_tree_release(struct pa_v8_tree *t);
// Empties a tree that was not linked; the memory is kept.
void pa_v8_tree_clear(struct pa_v8_tree *t);
// Appends copies of the nodes of `from` to `t`. Neither is linked yet.
void pa_v8_tree_append(struct pa_v8_tree *t, const struct pa_v8_tree *from);
// Finds the parent of each node by the ids of parents or children, once, when all nodes are there.
// PA_ERROR_FORMAT, with the node, if one has no call frame, no id, an id that another has, two
// parents, or a parent or child that is not there. Cycles are found by pa_v8_tree_write().
PA_MUST_CHECK bool pa_v8_tree_link(struct pa_v8_tree *t, struct pa_error *err);
// Returns the index in t->nodes of the node with this id, of a linked tree; PA_V8_NONE if there is
// none.
uint32_t pa_v8_tree_find(const struct pa_v8_tree *t, int64_t id);

struct pa_v8_values {
    int count_column, amount_column; // of the profile's types, -1: not written
    int64_t factor;                  // from amounts to the type's unit
    const struct pa_label *labels;
    uint32_t label_count;
};
// Adds a sample to the builder for each node of a linked tree whose count or amount, as far as it
// is written, is not 0: in depth-first order, a node before its children, children in the order of
// the file. False: PA_ERROR_FORMAT if nodes are their own ancestors, PA_ERROR_LIMIT if an amount
// times the factor does not fit into 64 bits.
PA_MUST_CHECK bool pa_v8_tree_write(const struct pa_v8_tree *t, struct pa_profile_builder *b,
                                    const struct pa_v8_values *values, struct pa_error *err);

#endif
