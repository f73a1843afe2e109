// SPDX-License-Identifier: Apache-2.0
// Labels for packages that have the last element of their path in common: of several packages
// "store" each is called by as many elements as make it differ from the others ("billing/store").
#ifndef PA_CALLGRAPH_PACKAGES_H
#define PA_CALLGRAPH_PACKAGES_H

#include "base/arena.h"
#include "callgraph/callgraph.h"

// Returns an array by node, in `arena`: what to call the package of the node's function; NULL
// where the last element of its path is enough.
const char **pa_packages_tell_apart(const struct pa_callgraph *graph, struct pa_arena *arena);

#endif
