// SPDX-License-Identifier: Apache-2.0
// fortio load: what it prints,
//
//     Fortio 1.38.4 running at 100 queries per second, 2->2 procs, for 5s: http://localhost:8080/
//     Starting at 100 qps with 4 thread(s) [gomax 2] for 5s : 125 calls each (total 500)
//     Ended after 5.0s : 500 calls. qps=99.9
//     Aggregated Function Time : count 500 avg 0.0012 +/- 0.0003 min 0.0004 max 0.018 sum 0.6
//     # target 99% 0.0171
//     Code 200 : 497 (99.4 %)
//     Code  -1 : 3 (0.6 %)
//
// and its JSON, latencies in seconds:
//
//     {"RequestedQPS": "100", "ActualQPS": 99.9, "NumThreads": 4, "URL": "…",
//      "DurationHistogram": {"Count": 500, "Avg": 0.0012, "Max": 0.018,
//                            "Percentiles": [{"Percentile": 99, "Value": 0.0171}]},
//      "RetCodes": {"200": 497, "-1": 3}}                      gRPC: "SERVING", "OK", "ERROR"
//
// A run at the rate "max" sends as fast as answers come (closed loop).
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/load.h"

#include <math.h>
#include <string.h>

static bool is_success(struct pa_text code)
{
    int64_t number;
    if (pa_text_equals(code, "SERVING") || pa_text_equals(code, "OK"))
        return true;
    return pa_text_digits(&code, &number) && !pa_load_is_error(number);
}

static double count_errors(json_t *codes)
{
    const char *code;
    json_t *count;
    double errors = 0;
    if (!json_is_object(codes))
        return NAN;
    json_object_foreach(codes, code, count)
    {
        if (!is_success((struct pa_text){code, code + strlen(code)}))
            errors += json_number_value(count);
    }
    return errors;
}

static bool add_json(const json_t *root, struct pa_records *set, struct pa_error *err)
{
    const char *rate = pa_bench_json_string(root, "RequestedQPS");
    const char *url = pa_bench_json_string(root, "URL");
    const json_t *histogram = json_object_get(root, "DurationHistogram");
    const json_t *percentiles = json_object_get(histogram, "Percentiles");
    double threads = pa_bench_json_number(root, "NumThreads");
    struct pa_load_run run =
        pa_load_run_of("fortio", rate && strcmp(rate, "max") != 0 ? "open" : "closed");
    run.requests = pa_bench_json_number(histogram, "Count");
    run.requests_per_sec = pa_bench_json_number(root, "ActualQPS");
    if (isnan(run.requests_per_sec) || isnan(run.requests))
        return pa_error_set(err, PA_ERROR_FORMAT, "%s is no number",
                            isnan(run.requests) ? "DurationHistogram.Count" : "ActualQPS");
    if (!url)
        url = pa_bench_json_string(root, "Destination"); // gRPC
    if (url)
        run.target = (struct pa_text){url, url + strlen(url)};
    if (threads > 0)
        pa_records_config(set, "connections", pa_arena_printf(&set->arena, "%.0f", threads));
    run.errors = count_errors(json_object_get(root, "RetCodes"));
    pa_load_latency(&run, "mean", pa_bench_json_number(histogram, "Avg"));
    for (size_t i = 0; i < json_array_size(percentiles); i++) {
        const json_t *row = json_array_get(percentiles, i);
        pa_load_percentile(&run, pa_bench_json_number(row, "Percentile"),
                           pa_bench_json_number(row, "Value"));
    }
    pa_load_latency(&run, "max", pa_bench_json_number(histogram, "Max"));
    pa_load_add(set, &run, 1);
    return true;
}

struct report {
    struct pa_load_run run;
    size_t begun;  // the line that it begins in, 0: none
    bool complete; // has the aggregated times
    bool aside;    // within times of something else: those of the errors only
};

// The number behind " NAME " in the line.
static bool number_behind(struct pa_text line, const char *name, double *value)
{
    const char *at = pa_text_find(line, name);
    line.next = at ? at + strlen(name) : line.end;
    return pa_text_double(&line, value);
}

