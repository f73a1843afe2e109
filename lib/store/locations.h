// SPDX-License-Identifier: Apache-2.0
// Locations of a segment as columns, sorted by mapping and address: neighbours are of the same
// function, a few bytes apart. Private to lib/store.
#ifndef PA_STORE_LOCATIONS_H
#define PA_STORE_LOCATIONS_H

#include "store/segment_tables.h"

// Of records as segment_encode.c makes them. Gives where each record went, in `arena`.
uint32_t *pa_locations_pack(const struct pa_dict *records, struct pa_arena *arena,
                            struct pa_strbuf *out);
// Reads packed locations and their lines into `t`, whose mappings and functions have been read
// before. They live in the arena. PA_ERROR_FORMAT if the bytes are damaged or name what is not
// there.
PA_MUST_CHECK bool pa_locations_unpack(struct pa_segment_tables *t, struct pa_pack_reader in,
                                       struct pa_arena *arena, struct pa_error *err);

#endif
