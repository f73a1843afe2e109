// SPDX-License-Identifier: Apache-2.0
// Columns of functions: flat and cum of each, as `pa top` shows them when nothing is filtered.
// Private to lib/store.
#ifndef PA_STORE_COLUMNS_H
#define PA_STORE_COLUMNS_H

#include "store/segment_encode.h"

// A column is: the number of functions, the largest number that all values are multiples of (a
// sampler's period makes it large), and for each function, sorted, the difference of its number to
// the one before, flat, and cum less flat, as multiples.
struct pa_columns_type {
    int64_t total;
    struct pa_strbuf bytes; // released by the caller
};

// `types` has one for each type of the encoder's profile.
PA_MUST_CHECK bool pa_columns_make(struct pa_segment_encoder *e, struct pa_columns_type *types,
                                   struct pa_error *err);

#endif
