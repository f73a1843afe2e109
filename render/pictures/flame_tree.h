// SPDX-License-Identifier: Apache-2.0
// From the profile that a report is about to the tree that pa flame draws, and that tree as lines
// and rows.
#ifndef PA_PICTURES_FLAME_TREE_H
#define PA_PICTURES_FLAME_TREE_H

#include "analysis/noise_gate.h"
#include "document/document.h"
#include "flame/flame.h"
#include "symbol/level.h"
#include "view/view.h"

struct pa_flame_tree_options {
    enum pa_symbol_level names;
    const struct pa_noise_gate *gate; // may be NULL
    // Trees of more nodes are folded, frames of less than this share of everything; 0: none are.
    uint32_t most;
    double least_share;
};

struct pa_flame_made {
    struct pa_flame_tree tree;
    uint32_t folded;      // frames that are in their callers now
    int64_t quantum;      // what one sample is worth
    const int8_t *proved; // by frame, as for struct pa_flame_options
    const double *quanta; // of a comparison whose samples differ in size by function: by frame
};

// The call tree of a view, in the arena of the view's session. PA_ERROR_LIMIT if a sum does not fit
// into 64 bits.
PA_MUST_CHECK bool pa_flame_tree_of(const struct pa_view *view,
                                    const struct pa_flame_tree_options *options,
                                    struct pa_flame_made *made, struct pa_error *err);

// "root;caller;callee 12" a line, in the tree's order; with two values, "old new", for a
// comparison.
void pa_flame_folded(const struct pa_flame_tree *tree, bool diff, struct pa_strbuf *out);
// A table of the nodes: id, parent, name, file, line, self, total and their base. False as
// pa_flame_sums().
PA_MUST_CHECK bool pa_flame_table(const struct pa_flame_tree *tree, const struct pa_view *view,
                                  bool diff, struct pa_doc *doc, struct pa_error *err);

#endif
