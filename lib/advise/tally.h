// SPDX-License-Identifier: Apache-2.0
// Sums over the samples of profiles of one kind: of each fact (facts.def), in total and by site
// (stack.h). Rules look at these sums only. Sums over 64 bits stay at INT64_MAX.
#ifndef PA_ADVISE_TALLY_H
#define PA_ADVISE_TALLY_H

#include "advise/stack.h"

enum pa_advise_fact {
#define PA_FACT(name) PA_FACT_##name,
#include "advise/facts.def"
#undef PA_FACT
    PA_FACT_COUNT
};

// A line of the user's code, and the sums over the samples charged to it. Names are ids of the
// table that all profiles share, so that sites of several profiles can be compared.
struct pa_site {
    pa_str function, file;
    int64_t line;
    pa_set_bits called; // sets (sets.h) of all functions that were called from it
    int64_t fact[PA_FACT_COUNT];
};

struct pa_tally {
    const struct pa_strings *strings;
    int64_t fact[PA_FACT_COUNT];
    PA_VEC(struct pa_site) sites;
    struct pa_index index;
    int64_t unnamed, truncated; // CPU samples with a frame without a name; of cut stacks
    PA_VEC(int64_t) inclusive;  // by id of a name, for pa_tally_inclusive()
    pa_set_bits sets;           // of all functions of CPU profiles, together
};

// Returns an empty tally in `arena`, which releases it. `strings` is the table of all profiles
// that will be added.
struct pa_tally *pa_tally_new(struct pa_arena *arena, const struct pa_strings *strings);

// Returns the site with the function, file and line of `like`, NULL if there is none. It moves
// when profiles are added.
struct pa_site *pa_tally_find(const struct pa_tally *tally, const struct pa_site *like);

// Returns how many CPU samples have the user's function in their stack (cum), without samples in
// locking itself; `function` is the id of its name, or of that of one of its closures. Of the
// function and its closures it is the one with most samples.
int64_t pa_tally_inclusive(const struct pa_tally *tally, pa_str function);

// Returns the sets (sets.h) of all that was called from the lines of the function and its closures.
pa_set_bits pa_tally_called(const struct pa_tally *tally, pa_str function);
// Returns the sum of the fact over the lines of the function and its closures.
int64_t pa_tally_of_function(const struct pa_tally *tally, pa_str function,
                             enum pa_advise_fact fact);

// Adds a CPU profile. Counts are samples: of type "samples", or CPU time divided by the period, or
// the last sample type. Samples of writing profiles are left out.
void pa_tally_cpu(struct pa_tally *tally, const struct pa_known_functions *known);
// Adds a heap profile or one of allocations: bytes and objects, allocated and in use. PA_FACT_ALL
// counts its records.
void pa_tally_heap(struct pa_tally *tally, const struct pa_known_functions *known);
// Adds a profile of contention (block or mutex): numbers of waits and their nanoseconds, by what
// was waited for. Other profiles add nothing.
void pa_tally_waits(struct pa_tally *tally, const struct pa_known_functions *known);

// Returns the function's name without the ending that tells its closures apart (".func1",
// ".gowrap2", ".deferwrap1", "-range1", "-fm", ".1"). It is borrowed from `strings` and not
// NUL-terminated.
struct pa_string pa_site_group(const struct pa_strings *strings, pa_str function);
// Returns whether two names are those of one function or its closures, with whatever type
// arguments.
bool pa_site_same_group(const struct pa_strings *strings, pa_str a, pa_str b);

#endif
