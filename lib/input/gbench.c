// SPDX-License-Identifier: Apache-2.0
// google/benchmark in JSON (--benchmark_format=json or --benchmark_out):
//
//     {"context": {"cpu_scaling_enabled": false, "library_build_type": "release", …},
//      "benchmarks": [
//        {"name": "BM_Sum/8", "run_name": "BM_Sum/8", "run_type": "iteration",
//         "iterations": 1675063, "real_time": 47.25, "cpu_time": 24.09, "time_unit": "ns",
//         "bytes_per_second": …, and counters of the user},
//        {"name": "BM_Sum/8_median", "run_type": "aggregate", "aggregate_name": "median", …}]}
//
// A repetition is a sample. An aggregate is none: the median is taken only where a benchmark has no
// repetitions in the file (--benchmark_report_aggregates_only), and marked.
#include "input/gbench.h"

#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/bench_name.h"

#include <math.h>
#include <string.h>

static double time_parts(const char *unit)
{
    return strcmp(unit, "ns") == 0   ? 1e9
           : strcmp(unit, "us") == 0 ? 1e6
           : strcmp(unit, "ms") == 0 ? 1e3
           : strcmp(unit, "s") == 0  ? 1
                                     : 0;
}

bool pa_gbench_is_time_unit(const char *unit)
{
    return time_parts(unit) > 0;
}

void pa_gbench_add(struct pa_records *set, const struct pa_gbench_row *row, bool aggregate,
                   size_t line)
{
    struct pa_strbuf name = {0};
    double parts = time_parts(row->time_unit);
    bool counts = row->iterations >= 1 && row->iterations < 9e18;
    pa_records_config(set, "tool", "google-benchmark");
    pa_records_config(set, "samples", aggregate ? "aggregate" : "");
    pa_bench_name_adds(&name, row->name);
    pa_records_result(set, pa_strbuf_text(&name), counts ? (int64_t)row->iterations : 1,
                      (uint32_t)line);
    if (!isnan(row->real))
        pa_records_value(set, row->real / parts, "sec/op");
    if (!isnan(row->cpu))
        pa_records_value(set, row->cpu / parts, "cpu-sec/op");
    pa_strbuf_release(&name);
}

void pa_gbench_add_counter(struct pa_records *set, const char *name, double value)
{
    static const struct {
        const char *name, *unit, *better;
    } known[] = {
        {"bytes_per_second", "B/s", NULL},
        {"items_per_second", "items/s", NULL},
        {"allocs_per_iter", "allocs/op", NULL},
        {"max_bytes_used", "max-B", "lower"},
        {"total_allocated_bytes", "allocated-B", "lower"},
    };
    struct pa_strbuf unit = {0};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(name, known[i].name) != 0)
            continue;
        pa_records_value(set, value, known[i].unit);
        if (known[i].better)
            pa_records_better(set, known[i].unit, known[i].better);
        return;
    }
    pa_bench_name_adds(&unit, name);
    if (unit.size > 0)
        pa_records_value(set, value, pa_strbuf_text(&unit));
    pa_strbuf_release(&unit);
}

static bool is_counter(const char *key)
{
    static const char *const others[] = {
        "family_index", "per_family_instance_index",
        "repetitions",  "repetition_index",
        "threads",      "iterations",
        "real_time",    "cpu_time",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (strcmp(key, others[i]) == 0)
            return false;
    }
    return true;
}

static bool is_aggregate(const json_t *row)
{
    const char *type = pa_bench_json_string(row, "run_type");
    return type && strcmp(type, "aggregate") == 0;
}

static const char *run_name(const json_t *row)
{
    const char *name = pa_bench_json_string(row, "run_name");
    return name ? name : pa_bench_json_string(row, "name");
}

