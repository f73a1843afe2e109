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

// Fills `function` and `mapping`, in `arena` and indexed as the profile's tables from 1. With a
// NULL pattern both are NULL and it succeeds. Fails with PA_ERROR_USAGE on a bad pattern and with
// PA_ERROR_LIMIT if matching takes too long.
PA_MUST_CHECK bool pa_matcher_init(struct pa_matcher *m, const struct pa_profile *profile,
                                   const char *pattern, struct pa_arena *arena,
                                   struct pa_error *err);
// Fills `simple` alone: whether a function's name without parameters, as pa_symbol_simplify() gives
// it, matches. Functions without a name never match. `pattern` is not NULL. Fails as
// pa_matcher_init() does.
PA_MUST_CHECK bool pa_matcher_init_simple(struct pa_matcher *m, const struct pa_profile *profile,
                                          const char *pattern, struct pa_arena *arena,
                                          struct pa_error *err);

#endif
