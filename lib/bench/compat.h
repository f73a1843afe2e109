// SPDX-License-Identifier: Apache-2.0
// Records as benchstat keeps them, for output that is equal to benchstat's.
#ifndef PA_BENCH_COMPAT_H
#define PA_BENCH_COMPAT_H

#include "bench/record.h"

// Gives values whose number does not change by tidying (0 ns/op, +Inf MB/s) their unit as written,
// since benchstat decides by the value whether a unit is tidied, so such values stay in ns/op and
// MB/s there. Unit metadata of the tidied unit is copied. Call it once, when all files are read.
void pa_compat_keep_units(struct pa_records *set);

#endif
