// SPDX-License-Identifier: Apache-2.0
// Filter and projection expressions over benchmark results.
#include "fuzz.h"

#include "bench/filter.h"
#include "bench/projection.h"

static void add_result(struct pa_records *set)
{
    pa_records_source(set, "old.txt", "old");
    pa_records_config(set, "goos", "linux");
    pa_records_result(set, "Encode/format=json/size:4k-8", 1000, 1);
    pa_records_value(set, 118.4, "ns/op");
}

static void try_filter(const char *text, const struct pa_records *set)
{
    struct pa_error err = {0};
    struct pa_bench_filter *filter = pa_bench_filter_new(text, &err);
    if (filter)
        pa_bench_filter_match(filter, set, &set->results.items[0], 0);
    else
        require(err.code != PA_OK && err.text[0]);
    pa_bench_filter_free(filter);
}

static void try_projection(const char *text, struct pa_records *set)
{
    struct pa_arena arena = {0};
    struct pa_projection_scope scope = {.arena = &arena};
    struct pa_projection projection = {0};
    struct pa_error err = {0};
    const struct pa_record *result = &set->results.items[0];
    if (!pa_projection_parse(&projection, text, &scope, &err))
        require(err.code != PA_OK && err.text[0]);
    else if (pa_projection_admits(&projection, set, result)) {
        uint32_t key = pa_projection_key(&projection, &scope, set, result, 0);
        pa_projection_label(&projection, set, key, &arena);
        pa_projection_sort(&projection, set, &key, 1);
    }
    pa_projection_release(&projection);
    pa_projection_scope_release(&scope);
    pa_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_records set = {0};
    add_result(&set);
    char *text = as_text(data, size);
    try_filter(text, &set);
    try_projection(text, &set);
    free(text);
    pa_records_release(&set);
    return 0;
}
