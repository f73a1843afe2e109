// SPDX-License-Identifier: Apache-2.0
// Benchmark results of the public API. Private to lib/api.
#ifndef PA_API_BENCH_H
#define PA_API_BENCH_H

#include "api/handle.h"
#include "bench/record.h"

// What a pa_bench is: its results, and the owner of their memory.
struct pa_bench {
    struct pa_owner *owner;
    struct pa_records set;
};

#endif
