// SPDX-License-Identifier: Apache-2.0
// Measured values as people read them: 1536 bytes is 1.50kB, 1500000 nanoseconds is 1.50ms. The
// results are pprof's, to the byte.
//
// Three families of units are known: bytes (B, kB, MB … in steps of 1024), time (ns, us, ms, s,
// hrs) and Google compute units (n*GCU … P*GCU). Names are taken in any case, short or long,
// singular or plural: "Bytes", "kilobyte", "kb", "nanoseconds", "hours". Fractions of counts
// ("thousandths", down to "trillionths") are a fourth, pprof has none. Every other unit ("samples",
// …) is left as it is.
//
//     pa_quantity_label(&out, 1536, "bytes", "auto");        // 1.50kB
//     pa_quantity_label(&out, 1536, "bytes", "b");           // 1536B
//     pa_percentage(&out, 1, 3);                             // 33.33%
#ifndef PA_BASE_QUANTITY_H
#define PA_BASE_QUANTITY_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

// Converts `value` from unit `from` to unit `to`, both NUL-terminated, as pprof's measurement.Scale
// does. A `to` of "auto" or "minimum" chooses the largest unit in which the magnitude is at least
// 1. A `to` that is not of the family of `from` gives bytes, seconds or GCU. If `from` is of no
// family, the value stays and `*unit` is `to`, or "" for auto, minimum, count, sample and unit.
// `*unit` is a constant text or `to` itself, never allocated.
void pa_quantity_scale(int64_t value, const char *from, const char *to, double *scaled,
                       const char **unit);
// Converts a value that is not a whole number, as pa_quantity_scale() does.
void pa_quantity_scale_double(double value, const char *from, const char *to, double *scaled,
                              const char **unit);

// Appends the value of pa_quantity_scale() with its unit, as pprof's measurement.ScaledLabel: two
// decimals, without ".00"; zero is "0" whatever the unit.
void pa_quantity_label(struct pa_strbuf *out, int64_t value, const char *from, const char *to);

// Appends |value / total| in percent, as pprof's measurement.Percentage, at least six characters
// wide: two decimals, below 1 % two significant digits, " 100%" from 99.95 to 100.05 %. A total of
// 0 gives " 0%".
void pa_percentage(struct pa_strbuf *out, int64_t value, int64_t total);
// Appends a share that is known, a fraction of 1, as pa_percentage() does: 0.5 gives "50.00%".
void pa_percentage_share(struct pa_strbuf *out, double share);

// Returns whether values in units `a` and `b` can be added once one of them is converted: the units
// are equal or of one family.
bool pa_units_compatible(const char *a, const char *b);

#endif
