// SPDX-License-Identifier: Apache-2.0
// Adds all profiles of other stores to a store, for example those that parallel jobs made.
#ifndef PA_STORE_JOIN_H
#define PA_STORE_JOIN_H

#include "store/add.h"
#include "store/load.h"

struct pa_store_join_options {
    struct pa_words stores;       // paths of the stores to add; they are only read
    struct pa_strings *strings;   // gets the names of their profiles
    struct pa_warnings *warnings; // gets a line for each damaged segment
};

// Adds the profiles of the other stores, in order, and commits. One whose source's hash is there
// already is only counted as known, so joining a store twice, or two that overlap, changes
// nothing. Set `added` to zero first. *read counts the profiles and segments that were read and
// those that were damaged, which are left out with a warning. On an error (a path that is no
// store, a full disk), what was published before stays.
PA_MUST_CHECK bool pa_store_join(struct pa_catalog *c, const struct pa_store_join_options *options,
                                 struct pa_store_added *added, struct pa_store_read *read,
                                 struct pa_error *err);

#endif
