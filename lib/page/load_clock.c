// SPDX-License-Identifier: Apache-2.0
#include "page/load_clock.h"

#include "base/name_order.h"
#include "base/number.h"
#include "evidence/goroutines.h"

#include <math.h>
#include <string.h>
#include <sys/stat.h>

// Of the length of the test: what is so much before and behind it belongs to it.
static const double MARGIN = .1;

struct test {
    double begun, seconds;
    struct pa_arena *arena;
};

static bool is_during(const struct test *test, double x)
{
    return x >= -MARGIN * test->seconds && x <= (1 + MARGIN) * test->seconds;
}

// ---- Files

typedef double file_time(const char *path); // seconds since 1970; NaN: not known

static double time_of_name(const char *path)
{
    int64_t nanos;
    return pa_name_time(path, &nanos) ? (double)nanos / 1e9 : NAN;
}

static double time_of_file(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 ? (double)info.st_mtim.tv_sec + (double)info.st_mtim.tv_nsec / 1e9
                                  : NAN;
}

// Whether times since the test began can be true: they ascend, and one is of its time.
static bool are_possible(const struct test *test, const double *x, size_t count)
{
    bool during = false, ascend = count > 0 && !isnan(x[0]);
    for (size_t i = 0; i < count; i++) {
        during |= is_during(test, x[i]);
        ascend &= i == 0 || x[i] > x[i - 1];
    }
    return during && ascend;
}

// Times of files since the test began; NULL: not known.
static const double *times_of(const struct test *test, const char *const *paths, size_t count)
{
    static file_time *const TIMES[] = {time_of_name, time_of_file};
    double *x = pa_arena_calloc(test->arena, count + 1, sizeof *x);
    for (size_t k = 0; k < sizeof TIMES / sizeof *TIMES; k++) {
        for (size_t i = 0; i < count; i++)
            x[i] = TIMES[k](paths[i]) - test->begun;
        if (are_possible(test, x, count))
            return x;
    }
    return NULL;
}

static const double *times_of_dumps(const struct test *test, const struct pa_goroutines *g,
                                    const struct pa_words *paths)
{
    double *x = pa_arena_calloc(test->arena, g->dumps + 1, sizeof *x);
    for (size_t i = 0; i < g->dumps; i++)
        x[i] = g->times[i] ? (double)g->times[i] / 1e9 - test->begun : NAN;
    if (are_possible(test, x, g->dumps))
        return x;
    return times_of(test, paths->items, paths->count);
}

// ---- The log of the collector

static double process_start(const struct pa_metrics *metrics)
{
    const struct pa_metric *m =
        metrics ? pa_metrics_find(metrics, "process_start_time_seconds") : NULL;
    double start = NAN;
    for (size_t i = 0; m && i < metrics->moments; i++)
        start = isnan(start) ? m->values[i] : start;
    return start;
}

// The log once more, of the time of the test alone; NULL: it cannot be read, or has nothing of it.
static struct pa_gctrace *read_again(const struct test *test, const struct pa_page_evidence *e,
                                     double origin)
{
    struct pa_gctrace *t = pa_gctrace_new(test->arena);
    struct pa_error ignored = {0};
    double process = e->trace->runs[0].offset + origin; // its start, since the test's
    t->from = pa_int64_of_double(-process * 1e9);
    t->to = pa_int64_of_double((test->seconds - process) * 1e9);
    for (size_t i = 0; i < e->trace_count; i++) {
        if (strcmp(e->logs.items[i], "-") == 0 ||
            !pa_gctrace_read(t, NULL, e->logs.items[i], &ignored))
            return NULL;
    }
    return t;
}

static void place_log(const struct test *test, const struct pa_page_evidence *e,
                      struct pa_load_chart_side *side)
{
    double at = pa_gctrace_begun(e->trace, process_start(e->metrics)) - test->begun;
    if (isnan(at) || at > test->seconds || at + e->trace->all.ends < 0)
        return;
    side->trace_at = at;
    struct pa_gctrace *part = read_again(test, e, at);
    side->cut = part != NULL;
    side->trace = part ? part : e->trace;
}

void pa_page_load_clock(const struct pa_page_work *work, const struct pa_page_evidence *e,
                        const struct pa_record_source *load, const struct pa_words *dumps,
                        struct pa_load_chart_side *side)
{
    if (!load || isnan(load->begun))
        return;
    const struct pa_record_moment *m = load->moments;
    struct test test = {load->begun, m[load->moment_count - 1].at + m[0].at, work->arena};
    if (e->trace)
        place_log(&test, e, side);
    if (e->metrics)
        side->metric_at = times_of(&test, (const char *const *)e->moments.items, e->moments.count);
    if (dumps && side->goroutines)
        side->dump_at = times_of_dumps(&test, side->goroutines, dumps);
}
