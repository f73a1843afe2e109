// SPDX-License-Identifier: Apache-2.0
// BenchmarkDotNet's JSON exporters (brief, full, their compressed forms), in nanoseconds:
//
//     {"Title": "…", "HostEnvironmentInfo": {"BenchmarkDotNetVersion": "…", "ProcessorName": "…"},
//      "Benchmarks": [{"DisplayInfo": "Bench.Join: Job-ABCDEF(Runtime=.NET 8.0) [N=100]",
//        "Namespace": "Demo", "Type": "Bench", "Method": "Join", "Parameters": "N=100",
//        "Statistics": {"OriginalValues": [101.5, …], "Median": …},      null: it failed
//        "Memory": {"BytesAllocatedPerOperation": 88, …},
//        "Metrics": [{"Value": 3, "Descriptor": {"Id": "CacheMisses", "Unit": "",
//                                                "TheGreaterTheBetter": false}}, …],
//        "Measurements": [{"IterationMode": "Workload", "IterationStage": "Result",
//                          "LaunchIndex": 1, "Operations": 1000, "Nanoseconds": 101500}, …]}]}
//
// An iteration is a sample, as a repetition of google/benchmark is: thousands of calls. Of several
// launches each is one: its iterations share what the JIT decided.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/bench_name.h"

#include <math.h>
#include <string.h>

enum { MOST_LAUNCHES = 100 };

static bool is_text(const json_t *object, const char *key, const char *text)
{
    const char *value = pa_bench_json_string(object, key);
    return value && strcmp(value, text) == 0;
}

// The sums of the iterations of each launch; their number.
static size_t sum_launches(const json_t *measurements, double ns[MOST_LAUNCHES],
                           double operations[MOST_LAUNCHES])
{
    size_t launches = 0;
    for (size_t i = 0; i < json_array_size(measurements); i++) {
        const json_t *m = json_array_get(measurements, i);
        double launch = pa_bench_json_number(m, "LaunchIndex");
        if (!is_text(m, "IterationMode", "Workload") || !is_text(m, "IterationStage", "Result") ||
            !(launch >= 1 && launch <= MOST_LAUNCHES))
            continue;
        size_t at = (size_t)launch - 1;
        while (launches <= at) {
            ns[launches] = operations[launches] = 0;
            launches++;
        }
        ns[at] += pa_bench_json_number(m, "Nanoseconds");
        operations[at] += pa_bench_json_number(m, "Operations");
    }
    return launches;
}

// Appends "Demo.Bench.Join/N=100"; the parameters are written "N=100&Size=5" or "N=100, Size=5".
static bool add_name(struct pa_strbuf *name, const json_t *benchmark)
{
    static const char *const keys[] = {"Namespace", "Type", "Method"};
    const char *full = pa_bench_json_string(benchmark, "FullName");
    const char *parameters = pa_bench_json_string(benchmark, "Parameters");
    if (!pa_bench_json_string(benchmark, "Method")) {
        pa_bench_name_adds(name, full ? full : "");
        return name->size > 0;
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *part = pa_bench_json_string(benchmark, keys[i]);
        if (name->size > 0 && part && *part)
            pa_strbuf_addc(name, '.');
        pa_bench_name_adds(name, part ? part : "");
    }
    while (parameters && *parameters) {
        size_t size = strcspn(parameters, "&");
        const char *comma = strstr(parameters, ", ");
        if (comma && (size_t)(comma - parameters) < size)
            size = (size_t)(comma - parameters);
        pa_strbuf_addc(name, '/');
        pa_bench_name_add(name, parameters, size);
        parameters += size + strspn(parameters + size, "&, ");
    }
    return true;
}

// What makes the job: "Bench.Join: Job-ABCDEF(Runtime=.NET 8.0) [N=100]" has "Runtime=.NET 8.0".
// The name of a job is made up, and that of the default job says nothing.
static void set_job(struct pa_records *set, const json_t *benchmark)
{
    const char *text = pa_bench_json_string(benchmark, "DisplayInfo");
    const char *colon = text ? strstr(text, ": ") : NULL;
    const char *open = colon ? strchr(colon, '(') : NULL, *close = open ? strchr(open, ')') : NULL;
    if (close && close > open + 1)
        pa_records_config_n(set, "job", 3, open + 1, (size_t)(close - open - 1));
    else
        pa_records_config(set, "job", "");
}

