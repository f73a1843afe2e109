// SPDX-License-Identifier: Apache-2.0
// The lines that JMeter's summariser prints and writes to jmeter.log, times in milliseconds:
//
//     summary +   1000 in 00:00:10 =  100.0/s Avg:    10 Min:     1 Max:   100 Err:     0 (0.00%)
//     summary =   3000 in 00:00:30 =  100.0/s Avg:    11 Min:     1 Max:   140 Err:     2 (0.07%)
//
// Those with = are of the test up to there: the last of each test is its run. A count that is
// smaller than the one before is another test's.
#include "input/bench_format.h"
#include "input/load.h"

#include <math.h>

struct summary {
    double requests, rate, mean, max, errors;
    struct pa_text name; // "summary", unless the test calls it otherwise
    size_t line;         // 0: none yet
};

// The number behind a word, from there on.
static bool take_behind(struct pa_text *line, const char *word, double *value)
{
    struct pa_text t = *line;
    const char *at = pa_text_find(t, word);
    if (!at)
        return false;
    t.next = at;
    pa_text_skip(&t, word);
    pa_text_spaces(&t);
    if (!pa_text_double(&t, value))
        return false;
    *line = t;
    return true;
}

// The text before the " = " or " + " of a summary, without what is logged in front.
static struct pa_text name_before(struct pa_text line, const char *end)
{
    struct pa_text name = {line.next, end};
    const char *logged = pa_text_find(name, "ummariser: ");
    if (logged)
        name.next = logged + sizeof "ummariser: " - 1;
    return pa_text_trim(name);
}

static bool read_summary(struct pa_text line, bool *total, struct summary *s)
{
    const char *in = pa_text_find(line, " in ");
    struct pa_text before = {line.next, in};
    if (!in || !pa_text_find(line, "/s Avg:"))
        return false;
    const char *equal = pa_text_last(before, '='), *plus = pa_text_last(before, '+');
    const char *sign = equal ? equal : plus;
    if (!sign || sign == line.next || sign[-1] != ' ')
        return false;
    *total = sign == equal;
    *s = (struct summary){.name = name_before(line, sign)};
    line.next = sign;
    return take_behind(&line, *total ? "= " : "+ ", &s->requests) &&
           take_behind(&line, " = ", &s->rate) && take_behind(&line, "Avg:", &s->mean) &&
           take_behind(&line, "Max:", &s->max) && take_behind(&line, "Err:", &s->errors);
}

static void add(struct pa_records *set, const struct summary *s)
{
    struct pa_load_run run = pa_load_run_of("jmeter", "");
    if (s->line == 0)
        return;
    if (!pa_text_equals(s->name, "summary"))
        run.target = s->name;
    run.requests = s->requests;
    run.requests_per_sec = s->rate;
    run.errors = s->errors;
    pa_load_latency(&run, "mean", s->mean / 1e3);
    pa_load_latency(&run, "max", s->max / 1e3);
    pa_load_add(set, &run, s->line);
}

static bool read_lines(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct summary last = {0}, s;
    struct pa_lines lines = pa_lines_of(bytes);
    bool total;
    while (pa_lines_next(&lines)) {
        if (!read_summary(lines.line, &total, &s) || !total)
            continue;
        if (s.requests < last.requests)
            add(set, &last);
        last = s;
        last.line = lines.number;
    }
    add(set, &last);
    return last.line > 0 ||
           pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no summary of the whole test: was it cut?",
                        lines.number);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    struct summary s;
    bool total;
    while (pa_lines_next(&lines)) {
        if (read_summary(lines.line, &total, &s))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_jmeter_text = {
    .name = "jmeter-text",
    .summary = "the summaries that JMeter prints and logs",
    .probe = probe,
    .read = read_lines,
};
