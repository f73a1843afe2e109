// SPDX-License-Identifier: Apache-2.0
// Every reader of benchmark results.
#include "fuzz.h"

#include "bench/record.h"
#include "input/bench_format.h"

enum { LARGEST = 4 << 20 };

static void try_format(const struct pa_bench_format *format, const struct pa_bytes *bytes)
{
    struct pa_records set = {0};
    struct pa_error err = {0};
    pa_records_source(&set, "fuzz", "fuzz");
    if (!format->read(bytes, &set, &err))
        require(err.code != PA_OK && err.text[0]);
    for (size_t i = 0; i < set.results.count; i++) {
        const struct pa_record *r = &set.results.items[i];
        require(r->value_count > 0 && r->config < set.configs.count);
        for (uint32_t k = 0; k < r->value_count; k++)
            require(set.values.items[r->first_value + k].unit < set.units.count);
    }
    pa_records_release(&set);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_error err = {0};
    struct pa_bytes bytes;
    if (!pa_bytes_unpack(data, size, LARGEST, &bytes, &err))
        return 0;
    for (size_t i = 0; pa_bench_formats[i]; i++) {
        pa_bench_formats[i]->probe(bytes.data, bytes.size);
        try_format(pa_bench_formats[i], &bytes);
    }
    free(bytes.data);
    return 0;
}
