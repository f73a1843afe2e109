// SPDX-License-Identifier: Apache-2.0
// Records as benchstat keeps them, for those who check `pa` against it.
#ifndef PA_BENCH_COMPAT_H
#define PA_BENCH_COMPAT_H

#include "bench/record.h"

// benchstat tells a tidied unit by its value: 0 ns/op and +Inf MB/s are the same number in either
// unit, and so keep ns/op and MB/s. Call it when all files are read.
void pa_compat_keep_units(struct pa_records *set);

#endif
