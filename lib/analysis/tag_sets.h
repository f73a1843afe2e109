// SPDX-License-Identifier: Apache-2.0
// The different sets of labels that the samples of a profile have, and the tags that each makes.
// Private to lib/analysis.
#ifndef PA_ANALYSIS_TAG_SETS_H
#define PA_ANALYSIS_TAG_SETS_H

#include "analysis/tags.h"

// A tag regardless of the node.
struct pa_tag_name {
    pa_str labels;      // in the sets' table; 0: no text labels
    const char *text;   // of numbers that look the same, NULL: the text labels themselves
    uint64_t magnitude; // sum of absolute values of all samples with it; UINT64_MAX: that or more
};

// A name, and the number that it is in one set.
struct pa_tag_of_set {
    pa_str name; // index of names
    int64_t number;
};

// Its tags are of_set[first .. first + count).
struct pa_tag_set {
    size_t first, count;
};

// All sets of labels of a profile; to be released.
struct pa_tag_sets {
    struct pa_strings labels; // "endpoint:search\ntenant:acme"
    const char *unit;         // of numbers
    PA_VEC(struct pa_tag_set) list;
    PA_VEC(struct pa_tag_of_set) of_set;
    PA_VEC(struct pa_tag_name) names;
    PA_VEC(uint32_t) set_of; // by sample, in the order they are read: index of list; 0: no labels
};

// Reads the labels of all samples and fills `sets`. `type` is the index of the value whose absolute
// values magnitudes sum. Texts of numbers are in `arena`.
void pa_tag_sets_find(struct pa_tag_sets *sets, const struct pa_profile *profile, uint32_t type,
                      const struct pa_tag_options *options, struct pa_arena *arena);
// Frees what the sets hold.
void pa_tag_sets_release(struct pa_tag_sets *sets);

// Takes the names with a magnitude below `least` out of all sets. Returns whether any name is left.
bool pa_tag_sets_drop_small(struct pa_tag_sets *sets, uint64_t least);

#endif
