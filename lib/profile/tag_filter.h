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

// The unit of a numeric label key: the first that is given with the key, else "bytes" for alignment
// and request, else the key itself, as in pprof.
struct pa_label_unit {
    pa_str key, unit;
    bool given; // by some label
};

struct pa_label_units {
    PA_VEC(struct pa_label_unit) list;
};

// Reads the labels of all samples and returns the units of their numeric keys, freed with the
// arena. Warns of keys that have several units. Never NULL.
struct pa_label_units *pa_label_units_find(const struct pa_profile *profile, struct pa_arena *arena,
                                           struct pa_warnings *warnings);
// Returns the unit of a key, 0 if no numeric label has it.
pa_str pa_label_unit(const struct pa_label_units *units, pa_str key);

struct pa_tag_patterns {
    const char *focus, *ignore;         // filter samples
    const char *show, *hide;            // regular expressions on keys: filter labels
    const struct pa_label_units *units; // what numbers without a unit are in
};

// Returns a copy in `arena` filtered by labels; `profile` must live as long. Warns of expressions
// that were taken for ranges and of those that matched nothing. Returns NULL with `err` set on a
// bad expression, and if matching takes too long.
struct pa_profile *pa_filter_tags(const struct pa_profile *profile,
                                  const struct pa_tag_patterns *patterns, struct pa_arena *arena,
                                  struct pa_warnings *warnings, struct pa_error *err);

#endif
