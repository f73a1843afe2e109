// SPDX-License-Identifier: Apache-2.0
// What zstd has packed within a file: the records of `perf record -z`, which are one stream all
// together, and the messages of OpenTelemetry's collector, each a stream of its own.
#ifndef PA_INPUT_ZSTD_H
#define PA_INPUT_ZSTD_H

#include "base/error.h"
#include "base/vec.h"
#include "input/zstd_module.h"

struct pa_zstd {
    const struct pa_zstd_calls *calls; // NULL: not opened yet
    void *handle;
    size_t max_size; // of what comes out
    PA_VEC(uint8_t) out;
};

// Unpacks the next piece; what comes out is added to `out`. PA_ERROR_UNSUPPORTED without libzstd,
// PA_ERROR_LIMIT if it becomes more than max_size bytes.
PA_MUST_CHECK bool pa_zstd_add(struct pa_zstd *zstd, const uint8_t *bytes, size_t size,
                               struct pa_error *err);
void pa_zstd_release(struct pa_zstd *zstd); // frees what it holds

#endif
