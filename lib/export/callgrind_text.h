// SPDX-License-Identifier: Apache-2.0
// A call graph in the format of callgrind, as pprof writes it: for KCachegrind and its like. The
// format is described in valgrind's manual.
#ifndef PA_EXPORT_CALLGRIND_TEXT_H
#define PA_EXPORT_CALLGRIND_TEXT_H

#include "base/writer.h"
#include "view/view_graph.h"

// Builds the whole graph of the view's profile, whose granularity should be addresses: untrimmed,
// binaries told apart, in a unit that keeps values whole. `graph->flags` are as for
// pa_view_graph(), whose errors these are.
PA_MUST_CHECK bool pa_callgrind_graph(struct pa_view *view, struct pa_view_graph *graph,
                                      struct pa_error *err);

// Writes a graph of pa_callgrind_graph() in callgrind's format. Costs are whole numbers of the
// view's output unit, truncated. Write errors are found by pa_writer_finish().
void pa_callgrind_write(struct pa_writer *out, const struct pa_view *view, struct pa_graph *graph);

#endif
