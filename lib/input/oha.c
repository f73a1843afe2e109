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
#include "input/requests.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HEADER "request-start,DNS,DNS+dialup,"

enum { COLUMNS = 7, START = 0, LATENCY = 4, BYTES = 5, STATUS = 6 };

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

static bool read_request(struct pa_text line, struct pa_request *request)
{
    double column[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        if ((i > 0 && !pa_text_skip(&line, ",")) || !pa_text_double(&line, &column[i]) ||
            isnan(column[i]))
            return false;
    }
    *request = (struct pa_request){.start = column[START],
                                   .latency = column[LATENCY],
                                   .bytes = column[BYTES],
                                   .failed = column[STATUS] < 200 || column[STATUS] > 399};
    return pa_text_size(line) == 0;
}

static bool read_csv(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct pa_requests log = {0};
    struct pa_load_run run = pa_load_run_of("oha", "closed");
    struct pa_lines lines = pa_lines_of(bytes);
    pa_lines_next(&lines);
    while (pa_lines_next(&lines)) {
        struct pa_request request;
        if (pa_text_size(lines.line) == 0)
            continue;
        if (!read_request(lines.line, &request)) {
            pa_requests_release(&log);
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: not 7 numbers", lines.number);
        }
        pa_requests_add(&log, &request);
    }
    if (log.latency.count == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "no request in it");
    pa_requests_finish(&log, &run);
    pa_load_add(set, &run, 1);
    return true;
}

static bool is_csv(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    return pa_lines_next(&lines) && pa_text_starts(lines.line, HEADER);
}

static bool is_json(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"summary", "successRate", "requestsPerSec", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

static bool read_oha(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    if (is_csv(bytes->data, bytes->size))
        return read_csv(bytes, set, err);
    if (!is_json(bytes->data, bytes->size))
        return pa_hey_report_read(bytes, "oha", set, err);
    json_t *root = pa_bench_json_read((const char *)bytes->data, bytes->size, err);
    bool ok = root && add_json(root, set, err);
    json_decref(root);
    return ok;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    return is_csv(bytes, size) || is_json(bytes, size) ||
           pa_hey_report_is(bytes, size, "Success rate:");
}

const struct pa_bench_format pa_bench_format_oha = {
    .name = "oha",
    .summary = "oha: its report, or --output-format json or csv",
    .probe = probe,
    .read = read_oha,
};
