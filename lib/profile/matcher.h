// SPDX-License-Identifier: Apache-2.0
// A regular expression asked about the functions, files and binaries of one profile: each name is
// matched once, whatever the number of locations that use it.
#ifndef PA_PROFILE_MATCHER_H
#define PA_PROFILE_MATCHER_H

#include "base/regex.h"
#include "profile/profile.h"

struct pa_matcher {
    bool *function; // its name or its file matches; by index
    bool *mapping;  // its file matches
    bool *simple;   // its name without parameters matches; NULL unless asked for
};

// Flags for all functions and mappings of `profile`, in `arena`. A NULL pattern gives NULL flags.
PA_MUST_CHECK bool pa_matcher_init(struct pa_matcher *m, const struct pa_profile *profile,
                                   const char *pattern, struct pa_arena *arena,
                                   struct pa_error *err);
// Only `simple`: names as pa_symbol_simplify() gives them, empty ones never match.
PA_MUST_CHECK bool pa_matcher_init_simple(struct pa_matcher *m, const struct pa_profile *profile,
                                          const char *pattern, struct pa_arena *arena,
                                          struct pa_error *err);

#endif
