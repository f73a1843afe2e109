// SPDX-License-Identifier: Apache-2.0
// oha: its report (input/hey_report.h), `--output-format json`, all in seconds,
//
//     {"summary": {"successRate": 1.0, "total": 10.0, "slowest": 0.042, "average": 0.0024,
//                  "requestsPerSec": 20452.1, "totalData": 2454000, "sizePerSec": 245400.0, …},
//      "latencyPercentiles": {"p50": 0.0021, "p99.9": 0.017, …},
//      "statusCodeDistribution": {"200": 204521},
//      "errorDistribution": {"connection refused": 3, "aborted due to deadline": 50}}
//
// and `--output-format csv`, a line a request that was answered:
//
//     request-start,DNS,DNS+dialup,Response-delay,request-duration,bytes,status
//
// Its success rate counts every answer; here one with a status of 4xx or 5xx is an error.
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/hey_report.h"
#include "input/request_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct pa_request_table table = {.program = "oha",
                                              .head = "request-start,DNS,DNS+dialup,",
                                              .columns = 7,
                                              .start = 0,
                                              .latency = 4,
                                              .bytes = 5,
                                              .status = 6};

// Adds the counts of an object to what was done and to what failed.
static void add_counts(json_t *counts, bool statuses, struct pa_load_run *run)
{
    const char *key;
    json_t *count;
    json_object_foreach(counts, key, count)
    {
        double n = json_number_value(count);
        if (!statuses && strcmp(key, "aborted due to deadline") == 0)
            continue;
        run->requests += n;
        run->errors += statuses && !pa_load_is_error(strtol(key, NULL, 10)) ? 0 : n;
    }
}

static bool add_json(const json_t *root, struct pa_records *set, struct pa_error *err)
{
    struct pa_load_run run = pa_load_run_of("oha", "closed");
    const json_t *summary = json_object_get(root, "summary");
    const char *key;
    json_t *value;
    run.requests_per_sec = pa_bench_json_number(summary, "requestsPerSec");
    if (isnan(run.requests_per_sec))
        return pa_error_set(err, PA_ERROR_FORMAT, "summary.requestsPerSec is no number");
    run.bytes_per_sec = pa_bench_json_number(summary, "sizePerSec");
    run.requests = run.errors = 0;
    add_counts(json_object_get(root, "statusCodeDistribution"), true, &run);
    double answers = run.requests;
    add_counts(json_object_get(root, "errorDistribution"), false, &run);
    if (answers == 0)
        pa_records_warn(set, 0, "no answer to any request: no latencies");
    else
        pa_load_latency(&run, "mean", pa_bench_json_number(summary, "average"));
    json_object_foreach(json_object_get(root, "latencyPercentiles"), key, value)
    {
        if (answers > 0 && key[0] == 'p' && json_is_number(value))
            pa_load_percentile(&run, strtod(key + 1, NULL), json_number_value(value));
    }
    if (answers > 0)
        pa_load_latency(&run, "max", pa_bench_json_number(summary, "slowest"));
    pa_load_add(set, &run, 1);
    return true;
}

static bool is_json(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"summary", "successRate", "requestsPerSec", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

static bool read_oha(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    if (pa_request_table_is(&table, bytes->data, bytes->size))
        return pa_request_table_read(&table, bytes, set, err);
    if (!is_json(bytes->data, bytes->size))
        return pa_hey_report_read(bytes, "oha", set, err);
    return pa_bench_json_add(bytes, set, add_json, err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    return pa_request_table_is(&table, bytes, size) || is_json(bytes, size) ||
           pa_hey_report_is(bytes, size, "Success rate:");
}

const struct pa_bench_format pa_bench_format_oha = {
    .name = "oha",
    .summary = "oha: its report, or --output-format json or csv",
    .probe = probe,
    .read = read_oha,
};
