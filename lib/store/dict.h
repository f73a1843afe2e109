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
    struct pa_index_parts index;
};

// Frees what the table holds.
void pa_dict_release(struct pa_dict *dict);
// Returns whether the table has a record of these bytes.
bool pa_dict_has(struct pa_dict *dict, const void *bytes, size_t size);
// Returns the number of the record with these bytes, which are copied if it is new.
uint32_t pa_dict_add(struct pa_dict *dict, const void *bytes, size_t size);

// ---- Records that are only made if they are new

// What a record is found by: a 128-bit hash of all that is in it, in whatever form the caller has
// it, and the part of the index to look in, a small number (pa_index_part()) that follows from the
// record.
struct pa_dict_key {
    uint64_t hash[2];
    uint32_t part;
};
// Asks the memory for what the first step of a search will look at, and what the second will.
void pa_dict_prefetch_slot(struct pa_dict *dict, const struct pa_dict_key *key);
void pa_dict_prefetch_hash(struct pa_dict *dict, const struct pa_dict_key *key);
// Sets *number to that of the record with this key. Returns false if there is none.
bool pa_dict_find(struct pa_dict *dict, const struct pa_dict_key *key, uint32_t *number);
// Adds a record, whose bytes are copied, under a key that was not found. Returns its number. A
// table has either such records or those of pa_dict_add().
uint32_t pa_dict_append(struct pa_dict *dict, const struct pa_dict_key *key, const void *bytes,
                        size_t size);

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
