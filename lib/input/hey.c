// SPDX-License-Identifier: Apache-2.0
// hey: its report (input/hey_report.h), and `-o csv`, which has a line a request, in seconds:
//
//     response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset
//     0.0017,0.0003,0.0000,0.0001,0.0011,0.0002,200,0.0001
#include "input/bench_format.h"
#include "input/hey_report.h"
#include "input/requests.h"

#include <math.h>

#define HEADER "response-time,DNS+dialup,"

enum { COLUMNS = 8, LATENCY = 0, STATUS = 6, OFFSET = 7 };

static bool read_request(struct pa_text line, struct pa_request *request)
{
    double column[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        if ((i > 0 && !pa_text_skip(&line, ",")) || !pa_text_double(&line, &column[i]) ||
            isnan(column[i]))
            return false;
    }
    *request = (struct pa_request){.start = column[OFFSET],
                                   .latency = column[LATENCY],
                                   .failed = column[STATUS] < 200 || column[STATUS] > 399};
    return pa_text_size(line) == 0;
}

static bool read_csv(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct pa_requests log = {0};
    struct pa_load_run run = pa_load_run_of("hey", "closed");
    struct pa_lines lines = pa_lines_of(bytes);
    pa_lines_next(&lines);
    while (pa_lines_next(&lines)) {
        struct pa_request request;
        if (pa_text_size(lines.line) == 0)
            continue;
        if (!read_request(lines.line, &request)) {
            pa_requests_release(&log);
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: not 8 numbers", lines.number);
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

static bool read_hey(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    if (is_csv(bytes->data, bytes->size))
        return read_csv(bytes, set, err);
    return pa_hey_report_read(bytes, "hey", set, err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    return is_csv(bytes, size) ||
           (pa_hey_report_is(bytes, size, "Total:") && !pa_hey_report_is(bytes, size, "Count:") &&
            !pa_hey_report_is(bytes, size, "Success rate:"));
}

const struct pa_bench_format pa_bench_format_hey = {
    .name = "hey",
    .summary = "hey: its report, or -o csv",
    .probe = probe,
    .read = read_hey,
};
