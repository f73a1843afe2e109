// SPDX-License-Identifier: Apache-2.0
// locust --csv NAME, the file NAME_stats.csv, in milliseconds:
//
//     Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,
//       Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,…,100%
//     GET,/items,1000,3,12,14.5,4,130.2,512,33.3,0.1,12,…,130
//     ,Aggregated,…                                          all requests together
//
// Each row is a run, and the whole test is one more. What could not be measured is N/A. Of a test
// that failed altogether there are no latencies: those of its failures say nothing.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/csv_table.h"
#include "input/load.h"

#include <math.h>
#include <string.h>

#define HEADER "Type,Name,Request Count,Failure Count,"

// "GET/items"; "" of the whole test.
static void add_target(struct pa_strbuf *target, const struct pa_csv_table *t)
{
    const char *type = pa_csv_table_at(t, pa_csv_table_column(t, "Type"));
    const char *name = pa_csv_table_at(t, pa_csv_table_column(t, "Name"));
    if (!*type && (strcmp(name, "Aggregated") == 0 || strcmp(name, "Total") == 0))
        return;
    pa_strbuf_adds(target, type);
    if (target->size > 0 && *name != '/')
        pa_strbuf_addc(target, '/');
    pa_strbuf_adds(target, name);
}

static double value_of(const struct pa_csv_table *t, const char *column)
{
    return pa_csv_table_number(t, pa_csv_table_column(t, column));
}

static void add_latencies(const struct pa_csv_table *t, struct pa_load_run *run)
{
    static const char *const percents[] = {"50%", "75%", "90%", "95%", "99%", "99.9%"};
    pa_load_latency(run, "mean", value_of(t, "Average Response Time") / 1e3);
    for (size_t i = 0; i < sizeof percents / sizeof *percents; i++) {
        double ms = value_of(t, percents[i]), percent;
        struct pa_text text = {percents[i], percents[i] + strlen(percents[i])};
        if (!isnan(ms) && pa_text_double(&text, &percent))
            pa_load_percentile(run, percent, ms / 1e3);
    }
    pa_load_latency(run, "max", value_of(t, "Max Response Time") / 1e3);
}

static bool add_row(const struct pa_csv_table *t, struct pa_records *set, struct pa_error *err)
{
    struct pa_load_run run = pa_load_run_of("locust", "");
    struct pa_strbuf target = {0};
    run.requests = value_of(t, "Request Count");
    run.errors = value_of(t, "Failure Count");
    run.requests_per_sec = value_of(t, "Requests/s");
    if (isnan(run.requests) || isnan(run.errors))
        return pa_error_set(err, PA_ERROR_FORMAT, "no Request Count and Failure Count");
    run.bytes_per_sec = run.requests_per_sec * value_of(t, "Average Content Size");
    add_target(&target, t);
    run.target = (struct pa_text){pa_strbuf_text(&target), pa_strbuf_text(&target) + target.size};
    if (run.errors < run.requests)
        add_latencies(t, &run);
    else if (run.requests > 0)
        pa_records_warn(set, t->line, "all requests failed: no latencies");
    if (run.requests > 0)
        pa_load_add(set, &run, t->line);
    pa_strbuf_release(&target);
    return true;
}

static bool read_locust(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct pa_csv_table t;
    bool ok = pa_csv_table_open(&t, bytes) ||
              pa_error_set(err, PA_ERROR_FORMAT, "line 1: a quote is not closed");
    while (ok && pa_csv_table_next(&t))
        ok = (t.whole || pa_error_set(err, PA_ERROR_FORMAT, "not %zu fields", t.columns)) &&
             add_row(&t, set, err);
    if (!ok && t.line > 1)
        pa_error_prefix(err, "line %zu", t.line);
    pa_csv_table_release(&t);
    return ok;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    return pa_lines_next(&lines) && pa_text_starts(lines.line, HEADER);
}

const struct pa_bench_format pa_bench_format_locust = {
    .name = "locust",
    .summary = "the …_stats.csv of locust --csv",
    .probe = probe,
    .read = read_locust,
};
