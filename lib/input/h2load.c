// SPDX-License-Identifier: Apache-2.0
// h2load: its report, whose columns depend on its version and are found by their names,
//
//     spawning thread #0: 4 total client(s). 750 total requests
//     finished in 174.27ms, 8607.28 req/s, 8.91MB/s
//     requests: 1500 total, 1500 started, 1500 done, 1500 succeeded, 0 failed, 0 errored, 0 timeout
//                          min         max         mean         sd        +/- sd
//     time for request:       90us     19.71ms       831us      1.92ms    92.80%
//
// (newer: `min max median p95 p99 mean sd`, and `request     :`), its --output-file in JSON, and
// its
// --log-file: lines of start (µs), status (-1: failed) and latency (µs), with tabs between.
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/load.h"
#include "input/request_moments.h"

#include <math.h>
#include <string.h>

enum { COLUMNS = 16 };

struct reader {
    struct pa_records *set;
    struct pa_load_run run;
    struct pa_text column[COLUMNS]; // the names in the last line of names
    size_t column_count;
    int64_t clients;
    size_t finished; // the line of "finished in"
    bool requests;   // the line of "requests:" came
};

// "174.27ms, 8607.28 req/s, 8.91MB/s"
static bool read_finished(struct reader *r, struct pa_text line, size_t number)
{
    double seconds;
    r->finished = number;
    if (!pa_load_seconds(&line, &seconds) || !pa_text_skip(&line, ", ") ||
        !pa_text_double(&line, &r->run.requests_per_sec) || !pa_text_skip(&line, " req/s, "))
        return false;
    return pa_load_bytes(&line, 1024, &r->run.bytes_per_sec);
}

// "1500 total, …, 1500 done, …, 0 failed, …": errored and timeout are among the failed.
static bool read_requests(struct reader *r, struct pa_text line)
{
    int64_t count;
    while (pa_text_to_number(&line) && pa_text_digits(&line, &count)) {
        if (pa_text_starts(line, " done"))
            r->run.requests = (double)count;
        else if (pa_text_starts(line, " failed"))
            r->run.errors = (double)count;
    }
    r->requests = true;
    return !isnan(r->run.requests) && !isnan(r->run.errors);
}

static void read_columns(struct reader *r, struct pa_text line)
{
    r->column_count = 0;
    while (r->column_count < COLUMNS && pa_text_word(&line, &r->column[r->column_count])) {
        r->column_count++;
        pa_text_spaces(&line);
    }
}

static bool read_latencies(struct reader *r, struct pa_text line)
{
    for (size_t i = 0; i < r->column_count; i++) {
        double seconds, percent;
        struct pa_text name = r->column[i], digits = {name.next + 1, name.end};
        pa_text_spaces(&line);
        if (pa_text_equals(name, "+/-"))
            return true;
        if (!pa_load_seconds(&line, &seconds))
            return false;
        if (pa_text_equals(name, "mean") || pa_text_equals(name, "max"))
            pa_load_latency(&r->run, pa_text_equals(name, "mean") ? "mean" : "max", seconds);
        else if (pa_text_equals(name, "median"))
            pa_load_percentile(&r->run, 50, seconds);
        else if (*name.next == 'p' && pa_text_double(&digits, &percent))
            pa_load_percentile(&r->run, percent, seconds);
    }
    return true;
}

static bool read_line(struct reader *r, struct pa_text line, size_t number)
{
    int64_t clients;
    const char *colon = pa_text_find(line, ":");
    line = pa_text_trim(line);
    if (pa_text_starts(line, "spawning thread #") && colon) {
        line.next = colon + 1;
        pa_text_spaces(&line);
        if (pa_text_digits(&line, &clients) && clients < 1000000)
            r->clients += clients;
    } else if (pa_text_skip(&line, "finished in ")) {
        return read_finished(r, line, number);
    } else if (pa_text_skip(&line, "requests: ")) {
        return read_requests(r, line);
    } else if (pa_text_starts(line, "min ")) {
        read_columns(r, line);
    } else if (colon &&
               pa_text_equals(pa_text_trim((struct pa_text){line.next, colon}),
                              pa_text_starts(line, "time") ? "time for request" : "request")) {
        line.next = colon + 1;
        return read_latencies(r, line);
    }
    return true;
}

