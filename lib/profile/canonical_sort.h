// SPDX-License-Identifier: Apache-2.0
// What the two halves of canonical order share: tables (canonical.c) and samples.
//
// Names are compared by their ranks in the order of bytes. What is sorted carries all that its
// comparison needs, because qsort() passes nothing else.
#ifndef PA_PROFILE_CANONICAL_SORT_H
#define PA_PROFILE_CANONICAL_SORT_H

#include "profile/import.h"

struct pa_canonical_sorter {
    const struct pa_profile *p;
    struct pa_profile_builder *b;
    uint32_t *rank;                          // of each string, by pa_str
    pa_str *by_rank;                         // and back
    uint32_t *mapping, *function, *location; // the builder's index, by the profile's
    bool *location_used, *function_used;     // by samples that are not all zero
};

static inline int pa_compare_u64(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static inline int pa_compare_i64(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

// Finds out what the samples use.
void pa_canonical_mark_used(struct pa_canonical_sorter *sorter);
// Puts the samples into the builder, which has all locations by then.
void pa_canonical_add_samples(struct pa_canonical_sorter *sorter);

#endif