static void add_metrics(struct pa_records *set, const json_t *benchmark)
{
    const json_t *metrics = json_object_get(benchmark, "Metrics");
    double bytes =
        pa_bench_json_number(json_object_get(benchmark, "Memory"), "BytesAllocatedPerOperation");
    if (!isnan(bytes))
        pa_records_value(set, bytes, "B/op");
    for (size_t i = 0; i < json_array_size(metrics); i++) {
        struct pa_strbuf unit = {0};
        const json_t *metric = json_array_get(metrics, i);
        const json_t *descriptor = json_object_get(metric, "Descriptor");
        const char *id = pa_bench_json_string(descriptor, "Id");
        double value = pa_bench_json_number(metric, "Value");
        bool is_bytes = id && strcmp(id, "Allocated Memory") == 0;
        if (!id || isnan(value) || (is_bytes && !isnan(bytes)))
            continue;
        pa_bench_name_adds(&unit, is_bytes ? "B/op" : id);
        if (unit.size > 0) {
            pa_records_value(set, value, pa_strbuf_text(&unit));
            pa_records_better(set, pa_strbuf_text(&unit),
                              json_is_true(json_object_get(descriptor, "TheGreaterTheBetter"))
                                  ? "higher"
                                  : "lower");
        }
        pa_strbuf_release(&unit);
    }
}

static void add_sample(struct pa_records *set, const char *name, double ns, const json_t *benchmark)
{
    pa_records_result(set, name, 1, 0);
    pa_records_value(set, ns, "ns/op");
    add_metrics(set, benchmark);
}

// The median, if the file has no values (the brief exporter).
static void add_median(struct pa_records *set, const char *name, const json_t *benchmark)
{
    pa_records_config(set, "samples", "aggregate");
    add_sample(set, name, pa_bench_json_number(json_object_get(benchmark, "Statistics"), "Median"),
               benchmark);
    pa_records_config(set, "samples", "");
}

static bool add_values(struct pa_records *set, const char *name, const json_t *benchmark,
                       struct pa_error *err)
{
    double ns[MOST_LAUNCHES], operations[MOST_LAUNCHES];
    const json_t *statistics = json_object_get(benchmark, "Statistics");
    const json_t *values = json_object_get(statistics, "OriginalValues");
    size_t launches = sum_launches(json_object_get(benchmark, "Measurements"), ns, operations);
    if (!json_is_object(statistics)) {
        pa_records_warn(set, 0, "%.200s has no result: it failed", name);
        return true;
    }
    for (size_t i = 0; launches > 1 && i < launches; i++) {
        if (operations[i] > 0 && !isnan(ns[i]))
            add_sample(set, name, ns[i] / operations[i], benchmark);
    }
    for (size_t i = 0; launches < 2 && i < json_array_size(values); i++) {
        const json_t *value = json_array_get(values, i);
        if (!json_is_number(value))
            return pa_error_set(err, PA_ERROR_FORMAT, "OriginalValues[%zu] is no number", i);
        add_sample(set, name, json_number_value(value), benchmark);
    }
    if (launches > 1 || json_array_size(values) > 0)
        return true;
    if (isnan(pa_bench_json_number(statistics, "Median")))
        return pa_error_set(err, PA_ERROR_FORMAT, "Statistics has no values and no Median");
    add_median(set, name, benchmark);
    return true;
}

static bool add_benchmark(struct pa_records *set, const json_t *benchmark, struct pa_error *err)
{
    struct pa_strbuf name = {0};
    set_job(set, benchmark);
    bool ok = add_name(&name, benchmark) || pa_error_set(err, PA_ERROR_FORMAT, "no Method");
    ok = ok && add_values(set, pa_strbuf_text(&name), benchmark, err);
    pa_strbuf_release(&name);
    return ok;
}

static bool add_benchmarks(const json_t *root, struct pa_records *set, struct pa_error *err)
{
    const json_t *benchmarks = json_object_get(root, "Benchmarks");
    const char *cpu =
        pa_bench_json_string(json_object_get(root, "HostEnvironmentInfo"), "ProcessorName");
    if (!json_is_array(benchmarks))
        return pa_error_set(err, PA_ERROR_FORMAT, "Benchmarks is no array");
    pa_records_config(set, "tool", "benchmarkdotnet");
    pa_records_config(set, "cpu", cpu ? cpu : "");
    for (size_t i = 0; i < json_array_size(benchmarks); i++) {
        if (!add_benchmark(set, json_array_get(benchmarks, i), err))
            return pa_error_prefix(err, "Benchmarks[%zu]", i);
    }
    return true;
}

static bool read_dotnet(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    return pa_bench_json_add(bytes, set, add_benchmarks, err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"HostEnvironmentInfo", "Benchmarks", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

const struct pa_bench_format pa_bench_format_dotnet = {
    .name = "benchmarkdotnet",
    .summary = "BenchmarkDotNet in JSON",
    .probe = probe,
    .read = read_dotnet,
};