static bool read_times(struct report *r, struct pa_text line)
{
    double mean, max;
    if (!number_behind(line, ": count ", &r->run.requests) ||
        !number_behind(line, " avg ", &mean) || !number_behind(line, " max ", &max))
        return false;
    pa_load_latency(&r->run, "mean", mean);
    pa_load_latency(&r->run, "max", max);
    r->complete = true;
    return true;
}

// "Code 200 : 497 (99.4 %)", "Health SERVING : 500"
static void read_code(struct report *r, struct pa_text line)
{
    double count;
    struct pa_text code;
    if ((!pa_text_skip(&line, "Code ") && !pa_text_skip(&line, "Health ")) ||
        !pa_text_next_word(&line, &code) || !pa_text_skip(&line, " : ") ||
        !pa_text_double(&line, &count))
        return;
    r->run.errors = (isnan(r->run.errors) ? 0 : r->run.errors) + (is_success(code) ? 0 : count);
}

static bool read_line(struct report *r, struct pa_records *set, struct pa_text line)
{
    double percent, seconds, threads;
    struct pa_text t = line;
    if (pa_text_starts(line, "Ended after "))
        return number_behind(line, " qps=", &r->run.requests_per_sec);
    if (pa_text_starts(line, "Aggregated Function Time : ")) {
        r->aside = false;
        return read_times(r, line);
    }
    if (pa_text_starts(line, "Error cases ") || pa_text_starts(line, "Connection time "))
        r->aside = true;
    else if (pa_text_starts(line, "Starting at ") && number_behind(line, " with ", &threads))
        pa_records_config(set, "connections", pa_arena_printf(&set->arena, "%.0f", threads));
    else if (pa_text_skip(&t, "# target ") && !r->aside && pa_text_double(&t, &percent) &&
             pa_text_skip(&t, "% ") && pa_text_double(&t, &seconds))
        pa_load_percentile(&r->run, percent, seconds);
    else
        read_code(r, line);
    return true;
}

// "Fortio 1.38.4 running at 100 queries per second, 2->2 procs, for 5s: URL"; older ones have what
// is logged in front, and "at max queries per second".
static const char *title_of(struct pa_text line)
{
    const char *at = pa_text_find(line, "Fortio ");
    const char *running = pa_text_find(line, " running at ");
    return at && running && at < running && pa_text_find(line, " queries per second") ? running
                                                                                      : NULL;
}

static void begin(struct report *r, struct pa_text line, size_t number)
{
    const char *running = title_of(line), *target = pa_text_last(line, ' ');
    line.next = running + strlen(" running at ");
    *r = (struct report){
        .run = pa_load_run_of("fortio", pa_text_starts(line, "max ") ? "closed" : "open"),
        .begun = number,
    };
    if (target && target[-1] == ':')
        r->run.target = (struct pa_text){target + 1, line.end};
}

static bool finish(const struct report *r, struct pa_records *set, struct pa_error *err)
{
    if (r->begun == 0)
        return true;
    if (!r->complete)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "the run that begins in line %zu has no times: was it aborted?",
                            r->begun);
    pa_load_add(set, &r->run, r->begun);
    return true;
}

static bool read_text(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct report r = {0};
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        if (title_of(lines.line)) {
            if (!finish(&r, set, err))
                return false;
            begin(&r, lines.line, lines.number);
        } else if (r.begun > 0 && !read_line(&r, set, lines.line)) {
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: a number is missing",
                                lines.number);
        }
    }
    return finish(&r, set, err);
}

static bool is_json(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"RequestedQPS", "ActualQPS", "DurationHistogram", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

static bool read_fortio(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    if (!is_json(bytes->data, bytes->size))
        return read_text(bytes, set, err);
    return pa_bench_json_add(bytes, set, add_json, err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    if (is_json(bytes, size))
        return true;
    while (pa_lines_next(&lines)) {
        if (title_of(lines.line))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_fortio = {
    .name = "fortio",
    .summary = "fortio load: what it prints, or -json",
    .probe = probe,
    .read = read_fortio,
};
