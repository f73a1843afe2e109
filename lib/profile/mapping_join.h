// SPDX-License-Identifier: Apache-2.0
// What equal mappings of several profiles say together, whatever the order they come in: the lowest
// start, the largest size, the file name that sorts first, and of the "has" flags those that all
// have. And which mapping is the main binary's: of those that come first in their profiles, the one
// whose build id (or file) sorts first.
#ifndef PA_PROFILE_MAPPING_JOIN_H
#define PA_PROFILE_MAPPING_JOIN_H

#include "profile/builder.h"

struct pa_mapping_join {
    PA_VEC(struct pa_mapping) list; // by the builder's index
    uint32_t main;                  // 0: no profile has a mapping
};

void pa_mapping_join_release(struct pa_mapping_join *join); // frees what it holds

// A mapping that says nothing is none: reading a profile without mappings gives all its locations
// such a one, as pprof does. The profile itself, or a copy in `arena` without them.
const struct pa_profile *pa_mapping_drop_blank(const struct pa_profile *profile,
                                               struct pa_arena *arena);

// All mappings of the profile, which are put into the builder as well: used or not, so that leaving
// out samples that cancel each other changes nothing here.
void pa_mapping_join_add(struct pa_mapping_join *join, struct pa_profile_builder *b,
                         const struct pa_profile *profile);

// Gives the builder's finished profile the joined mappings, moves the addresses of its locations
// along, and puts the main binary first.
void pa_mapping_join_apply(const struct pa_mapping_join *join, struct pa_profile *profile);

#endif
