// SPDX-License-Identifier: Apache-2.0
// The hottest functions as a profile, as pprof -topproto writes them: a sample of one frame for
// each node, with the values "cum" and "flat" in the report's unit.
#ifndef PA_EXPORT_TOPPROTO_H
#define PA_EXPORT_TOPPROTO_H

#include "analysis/graph.h"
#include "view/view.h"

// Returns a profile of the nodes in the graph's order, each a sample of one frame with cum and
// flat, in the arena of the view's session. NULL with `err` set if it cannot be built.
const struct pa_profile *pa_topproto_profile(const struct pa_view *view, struct pa_graph *graph,
                                             struct pa_error *err);

#endif
