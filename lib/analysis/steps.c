// SPDX-License-Identifier: Apache-2.0
#include "analysis/steps.h"

#include "base/memory.h"

#include <stdlib.h>

static bool *find_inlined(const struct pa_node_table *t)
{
    bool *inlined = pa_xcalloc(t->infos.count, sizeof *inlined);
    for (uint32_t l = 1; l <= t->profile->location_count; l++) {
        for (uint32_t i = t->first[l] + 1; i < t->first[l + 1]; i++)
            inlined[t->of_location[i]] = true;
    }
    return inlined;
}

// Writes the steps of a location behind `out`; returns how many. A gap follows no gap.
static uint32_t add_steps(const struct pa_node_table *t, uint32_t location,
                          const struct pa_graph_options *o, const bool *inlined,
                          struct pa_step *out)
{
    uint32_t count = 0, first = t->first[location];
    for (uint32_t i = first; i < t->first[location + 1]; i++) {
        uint32_t node = t->of_location[i];
        if (!o->keep || o->keep[node])
            out[count++] = (struct pa_step){
                .node = node,
                .inlined = i > first,
                .edge = o->edges == PA_EDGES_ALL || (inlined && inlined[node]),
                .more = true,
            };
        else if (count == 0 || out[count - 1].node != PA_STEP_GAP)
            out[count++] = (struct pa_step){.node = PA_STEP_GAP, .more = true};
    }
    out[count - 1].more = false;
    return count;
}

void pa_steps_init(struct pa_steps *s, const struct pa_node_table *t,
                   const struct pa_graph_options *o)
{
    uint32_t locations = t->profile->location_count, used = 0;
    bool *inlined = o->edges == PA_EDGES_INLINED ? find_inlined(t) : NULL;
    s->by_location = pa_xcalloc(locations + 1, sizeof *s->by_location);
    s->list = pa_xcalloc(t->first[locations + 1] + 1, sizeof *s->list);
    s->widest = 1;
    for (uint32_t l = 1; l <= locations; l++) {
        uint32_t count = add_steps(t, l, o, inlined, s->list + used);
        if (count == 1) {
            s->by_location[l] = s->list[used];
            continue;
        }
        s->by_location[l] = (struct pa_step){.node = used & PA_STEP_GAP, .list = true};
        s->widest = count > s->widest ? count : s->widest;
        used += count;
    }
    free(inlined);
}

void pa_steps_release(struct pa_steps *s)
{
    free(s->by_location);
    free(s->list);
}
