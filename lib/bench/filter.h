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

// Parses a filter expression, which is copied. NULL, with the place in `err`, if the syntax or a
// regular expression is wrong, or parentheses are nested more than 100 deep. The result is freed
// with pa_bench_filter_free().
struct pa_bench_filter *pa_bench_filter_new(const char *expression, struct pa_error *err);
// Frees a filter; NULL is allowed.
void pa_bench_filter_free(struct pa_bench_filter *filter);
// Returns false, with `err` set, if a regular expression of the filter exceeded its limit of work
// on some text since the filter was made: what it matched is then not known, and the results must
// not be used. Call it after the last match.
bool pa_bench_filter_check(const struct pa_bench_filter *filter, struct pa_error *err);

// Returns whether the filter wants the measurement of `result` in set->units.items[unit]. A
// regular expression that exceeds its limit of work counts as no match; see
// pa_bench_filter_check().
bool pa_bench_filter_match(const struct pa_bench_filter *filter, const struct pa_records *set,
                           const struct pa_record *result, uint32_t unit);

#endif