// Whether the row is a benchmark that failed or was skipped, which is a warning: it has no times.
static bool has_failed(struct pa_records *set, const json_t *row)
{
    const char *message = pa_bench_json_string(row, "error_message");
    const char *skipped = pa_bench_json_string(row, "skip_message");
    if (!json_is_true(json_object_get(row, "error_occurred")) &&
        !json_is_true(json_object_get(row, "skipped")))
        return false;
    pa_records_warn(set, 0, "%.200s has no result: %.200s", run_name(row),
                    message && *message ? message
                    : skipped           ? skipped
                                        : "it failed");
    return true;
}

static bool add_row(struct pa_records *set, json_t *object, struct pa_error *err)
{
    const char *key;
    json_t *value;
    struct pa_gbench_row row = {
        .name = run_name(object),
        .iterations = pa_bench_json_number(object, "iterations"),
        .real = pa_bench_json_number(object, "real_time"),
        .cpu = pa_bench_json_number(object, "cpu_time"),
        .time_unit = pa_bench_json_string(object, "time_unit"),
    };
    if (!row.time_unit || !pa_gbench_is_time_unit(row.time_unit))
        return pa_error_set(err, PA_ERROR_FORMAT, "time_unit is not ns, us, ms or s");
    if (isnan(row.real) && isnan(row.cpu))
        return pa_error_set(err, PA_ERROR_FORMAT, "real_time and cpu_time are no numbers");
    pa_gbench_add(set, &row, is_aggregate(object), 0);
    json_object_foreach(object, key, value)
    {
        if (json_is_number(value) && is_counter(key))
            pa_gbench_add_counter(set, key, json_number_value(value));
        else if (json_is_null(value))
            pa_records_warn(set, 0, "%.200s: %.100s is no number: left out", row.name, key);
    }
    return true;
}

static bool is_median(const json_t *row)
{
    const char *name = pa_bench_json_string(row, "aggregate_name");
    return name && strcmp(name, "median") == 0;
}

static bool add_rows(struct pa_records *set, const json_t *rows, struct pa_error *err)
{
    struct pa_strings repeated = {0}; // names with repetitions in the file
    bool ok = true;
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);
        if (!is_aggregate(row) && run_name(row))
            pa_strings_adds(&repeated, run_name(row));
    }
    for (size_t i = 0; ok && i < json_array_size(rows); i++) {
        json_t *row = json_array_get(rows, i);
        const char *name = run_name(row);
        if (!name)
            ok = pa_error_set(err, PA_ERROR_FORMAT, "no name");
        else if (!has_failed(set, row) &&
                 (!is_aggregate(row) ||
                  (is_median(row) && pa_strings_find(&repeated, name, strlen(name)) == UINT32_MAX)))
            ok = add_row(set, row, err);
        if (!ok)
            pa_error_prefix(err, "benchmarks[%zu]", i);
    }
    pa_strings_release(&repeated);
    return ok;
}

static void warn_of_context(struct pa_records *set, const json_t *context)
{
    const char *build = pa_bench_json_string(context, "library_build_type");
    if (json_is_true(json_object_get(context, "cpu_scaling_enabled")))
        pa_records_warn(set, 0, "CPU scaling was enabled: times may be of several clock rates");
    if (build && strcmp(build, "debug") == 0)
        pa_records_warn(set, 0, "the benchmark library is a debug build: times may be off");
}

static bool read_gbench(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    json_t *root = pa_bench_json_read((const char *)bytes->data, bytes->size, err);
    bool ok = root != NULL;
    if (root && !json_is_array(json_object_get(root, "benchmarks")))
        ok = pa_error_set(err, PA_ERROR_FORMAT, "benchmarks is no array");
    if (ok) {
        warn_of_context(set, json_object_get(root, "context"));
        ok = add_rows(set, json_object_get(root, "benchmarks"), err);
    }
    json_decref(root);
    return ok;
}

// Its context has a date and the number of CPUs, which other files of benchmarks have not.
static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"context", "date", "num_cpus", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

const struct pa_bench_format pa_bench_format_gbench = {
    .name = "google-benchmark",
    .summary = "google/benchmark in JSON",
    .probe = probe,
    .read = read_gbench,
};
