// SPDX-License-Identifier: Apache-2.0
// vitest bench --outputJson, in milliseconds:
//
//     {"files": [{"filepath": "…", "groups": [{"fullName": "src/tree.bench.ts > iteration",
//        "benchmarks": [{"name": "BTree", "mean": 0.9667, "median": 0.95, "min": 0.79,
//                        "sampleCount": 518, …}]}]}]}
//
// Newer versions keep the statistics in a member `latency`, with the median as p50. All calls are
// of one process: a file is one sample of each benchmark, its median (older versions: mean) and its
// minimum.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/bench_name.h"

#include <math.h>
#include <string.h>

// "src/tree.bench.ts > iteration" becomes "src/tree.bench.ts/iteration".
static void add_group(struct pa_strbuf *name, const char *group)
{
    for (const char *next; group; group = next) {
        next = strstr(group, " > ");
        pa_bench_name_add(name, group, next ? (size_t)(next - group) : strlen(group));
        pa_strbuf_addc(name, '/');
        next = next ? next + 3 : NULL;
    }
}

static double first_of(const json_t *object, const char *const *keys)
{
    for (; *keys; keys++) {
        double number = pa_bench_json_number(object, *keys);
        if (!isnan(number))
            return number;
    }
    return NAN;
}

static bool add_benchmark(struct pa_records *set, const char *group, const json_t *benchmark,
                          struct pa_error *err)
{
    static const char *const centres[] = {"median", "p50", "mean", NULL};
    static const char *const counts[] = {"sampleCount", "samplesCount", NULL};
    struct pa_strbuf text = {0};
    const char *name = pa_bench_json_string(benchmark, "name");
    const json_t *latency = json_object_get(benchmark, "latency");
    const json_t *stats = json_is_object(latency) ? latency : benchmark;
    double centre = first_of(stats, centres), min = pa_bench_json_number(stats, "min");
    double count = first_of(stats, counts);
    if (!name)
        return pa_error_set(err, PA_ERROR_FORMAT, "no name");
    add_group(&text, group);
    pa_bench_name_adds(&text, name);
    if (isnan(centre) || centre <= 0) {
        pa_records_warn(set, 0, "%.200s has no result: it failed", pa_strbuf_text(&text));
    } else {
        pa_records_result(set, pa_strbuf_text(&text),
                          count >= 1 && count < 9e18 ? (int64_t)count : 1, 0);
        pa_records_value(set, centre / 1e3, "sec/op");
        if (min > 0)
            pa_records_value(set, min / 1e3, "min-sec/op");
    }
    pa_strbuf_release(&text);
    return true;
}

static bool add_group_of(struct pa_records *set, const json_t *group, struct pa_error *err)
{
    const char *name = pa_bench_json_string(group, "fullName");
    const json_t *benchmarks = json_object_get(group, "benchmarks");
    if (!json_is_array(benchmarks))
        return pa_error_set(err, PA_ERROR_FORMAT, "benchmarks is no array");
    for (size_t i = 0; i < json_array_size(benchmarks); i++) {
        if (!add_benchmark(set, name, json_array_get(benchmarks, i), err))
            return pa_error_prefix(err, "%.100s: benchmarks[%zu]", name ? name : "", i);
    }
    return true;
}

static bool add_files(struct pa_records *set, const json_t *root, struct pa_error *err)
{
    const json_t *files = json_object_get(root, "files");
    if (!json_is_array(files))
        return pa_error_set(err, PA_ERROR_FORMAT, "files is no array");
    pa_records_config(set, "tool", "vitest");
    for (size_t i = 0; i < json_array_size(files); i++) {
        const json_t *groups = json_object_get(json_array_get(files, i), "groups");
        for (size_t k = 0; k < json_array_size(groups); k++) {
            if (!add_group_of(set, json_array_get(groups, k), err))
                return pa_error_prefix(err, "files[%zu]", i);
        }
    }
    return true;
}

static bool read_vitest(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    json_t *root =
        pa_bench_json_read_without((const char *)bytes->data, bytes->size, "samples", err);
    bool ok = root && add_files(set, root, err);
    json_decref(root);
    return ok;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"files", "groups", "benchmarks", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

const struct pa_bench_format pa_bench_format_vitest = {
    .name = "vitest",
    .summary = "vitest bench --outputJson",
    .probe = probe,
    .read = read_vitest,
};
