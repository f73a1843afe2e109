// SPDX-License-Identifier: Apache-2.0
// Stores into one: what workers made, each in a store of its own.
#ifndef PA_STORE_JOIN_H
#define PA_STORE_JOIN_H

#include "store/add.h"
#include "store/load.h"

struct pa_store_join_options {
    struct pa_words stores; // to be taken in; they are only read
    struct pa_strings *strings;
    struct pa_warnings *warnings;
};

// Profiles that are there already, by the hash of their source, are not added again: joining a
// store twice, or two that overlap, changes nothing. `read` says what was missing. After an error
// what was published before stays.
PA_MUST_CHECK bool pa_store_join(struct pa_catalog *c, const struct pa_store_join_options *options,
                                 struct pa_store_added *added, struct pa_store_read *read,
                                 struct pa_error *err);

#endif
