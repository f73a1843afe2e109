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

// Frees the list.
void pa_mapping_join_release(struct pa_mapping_join *join);

// Returns a copy in `arena` without mappings that say nothing, neither range nor file nor build id:
// reading a profile without mappings gives its locations such a one, as pprof does. Their locations
// have no mapping then. Returns `profile` itself if it has none of these.
const struct pa_profile *pa_mapping_drop_blank(const struct pa_profile *profile,
                                               struct pa_arena *arena);

// Adds all mappings of the profile, those that no location uses as well, to the list and to the
// builder, so that the result does not depend on samples that cancel each other out.
void pa_mapping_join_add(struct pa_mapping_join *join, struct pa_profile_builder *b,
                         const struct pa_profile *profile);

// Gives `profile`, which the same builder made, the joined mappings, moves the addresses of its
// locations along with the starts, and puts the main binary at index 1.
void pa_mapping_join_apply(const struct pa_mapping_join *join, struct pa_profile *profile);

#endif
