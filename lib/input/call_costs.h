// SPDX-License-Identifier: Apache-2.0
// Makes a profile of what tracers such as callgrind count: the cost of each function by itself and
// of the calls between functions, but no call stacks.
//
// The samples of a profile have stacks, and reports add samples up. So a call from f to g of cost c
// becomes two samples: +c with the stack f;g, and -c with the stack g. For g, flat and cumulative,
// they cancel out; the edge and the cumulative cost of f stay. Then
//
//     flat(f) = what f costs itself
//     cum(f)  = flat(f) + all calls out of f
//     edge(f, g) = the calls from f to g
//
// and a report that only adds up values (top, tree, call graph) is right as it is. One that shows
// whole stacks would be wrong: the profile is marked `calls_only`, and such reports are refused.
//
// In a cycle of calls (f calls g, which calls f) the inclusive cost of each call contains that of
// others, so their sum would exceed what was spent. Calls within a cycle (a strongly connected
// component; Tarjan, 1972) count as edges only (+c f;g;f, -c g;f), and cum(f) is the larger of two
// sums: the calls of f from outside of the cycle, and flat(f) plus the calls from f out of the
// cycle. Reports show functions of one name as one; where that closes a cycle, the largest cum(f)
// of the name counts.
#ifndef PA_INPUT_CALL_COSTS_H
#define PA_INPUT_CALL_COSTS_H

#include "base/hash.h"
#include "base/vec.h"
#include "profile/builder.h"

struct pa_called_function {
    pa_str name, file, object; // `object`: the binary, 0: not known
    bool linkers;              // the name is of a table of symbols
    uint32_t node;             // private: the same for all functions of the name
};

struct pa_call_place {
    uint32_t function; // index of pa_call_costs_function()
    pa_str file;       // of the line: another than the function's for code inlined into it
    int64_t line;
};

struct pa_call_arc {
    struct pa_call_place from, to;
    size_t cost; // where its costs begin in `costs`
};

struct pa_call_costs {
    struct pa_profile_builder *b; // borrowed; its value types are added before the first cost
    struct pa_strings *strings;   // borrowed; of all pa_str here
    uint32_t types;               // how many value types `b` has: numbers of a cost
    // private
    PA_VEC(struct pa_called_function) functions;
    PA_VEC(struct pa_call_arc) arcs;
    PA_VEC(int64_t) costs;
    PA_VEC(int64_t) self; // by function and type
    PA_VEC(pa_str) nodes; // their names
    struct pa_index function_index, node_index, arc_index;
    bool overflow;
};

// Frees functions, calls and sums. The builder and its profile are not touched.
void pa_call_costs_release(struct pa_call_costs *c);
// Returns the index of a function, from 0, for pa_call_place.function; adds it if no function has
// this name, file and object yet. `f` is copied; its `node` is ignored.
uint32_t pa_call_costs_function(struct pa_call_costs *c, const struct pa_called_function *f);
// Adds to the flat cost of a line of a function that pa_call_costs_function() gave an index. `cost`
// has c->types numbers in the units of the builder's types. A sum over 64 bits makes
// pa_call_costs_finish() fail.
void pa_call_costs_self(struct pa_call_costs *c, const struct pa_call_place *at,
                        const int64_t *cost);
// Adds the cost of calls from the place `from` to the function and line `to`: c->types numbers that
// include what the callee calls in its turn (inclusive cost). Costs of equal pairs of places add
// up. A sum over 64 bits makes pa_call_costs_finish() fail.
void pa_call_costs_call(struct pa_call_costs *c, const struct pa_call_place *from,
                        const struct pa_call_place *to, const int64_t *cost);
// Adds the calls to the builder as described above and returns the finished profile, which is in
// the builder's arena and marked `calls_only`. NULL (PA_ERROR_LIMIT) if a sum does not fit into 64
// bits. To be called once; `c` is still to be released.
const struct pa_profile *pa_call_costs_finish(struct pa_call_costs *c, struct pa_error *err);

#endif
