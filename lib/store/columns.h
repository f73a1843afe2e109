// SPDX-License-Identifier: Apache-2.0
// Columns of functions of a profile: flat and cum of each, as `pa top` shows them when nothing is
// filtered. Private to lib/store.
#ifndef PA_STORE_COLUMNS_H
#define PA_STORE_COLUMNS_H

#include "store/segment_encode.h"

struct pa_columns_type {
    int64_t total;
    int64_t factor;         // of the first type's column; 0: it has one of its own
    struct pa_strbuf bytes; // packed as costs.h has it; released by the caller
};

// `types` has one for each type of the encoder's profile, with its factor. `special` is what
// pa_columns_special() says of it.
PA_MUST_CHECK bool pa_columns_make(struct pa_segment_encoder *e, bool special,
                                   struct pa_columns_type *types, struct pa_error *err);
// Whether columns of such profiles do not add up to those of all of them merged: values below 0 may
// cancel out, a base counts for itself, frames are dropped by an expression or have no name.
bool pa_columns_special(const struct pa_profile *profile);

// ---- The short way, where the segment has the names of all functions: columns_sum.c

// Whether that is so: the segment has the names of all functions of the encoder's profile.
bool pa_columns_know(const struct pa_segment_encoder *e);
// What pa_columns_make() does, from the samples alone. Scratch memory is taken from `arena`.
// Fails where a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_columns_add_up(struct pa_segment_encoder *e, struct pa_columns_type *types,
                                     struct pa_arena *arena, struct pa_error *err);

#endif
