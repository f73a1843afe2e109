// SPDX-License-Identifier: Apache-2.0
// Locations of a segment, packed column by column, sorted by mapping and address: neighbours
// mostly belong to the same function, so differences are small. Private to lib/store.
#ifndef PA_STORE_LOCATIONS_H
#define PA_STORE_LOCATIONS_H

#include "store/segment_tables.h"

// Appends the packed locations of the table that segment_encode.c fills. Returns an array in
// `arena`, by number in the table: the location's number after sorting, which is what readers of
// the segment get.
uint32_t *pa_locations_pack(const struct pa_dict *records, struct pa_arena *arena,
                            struct pa_strbuf *out);
// Reads packed locations and their lines into `t`, whose mappings and functions have been read
// before. The arrays are in `arena`. PA_ERROR_FORMAT if the bytes are damaged, or name a mapping
// or function that is not there.
PA_MUST_CHECK bool pa_locations_unpack(struct pa_segment_tables *t, struct pa_pack_reader in,
                                       struct pa_arena *arena, struct pa_error *err);

#endif
