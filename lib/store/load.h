// SPDX-License-Identifier: Apache-2.0
// Profiles out of a store. What cannot be read of it is a warning that names the segment, and is
// counted: an answer says how much it is of.
#ifndef PA_STORE_LOAD_H
#define PA_STORE_LOAD_H

#include "base/warnings.h"
#include "store/catalog.h"

struct pa_store_read {
    size_t profiles, segments;                 // that were read
    size_t rolled_up;                          // of the profiles, that rollups were read for
    size_t missing_profiles, missing_segments; // that were asked for and could not be
};

// Counts and warns of what could not be read.
struct pa_store_missing {
    const struct pa_catalog_segment *segment;
    size_t profiles;
    const char *why;
};
// Adds it to read's missing profiles and segments, and one line with the segment's path and
// `why` to the warnings.
void pa_store_miss(struct pa_store_read *read, struct pa_warnings *warnings,
                   const struct pa_store_missing *missing);

// Called for every profile of a list: `segment` is open. False ends the walk.
struct pa_store_visitor {
    bool (*visit)(struct pa_store_visitor *v, struct pa_segment *segment,
                  const struct pa_catalog_profile *profile, struct pa_error *err);
    struct pa_strings *strings;
    struct pa_warnings *warnings;
    struct pa_store_read read;
    // Set by `visit` when it fails for what is in the segment: the walk goes on behind it.
    bool damaged;
};
// Visits the profiles of a list, opening each segment once. False if a segment cannot be read or
// the visitor ends the walk.
PA_MUST_CHECK bool pa_store_each(const struct pa_catalog_list *list, struct pa_store_visitor *v,
                                 struct pa_error *err);

// Sets the sources' hashes and paths of a list, which the segments have. Of what cannot be read
// they are "" and zero; false only if that was counted as missing.
bool pa_store_sources(const struct pa_catalog_list *list, struct pa_store_visitor *v,
                      struct pa_arena *arena);

// All as one profile, the same whatever the order, as `pa merge` makes it.
PA_MUST_CHECK bool pa_store_merge(const struct pa_catalog_list *list, struct pa_store_visitor *v,
                                  struct pa_arena *arena, const struct pa_profile **profile,
                                  struct pa_error *err);

// Everything that there is to check: every segment's bytes, every profile in it. What is wrong is a
// warning; `read` says how much.
PA_MUST_CHECK bool pa_store_verify(struct pa_catalog *c, struct pa_strings *strings,
                                   struct pa_warnings *warnings, struct pa_store_read *read,
                                   struct pa_error *err);

#endif
