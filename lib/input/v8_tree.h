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

void pa_v8_tree_release(struct pa_v8_tree *t); // frees what it holds
void pa_v8_tree_clear(struct pa_v8_tree *t);   // keeps the memory
// Adds the nodes of `from` behind those that are there.
void pa_v8_tree_append(struct pa_v8_tree *t, const struct pa_v8_tree *from);
// Finds the parents. Errors name the node.
PA_MUST_CHECK bool pa_v8_tree_link(struct pa_v8_tree *t, struct pa_error *err);
uint32_t pa_v8_tree_find(const struct pa_v8_tree *t, int64_t id); // once linked

struct pa_v8_values {
    int count_column, amount_column; // of the profile's types, -1: not written
    int64_t factor;                  // from amounts to the type's unit
    const struct pa_label *labels;
    uint32_t label_count;
};
// A sample for each node that has a count or an amount, a node before what it called.
PA_MUST_CHECK bool pa_v8_tree_write(const struct pa_v8_tree *t, struct pa_profile_builder *b,
                                    const struct pa_v8_values *values, struct pa_error *err);

#endif
