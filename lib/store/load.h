// SPDX-License-Identifier: Apache-2.0
// Reading profiles of a store. A segment that cannot be read does not stop a report: it becomes a
// warning that names the segment, and its profiles are counted as missing.
#ifndef PA_STORE_LOAD_H
#define PA_STORE_LOAD_H

#include "base/warnings.h"
#include "store/catalog.h"

// How much of what was asked for was read.
struct pa_store_read {
    size_t profiles, segments;                 // read; a damaged segment is not counted
    size_t rolled_up;                          // of the profiles: those read as part of a rollup
    size_t missing_profiles, missing_segments; // asked for, and not readable
};

// Profiles of one segment that could not be read, and the text of the error.
struct pa_store_missing {
    const struct pa_catalog_segment *segment;
    size_t profiles;
    const char *why;
};
// Counts one segment and missing->profiles as missing, and adds a warning with the segment's file
// and `why`.
void pa_store_miss(struct pa_store_read *read, struct pa_warnings *warnings,
                   const struct pa_store_missing *missing);

// What is called for each profile of a list. Set `visit`, `strings` and `warnings`.
struct pa_store_visitor {
    // `segment` is the open segment of the profile. To fail for what is wrong in the segment, set
    // v->damaged and return false: the rest of that segment counts as missing. Any other false ends
    // the walk with `err`.
    bool (*visit)(struct pa_store_visitor *v, struct pa_segment *segment,
                  const struct pa_catalog_profile *profile, struct pa_error *err);
    struct pa_strings *strings;   // of the profiles that are read
    struct pa_warnings *warnings; // gets what cannot be read
    struct pa_store_read read;    // is added to
    bool damaged;
};
// Calls v->visit for the profiles of the list, in its order, opening each segment once. A segment
// that cannot be opened, or is damaged, is counted as missing with a warning, and the walk goes on
// with the next one. False only if `visit` failed without setting v->damaged.
PA_MUST_CHECK bool pa_store_each(const struct pa_catalog_list *list, struct pa_store_visitor *v,
                                 struct pa_error *err);

// Sets meta.path and meta.hash of the list's profiles, which are kept in the segments; paths are
// in `arena`. Profiles that cannot be read keep "" and zero. Uses the strings, warnings and counts
// of `v`, not its `visit`. Returns false if segments are missing by v->read.
bool pa_store_sources(const struct pa_catalog_list *list, struct pa_store_visitor *v,
                      struct pa_arena *arena);

// Merges the profiles of the list into one, in `arena`, as `pa merge` does; the result does not
// depend on the order of the list. Uses the strings, warnings and counts of `v`, not its `visit`.
// Damaged segments are left out with a warning. Fails if no profile is left, if sample types do
// not go together, or if a sum does not fit into 64 bits (PA_ERROR_LIMIT); *profile is NULL or
// unset then.
PA_MUST_CHECK bool pa_store_merge(const struct pa_catalog_list *list, struct pa_store_visitor *v,
                                  struct pa_arena *arena, const struct pa_profile **profile,
                                  struct pa_error *err);

// Checks every segment's file against the hash and the number of profiles in the catalogue, and
// decodes every profile. What is damaged becomes a warning and is counted in *read, which is
// overwritten. False only if the catalogue itself cannot be read.
PA_MUST_CHECK bool pa_store_verify(struct pa_catalog *c, struct pa_strings *strings,
                                   struct pa_warnings *warnings, struct pa_store_read *read,
                                   struct pa_error *err);

#endif
