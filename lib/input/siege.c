// SPDX-License-Identifier: Apache-2.0
// siege: what it prints for people or, with --json-output, for programs. Both have the same names
// and values, so both are read line by line:
//
//     Transactions:              5788 hits         {   "transactions":            5788,
//     Elapsed time:              1.54 secs             "elapsed_time":            1.54,
//     Response time:             0.00 secs             "response_time":           0.00,
//     Transaction rate:       3758.44 trans/sec        "transaction_rate":     3758.44,
//     Throughput:                3.28 MB/sec           "throughput":              3.28,
//     Concurrency:               3.93                  "concurrency":             3.93,
//     Failed transactions:          0                  "failed_transactions":        0,
//     Longest transaction:       0.04                  "longest_transaction":     0.04,
//
// Two decimals of a second are too few for a response time. siege's concurrency is the sum of all
// response times over the elapsed time, so that the mean is concurrency × elapsed ÷ transactions.
#include "input/bench_format.h"
#include "input/load.h"

#include <math.h>
#include <string.h>

enum value { TRANSACTIONS, ELAPSED, RATE, THROUGHPUT, CONCURRENCY, FAILED, LONGEST, VALUES };

static const struct {
    const char *text, *json;
} names[VALUES] = {
    [TRANSACTIONS] = {"Transactions:", "\"transactions\":"},
    [ELAPSED] = {"Elapsed time:", "\"elapsed_time\":"},
    [RATE] = {"Transaction rate:", "\"transaction_rate\":"},
    [THROUGHPUT] = {"Throughput:", "\"throughput\":"},
    [CONCURRENCY] = {"Concurrency:", "\"concurrency\":"},
    [FAILED] = {"Failed transactions:", "\"failed_transactions\":"},
    [LONGEST] = {"Longest transaction:", "\"longest_transaction\":"},
};

static bool read_line(struct pa_text line, double value[VALUES])
{
    line = pa_text_trim(line);
    if (pa_text_skip(&line, "{"))
        line = pa_text_trim(line);
    for (size_t i = 0; i < VALUES; i++) {
        if (pa_text_skip(&line, names[i].text) || pa_text_skip(&line, names[i].json)) {
            pa_text_spaces(&line);
            if (!pa_text_double(&line, &value[i]))
                return false;
            if (i == LONGEST && pa_text_starts(pa_text_trim(line), "ms"))
                value[i] /= 1e3;
            return true;
        }
    }
    return true;
}

static bool read_siege(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct pa_load_run run = pa_load_run_of("siege", "closed");
    struct pa_lines lines = pa_lines_of(bytes);
    double value[VALUES];
    for (size_t i = 0; i < VALUES; i++)
        value[i] = NAN;
    while (pa_lines_next(&lines)) {
        if (!read_line(lines.line, value))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no number", lines.number);
    }
    for (size_t i = 0; i < VALUES; i++) {
        if (isnan(value[i]))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no %s is it cut?", lines.number,
                                names[i].text);
    }
    if (value[TRANSACTIONS] > 0)
        pa_load_latency(&run, "mean", value[CONCURRENCY] * value[ELAPSED] / value[TRANSACTIONS]);
    pa_load_latency(&run, "max", value[LONGEST]);
    run.requests = value[TRANSACTIONS];
    run.requests_per_sec = value[RATE];
    run.bytes_per_sec = value[THROUGHPUT] * 1024 * 1024;
    run.errors = value[FAILED];
    pa_load_add(set, &run, 1);
    return true;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    bool transactions = false;
    while (pa_lines_next(&lines)) {
        struct pa_text line = pa_text_trim(lines.line);
        if (pa_text_skip(&line, "{"))
            line = pa_text_trim(line);
        if (transactions &&
            (pa_text_starts(line, "Availability:") || pa_text_starts(line, "\"availability\":")))
            return true;
        transactions = pa_text_starts(line, names[TRANSACTIONS].text) ||
                       pa_text_starts(line, names[TRANSACTIONS].json);
    }
    return false;
}

const struct pa_bench_format pa_bench_format_siege = {
    .name = "siege",
    .summary = "siege, also --json-output",
    .probe = probe,
    .read = read_siege,
};
