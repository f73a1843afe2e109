// SPDX-License-Identifier: Apache-2.0
// pytest-benchmark --benchmark-json, in seconds:
//
//     {"machine_info": {…}, "commit_info": {…},
//      "benchmarks": [{"name": "test_sort[10]", "fullname": "tests/test_sort.py::test_sort[10]",
//                      "stats": {"min": …, "median": …, "rounds": 50, "iterations": 1, …}}], …}
//
// The rounds are those of one process, so that a file is one sample: its median and its minimum.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/bench_name.h"

#include <math.h>

static bool add_benchmark(struct pa_records *set, const json_t *benchmark, struct pa_error *err)
{
    struct pa_strbuf text = {0};
    const json_t *stats = json_object_get(benchmark, "stats");
    const char *name = pa_bench_json_string(benchmark, "fullname");
    double median = pa_bench_json_number(stats, "median"), min = pa_bench_json_number(stats, "min");
    double runs = pa_bench_json_number(stats, "rounds") * pa_bench_json_number(stats, "iterations");
    if (!name)
        name = pa_bench_json_string(benchmark, "name");
    if (!name || isnan(median))
        return pa_error_set(err, PA_ERROR_FORMAT, "no %s", name ? "stats.median" : "name");
    pa_bench_name_adds(&text, name);
    pa_records_result(set, pa_strbuf_text(&text), runs >= 1 && runs < 9e18 ? (int64_t)runs : 1, 0);
    pa_records_value(set, median, "sec/op");
    if (!isnan(min))
        pa_records_value(set, min, "min-sec/op");
    pa_strbuf_release(&text);
    return true;
}

static bool read_pytest(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    json_t *root = pa_bench_json_read((const char *)bytes->data, bytes->size, err);
    const json_t *benchmarks = json_object_get(root, "benchmarks");
    bool ok = root != NULL;
    if (root && !json_is_array(benchmarks))
        ok = pa_error_set(err, PA_ERROR_FORMAT, "benchmarks is no array");
    pa_records_config(set, "tool", "pytest-benchmark");
    for (size_t i = 0; ok && i < json_array_size(benchmarks); i++)
        ok = add_benchmark(set, json_array_get(benchmarks, i), err) ||
             pa_error_prefix(err, "benchmarks[%zu]", i);
    json_decref(root);
    return ok;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"machine_info", "commit_info", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

const struct pa_bench_format pa_bench_format_pytest_benchmark = {
    .name = "pytest-benchmark",
    .summary = "pytest-benchmark --benchmark-json",
    .probe = probe,
    .read = read_pytest,
};
