// SPDX-License-Identifier: Apache-2.0
// The report of wrk, and of wrk2, which has the same frame around its latency histogram:
//
//     Running 3s test @ http://127.0.0.1:8080/search
//       2 threads and 8 connections
//       Thread Stats   Avg      Stdev     Max   +/- Stdev
//         Latency     1.90ms    3.29ms  32.59ms   88.74%
//         Req/Sec     5.60k     1.85k    8.82k    56.67%
//       Latency Distribution
//          50%  529.00us                             wrk2: ` 50.000%    1.07ms`
//       33527 requests in 3.01s, 34.72MB read
//       Socket errors: connect 0, read 0, write 0, timeout 4
//       Non-2xx or 3xx responses: 7
//     Requests/sec:  11152.13
//     Transfer/sec:     11.55MB
//
// A file may hold several reports, each is a run. wrk sends the next request when the last was
// answered; wrk2 keeps to a rate. Of wrk2's two histograms (-u) the corrected one is read.
#include "input/bench_format.h"
#include "input/load.h"

struct reader {
    struct pa_records *set;
    struct pa_load_run run;
    size_t begun; // its first line, 0: outside a report
    bool is_wrk2;
    bool uncorrected; // in the block that is not read
};

static void begin(struct reader *r, struct pa_text line, size_t number)
{
    const char *at = pa_text_find(line, " @ ");
    r->run = pa_load_run_of("wrk", "closed");
    r->run.errors = 0;
    r->run.target = (struct pa_text){at + 3, line.end};
    r->begun = number;
    r->is_wrk2 = r->uncorrected = false;
}

// "2 threads and 8 connections"
static void read_threads(struct reader *r, struct pa_text line)
{
    struct pa_text count = {pa_text_find(line, " and ") + 5, line.end};
    count.end = pa_text_find(count, " connections");
    if (count.end)
        pa_load_config(r->set, "connections", count);
}

// "Latency     1.90ms    3.29ms  32.59ms   88.74%"
static void read_latency(struct reader *r, struct pa_text line)
{
    double mean, deviation, max;
    pa_text_spaces(&line);
    if (!pa_load_seconds(&line, &mean))
        return;
    pa_load_latency(&r->run, "mean", mean);
    pa_text_spaces(&line);
    if (!pa_load_seconds(&line, &deviation))
        return;
    pa_text_spaces(&line);
    if (pa_load_seconds(&line, &max))
        pa_load_latency(&r->run, "max", max);
}

// "50%  529.00us"
static void read_percentile(struct reader *r, struct pa_text line)
{
    double percent, seconds;
    if (!pa_text_double(&line, &percent) || !pa_text_skip(&line, "%") || percent >= 100)
        return; // 100 % is the maximum, which is there already
    pa_text_spaces(&line);
    if (pa_load_seconds(&line, &seconds) && pa_text_size(pa_text_trim(line)) == 0)
        pa_load_percentile(&r->run, percent, seconds);
}

// "connect 0, read 0, write 0, timeout 4"
static void read_errors(struct reader *r, struct pa_text line)
{
    int64_t count;
    while (pa_text_to_number(&line) && pa_text_digits(&line, &count))
        r->run.errors += (double)count;
}

static void finish(struct reader *r)
{
    if (r->is_wrk2) {
        r->run.tool = "wrk2";
        r->run.loop = "open";
    }
    pa_load_add(r->set, &r->run, r->begun);
    r->begun = 0;
}

static void read_other_line(struct reader *r, struct pa_text line, size_t number)
{
    if (pa_text_skip(&line, "Latency ")) {
        read_latency(r, line);
    } else if (pa_text_starts(line, "Thread calibration:")) {
        r->is_wrk2 = true;
    } else if (pa_text_skip(&line, "Req/Sec ")) {
        if (pa_text_find(line, "nan"))
            pa_records_warn(r->set, number,
                            "no requests/sec of a thread (-nan): the run is shorter than the "
                            "calibration of wrk2, and its latencies include that");
    } else if (pa_text_skip(&line, "Socket errors:") || pa_text_skip(&line, "Non-2xx or 3xx")) {
        read_errors(r, line);
    } else if (pa_text_find(line, " requests in ")) {
        pa_text_double(&line, &r->run.requests);
    } else if (pa_text_find(line, " threads and ")) {
        read_threads(r, line);
    } else if (!r->uncorrected) {
        read_percentile(r, line);
    }
}

static bool read_line(struct reader *r, struct pa_text line, size_t number, struct pa_error *err)
{
    line = pa_text_trim(line);
    if (pa_text_skip(&line, "Requests/sec:")) {
        pa_text_spaces(&line);
        return pa_text_double(&line, &r->run.requests_per_sec) ||
               pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no number of requests/sec", number);
    }
    if (pa_text_skip(&line, "Transfer/sec:")) {
        pa_text_spaces(&line);
        if (!pa_load_bytes(&line, 1024, &r->run.bytes_per_sec))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no number of bytes/sec", number);
        finish(r);
    } else if (pa_text_skip(&line, "Latency Distribution")) {
        r->is_wrk2 |= pa_text_find(line, "HdrHistogram") != NULL;
        r->uncorrected = pa_text_find(line, "Uncorrected") != NULL;
    } else {
        read_other_line(r, line, number);
    }
    return true;
}

static bool read_wrk(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct reader r = {.set = set};
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        if (pa_text_starts(lines.line, "Running ") && pa_text_find(lines.line, " test @ ")) {
            if (r.begun)
                break;
            begin(&r, lines.line, lines.number);
        } else if (pa_text_starts(lines.line, "unable to connect to ")) {
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: wrk was unable to connect",
                                lines.number);
        } else if (r.begun && !read_line(&r, lines.line, lines.number, err)) {
            return false;
        }
    }
    if (r.begun)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "the report that begins in line %zu has no Transfer/sec: is it cut?",
                            r.begun);
    return true;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    while (pa_lines_next(&lines)) {
        if ((pa_text_starts(lines.line, "Running ") && pa_text_find(lines.line, " test @ ")) ||
            pa_text_starts(lines.line, "unable to connect to "))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_wrk = {
    .name = "wrk",
    .summary = "the report of wrk or wrk2",
    .probe = probe,
    .read = read_wrk,
};
