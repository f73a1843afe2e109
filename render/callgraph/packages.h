// SPDX-License-Identifier: Apache-2.0
// What boxes call the packages of their functions where the last element of the path does not tell:
// of several packages "store" each has as many elements as no other of them ends in.
#ifndef PA_CALLGRAPH_PACKAGES_H
#define PA_CALLGRAPH_PACKAGES_H

#include "base/arena.h"
#include "callgraph/callgraph.h"

// By node; NULL where the last element is enough.
const char **pa_packages_tell_apart(const struct pa_callgraph *graph, struct pa_arena *arena);

#endif
