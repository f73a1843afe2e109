// SPDX-License-Identifier: Apache-2.0
#include "input/heap_sample.h"

#include <math.h>

bool pa_heap_sample_scale(int64_t *count, int64_t *size, int64_t rate, struct pa_error *err)
{
    if (*count == 0 || *size == 0) {
        *count = *size = 0;
        return true;
    }
    if (rate <= 1)
        return true;
    double average = (double)*size / (double)*count;
    double scale = 1 / (1 - exp(-average / (double)rate));
    double blocks = (double)*count * scale, bytes = (double)*size * scale;
    if (!(fabs(blocks) < 0x1p63) || !(fabs(bytes) < 0x1p63))
        return pa_error_set(err, PA_ERROR_LIMIT, "the scaled value does not fit into 64 bits");
    *count = (int64_t)blocks;
    *size = (int64_t)bytes;
    return true;
}
