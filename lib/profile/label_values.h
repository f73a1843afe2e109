// SPDX-License-Identifier: Apache-2.0
// A profile taken apart by the values of a label.
//
//     struct pa_label_values values = {.key = key};
//     pa_label_values_add(&values, profile, type);            // for each profile
//     for (size_t i = 0; i < values.list.count; i++)
//         part = pa_filter_label_value(profile, key, &values.list.items[i], arena);
//     pa_label_values_release(&values);
//
// A sample with several values of the key is in the part of each.
#ifndef PA_PROFILE_LABEL_VALUES_H
#define PA_PROFILE_LABEL_VALUES_H

#include "base/hash.h"
#include "base/vec.h"
#include "profile/profile.h"

struct pa_label_value {
    bool missing; // of samples without the label
    bool numeric;
    pa_str text, unit; // of a number: its unit, as given
    int64_t number;
    double total; // of the absolute values of the samples
};

struct pa_label_values {
    pa_str key;
    PA_VEC(struct pa_label_value) list; // in the order met; not to be sorted before all are added
    struct pa_index index;              // private
};

// Adds the values that the label has in a profile, and to their totals the absolute values of its
// samples of type `type`, an index from 0. All profiles have one table of strings.
void pa_label_values_add(struct pa_label_values *values, const struct pa_profile *profile,
                         uint32_t type);
// Frees the list.
void pa_label_values_release(struct pa_label_values *values);

// Returns a copy in `arena` with the samples that have this value of the label `key`
// (value->missing: that have no such label). `value` and `profile` are borrowed as long as the copy
// lives. Never NULL.
struct pa_profile *pa_filter_label_value(const struct pa_profile *profile, pa_str key,
                                         const struct pa_label_value *value,
                                         struct pa_arena *arena);

#endif
