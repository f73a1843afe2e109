// SPDX-License-Identifier: Apache-2.0
// bombardier: its report,
//
//     Bombarding http://127.0.0.1:3000/list for 10s using 125 connection(s)
//     Statistics        Avg      Stdev        Max
//       Reqs/sec      8410.64    3383.62   42999.06
//       Latency        5.93ms     4.38ms   382.08ms
//       Latency Distribution                           only with --latencies
//          50%     5.40ms
//       HTTP codes:
//         1xx - 0, 2xx - 84106, 3xx - 0, 4xx - 0, 5xx - 0
//         others - 0                                   no answer
//       Throughput:     1.63MB/s
//
// and `--format json`, with latencies in microseconds:
//
//     {"spec": {"numberOfConnections": 125, "url": "…", "rate": 100, …},
//      "result": {"bytesRead": …, "timeTakenSeconds": 10.0, "req1xx": 0, …, "others": 0,
//                 "latency": {"mean": …, "max": …, "percentiles": {"50": …}}, "rps": {"mean": …}}}
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/load.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const codes[] = {"req1xx", "req2xx", "req3xx", "req4xx", "req5xx"};

enum { CODES = sizeof codes / sizeof *codes };

static bool is_success(size_t code)
{
    return code == 1 || code == 2;
}

static void add_json_latencies(const json_t *latency, struct pa_load_run *run)
{
    const char *key;
    json_t *value;
    pa_load_latency(run, "mean", pa_bench_json_number(latency, "mean") / 1e6);
    json_object_foreach(json_object_get(latency, "percentiles"), key, value)
    {
        if (json_is_number(value))
            pa_load_percentile(run, strtod(key, NULL), json_number_value(value) / 1e6);
    }
    pa_load_latency(run, "max", pa_bench_json_number(latency, "max") / 1e6);
}

static bool add_json(const json_t *root, struct pa_records *set, struct pa_error *err)
{
    const json_t *spec = json_object_get(root, "spec"), *result = json_object_get(root, "result");
    const json_t *latency = json_object_get(result, "latency");
    struct pa_load_run run =
        pa_load_run_of("bombardier", pa_bench_json_number(spec, "rate") > 0 ? "open" : "closed");
    const char *url = pa_bench_json_string(spec, "url");
    double connections = pa_bench_json_number(spec, "numberOfConnections");
    double others = pa_bench_json_number(result, "others");
    run.requests = run.errors = others;
    for (size_t i = 0; i < CODES; i++) {
        double count = pa_bench_json_number(result, codes[i]);
        run.requests += count;
        run.errors += is_success(i) ? 0 : count;
    }
    if (isnan(run.requests))
        return pa_error_set(err, PA_ERROR_FORMAT, "result has no req1xx … req5xx and others");
    if (url)
        run.target = (struct pa_text){url, url + strlen(url)};
    if (connections > 0)
        pa_records_config(set, "connections", pa_arena_printf(&set->arena, "%.0f", connections));
    if (json_is_object(latency) && run.requests > others)
        add_json_latencies(latency, &run);
    else
        pa_records_warn(set, 0, "no answer to any request: no latencies");
    run.requests_per_sec = pa_bench_json_number(json_object_get(result, "rps"), "mean");
    run.bytes_per_sec = pa_bench_json_number(result, "bytesRead") /
                        pa_bench_json_number(result, "timeTakenSeconds");
    pa_load_add(set, &run, 1);
    return true;
}

// "Bombarding URL for 10s using 125 connection(s)", "Bombarding URL with 1000 request(s) using 8 …"
static void read_title(struct pa_records *set, struct pa_load_run *run, struct pa_text line)
{
    const char *connections = pa_text_find(line, " using ");
    if (!pa_text_skip(&line, "Bombarding ") || !pa_text_word(&line, &run->target) || !connections)
        return;
    struct pa_text count;
    line.next = connections + strlen(" using ");
    if (pa_text_word(&line, &count))
        pa_load_config(set, "connections", count);
}

struct report {
    struct pa_load_run run;
    double mean, max, answers;
    bool complete; // the table of codes was there
};

