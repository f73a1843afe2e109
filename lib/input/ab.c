// SPDX-License-Identifier: Apache-2.0
// ab, the Apache HTTP server benchmarking tool: its report,
//
//     Document Path:          /search
//     Concurrency Level:      8
//     Complete requests:      1200
//     Failed requests:        0
//     Keep-Alive requests:    1200                       only with -k
//     Non-2xx responses:      50                         only if there are any
//     Requests per second:    9697.52 [#/sec] (mean)
//     Time per request:       0.825 [ms] (mean)
//     Transfer rate:          10511.96 [Kbytes/sec] received
//       50%      1                                       whole milliseconds
//      100%     12 (longest request)
//
// the percentiles of -e (CSV, ms), and the requests of -g (for gnuplot, tabs between, whole ms).
#include "input/bench_format.h"
#include "input/load.h"
#include "input/requests.h"

#include <math.h>
#include <string.h>

#define CSV_HEADER "Percentage served,Time in ms"
#define LOG_HEADER "starttime\tseconds\tctime\tdtime\tttime\twait"

// Of the percentiles that ab prints, those that other tools print as well; 100 is the maximum.
static bool is_usual(double percent)
{
    static const double usual[] = {50, 75, 90, 95, 99, 100};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        if (percent == usual[i])
            return true;
    }
    return false;
}

struct reader {
    struct pa_records *set;
    struct pa_load_run run;
    double failed, other_status;
    bool keep_alive;
};

// "50%      1"
static void read_percentile(struct reader *r, struct pa_text line)
{
    double percent, ms;
    if (!pa_text_double(&line, &percent) || !pa_text_skip(&line, "%"))
        return;
    pa_text_spaces(&line);
    if (pa_text_double(&line, &ms) && is_usual(percent))
        pa_load_percentile(&r->run, percent, ms / 1e3);
}

static bool read_number(struct reader *r, struct pa_text name, struct pa_text value)
{
    double number;
    struct pa_text unit = value;
    if (!pa_text_double(&unit, &number))
        return false;
    if (pa_text_equals(name, "Complete requests"))
        r->run.requests = number;
    else if (pa_text_equals(name, "Failed requests"))
        r->failed = number;
    else if (pa_text_equals(name, "Non-2xx responses"))
        r->other_status = number;
    else if (pa_text_equals(name, "Requests per second"))
        r->run.requests_per_sec = number;
    else if (pa_text_equals(name, "Time per request") && pa_text_ends(unit, "(mean)"))
        pa_load_latency(&r->run, "mean", number / 1e3);
    else if (pa_text_equals(name, "Transfer rate"))
        r->run.bytes_per_sec = number * 1024;
    return true;
}

static bool read_line(struct reader *r, struct pa_text line)
{
    static const char *const numbers[] = {"Complete requests", "Failed requests",
                                          "Non-2xx responses", "Requests per second",
                                          "Time per request",  "Transfer rate"};
    line = pa_text_trim(line);
    const char *colon = pa_text_find(line, ":");
    if (!colon) {
        read_percentile(r, line);
        return true;
    }
    struct pa_text name = {line.next, colon};
    struct pa_text value = pa_text_trim((struct pa_text){colon + 1, line.end});
    if (pa_text_equals(name, "Document Path"))
        r->run.target = value;
    else if (pa_text_equals(name, "Concurrency Level"))
        pa_load_config(r->set, "connections", value);
    else if (pa_text_equals(name, "Keep-Alive requests"))
        r->keep_alive = true;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (pa_text_equals(name, numbers[i]))
            return read_number(r, name, value);
    }
    return true;
}

static bool read_report(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct reader r = {.set = set, .run = pa_load_run_of("ab", "closed")};
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        if (!read_line(&r, lines.line))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no number", lines.number);
    }
    if (isnan(r.run.requests_per_sec))
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "line %zu: no `Requests per second`: did ab give up?", lines.number);
    r.run.errors = r.failed + r.other_status;
    pa_records_config(set, "keepalive", r.keep_alive ? "on" : "off");
    pa_load_add(set, &r.run, 1);
    return true;
}

// "99,10.997"; the first row is percentage 0.
static bool read_csv(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct pa_load_run run = pa_load_run_of("ab", "closed");
    struct pa_lines lines = pa_lines_of(bytes);
    pa_lines_next(&lines);
    while (pa_lines_next(&lines)) {
        double percent, ms;
        if (!pa_text_double(&lines.line, &percent) || !pa_text_skip(&lines.line, ",") ||
            !pa_text_double(&lines.line, &ms))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: not a percentage, a time",
                                lines.number);
        if (is_usual(percent))
            pa_load_percentile(&run, percent, ms / 1e3);
    }
    return pa_load_add(set, &run, 1) ||
           pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no percentile", lines.number);
}

static void skip_column(struct pa_text *line)
{
    const char *tab = pa_text_find(*line, "\t");
    line->next = tab ? tab + 1 : line->end;
}

// The fifth column is the time of the whole request.
static bool read_log(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct pa_requests log = {0};
    struct pa_load_run run = pa_load_run_of("ab", "closed");
    struct pa_lines lines = pa_lines_of(bytes);
    pa_lines_next(&lines);
    while (pa_lines_next(&lines)) {
        struct pa_text line = lines.line;
        int64_t ms;
        for (size_t i = 0; i < 4; i++)
            skip_column(&line);
        if (!pa_text_digits(&line, &ms) || !pa_text_skip(&line, "\t")) {
            pa_requests_release(&log);
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no total time", lines.number);
        }
        pa_requests_add(&log, &(struct pa_request){.start = NAN, .latency = (double)ms / 1e3});
    }
    if (log.latency.count == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "no request in it");
    pa_requests_finish(&log, &run);
    run.errors = NAN; // it does not say
    pa_load_add(set, &run, 1);
    return true;
}

static bool starts_with(const uint8_t *bytes, size_t size, const char *header)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    return pa_lines_next(&lines) && pa_text_equals(lines.line, header);
}

static bool read_ab(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    if (starts_with(bytes->data, bytes->size, CSV_HEADER))
        return read_csv(bytes, set, err);
    if (starts_with(bytes->data, bytes->size, LOG_HEADER))
        return read_log(bytes, set, err);
    return read_report(bytes, set, err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    if (starts_with(bytes, size, CSV_HEADER) || starts_with(bytes, size, LOG_HEADER))
        return true;
    while (pa_lines_next(&lines)) {
        if (pa_text_starts(lines.line, "This is ApacheBench,"))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_ab = {
    .name = "ab",
    .summary = "ab of the Apache HTTP server: its report, -e or -g",
    .probe = probe,
    .read = read_ab,
};
