// SPDX-License-Identifier: Apache-2.0
// Columns of functions: flat and cum of each function of a profile, for one sample type, as `pa
// top` shows them without filters. They are made when a profile is added to a segment. Private to
// lib/store.
#ifndef PA_STORE_COLUMNS_H
#define PA_STORE_COLUMNS_H

#include "store/segment_encode.h"

struct pa_columns_type {
    int64_t total;          // sum of the type's values
    int64_t factor;         // the column is the first type's times this; 0: it has its own
    struct pa_strbuf bytes; // the packed column (costs.h); the caller releases it
};

// Sets total and bytes of `types`, which has an item for each sample type of the encoder's profile
// with its factor (pa_stored_samples_factor()). `special` is pa_columns_special() of the encoder.
// Names of functions that are new are added to the segment. PA_ERROR_LIMIT if a sum does not fit
// into 64 bits; also fails where the profile's drop_frames is no regular expression.
PA_MUST_CHECK bool pa_columns_make(struct pa_segment_encoder *e, bool special,
                                   struct pa_columns_type *types, struct pa_error *err);
// Returns whether columns of profiles such as the encoder's, whose samples were encoded, do not add
// up to those of the merged profile: values are negative (they may cancel out), some samples have
// pprof's label of a diff base, the profile has drop_frames or keep_frames, only calls without
// stacks, or functions without names.
bool pa_columns_special(const struct pa_segment_encoder *e);

// ---- Faster, for a profile whose functions all occurred in earlier ones: columns_sum.c

// Returns whether the segment knows the displayed names of all functions of the encoder's profile,
// from profiles that were added before.
bool pa_columns_know(const struct pa_segment_encoder *e);
// Does what pa_columns_make() does, from the samples alone. Only for profiles that are not special
// and for which pa_columns_know() holds. Working memory is taken from `arena`. PA_ERROR_LIMIT if a
// sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_columns_add_up(struct pa_segment_encoder *e, struct pa_columns_type *types,
                                     struct pa_arena *arena, struct pa_error *err);

#endif
