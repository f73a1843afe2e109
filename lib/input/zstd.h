// SPDX-License-Identifier: Apache-2.0
// Unpacks parts of a file that zstd has packed: the records of `perf record -z`, which are one
// stream all together, and the messages of OpenTelemetry's collector, each a stream by itself.
#ifndef PA_INPUT_ZSTD_H
#define PA_INPUT_ZSTD_H

#include "base/error.h"
#include "base/vec.h"
#include "input/zstd_module.h"

// Zeroed but for max_size at first.
struct pa_zstd {
    const struct pa_zstd_calls *calls; // NULL: not opened yet
    void *handle;
    size_t max_size;     // most bytes of `out`; set by the caller
    PA_VEC(uint8_t) out; // unpacked so far
};

// Unpacks the next `size` bytes of the stream and appends what comes out to zstd->out; a frame of
// zstd may end in one call and begin in another. The first call loads the module. False:
// PA_ERROR_UNSUPPORTED if this build has no libzstd, PA_ERROR_FORMAT for damaged data,
// PA_ERROR_LIMIT if `out` becomes more than max_size bytes.
PA_MUST_CHECK bool pa_zstd_add(struct pa_zstd *zstd, const uint8_t *bytes, size_t size,
                               struct pa_error *err);
// Ends the stream and frees `out`.
void pa_zstd_release(struct pa_zstd *zstd);

#endif
