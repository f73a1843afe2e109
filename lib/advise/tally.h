// SPDX-License-Identifier: Apache-2.0
// Sums over the samples of profiles of one kind: of each fact in total and by site. One pass over
// the samples; rules look at sums only.
#ifndef PA_ADVISE_TALLY_H
#define PA_ADVISE_TALLY_H

#include "advise/stack.h"

enum pa_advise_fact {
#define PA_FACT(name) PA_FACT_##name,
#include "advise/facts.def"
#undef PA_FACT
    PA_FACT_COUNT
};

// Names are of the session's strings, so that sites of several profiles can be compared.
struct pa_site {
    pa_str function, file;
    int64_t line;
    uint64_t called; // sets of all that it called
    int64_t fact[PA_FACT_COUNT];
};

struct pa_tally {
    const struct pa_strings *strings;
    int64_t fact[PA_FACT_COUNT];
    PA_VEC(struct pa_site) sites;
    struct pa_index index;
    int64_t unnamed, truncated; // as PA_FACT_ALL is counted
    PA_VEC(int64_t) inclusive;  // by name of a user's function: CPU samples outside of locks
    uint64_t sets;              // that any function was in
};

// An empty tally, in `arena`, which releases it.
struct pa_tally *pa_tally_new(struct pa_arena *arena, const struct pa_strings *strings);

// The site of these names; NULL: there is none yet.
struct pa_site *pa_tally_find(const struct pa_tally *tally, const struct pa_site *like);

// CPU samples with the user's function in the stack that are not about locks themselves.
int64_t pa_tally_inclusive(const struct pa_tally *tally, pa_str function);

// Adds the samples of a profile. What is counted depends on its kind.
void pa_tally_cpu(struct pa_tally *tally, const struct pa_known_functions *known);
// The same of a heap profile: what was allocated and what is in use.
void pa_tally_heap(struct pa_tally *tally, const struct pa_known_functions *known);
// The same of a profile of contention (block or mutex).
void pa_tally_waits(struct pa_tally *tally, const struct pa_known_functions *known);

// The name without what tells closures of one function apart: ".func1", "-fm".
struct pa_string pa_site_group(const struct pa_strings *strings, pa_str function);
// Whether two names are of one function and its closures.
bool pa_site_same_group(const struct pa_strings *strings, pa_str a, pa_str b);

#endif
