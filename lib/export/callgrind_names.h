// SPDX-License-Identifier: Apache-2.0
// Names that tell functions apart in a callgrind file, whose readers take all functions of one file
// and name for one: "init [2/3]" is the second of three.
#ifndef PA_EXPORT_CALLGRIND_NAMES_H
#define PA_EXPORT_CALLGRIND_NAMES_H

#include "analysis/graph.h"

// Returns a name for each node of the table, in `arena` or borrowed from it. Functions in the
// graph's order that share name and file but differ in binary, in the line they start at or, in a
// call tree, in what called them, are numbered; other nodes have their plain names.
const char *const *pa_callgrind_names(struct pa_graph *graph, struct pa_arena *arena);

#endif
