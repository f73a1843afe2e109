// SPDX-License-Identifier: Apache-2.0
// Filter expressions over benchmark results:
//
//     expression = and { "OR" and }
//     and        = match { [ "AND" ] match }
//     match      = "(" expression ")" | "-" match | "*" | key ":" value
//                | key ":" "(" value { "OR" value } ")"
//     value      = word | "/" regular expression "/"
//
//     .unit:ns/op -.name:/^Hash/ /size:(1k OR 4k)
//
// Keys are those of bench/extract.h, and .unit, which is the unit of a single measurement, tidied
// or as written. A word matches a whole value, a regular expression any part of it.
#ifndef PA_BENCH_FILTER_H
#define PA_BENCH_FILTER_H

#include "base/arena.h"
#include "base/error.h"
#include "bench/record.h"

struct pa_bench_filter;

// NULL if the expression is wrong: `err` shows where. Freed with pa_bench_filter_free().
struct pa_bench_filter *pa_bench_filter_new(const char *expression, struct pa_error *err);
void pa_bench_filter_free(struct pa_bench_filter *filter); // NULL is fine
// An error if an expression took too long on some text: what it matched is not known then.
bool pa_bench_filter_check(const struct pa_bench_filter *filter, struct pa_error *err);

// Whether the measurement of `result` in set->units[unit] is wanted.
bool pa_bench_filter_match(const struct pa_bench_filter *filter, const struct pa_records *set,
                           const struct pa_record *result, uint32_t unit);

#endif
