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

// Appends the tidied form of unit[0..size-1] to `out` and returns the factor from measured to
// tidied values: 1e-9 for "ns/op", which becomes "sec/op"; 1 if nothing changes. The rule is that
// of benchstat.
double pa_unit_tidy(const char *unit, size_t size, struct pa_strbuf *out);

// Returns whether a unit has bytes (B, MB, bytes) in its numerator: its values are written with
// Ki, Mi, …; those of other units with k, M, …, m, µ, n.
bool pa_unit_is_binary(const char *unit);

// Returns +1 if higher values are better (rates: a unit that ends in /s or /sec), -1 if lower ones
// are (time, memory, allocations and errors, per anything: ms/op, peak-RSS-bytes, p99-latency-ms,
// MB), 0 if nothing is known of the unit.
int pa_unit_better(const char *tidy_unit);

// The quantity that a unit measures.
enum pa_unit_measure { PA_UNIT_OTHER, PA_UNIT_TIME, PA_UNIT_SIZE };
// Returns what the first known token in the numerator of a unit measures. *size is set to its size
// in seconds (PA_UNIT_TIME) or bytes (PA_UNIT_SIZE): .001 for "ms/op", 1024 for "peak-KiB"; 1 for
// PA_UNIT_OTHER.
enum pa_unit_measure pa_unit_measure(const char *unit, double *size);

// How a group of values is written: value / factor with `decimals` decimal places and the prefix
// after it.
struct pa_unit_scale {
    int decimals;
    double factor;
    const char *prefix; // "", "k", "Mi", "µ"
};

// Returns the scale common to `count` values: the non-zero one closest to zero gets four
// significant digits (more leading zeros below the smallest prefix, up to ten decimals). With
// `binary` prefixes of 1024. Thresholds are those of rounding, so 1000.0 is never shown. Three
// decimals and no prefix if all are 0.
struct pa_unit_scale pa_unit_scale_for(const double *values, size_t count, bool binary);
// Appends the value, divided by the scale's factor, with its decimals and prefix: "1.234m"; "NaN"
// and "+Inf" with the prefix.
void pa_unit_format(struct pa_strbuf *out, double value, const struct pa_unit_scale *scale);

#endif
