// SPDX-License-Identifier: Apache-2.0
// A table of distinct byte strings, here called records: strings, mappings, functions, locations
// and sets of labels of a segment are in one such table each. Records are numbered from 0 in the
// order in which they were first added. Records with equal 128-bit hashes are taken to be equal:
// comparing bytes would take most of the time in large tables.
#ifndef PA_STORE_DICT_H
#define PA_STORE_DICT_H

#include "base/hash.h"
#include "base/vec.h"
#include "store/pack.h"

// A table that grows. Begins as zero.
struct pa_dict {
    struct pa_strbuf bytes;  // of all records, one after another
    PA_VEC(size_t) ends;     // offset in `bytes` behind each record
    PA_VEC(uint64_t) halves; // of each record's hash: the 64 bits that are not in the index
    struct pa_index index;
};

// Frees what the table holds.
void pa_dict_release(struct pa_dict *dict);
// Returns whether the table has a record of these bytes.
bool pa_dict_has(const struct pa_dict *dict, const void *bytes, size_t size);
// Returns the number of the record with these bytes, which are copied if it is new.
uint32_t pa_dict_add(struct pa_dict *dict, const void *bytes, size_t size);
// Records in one buffer; `ends` has the offset behind each.
struct pa_dict_records {
    struct pa_strbuf bytes;
    PA_VEC(size_t) ends;
};
// Adds the records in order; numbers[i] becomes the number of record i, so `numbers` has room for
// some->ends.count. Faster than adding one by one where the table is larger than the processor's
// caches.
void pa_dict_add_all(struct pa_dict *dict, const struct pa_dict_records *some, uint32_t *numbers);

// Appends the table as a deflated blob (pack.h): the number of records, their sizes, then their
// bytes.
void pa_dict_pack(const struct pa_dict *dict, struct pa_strbuf *blob);

// The records of a packed table; items[i] reads record i.
struct pa_dict_view {
    struct pa_pack_reader *items;
    uint32_t count;
};
// Reads what pa_dict_pack() wrote. Readers point into `blob` or, where it was deflated, into
// `arena`, so both must live as long as the view. PA_ERROR_FORMAT if the blob is damaged.
PA_MUST_CHECK bool pa_dict_open(const void *blob, size_t size, struct pa_arena *arena,
                                struct pa_dict_view *view, struct pa_error *err);

#endif
