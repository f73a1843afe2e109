// SPDX-License-Identifier: Apache-2.0
#include "view/graph_flags.h"

#include <string.h>

bool pa_graph_flags_resolve(const struct pa_graph_flags *f, int64_t default_count,
                            struct pa_trim_options *trim, struct pa_error *err)
{
    trim->node_count = f->node_count < 0 ? default_count : f->node_count;
    trim->node_fraction = f->node_fraction;
    trim->edge_fraction = f->edge_fraction;
    trim->drop_negative = f->drop_negative;
    trim->order = (enum pa_node_order)f->order;
    if (f->sort && strcmp(f->sort, "cum") == 0)
        trim->order = PA_ORDER_CUM;
    else if (f->sort && strcmp(f->sort, "flat") != 0)
        return pa_error_set(err, PA_ERROR_USAGE, "--sort: wants flat or cum, not '%s'", f->sort);
    if (!f->trim) {
        trim->node_count = 0;
        trim->node_fraction = trim->edge_fraction = 0;
    }
    return true;
}

struct pa_node_options pa_graph_flags_nodes(const struct pa_graph_flags *f)
{
    return (struct pa_node_options){.paths = {f->trim_path, f->source_path}};
}
