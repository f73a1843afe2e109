// SPDX-License-Identifier: Apache-2.0
// A call graph in the DOT language, for those who want to lay it out or change it themselves.
#ifndef PA_CALLGRAPH_DOT_H
#define PA_CALLGRAPH_DOT_H

#include "callgraph/callgraph.h"

void pa_callgraph_dot(const struct pa_callgraph *graph, struct pa_strbuf *out);

#endif
