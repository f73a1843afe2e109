// SPDX-License-Identifier: Apache-2.0
// A table of distinct records of bytes: names, functions, locations of a segment are each one of
// it. Records count from 0 in the order in which they came. Equal ones are known by 128 bits of
// their hash: to look at their bytes would take longer than all the rest where there are many.
#ifndef PA_STORE_DICT_H
#define PA_STORE_DICT_H

#include "base/hash.h"
#include "base/vec.h"
#include "store/pack.h"

struct pa_dict {
    struct pa_strbuf bytes;  // of all records
    PA_VEC(size_t) ends;     // of each in it
    PA_VEC(uint64_t) halves; // of each one's hash, that the index does not have
    struct pa_index index;
};

void pa_dict_release(struct pa_dict *dict); // frees what it holds
// Whether a record of these bytes is in it.
bool pa_dict_has(const struct pa_dict *dict, const void *bytes, size_t size);
// The number of a record, from 0; equal bytes are one record. They are copied.
uint32_t pa_dict_add(struct pa_dict *dict, const void *bytes, size_t size);
// Many at once, which is faster where the table is larger than the caches: record i of `some` gets
// the number numbers[i].
struct pa_dict_records {
    struct pa_strbuf bytes;
    PA_VEC(size_t) ends;
};
// Adds all records of `some`. `numbers` has room for as many.
void pa_dict_add_all(struct pa_dict *dict, const struct pa_dict_records *some, uint32_t *numbers);

// The blob of all records: their sizes first, so that a reader knows how many there are.
void pa_dict_pack(const struct pa_dict *dict, struct pa_strbuf *blob);

// Records of a blob, in place.
struct pa_dict_view {
    struct pa_pack_reader *items;
    uint32_t count;
};
// Reads a blob, which is borrowed; what is unpacked lives in `arena`. PA_ERROR_FORMAT if it is
// broken.
PA_MUST_CHECK bool pa_dict_open(const void *blob, size_t size, struct pa_arena *arena,
                                struct pa_dict_view *view, struct pa_error *err);

#endif
