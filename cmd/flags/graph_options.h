// SPDX-License-Identifier: Apache-2.0
// The options of the reports that show a trimmed graph.
#ifndef PA_FLAGS_GRAPH_OPTIONS_H
#define PA_FLAGS_GRAPH_OPTIONS_H

#include "cli/options.h"
#include "view/graph_flags.h"

extern const struct pa_option pa_graph_options[]; // struct pa_graph_flags

#endif
