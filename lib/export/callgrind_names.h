// SPDX-License-Identifier: Apache-2.0
// Names that tell functions apart in a callgrind file, whose readers take all functions of one file
// and name for one: "init [2/3]" is the second of three.
#ifndef PA_EXPORT_CALLGRIND_NAMES_H
#define PA_EXPORT_CALLGRIND_NAMES_H

#include "analysis/graph.h"

// By node, in `arena`; "" for nodes that are not in the graph's order. Functions differ by binary,
// by the line they start at, and in a call tree by what called them.
const char *const *pa_callgrind_names(struct pa_graph *graph, struct pa_arena *arena);

#endif
