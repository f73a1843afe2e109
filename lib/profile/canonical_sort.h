// SPDX-License-Identifier: Apache-2.0
// What the two halves of canonical order share: tables (canonical.c) and samples.
//
// Names are compared by their ranks in the order of bytes. What is sorted carries all that its
// comparison needs, because qsort() passes nothing else.
#ifndef PA_PROFILE_CANONICAL_SORT_H
#define PA_PROFILE_CANONICAL_SORT_H

#include "profile/import.h"

// What both halves work with. Arrays are malloc'ed and belong to the sorter.
struct pa_canonical_sorter {
    const struct pa_profile *p;
    struct pa_profile_builder *b;
    uint32_t *rank;    // of each string, by pa_str
    pa_str *by_rank;   // and back
    uint32_t *mapping; // the builder's index, by the profile's
    // Ranks from 1, equal entries have the same one; by the profile's index. `at` is the way back.
    struct pa_canonical_ranks {
        uint32_t *of, *at, count;
    } functions, locations;
    bool *location_used; // by rank: in a sample that is not all zero
};

// Compares two numbers: < 0, 0, > 0, as qsort() wants it.
static inline int pa_compare_u64(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

// Compares two signed numbers: < 0, 0, > 0, as qsort() wants it.
static inline int pa_compare_i64(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

// A sample in the terms of ranks; keys, texts and units of labels are ranks of strings.
struct pa_canonical_sample {
    const uint32_t *stack; // ranks, root first
    const struct pa_label *label;
    int64_t *value;
    uint32_t depth, label_count;
    size_t number; // in the profile, as a reader gives them
};

struct pa_canonical_samples {
    struct pa_canonical_sample *list;
    size_t count;
    uint32_t *stacks;
    struct pa_label *labels;
    int64_t *values;
};

// Fills `samples` with the profile's samples in order, equal ones joined, those of zeros left out,
// and marks the locations used in sorter->location_used. Fails with PA_ERROR_LIMIT if a sum does
// not fit into 64 bits: `*number` is then one of the samples that it is of. To be released in
// either case.
PA_MUST_CHECK bool pa_canonical_sort_samples(struct pa_canonical_sorter *sorter,
                                             struct pa_canonical_samples *samples, size_t *number,
                                             struct pa_error *err);
// Puts the samples into the sorter's builder, which has their types and locations. `location` is
// the builder's index of each location, by rank.
void pa_canonical_add_samples(struct pa_canonical_sorter *sorter,
                              struct pa_canonical_samples *samples, const uint32_t *location);
// Frees the arrays of `samples`.
void pa_canonical_release_samples(struct pa_canonical_samples *samples);

#endif