// "1xx - 0, 2xx - 84106, …" or "others - 0"
static void read_codes(struct report *r, struct pa_text line)
{
    double count;
    for (size_t i = 0; i < CODES; i++) {
        struct pa_text t = line;
        const char *at = pa_text_find(t, codes[i] + strlen("req"));
        t.next = at ? at + 3 : t.end;
        if (!pa_text_skip(&t, " - ") || !pa_text_double(&t, &count))
            continue;
        r->answers += count;
        r->run.requests += count;
        r->run.errors += is_success(i) ? 0 : count;
        r->complete = true;
    }
    if (pa_text_skip(&line, "others - ") && pa_text_double(&line, &count)) {
        r->run.requests += count;
        r->run.errors += count;
    }
}

// Of the statistics: "Reqs/sec 8410.64 …", "Latency 5.93ms 4.38ms 382.08ms", "50% 5.40ms".
static bool read_value(struct report *r, struct pa_text line)
{
    double percent, seconds, stdev;
    if (pa_text_skip(&line, "Reqs/sec")) {
        pa_text_spaces(&line);
        return pa_text_double(&line, &r->run.requests_per_sec);
    }
    if (pa_text_skip(&line, "Throughput:")) {
        pa_text_spaces(&line);
        return pa_load_bytes(&line, 1024, &r->run.bytes_per_sec);
    }
    if (pa_text_starts(line, "Latency Distribution"))
        return true;
    if (pa_text_skip(&line, "Latency")) {
        pa_text_spaces(&line);
        if (!pa_load_seconds(&line, &r->mean))
            return false;
        pa_text_spaces(&line);
        if (!pa_load_seconds(&line, &stdev))
            return false;
        pa_text_spaces(&line);
        return pa_load_seconds(&line, &r->max);
    }
    if (pa_text_double(&line, &percent) && pa_text_skip(&line, "%")) {
        pa_text_spaces(&line);
        if (pa_load_seconds(&line, &seconds))
            pa_load_percentile(&r->run, percent, seconds);
    }
    return true;
}

static bool is_table(struct pa_text line)
{
    line = pa_text_trim(line);
    return pa_text_starts(line, "Statistics ") && pa_text_find(line, " Avg ") &&
           pa_text_find(line, " Stdev ") && pa_text_ends(line, " Max");
}

static bool read_report(struct pa_lines *lines, struct report *r, struct pa_records *set,
                        struct pa_error *err)
{
    bool begun = false;
    r->run = pa_load_run_of("bombardier", "closed");
    r->run.requests = r->run.errors = 0;
    r->mean = r->max = NAN;
    while (pa_lines_next(lines)) {
        struct pa_text line = pa_text_trim(lines->line);
        read_title(set, &r->run, line);
        begun = begun || is_table(line);
        if (begun && !read_value(r, line))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no number", lines->number);
        if (begun)
            read_codes(r, line);
        if (begun && pa_text_starts(line, "Throughput:"))
            break;
    }
    return !begun || r->complete ||
           pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no HTTP codes: is it cut?", lines->number);
}

static bool read_text(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct pa_lines lines = pa_lines_of(bytes);
    while (lines.next < lines.end) {
        struct report r = {0};
        size_t begun = lines.number + 1;
        if (!read_report(&lines, &r, set, err))
            return false;
        if (!r.complete)
            continue;
        if (r.answers == 0) {
            pa_records_warn(set, begun, "no answer to any request: no latencies");
            r.run.latency_count = 0;
        } else {
            pa_load_latency(&r.run, "mean", r.mean);
            pa_load_latency(&r.run, "max", r.max);
        }
        pa_load_add(set, &r.run, begun);
    }
    return true;
}

static bool is_json(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"spec", "numberOfConnections", "result", "req2xx", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

static bool read_bombardier(const struct pa_bytes *bytes, struct pa_records *set,
                            struct pa_error *err)
{
    if (!is_json(bytes->data, bytes->size))
        return read_text(bytes, set, err);
    return pa_bench_json_add(bytes, set, add_json, err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 16384 ? size : 16384);
    if (is_json(bytes, size))
        return true;
    while (pa_lines_next(&lines)) {
        if (pa_text_starts(lines.line, "Bombarding ") || is_table(lines.line))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_bombardier = {
    .name = "bombardier",
    .summary = "bombardier: its report, or --format json",
    .probe = probe,
    .read = read_bombardier,
};
