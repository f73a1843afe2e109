// SPDX-License-Identifier: Apache-2.0
// tagfocus, tagignore, tagshow, taghide: filters by labels, with pprof's grammar:
//
//   [key=]value   split at the first '='
//   value         N[unit], N[unit]:, :N[unit] or N[unit]:M[unit]: a range of a numeric label;
//                 anything else: regular expressions separated by commas. Without a key each must
//                 match some "key:value" of the sample; with one, any may match that key's value.
#ifndef PA_PROFILE_TAG_FILTER_H
#define PA_PROFILE_TAG_FILTER_H

#include "base/warnings.h"
#include "profile/profile.h"

// The unit of each numeric label key of a profile: the first that is given with the key, else
// "bytes" for alignment and request, else the key itself.
struct pa_label_unit {
    pa_str key, unit;
    bool given; // by some label
};

struct pa_label_units {
    PA_VEC(struct pa_label_unit) list;
};

// Reads all samples' labels. Warns of keys with several units. Freed with the arena.
struct pa_label_units *pa_label_units_find(const struct pa_profile *profile, struct pa_arena *arena,
                                           struct pa_warnings *warnings);
pa_str pa_label_unit(const struct pa_label_units *units, pa_str key); // 0: no such key

struct pa_tag_patterns {
    const char *focus, *ignore;         // filter samples
    const char *show, *hide;            // regular expressions on keys: filter labels
    const struct pa_label_units *units; // what numbers without a unit are in
};

// A filtered copy in `arena`, or NULL. Warns of expressions that were taken for ranges, and of
// those that matched nothing.
struct pa_profile *pa_filter_tags(const struct pa_profile *profile,
                                  const struct pa_tag_patterns *patterns, struct pa_arena *arena,
                                  struct pa_warnings *warnings, struct pa_error *err);

#endif
