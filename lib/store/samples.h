// SPDX-License-Identifier: Apache-2.0
// Samples of one profile as columns: nodes of stacks, sorted, as differences; values of each type
// as multiples of what all are multiples of; numbers of sets of labels. A type whose values are
// those of the first one times a factor, as processor time is the number of samples times the
// period, is that factor alone; labels that are the same everywhere are one number. Private to
// lib/store.
#ifndef PA_STORE_SAMPLES_H
#define PA_STORE_SAMPLES_H

#include "base/vec.h"
#include "store/pack.h"

struct pa_stored_sample {
    uint32_t node, labels;
};

// In any order; packing sorts them.
struct pa_stored_samples {
    uint32_t type_count;
    PA_VEC(struct pa_stored_sample) list;
    PA_VEC(int64_t) values; // type_count of each
};

void pa_stored_samples_release(struct pa_stored_samples *s); // frees what it holds
// The type_count values of a sample, or NULL where samples have none: an empty list has no address
// to count from.
int64_t *pa_stored_samples_values(const struct pa_stored_samples *s, size_t sample);
// Sorts by node and set of labels.
void pa_stored_samples_sort(struct pa_stored_samples *s);
// Sorts, and adds up those of equal node and labels. False if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_stored_samples_join(struct pa_stored_samples *s);
// The factor by which values of a type are those of type 0; 0: they are not.
int64_t pa_stored_samples_factor(const struct pa_stored_samples *s, uint32_t type);
// Sorted ones.
void pa_stored_samples_pack(const struct pa_stored_samples *s, struct pa_strbuf *out);

// Appends what is packed. Nodes are below node_count, labels below label_count.
struct pa_stored_limits {
    uint32_t type_count, node_count, label_count;
};
// Unpacks into `s`, behind what is there. PA_ERROR_FORMAT if the bytes are damaged.
PA_MUST_CHECK bool pa_stored_samples_unpack(struct pa_stored_samples *s, struct pa_pack_reader in,
                                            const struct pa_stored_limits *limits,
                                            struct pa_error *err);

#endif
