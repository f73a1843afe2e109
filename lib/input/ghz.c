// SPDX-License-Identifier: Apache-2.0
// ghz: its report (input/hey_report.h), and `-O json` or `-O pretty`, in nanoseconds:
//
//     {"name": "made", "options": {"call": "shop.Shop.Quote", "concurrency": 10, …}, "count": 500,
//      "average": 4478555, "fastest": …, "slowest": 24961437, "rps": 2232.86,
//      "statusCodeDistribution": {"OK": 488, "Unavailable": 12},
//      "latencyDistribution": [{"percentage": 50, "latency": 3963725}, …], …}
//
// A run with --rps keeps to a rate (open loop), one without sends as fast as answers come.
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/hey_report.h"

#include <math.h>
#include <string.h>

static double count_errors(const json_t *root)
{
    json_t *statuses = json_object_get(root, "statusCodeDistribution"), *count;
    const char *status;
    double errors = 0;
    if (!json_is_object(statuses))
        return NAN;
    json_object_foreach(statuses, status, count)
    {
        if (strcmp(status, "OK") != 0)
            errors += json_number_value(count);
    }
    return errors;
}

static void read_latencies(const json_t *root, struct pa_load_run *run)
{
    const json_t *distribution = json_object_get(root, "latencyDistribution");
    pa_load_latency(run, "mean", pa_bench_json_number(root, "average") / 1e9);
    for (size_t i = 0; i < json_array_size(distribution); i++) {
        const json_t *row = json_array_get(distribution, i);
        double percent = pa_bench_json_number(row, "percentage");
        if (percent > 0)
            pa_load_percentile(run, percent, pa_bench_json_number(row, "latency") / 1e9);
    }
    pa_load_latency(run, "max", pa_bench_json_number(root, "slowest") / 1e9);
}

static bool add_run(const json_t *root, struct pa_records *set, struct pa_error *err)
{
    const json_t *options = json_object_get(root, "options");
    bool open = pa_bench_json_number(options, "rps") > 0;
    struct pa_load_run run = pa_load_run_of("ghz", open ? "open" : "closed");
    const char *name = pa_bench_json_string(root, "name");
    double concurrency = pa_bench_json_number(options, "concurrency");
    run.requests = pa_bench_json_number(root, "count");
    run.requests_per_sec = pa_bench_json_number(root, "rps");
    if (isnan(run.requests) || isnan(run.requests_per_sec))
        return pa_error_set(err, PA_ERROR_FORMAT, "%s is no number",
                            isnan(run.requests) ? "count" : "rps");
    run.errors = count_errors(root);
    read_latencies(root, &run);
    if (!name)
        name = pa_bench_json_string(options, "call");
    if (name)
        run.target = (struct pa_text){name, name + strlen(name)};
    if (concurrency > 0) {
        const char *text = pa_arena_printf(&set->arena, "%.0f", concurrency);
        pa_records_config(set, "connections", text);
    }
    pa_load_add(set, &run, 1);
    return true;
}

static bool is_json(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"count", "fastest", "slowest", "rps", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

static bool read_ghz(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    if (!is_json(bytes->data, bytes->size))
        return pa_hey_report_read(bytes, "ghz", set, err);
    return pa_bench_json_add(bytes, set, add_run, err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    return is_json(bytes, size) || pa_hey_report_is(bytes, size, "Count:");
}

const struct pa_bench_format pa_bench_format_ghz = {
    .name = "ghz",
    .summary = "ghz: its report, or -O json",
    .probe = probe,
    .read = read_ghz,
};
