// SPDX-License-Identifier: Apache-2.0
// The hottest functions as a profile, as pprof -topproto writes them: a sample of one frame for
// each node, with the values "cum" and "flat" in the report's unit.
#ifndef PA_EXPORT_TOPPROTO_H
#define PA_EXPORT_TOPPROTO_H

#include "analysis/graph.h"
#include "view/view.h"

// A profile of the functions alone, with flat and cumulative values, as pprof -topproto writes it.
// In the arena of the view's session; NULL on an error.
const struct pa_profile *pa_topproto_profile(const struct pa_view *view, struct pa_graph *graph,
                                             struct pa_error *err);

#endif
