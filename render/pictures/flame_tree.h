// SPDX-License-Identifier: Apache-2.0
// The call tree of a view as a flame graph draws it, and that tree as folded lines and as a table.
#ifndef PA_PICTURES_FLAME_TREE_H
#define PA_PICTURES_FLAME_TREE_H

#include "analysis/noise_gate.h"
#include "document/document.h"
#include "flame/flame.h"
#include "symbol/level.h"
#include "view/view.h"

struct pa_flame_tree_options {
    enum pa_symbol_level names;
    const struct pa_noise_gate *gate; // of a comparison; may be NULL
    // In trees of more than `most` nodes frames of less than this share of everything are folded;
    // 0: no tree is.
    uint32_t most;
    double least_share;
};

struct pa_flame_made {
    struct pa_flame_tree tree;
    uint32_t folded;      // frames that were folded into their callers
    int64_t quantum;      // value of one sample
    const int8_t *proved; // by frame, as for struct pa_flame_options
    const double *quanta; // by frame, where samples' values differ by function; else NULL
};

// Makes the call tree of a view, in the arena of its session. PA_ERROR_USAGE if the view shows
// means; PA_ERROR_LIMIT if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_flame_tree_of(const struct pa_view *view,
                                    const struct pa_flame_tree_options *options,
                                    struct pa_flame_made *made, struct pa_error *err);

// Appends a line "root;caller;callee 12" for each node with a flat value, in the tree's order; for
// a comparison both values, "… old new". (The collapsed stacks of Gregg's FlameGraph.)
void pa_flame_folded(const struct pa_flame_tree *tree, bool diff, struct pa_strbuf *out);
// Adds the table "nodes" to the document: id, parent, name, file, line, self, total, and for a
// comparison both values of the old side. PA_ERROR_LIMIT if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_flame_table(const struct pa_flame_tree *tree, const struct pa_view *view,
                                  bool diff, struct pa_doc *doc, struct pa_error *err);

#endif
