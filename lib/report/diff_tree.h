// SPDX-License-Identifier: Apache-2.0
// `pa diff --tree`: the frames that changed, from the roots down to the deepest.
#ifndef PA_REPORT_DIFF_TREE_H
#define PA_REPORT_DIFF_TREE_H

#include "analysis/comparison_tree.h"
#include "report/diff_profiles_doc.h"

// Adds a sentence of how frames were tested and the table "frames", callers before what they call.
// Tree and comparison must live as long as the document.
void pa_diff_tree_document(struct pa_doc *doc, const struct pa_compared_tree *tree,
                           const struct pa_profile_comparison *comparison,
                           const struct pa_diff_shown *shown);

#endif