static bool read_report(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct reader r = {.set = set, .run = pa_load_run_of("h2load", "closed")};
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        if (!read_line(&r, lines.line, lines.number))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: values are missing or no numbers",
                                lines.number);
    }
    if (!r.finished || !r.requests || r.run.latency_count == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: the report ends before its %s",
                            lines.number, r.requests ? "latencies" : "requests");
    if (r.clients > 0)
        pa_records_config(set, "connections",
                          pa_arena_printf(&set->arena, "%lld", (long long)r.clients));
    pa_load_add(set, &r.run, r.finished);
    return true;
}

static bool add_json(const json_t *root, struct pa_records *set, struct pa_error *err)
{
    static const struct {
        const char *key;
        double percent; // 0: the mean
    } latencies[] = {{"mean", 0}, {"median", 50}, {"p95", 95}, {"p99", 99}, {"max", 100}};
    const json_t *measurements = json_object_get(root, "measurements");
    const json_t *requests = json_object_get(measurements, "requests");
    const json_t *times = json_object_get(json_object_get(measurements, "performance"), "request");
    struct pa_load_run run = pa_load_run_of("h2load", "closed");
    run.requests = pa_bench_json_number(requests, "done");
    run.errors = pa_bench_json_number(requests, "failed");
    run.requests_per_sec = pa_bench_json_number(measurements, "request_per_second");
    run.bytes_per_sec = pa_bench_json_number(measurements, "bytes_per_second");
    if (isnan(run.requests_per_sec))
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "measurements.request_per_second is missing or no number");
    for (size_t i = 0; i < sizeof latencies / sizeof *latencies; i++) {
        double seconds = pa_bench_json_number(times, latencies[i].key);
        if (json_object_get(times, latencies[i].key) && latencies[i].percent > 0)
            pa_load_percentile(&run, latencies[i].percent, seconds);
        else if (json_object_get(times, latencies[i].key))
            pa_load_latency(&run, "mean", seconds);
    }
    pa_load_add(set, &run, 1);
    return true;
}

// "1795413983096953	200	851"
static bool read_entry(struct pa_text line, struct pa_request *request)
{
    int64_t start, status, latency;
    if (!pa_text_digits(&line, &start) || !pa_text_skip(&line, "\t") ||
        !pa_text_int64(&line, &status) || !pa_text_skip(&line, "\t") ||
        !pa_text_int64(&line, &latency) || pa_text_size(line) > 0)
        return false;
    *request = (struct pa_request){.start = (double)start / 1e6,
                                   .latency = (double)latency / 1e6,
                                   .failed = pa_load_is_error(status)};
    return latency >= 0;
}

static bool read_log(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct pa_requests log = {0};
    struct pa_load_run run = pa_load_run_of("h2load", "closed");
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        struct pa_request request;
        if (!read_entry(lines.line, &request)) {
            pa_requests_release(&log);
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: not a start, a status, a latency",
                                lines.number);
        }
        pa_requests_add(&log, &request);
    }
    pa_request_moments_add(&log, 1, set);
    pa_requests_finish(&log, &run);
    pa_load_add(set, &run, 1);
    return true;
}

static bool is_json(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"measurements", "request_per_second", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

static bool is_log(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    struct pa_request request;
    return pa_lines_next(&lines) && read_entry(lines.line, &request) && request.start > 1e9;
}

static bool read_h2load(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    if (is_log(bytes->data, bytes->size))
        return read_log(bytes, set, err);
    if (!is_json(bytes->data, bytes->size))
        return read_report(bytes, set, err);
    return pa_bench_json_add(bytes, set, add_json, err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    if (is_log(bytes, size) || is_json(bytes, size))
        return true;
    while (pa_lines_next(&lines)) {
        if (pa_text_starts(lines.line, "starting benchmark...") ||
            (pa_text_starts(lines.line, "finished in ") && pa_text_find(lines.line, " req/s, ")))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_h2load = {
    .name = "h2load",
    .summary = "h2load: its report, --output-file or --log-file",
    .probe = probe,
    .read = read_h2load,
};
