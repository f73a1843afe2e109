// SPDX-License-Identifier: Apache-2.0
// Measurements that are NaN and cannot be compared: Go prints NaN for a metric of 0/0.
#ifndef PA_BENCH_RECORD_NUMBERS_H
#define PA_BENCH_RECORD_NUMBERS_H

#include "bench/record.h"

// Removes NaN values from the results, each with a warning by file and line (after the first
// twenty, one warning for the rest), and results that are left without a value. A benchmark may
// then be missing on a side. Call it when all files are read.
void pa_records_drop_nan(struct pa_records *set);

#endif
