// SPDX-License-Identifier: Apache-2.0
// `pa hot`: the heaviest chain of calls and the heaviest stacks.
#ifndef PA_REPORT_HOT_H
#define PA_REPORT_HOT_H

#include "analysis/node.h"
#include "document/document.h"
#include "view/view.h"

struct pa_hot_report {
    struct pa_node_options nodes;
    const char *mine; // see view/mine.h; NULL: all stacks as they are
    double min;       // per cent of the total: what has less is not followed and not listed
    uint32_t depth;   // stacks are cut after so many links from the root; 0: never
    uint32_t count;   // at most so many stacks; 0: all
};

// Adds facts, the table "path" and the table "stacks" ("links" for people). With options->mine the
// view shows the user's own code afterwards. The document borrows from the view. Fails if the view
// shows means, which do not add up along paths, on a bad expression, and if a sum does not fit into
// 64 bits.
PA_MUST_CHECK bool pa_report_add_hot(struct pa_doc *doc, struct pa_view *view,
                                     const struct pa_hot_report *options, struct pa_error *err);

#endif
