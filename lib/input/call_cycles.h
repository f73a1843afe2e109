// SPDX-License-Identifier: Apache-2.0
// Which functions call each other in cycles.
#ifndef PA_INPUT_CALL_CYCLES_H
#define PA_INPUT_CALL_CYCLES_H

#include "input/call_costs.h"

// What of a function counts as one: itself, or all functions of its name.
static inline uint32_t pa_call_node(const struct pa_call_costs *c, const struct pa_call_place *at,
                                    bool by_name)
{
    return by_name ? c->functions.items[at->function].node : at->function;
}

// By function, or by node: the number of its strongly connected component, in `arena`. Two have the
// same if each calls the other, through whichever others.
const uint32_t *pa_call_cycles(const struct pa_call_costs *costs, bool by_name,
                               struct pa_arena *arena);

#endif
