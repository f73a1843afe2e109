// SPDX-License-Identifier: Apache-2.0
#include "analysis/steps.h"

#include "base/memory.h"

#include <stdlib.h>

// Writes the steps of a location, and nothing behind them; returns how many. A gap follows no gap.
static uint32_t add_steps(const struct pa_node_table *t, uint32_t location,
                          const struct pa_graph_options *o, uint32_t *out)
{
    uint32_t count = 0, first = t->first[location], nobody = (uint32_t)t->infos.count;
    for (uint32_t i = first; i < t->first[location + 1]; i++) {
        uint32_t node = t->of_location[i];
        bool edge = o->edges && (!o->edges_into || o->edges_into[node]);
        if (!o->keep || o->keep[node])
            out[count++] = node | (i > first ? PA_STEP_INLINED : 0) | (edge ? PA_STEP_EDGE : 0);
        else if (count == 0 || !(out[count - 1] & PA_STEP_GAP))
            out[count++] = nobody | PA_STEP_GAP;
    }
    out[count] = PA_STEP_NOTHING;
    return count;
}

void pa_steps_init(struct pa_steps *s, const struct pa_node_table *t,
                   const struct pa_graph_options *o)
{
    uint32_t locations = t->profile->location_count, used = 0;
    s->by_location = pa_xcalloc(locations + 1, sizeof *s->by_location);
    s->list = pa_xcalloc((size_t)t->first[locations + 1] + locations + 1, sizeof *s->list);
    s->widest = 1;
    for (uint32_t l = 1; l <= locations; l++) {
        uint32_t *steps = s->list + used, count = add_steps(t, l, o, steps);
        s->by_location[l][0] = steps[0];
        s->by_location[l][1] = count > 2 ? used | PA_STEP_LIST : steps[1];
        s->widest = count > s->widest ? count : s->widest;
        used += count > 2 ? count + 1 : 0;
    }
}

void pa_steps_release(struct pa_steps *s)
{
    free(s->by_location);
    free(s->list);
}
