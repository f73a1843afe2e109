// SPDX-License-Identifier: Apache-2.0
// hey: its report (input/hey_report.h), and `-o csv`, which has a line a request, in seconds:
//
//     response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset
//     0.0017,0.0003,0.0000,0.0001,0.0011,0.0002,200,0.0001
#include "input/bench_format.h"
#include "input/hey_report.h"
#include "input/request_table.h"

static const struct pa_request_table table = {.program = "hey",
                                              .head = "response-time,DNS+dialup,",
                                              .columns = 8,
                                              .latency = 0,
                                              .status = 6,
                                              .start = 7,
                                              .bytes = 8};

static bool read_hey(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    if (pa_request_table_is(&table, bytes->data, bytes->size))
        return pa_request_table_read(&table, bytes, set, err);
    return pa_hey_report_read(bytes, "hey", set, err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    return pa_request_table_is(&table, bytes, size) ||
           (pa_hey_report_is(bytes, size, "Total:") && !pa_hey_report_is(bytes, size, "Count:") &&
            !pa_hey_report_is(bytes, size, "Success rate:"));
}

const struct pa_bench_format pa_bench_format_hey = {
    .name = "hey",
    .summary = "hey: its report, or -o csv",
    .probe = probe,
    .read = read_hey,
};
