// SPDX-License-Identifier: Apache-2.0
// Samples of one profile, packed column by column: nodes of the segment's tree of stacks
// (stacks.h), sorted, as differences; values of each sample type divided by their greatest common
// divisor; numbers of sets of labels. A type whose values are the first type's times a constant,
// as processor time is the number of samples times the period, is only that factor; a set of
// labels that all samples have is only one number. Private to lib/store.
#ifndef PA_STORE_SAMPLES_H
#define PA_STORE_SAMPLES_H

#include "base/vec.h"
#include "store/pack.h"

struct pa_stored_sample {
    uint32_t node, labels; // numbers in the segment: of the stack, of the set of labels
};

// Samples in any order; set type_count first. values[i * type_count + t] is sample i's value of
// type t.
struct pa_stored_samples {
    uint32_t type_count;
    PA_VEC(struct pa_stored_sample) list;
    PA_VEC(int64_t) values;
};

// Frees the two arrays; the struct is empty then, with its type_count.
void pa_stored_samples_release(struct pa_stored_samples *s);
// Returns the type_count values of sample number `sample`, NULL if type_count is 0.
int64_t *pa_stored_samples_values(const struct pa_stored_samples *s, size_t sample);
// Sorts the samples by node, then by set of labels; equal ones keep their order.
void pa_stored_samples_sort(struct pa_stored_samples *s);
// Sorts the samples and adds up those with equal node and labels. False if a sum does not fit into
// 64 bits; that value is then undefined.
PA_MUST_CHECK bool pa_stored_samples_join(struct pa_stored_samples *s);
// Returns the factor f, not 0, with value of `type` = f × value of the first type in every sample;
// 0 if there is none, and for the first type itself.
int64_t pa_stored_samples_factor(const struct pa_stored_samples *s, uint32_t type);
// Appends the packed samples, which have been sorted.
void pa_stored_samples_pack(const struct pa_stored_samples *s, struct pa_strbuf *out);

// What unpacked samples must fit to: the number of sample types; nodes are below node_count, sets
// of labels below label_count.
struct pa_stored_limits {
    uint32_t type_count, node_count, label_count;
};
// Appends the packed samples to those in `s`, whose type_count is the limits'. PA_ERROR_FORMAT if
// the bytes are damaged or break the limits; `s` may have some of the samples then, and is to be
// released.
PA_MUST_CHECK bool pa_stored_samples_unpack(struct pa_stored_samples *s, struct pa_pack_reader in,
                                            const struct pa_stored_limits *limits,
                                            struct pa_error *err);

#endif
