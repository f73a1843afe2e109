// SPDX-License-Identifier: Apache-2.0
// Service, release and labels of a profile: from labels that all its samples have with the same
// text, from its path, and from what is said, the last before the first.
#ifndef PA_STORE_ATTRIBUTES_H
#define PA_STORE_ATTRIBUTES_H

#include "base/words.h"
#include "store/segment.h"

struct pa_attribute_options {
    struct pa_words set;   // "service=api", "release=r3", "region=eu"
    const char *from_path; // "{service}/{release}/*.pb.gz", or NULL
};

// Fails if an option is wrong, or the path is not as the pattern says.
// meta->path is the path. Texts are in `arena`.
PA_MUST_CHECK bool pa_attributes_of(const struct pa_profile *profile,
                                    const struct pa_attribute_options *options,
                                    struct pa_arena *arena, struct pa_stored_meta *meta,
                                    struct pa_error *err);

#endif
