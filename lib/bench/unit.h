// SPDX-License-Identifier: Apache-2.0
// Units of measurements: their tidied form and how their values are written.
//
// A unit is a product and quotient of tokens: `ns/op`, `MB*req/s`, `p99-ns/op`. Tidying brings ns
// to sec and MB to B wherever they stand in the numerator, so that all files speak of one unit.
#ifndef PA_BENCH_UNIT_H
#define PA_BENCH_UNIT_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

// Appends the tidied unit to `out` and returns the factor from the one to the other.
double pa_unit_tidy(const char *unit, size_t size, struct pa_strbuf *out);

// Bytes in the numerator are written with Ki, Mi, …; all else with k, M, …, m, µ, n.
bool pa_unit_is_binary(const char *unit);

// +1 if higher values are better (rates: what ends in /s or /sec), -1 if lower ones are (time,
// memory, allocations and errors, per anything: ms/op, peak-RSS-bytes, p99-latency-ms, MB), 0 if
// nothing is known of the unit.
int pa_unit_better(const char *tidy_unit);

// What the first known token of a numerator measures, and how large it is: "ms/op" is a time of
// .001 seconds, "peak-KiB" a size of 1024 bytes.
enum pa_unit_measure { PA_UNIT_OTHER, PA_UNIT_TIME, PA_UNIT_SIZE };
// PA_UNIT_TIME with the unit's size in seconds, PA_UNIT_SIZE in bytes.
enum pa_unit_measure pa_unit_measure(const char *unit, double *size);

// How a group of values is written: value / factor with `decimals` digits and the prefix after it.
struct pa_unit_scale {
    int decimals;
    double factor;
    const char *prefix; // "", "k", "Mi", "µ"
};

// The scale common to `count` values: the non-zero one closest to zero is written with four
// significant digits. Never shows 1000.0: the thresholds are those of rounding.
struct pa_unit_scale pa_unit_scale_for(const double *values, size_t count, bool binary);
// Appends the value, divided by the scale's factor, with its decimals and prefix: "1.234m".
void pa_unit_format(struct pa_strbuf *out, double value, const struct pa_unit_scale *scale);

#endif
