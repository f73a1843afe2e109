// SPDX-License-Identifier: Apache-2.0
// locust --csv NAME, the file NAME_stats_history.csv, in milliseconds:
//
//     Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,…,100%,Total Request Count,
//       Total Failure Count,Total Median Response Time,Total Average Response Time,
//       Total Min Response Time,Total Max Response Time,Total Average Content Size
//     1700000000,10,,Aggregated,98.2,0.4,12,…,130,982,4,12,14.5,4,130.2,512
//
// A row a second, or one for each request as well with --csv-full-history. Those of all requests
// together say how the test was over time; the last of them is the run. Its percentiles are of its
// last seconds only, so the run has the median, mean and maximum that are of all of it.
#include "base/vec.h"
#include "input/bench_format.h"
#include "input/csv_table.h"
#include "input/load.h"

#include <math.h>
#include <string.h>

#define HEADER "Timestamp,User Count,Type,Name,Requests/s,"

struct history {
    PA_VEC(struct pa_record_moment) moments;
    double first, last; // seconds since 1970
    struct pa_load_run run;
    size_t line;
};

static double value_of(const struct pa_csv_table *t, const char *column)
{
    return pa_csv_table_number(t, pa_csv_table_column(t, column));
}

static bool is_of_all(const struct pa_csv_table *t)
{
    const char *name = pa_csv_table_at(t, pa_csv_table_column(t, "Name"));
    return !*pa_csv_table_at(t, pa_csv_table_column(t, "Type")) &&
           (strcmp(name, "Aggregated") == 0 || strcmp(name, "Total") == 0);
}

static void take_totals(struct history *h, const struct pa_csv_table *t)
{
    h->run = pa_load_run_of("locust", "");
    h->line = t->line;
    h->run.requests = value_of(t, "Total Request Count");
    h->run.errors = value_of(t, "Total Failure Count");
    if (h->last > h->first)
        h->run.requests_per_sec = h->run.requests / (h->last - h->first);
    pa_load_latency(&h->run, "mean", value_of(t, "Total Average Response Time") / 1e3);
    pa_load_latency(&h->run, "p50", value_of(t, "Total Median Response Time") / 1e3);
    pa_load_latency(&h->run, "max", value_of(t, "Total Max Response Time") / 1e3);
}

static bool take_row(struct history *h, const struct pa_csv_table *t, struct pa_error *err)
{
    double at = value_of(t, "Timestamp"), rate = value_of(t, "Requests/s");
    double failed = value_of(t, "Failures/s");
    if (!t->whole)
        return pa_error_set(err, PA_ERROR_FORMAT, "not %zu fields", t->columns);
    if (isnan(at) || isnan(rate) || isnan(value_of(t, "Total Request Count")))
        return pa_error_set(err, PA_ERROR_FORMAT, "no time, rate and number of requests");
    if (!is_of_all(t))
        return true;
    h->first = h->moments.count ? h->first : at;
    h->last = at;
    pa_vec_push(&h->moments, (struct pa_record_moment){.at = at - h->first,
                                                       .rate = rate,
                                                       .errors = rate > 0 ? failed / rate : 0,
                                                       .p50 = value_of(t, "50%") / 1e3,
                                                       .p99 = value_of(t, "99%") / 1e3});
    take_totals(h, t);
    return true;
}

static bool read_all(struct pa_csv_table *t, struct history *h, struct pa_error *err)
{
    while (pa_csv_table_next(t)) {
        if (pa_csv_table_is_cut(t) && !t->whole)
            break; // written while the test runs
        if (!take_row(h, t, err))
            return pa_error_prefix(err, "line %zu", t->line);
    }
    return (h->moments.count && h->run.requests > 0) ||
           pa_error_set(err, PA_ERROR_FORMAT, "no request in it");
}

static bool read_locust_history(const struct pa_bytes *bytes, struct pa_records *set,
                                struct pa_error *err)
{
    struct pa_csv_table t;
    struct history h = {0};
    bool ok = pa_csv_table_open(&t, bytes) ||
              pa_error_set(err, PA_ERROR_FORMAT, "line 1: a quote is not closed");
    ok = ok && read_all(&t, &h, err);
    if (ok) {
        pa_load_add(set, &h.run, h.line);
        pa_records_moments(set, h.moments.items, h.moments.count);
        pa_records_begun(set, h.first);
    }
    pa_vec_release(&h.moments);
    pa_csv_table_release(&t);
    return ok;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    return pa_lines_next(&lines) && pa_text_starts(lines.line, HEADER);
}

const struct pa_bench_format pa_bench_format_locust_history = {
    .name = "locust-history",
    .summary = "the …_stats_history.csv of locust --csv",
    .probe = probe,
    .read = read_locust_history,
};
