// SPDX-License-Identifier: Apache-2.0
// What must hold for every layout, whatever the graph.
#ifndef PA_TESTS_LAYOUT_CHECK_H
#define PA_TESTS_LAYOUT_CHECK_H

#include "layout/layout.h"

// NULL if all is well, else what is wrong first.
const char *layout_check(const struct pa_layout_graph *graph, const struct pa_layout *layout);

#endif
