// SPDX-License-Identifier: Apache-2.0
// Profiles whose names go into another table of strings: so two threads can read files at the same
// time, each with a table of its own.
#ifndef PA_PROFILE_RESTRING_H
#define PA_PROFILE_RESTRING_H

#include "base/vec.h"
#include "profile/profile.h"

// Between two tables. Zeroed but for the tables, which are borrowed.
struct pa_restring {
    const struct pa_strings *from;
    struct pa_strings *to;
    PA_VEC(pa_str) ids; // by id in `from`, as far as they were needed
};

// The same profile with its names in the other table, to which the first `count` strings of its own
// are added in their order, if they were not yet: ids are as if it had been read with that table.
// What has no names is shared with `profile`, which has no filters.
struct pa_profile *pa_profile_restring(const struct pa_profile *profile,
                                       struct pa_restring *restring, size_t count,
                                       struct pa_arena *arena);
void pa_restring_release(struct pa_restring *restring); // frees what it holds

#endif
