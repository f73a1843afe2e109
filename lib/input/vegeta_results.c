// SPDX-License-Identifier: Apache-2.0
// The results of vegeta, one a line, as `vegeta encode` writes them. As CSV without a header:
//
//     1795413985110232053,200,1785541,0,915,,BODY,attack,0,GET,http://host/search,HEADERS
//     start (ns), status, latency (ns), bytes out, bytes in, error, body, attack, seq, method, …
//
// As JSON, one object a line with the keys timestamp, code, latency, bytes_in, error, method, url.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/requests.h"

#include <math.h>
#include <string.h>

// "2026-11-23T06:06:25.110232053Z" in seconds since the midnight before; NaN if it is none. A run
// over midnight gives a negative step, which makes it untimed.
static double time_of_day(const char *stamp)
{
    int64_t hours, minutes;
    double seconds;
    const char *t = stamp ? strchr(stamp, 'T') : NULL;
    struct pa_text text = {t ? t + 1 : "", t ? t + strlen(t) : ""};
    if (!t || !pa_text_digits(&text, &hours) || !pa_text_skip(&text, ":") ||
        !pa_text_digits(&text, &minutes) || !pa_text_skip(&text, ":") ||
        !pa_text_double(&text, &seconds))
        return NAN;
    return (double)hours * 3600 + (double)minutes * 60 + seconds;
}

static bool read_object(struct pa_text line, struct pa_request *request, struct pa_strbuf *target,
                        struct pa_error *err)
{
    json_t *object = pa_bench_json_read(line.next, pa_text_size(line), err);
    if (!object)
        return false;
    double code = pa_bench_json_number(object, "code"),
           bytes = pa_bench_json_number(object, "bytes_in");
    const char *error = pa_bench_json_string(object, "error"),
               *url = pa_bench_json_string(object, "url");
    *request = (struct pa_request){
        .start = time_of_day(pa_bench_json_string(object, "timestamp")),
        .latency = pa_bench_json_number(object, "latency") / 1e9,
        .bytes = isnan(bytes) ? 0 : bytes,
        .failed = !(code >= 200 && code <= 399) || (error && *error),
    };
    if (target->size == 0 && url)
        pa_strbuf_adds(target, url);
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

static bool read_row(struct pa_text line, struct pa_request *request, struct pa_strbuf *target,
                     struct pa_error *err)
{
    double number[5]; // start, code, latency, bytes out, bytes in
    bool no_error, empty;
    for (size_t i = 0; i < 5; i++) {
        struct pa_text column = take_column(&line);
        if (!pa_text_double(&column, &number[i]) || pa_text_size(column) > 0 || isnan(number[i]))
            return pa_error_set(err, PA_ERROR_FORMAT, "column %zu is no number", i + 1);
    }
    if (!skip_quoted(&line, &no_error)) // over line ends it is no line of its own
        return pa_error_set(err, PA_ERROR_FORMAT, "column 6 has no closing quote");
    *request = (struct pa_request){
        .start = number[0] / 1e9,
        .latency = number[2] / 1e9,
        .bytes = number[4],
        .failed = !(number[1] >= 200 && number[1] <= 399) || !no_error,
    };
    bool whole = true;
    for (size_t i = 7; i <= 10; i++) // body, attack, seq, method
        whole = whole && skip_quoted(&line, &empty);
    if (whole && target->size == 0) {
        struct pa_text url = take_column(&line);
        pa_strbuf_add(target, url.next, pa_text_size(url));
    }
    return true;
}

static bool read_all(const struct pa_bytes *bytes, struct pa_requests *log,
                     struct pa_strbuf *target, struct pa_error *err)
{
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        struct pa_request request;
        struct pa_text line = pa_text_trim(lines.line);
        if (pa_text_size(line) == 0)
            continue;
        if (!(*line.next == '{' ? read_object(line, &request, target, err)
                                : read_row(line, &request, target, err)))
            return pa_error_prefix(err, "line %zu", lines.number);
        pa_requests_add(log, &request);
    }
    return log->latency.count > 0 || pa_error_set(err, PA_ERROR_FORMAT, "no request in it");
}

static bool read_results(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct pa_requests log = {0};
    struct pa_strbuf target = {0};
    struct pa_load_run run = pa_load_run_of("vegeta", "open");
    bool ok = read_all(bytes, &log, &target, err);
    if (ok) {
        const char *url = pa_strbuf_text(&target);
        run.target = (struct pa_text){url, url + target.size};
        pa_requests_finish(&log, &run);
        pa_load_add(set, &run, 1);
    }
    pa_requests_release(&log);
    pa_strbuf_release(&target);
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
