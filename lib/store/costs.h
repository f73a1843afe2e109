// SPDX-License-Identifier: Apache-2.0
// Packed columns of functions: flat and cum of each function, in a profile or summed in a rollup.
// A column is the number of functions, flags, the greatest common divisor of all values (large
// where a sampler's period is), and for each function, sorted by its number in the segment: the
// difference to the number before with a bit that says whether flat is not 0, flat, cum minus
// flat, and in rollups the number of profiles that have the function. All numbers are varints.
// Private to lib/store.
#ifndef PA_STORE_COSTS_H
#define PA_STORE_COSTS_H

#include "base/vec.h"
#include "store/pack.h"

struct pa_cost {
    uint32_t name;     // number of the function's name in the segment
    uint32_t profiles; // that have it; 1 in the column of a profile
    int64_t flat, cum; // in the unit of the sample type
};

// Appends the packed column of `count` costs, which are sorted by name without repetition. The
// number of profiles is written only with `rollup`.
void pa_costs_pack(const struct pa_cost *costs, size_t count, bool rollup, struct pa_strbuf *out);
// Appends, in place of a column, that it is the first sample type's column times `factor` (not 0).
void pa_costs_pack_factor(int64_t factor, struct pa_strbuf *out);

struct pa_costs_reader {
    struct pa_pack_reader in;
    uint32_t left, name, name_count;
    bool rollup, negative;
    uint64_t step;
};
// Begins to read a packed column, whose bytes are borrowed. `name_count` is the number of names of
// the segment, which all names must be below. If only a factor was packed, *factor is that factor,
// not 0, and the reader gives nothing: open the first type's column and pa_costs_scale() it.
// PA_ERROR_FORMAT if the bytes are damaged.
PA_MUST_CHECK bool pa_costs_open(struct pa_costs_reader *reader, struct pa_pack_reader in,
                                 uint32_t name_count, int64_t *factor, struct pa_error *err);
// Makes a reader from which nothing was taken yet give its values times `factor`.
void pa_costs_scale(struct pa_costs_reader *first, int64_t factor);
// Reads the next cost. False at the end, or with reader->in.bad set where the bytes are damaged.
bool pa_costs_next(struct pa_costs_reader *reader, struct pa_cost *cost);

// The sum of columns of one segment. Begins as zero; the caller releases `by_name`.
struct pa_costs_sum {
    PA_VEC(struct pa_cost) by_name; // index: the name; profiles 0: the function did not occur
    bool overflow;
};
// Adds one function's cost. Sets sum->overflow if flat or cum does not fit into 64 bits.
void pa_costs_sum_add(struct pa_costs_sum *sum, const struct pa_cost *cost);
// Appends the packed sums, as a rollup's column. Only for a sum that did not overflow.
void pa_costs_sum_pack(const struct pa_costs_sum *sum, struct pa_strbuf *out);

#endif
