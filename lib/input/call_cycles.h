// SPDX-License-Identifier: Apache-2.0
// Finds cycles in the graph of calls: functions that call each other, directly or through others.
#ifndef PA_INPUT_CALL_CYCLES_H
#define PA_INPUT_CALL_CYCLES_H

#include "input/call_costs.h"

// Returns the number of the vertex in the call graph that the function of `at` belongs to: with
// `by_name` one that it shares with all functions of its name, else its own index.
static inline uint32_t pa_call_node(const struct pa_call_costs *c, const struct pa_call_place *at,
                                    bool by_name)
{
    return by_name ? c->functions.items[at->function].node : at->function;
}

// Finds the strongly connected components of the call graph (Tarjan, 1972, without recursion):
// functions that call each other, directly or through others, are in one. Returns an array, in
// `arena`, with the number of the component, from 1, of each vertex (see pa_call_node()). Takes
// time and memory in proportion to functions and calls.
const uint32_t *pa_call_cycles(const struct pa_call_costs *costs, bool by_name,
                               struct pa_arena *arena);

#endif
