// SPDX-License-Identifier: Apache-2.0
// mitata's run({format: 'json'}), in nanoseconds:
//
//     {"layout": [{"name": "split"}, …],
//      "benchmarks": [{"alias": "join $n", "group": 0,
//        "runs": [{"name": "join 4", "args": {"n": 4},
//                  "stats": {"p50": 57.8, "min": 57.2, "avg": 102.2, "ticks": 6672384,
//                            "heap": {"avg": 72.3}, "samples": […]}},
//                 {"name": "join 8", "error": {"message": "no disk"}}]}],
//      "context": {"runtime": "node", "cpu": {"name": "…"}, …}}
//
// The samples are batches of calls in one process: a file is one sample of each benchmark, its
// median, its minimum and the mean of the bytes that a call allocates.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/bench_name.h"

#include <math.h>

static void add_stats(struct pa_records *set, const char *name, const json_t *stats)
{
    double ticks = pa_bench_json_number(stats, "ticks"), min = pa_bench_json_number(stats, "min");
    double heap = pa_bench_json_number(json_object_get(stats, "heap"), "avg");
    double median = pa_bench_json_number(stats, "p50");
    if (isnan(median))
        median = pa_bench_json_number(stats, "avg");
    pa_records_result(set, name, ticks >= 1 && ticks < 9e18 ? (int64_t)ticks : 1, 0);
    if (!isnan(median))
        pa_records_value(set, median, "ns/op");
    if (!isnan(min))
        pa_records_value(set, min / 1e9, "min-sec/op");
    if (!isnan(heap))
        pa_records_value(set, heap, "B/op");
    if (isnan(median)) {
        pa_records_drop(set);
        pa_records_warn(set, 0, "%.200s has no result: stats.p50 is no number", name);
    }
}

static bool add_run(struct pa_records *set, const char *group, const json_t *run,
                    struct pa_error *err)
{
    struct pa_strbuf text = {0};
    const char *name = pa_bench_json_string(run, "name");
    const json_t *error = json_object_get(run, "error"), *stats = json_object_get(run, "stats");
    const char *message = pa_bench_json_string(error, "message");
    if (!name)
        return pa_error_set(err, PA_ERROR_FORMAT, "no name");
    if (group) {
        pa_bench_name_adds(&text, group);
        pa_strbuf_addc(&text, '/');
    }
    pa_bench_name_adds(&text, name);
    if (json_is_object(stats))
        add_stats(set, pa_strbuf_text(&text), stats);
    else
        pa_records_warn(set, 0, "%.200s has no result: %.200s", pa_strbuf_text(&text),
                        message ? message : "it failed");
    pa_strbuf_release(&text);
    return true;
}

static bool add_benchmarks(struct pa_records *set, const json_t *root, struct pa_error *err)
{
    const json_t *benchmarks = json_object_get(root, "benchmarks");
    const json_t *layout = json_object_get(root, "layout");
    if (!json_is_array(benchmarks))
        return pa_error_set(err, PA_ERROR_FORMAT, "benchmarks is no array");
    pa_records_config(set, "tool", "mitata");
    for (size_t i = 0; i < json_array_size(benchmarks); i++) {
        const json_t *benchmark = json_array_get(benchmarks, i);
        const json_t *runs = json_object_get(benchmark, "runs");
        double group = pa_bench_json_number(benchmark, "group");
        const json_t *box = group >= 0 && group < (double)json_array_size(layout)
                                ? json_array_get(layout, (size_t)group)
                                : NULL;
        for (size_t k = 0; k < json_array_size(runs); k++) {
            if (!add_run(set, pa_bench_json_string(box, "name"), json_array_get(runs, k), err))
                return pa_error_prefix(err, "benchmarks[%zu]: runs[%zu]", i, k);
        }
    }
    return true;
}

static bool read_mitata(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    json_t *root =
        pa_bench_json_read_without((const char *)bytes->data, bytes->size, "samples", err);
    bool ok = root && add_benchmarks(set, root, err);
    json_decref(root);
    return ok;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"benchmarks", "alias", "runs", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

const struct pa_bench_format pa_bench_format_mitata = {
    .name = "mitata",
    .summary = "mitata with format: 'json'",
    .probe = probe,
    .read = read_mitata,
};
