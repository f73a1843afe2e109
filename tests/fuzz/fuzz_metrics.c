// SPDX-License-Identifier: Apache-2.0
// Any file of metrics, twice: what is there the first time is there the second time.
#include "fuzz.h"

#include "evidence/metrics.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_arena arena = {0};
    struct pa_metrics *m = pa_metrics_new(&arena, 2);
    struct pa_bytes bytes = {calloc(size + PA_BYTES_PADDING, 1), size};
    require(bytes.data);
    if (size)
        memcpy(bytes.data, data, size);
    size_t first = pa_metrics_add(m, &bytes), count = m->list.count;
    require(pa_metrics_add(m, &bytes) == first && m->list.count == count);
    for (size_t i = 0; i < count && i < 100; i++) {
        struct pa_metric_trend trend;
        pa_metric_trend(m, &m->list.items[i], &trend);
        require(trend.count <= 2);
    }
    free(bytes.data);
    pa_arena_release(&arena);
    return 0;
}
