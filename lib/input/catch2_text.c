// SPDX-License-Identifier: Apache-2.0
// What Catch2 prints for people:
//
//     -------------------------------------------------------------------------------
//     Fibonacci                                                       the test case
//       recursive                                                     its sections
//     -------------------------------------------------------------------------------
//     benchmark name                       samples       iterations    estimated
//                                          mean          low mean      high mean
//                                          std dev       low std dev   high std dev
//     -------------------------------------------------------------------------------
//     a name that is too                                              wrapped
//     long                                           100             2     8.4318 ms
//                                             43.186 us     41.402 us     46.246 us
//                                             11.719 us      7.847 us     17.747 us
//     throws                               Benchmark failed (no disk)
//
// With --benchmark-no-analysis the first line of a benchmark ends with its mean, and is all. As in
// the XML (input/catch2.c) a mean is one sample.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_name.h"
#include "input/load.h"

#include <math.h>
#include <string.h>

enum state { TEXT, TITLE, HEADER, TABLE };

struct reader {
    struct pa_records *set;
    enum state state;
    bool bare;             // no analysis: the mean stands in the first line
    bool titled;           // the test case of this title is known
    struct pa_strbuf test; // its name
    struct pa_strbuf name; // what is known of the name of a benchmark
    size_t begun;          // the line of a benchmark whose mean is still to come, 0: none
    int64_t iterations;
};

static bool is_rule(struct pa_text line)
{
    if (pa_text_size(line) < 40)
        return false;
    while (line.next < line.end && *line.next == '-')
        line.next++;
    return line.next == line.end;
}

static bool is_header(struct pa_text line)
{
    return pa_text_starts(line, "benchmark name ") && pa_text_find(line, " samples") &&
           pa_text_find(line, " iterations");
}

// Takes the last word off the line.
static struct pa_text take_last(struct pa_text *line)
{
    struct pa_text t = pa_text_trim(*line);
    const char *start = t.end;
    while (start > t.next && start[-1] != ' ' && start[-1] != '\t')
        start--;
    line->end = start;
    return (struct pa_text){start, t.end};
}

// "NAME   100   2   8.4318 ms": what is left of the line is the name.
static bool take_row(struct pa_text *line, int64_t *iterations, double *seconds)
{
    struct pa_text t = *line, unit = take_last(&t), number = take_last(&t);
    struct pa_text duration = {number.next, unit.end}, count = take_last(&t);
    struct pa_text samples = take_last(&t);
    int64_t n;
    if (!pa_load_seconds(&duration, seconds) || pa_text_size(duration) > 0 ||
        !pa_text_digits(&count, iterations) || pa_text_size(count) > 0 ||
        !pa_text_digits(&samples, &n) || pa_text_size(samples) > 0)
        return false;
    *line = t;
    return true;
}

static void add_part(struct reader *r, struct pa_text part)
{
    part = pa_text_trim(part);
    if (r->name.size > 0 && pa_text_size(part) > 0)
        pa_strbuf_addc(&r->name, '_');
    pa_bench_name_add(&r->name, part.next, pa_text_size(part));
}

static void add_result(struct reader *r, double seconds, size_t line)
{
    struct pa_strbuf name = {0};
    pa_strbuf_add(&name, pa_strbuf_text(&r->test), r->test.size);
    pa_strbuf_addc(&name, '/');
    pa_strbuf_add(&name, pa_strbuf_text(&r->name), r->name.size);
    pa_records_result(r->set, pa_strbuf_text(&name), r->iterations > 0 ? r->iterations : 1,
                      (uint32_t)line);
    pa_records_value(r->set, seconds, "sec/op");
    pa_strbuf_release(&name);
    pa_strbuf_clear(&r->name);
    r->begun = 0;
}

static void warn_of_failure(struct reader *r, size_t line)
{
    pa_records_warn(r->set, line, "%.200s has no result: it failed", pa_strbuf_text(&r->name));
    pa_strbuf_clear(&r->name);
    r->begun = 0;
}

static void read_row(struct reader *r, struct pa_text line, size_t number)
{
    double seconds;
    struct pa_text trimmed = pa_text_trim(line);
    if (pa_text_size(trimmed) == 0)
        return;
    const char *failed = pa_text_find(trimmed, "enchmark failed");
    if (failed && failed > trimmed.next) {
        add_part(r, (struct pa_text){trimmed.next, failed - 1});
        warn_of_failure(r, number);
    } else if (r->begun && pa_load_seconds(&trimmed, &seconds)) {
        add_result(r, seconds, r->begun);
    } else if (take_row(&line, &r->iterations, &seconds)) {
        add_part(r, line);
        if (r->bare)
            add_result(r, seconds, number);
        else
            r->begun = number;
    } else if (*line.next != ' ') {
        add_part(r, line);
    }
}

// A rule or the bar under which the next part begins: what is open has failed.
static void end_table(struct reader *r, size_t number)
{
    if (r->begun)
        warn_of_failure(r, number);
    pa_strbuf_clear(&r->name);
}

static void read_line(struct reader *r, struct pa_text line, size_t number)
{
    if (is_header(line)) {
        r->state = HEADER;
        r->bare = pa_text_find(line, " mean") != NULL;
    } else if (is_rule(line)) {
        if (r->state == TABLE)
            end_table(r, number);
        r->titled = false;
        r->state = r->state == HEADER ? TABLE : r->state == TITLE ? TEXT : TITLE;
    } else if (pa_text_starts(line, "=======")) {
        end_table(r, number);
        r->state = TEXT;
    } else if (r->state == TITLE && !r->titled) {
        pa_strbuf_clear(&r->test);
        pa_bench_name_add(&r->test, line.next, pa_text_size(line));
        r->titled = true;
    } else if (r->state == TABLE) {
        read_row(r, line, number);
    }
}

static bool read_text(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct reader r = {.set = set};
    struct pa_lines lines = pa_lines_of(bytes);
    pa_records_config(set, "tool", "catch2");
    while (pa_lines_next(&lines))
        read_line(&r, lines.line, lines.number);
    bool ok = !r.begun || pa_error_set(err, PA_ERROR_FORMAT,
                                       "line %zu: the benchmark has no mean: is it cut?", r.begun);
    pa_strbuf_release(&r.test);
    pa_strbuf_release(&r.name);
    return ok;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    while (pa_lines_next(&lines)) {
        if (is_header(lines.line))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_catch2_text = {
    .name = "catch2-text",
    .summary = "what Catch2 prints",
    .probe = probe,
    .read = read_text,
};
