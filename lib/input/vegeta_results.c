// SPDX-License-Identifier: Apache-2.0
// The results of vegeta, one a line, as `vegeta encode` writes them. As CSV without a header:
//
//     1795413985110232053,200,1785541,0,915,,BODY,attack,0,GET,http://host/search,HEADERS
//     start (ns), status, latency (ns), bytes out, bytes in, error, body, attack, seq, method, …
//
// As JSON, one object a line with the keys timestamp, code, latency, bytes_in, error, method, url.
#include "base/moment.h"
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/request_moments.h"

#include <math.h>
#include <string.h>

struct results {
    struct pa_requests log;
    struct pa_strbuf target; // of the first request that has one
    int64_t origin;          // the first start, in nanoseconds since 1970; 0: none yet
};

// In seconds since the first: times since 1970 have no room for nanoseconds in a double.
static double seconds_of(struct results *r, int64_t start)
{
    r->origin = r->origin ? r->origin : start;
    return (double)(start - r->origin) / 1e9;
}

// "2026-11-23T06:06:25.110232053Z"; NaN if it is no time.
static double start_of(struct results *r, const char *stamp)
{
    int64_t nanos;
    return stamp && pa_moment_parse(stamp, &nanos) && nanos > 0 ? seconds_of(r, nanos) : NAN;
}

static bool read_object(struct results *r, struct pa_text line, struct pa_request *request,
                        struct pa_error *err)
{
    json_t *object = pa_bench_json_read_line(line, err);
    if (!object)
        return false;
    double code = pa_bench_json_number(object, "code"),
           bytes = pa_bench_json_number(object, "bytes_in");
    const char *error = pa_bench_json_string(object, "error"),
               *url = pa_bench_json_string(object, "url");
    *request = (struct pa_request){
        .start = start_of(r, pa_bench_json_string(object, "timestamp")),
        .latency = pa_bench_json_number(object, "latency") / 1e9,
        .bytes = isnan(bytes) ? 0 : bytes,
        .failed = !(code >= 200 && code <= 399) || (error && *error),
    };
    if (r->target.size == 0 && url)
        pa_strbuf_adds(&r->target, url);
    json_decref(object);
    return !isnan(request->latency) ||
           pa_error_set(err, PA_ERROR_FORMAT, "latency is missing or no number");
}

// The text up to the next comma, which is taken as well.
static struct pa_text take_column(struct pa_text *line)
{
    struct pa_text column = *line;
    const char *comma = pa_text_find(*line, ",");
    if (comma)
        column.end = comma;
    line->next = comma ? comma + 1 : line->end;
    return column;
}

// Moves behind a column that may be in double quotes, where "" is one of them.
static bool skip_quoted(struct pa_text *line, bool *empty)
{
    *empty = line->next == line->end || *line->next == ',';
    if (!pa_text_skip(line, "\"")) {
        take_column(line);
        return true;
    }
    while (line->next < line->end) {
        if (*line->next++ == '"' && !pa_text_skip(line, "\""))
            return pa_text_skip(line, ",") || line->next == line->end;
    }
    return false;
}

static bool read_row(struct results *r, struct pa_text line, struct pa_request *request,
                     struct pa_error *err)
{
    int64_t number[5]; // start, code, latency, bytes out, bytes in
    bool no_error, empty;
    for (size_t i = 0; i < 5; i++) {
        struct pa_text column = take_column(&line);
        if (!pa_text_digits(&column, &number[i]) || pa_text_size(column) > 0)
            return pa_error_set(err, PA_ERROR_FORMAT, "column %zu is no number", i + 1);
    }
    if (!skip_quoted(&line, &no_error)) // over line ends it is no line of its own
        return pa_error_set(err, PA_ERROR_FORMAT, "column 6 has no closing quote");
    *request = (struct pa_request){
        .start = seconds_of(r, number[0]),
        .latency = (double)number[2] / 1e9,
        .bytes = (double)number[4],
        .failed = pa_load_is_error(number[1]) || !no_error,
    };
    bool whole = true;
    for (size_t i = 7; i <= 10; i++) // body, attack, seq, method
        whole = whole && skip_quoted(&line, &empty);
    if (whole && r->target.size == 0) {
        struct pa_text url = take_column(&line);
        pa_strbuf_add(&r->target, url.next, pa_text_size(url));
    }
    return true;
}

static bool read_all(const struct pa_bytes *bytes, struct results *r, struct pa_error *err)
{
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        struct pa_request request;
        struct pa_text line = pa_text_trim(lines.line);
        if (pa_text_size(line) == 0)
            continue;
        if (!(*line.next == '{' ? read_object(r, line, &request, err)
                                : read_row(r, line, &request, err)))
            return pa_error_prefix(err, "line %zu", lines.number);
        pa_requests_add(&r->log, &request);
    }
    return r->log.latency.count > 0 || pa_error_set(err, PA_ERROR_FORMAT, "no request in it");
}

static bool read_results(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct results r = {0};
    struct pa_load_run run = pa_load_run_of("vegeta", "open");
    bool ok = read_all(bytes, &r, err);
    if (ok) {
        const char *url = pa_strbuf_text(&r.target);
        run.target = (struct pa_text){url, url + r.target.size};
        pa_request_moments_add(&r.log, 1, set);
        pa_records_begun(set, (double)r.origin / 1e9 + r.log.begin);
        pa_requests_finish(&r.log, &run);
        pa_load_add(set, &run, 1);
    }
    pa_requests_release(&r.log);
    pa_strbuf_release(&r.target);
    return ok;
}

// A first line of five numbers, of which the first is a time in nanoseconds, or an object a line.
static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"attack", "seq", "code", "latency", NULL};
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    if (!pa_lines_next(&lines))
        return false;
    if (pa_bench_json_has_keys((const uint8_t *)lines.line.next, pa_text_size(lines.line), '{',
                               keys))
        return true;
    for (size_t i = 0; i < 5; i++) {
        struct pa_text column = take_column(&lines.line);
        int64_t number;
        if (!pa_text_digits(&column, &number) || pa_text_size(column) > 0 ||
            (i == 0 && number < 100000000000000000))
            return false;
    }
    return pa_text_size(lines.line) > 0;
}

const struct pa_bench_format pa_bench_format_vegeta_results = {
    .name = "vegeta-results",
    .summary = "the results of vegeta as CSV or JSON",
    .probe = probe,
    .read = read_results,
};
