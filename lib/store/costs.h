// SPDX-License-Identifier: Apache-2.0
// Columns of functions: what each costs, flat and cum, in a profile or in a rollup of several.
// Packed as: the number of functions, flags, the largest number that all values are multiples of (a
// sampler's period makes it large), and for each function, sorted by its number in the segment, the
// difference to the one before with a mark whether there is a flat value, that, cum less flat, and
// in rollups the number of profiles that have it. Private to lib/store.
#ifndef PA_STORE_COSTS_H
#define PA_STORE_COSTS_H

#include "base/vec.h"
#include "store/pack.h"

struct pa_cost {
    uint32_t name; // of the function, in the segment
    uint32_t profiles;
    int64_t flat, cum;
};

// Appends a column; costs are sorted by name. In a rollup each has its number of profiles.
void pa_costs_pack(const struct pa_cost *costs, size_t count, bool rollup, struct pa_strbuf *out);
// All are those of the first type times a factor.
void pa_costs_pack_factor(int64_t factor, struct pa_strbuf *out);

struct pa_costs_reader {
    struct pa_pack_reader in;
    uint32_t left, name, name_count;
    bool rollup, negative;
    uint64_t step;
};
// If it is a factor of the first type's column only, *factor is not 0, and pa_costs_scale() makes
// of a reader of that one the reader of this.
PA_MUST_CHECK bool pa_costs_open(struct pa_costs_reader *reader, struct pa_pack_reader in,
                                 uint32_t name_count, int64_t *factor, struct pa_error *err);
// Multiplies the values that `first` will give, which has not given any yet.
void pa_costs_scale(struct pa_costs_reader *first, int64_t factor);
// False at the end, or with reader->in.bad set.
bool pa_costs_next(struct pa_costs_reader *reader, struct pa_cost *cost);

// Adds up columns of one segment.
struct pa_costs_sum {
    PA_VEC(struct pa_cost) by_name; // profiles 0: no such function
    bool overflow;
};
// Adds a function's cost. sum->overflow is set if a sum does not fit into 64 bits.
void pa_costs_sum_add(struct pa_costs_sum *sum, const struct pa_cost *cost);
// Appends the sums, packed as a rollup's column.
void pa_costs_sum_pack(const struct pa_costs_sum *sum, struct pa_strbuf *out);

#endif
