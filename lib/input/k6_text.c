// SPDX-License-Identifier: Apache-2.0
// What k6 prints at the end of a test:
//
//       █ TOTAL RESULTS                                           since version 1
//         checks_failed......................: 0.00%  0 out of 90
//         http_req_duration..................: avg=140.36ms min=119.08ms … p(95)=148.21ms
//           { expected_response:true }.......: avg=140.36ms …
//           { scenario:read }................: avg=…              of a threshold on a tag
//         http_req_failed....................: 0.20%  2 out of 1000
//         http_reqs..........................: 1000   98.7/s
//         data_received......................: 1.3 MB 31 kB/s
//       █ SCENARIO: read                                          --summary-mode=full
//
// and before version 1 without headings, with a mark before what has a threshold:
//
//       ✓ http_req_failed................: 0.20%  ✓ 2 ✗ 998       2 failed
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/k6_runs.h"

#include <math.h>
#include <string.h>

#define BLOCK "\u2588"
#define YES   "\u2713"
#define NO    "\u2717"

struct reader {
    struct pa_k6 k6;
    const char *metric;  // the last one, which indented tags belong to
    const char *section; // the scope that a heading has set
    bool found, aborted;
};

// "NAME.....: " or "{ tag:value }...: " is taken off the line; the name and what is in the braces.
static bool take_name(struct pa_text *line, struct pa_text *name, bool *tag)
{
    struct pa_text t = *line;
    *tag = pa_text_skip(&t, "{");
    const char *end = *tag ? pa_text_find(t, "}") : pa_text_find(t, "..");
    if (!*tag && !end)
        end = pa_text_find(t, ".: ");
    if (!end || end == t.next)
        return false;
    *name = pa_text_trim((struct pa_text){t.next, end});
    t.next = end + *tag;
    while (pa_text_skip(&t, "."))
        ;
    if (!pa_text_skip(&t, ":") || (!*tag && pa_text_find(*name, " ")))
        return false;
    *line = pa_text_trim(t);
    return true;
}

// "avg=140.36ms min=119.08ms med=… p(95)=148.21ms"; numbers without a unit are no durations.
static void read_trend(struct reader *r, struct pa_k6_at at, struct pa_text line)
{
    struct pa_text word;
    while (pa_text_next_word(&line, &word)) {
        const char *equal = pa_text_find(word, "=");
        struct pa_text value = {equal ? equal + 1 : word.end, word.end};
        double seconds;
        if (!equal || !pa_load_seconds(&value, &seconds))
            continue;
        const char *stat =
            pa_arena_strndup(&r->k6.set->arena, word.next, (size_t)(equal - word.next));
        pa_k6_trend(&r->k6, at, stat, seconds);
    }
}

// The number behind a word.
static bool number_behind(struct pa_text line, const char *word, double *value)
{
    const char *at = pa_text_find(line, word);
    line.next = at ? at + strlen(word) : line.end;
    pa_text_spaces(&line);
    return pa_text_double(&line, value);
}

// "0.20%  2 out of 1000", "0.20% ✓ 2 ✗ 998"
static void read_share(struct reader *r, struct pa_k6_at at, struct pa_text line)
{
    bool failed = strcmp(at.metric, "checks_failed") == 0;
    double yes, no, all;
    const char *percent = pa_text_find(line, "%");
    struct pa_text rest = {percent ? percent + 1 : line.end, line.end};
    pa_text_spaces(&rest);
    if (number_behind(line, YES, &yes) && number_behind(line, NO, &no))
        pa_k6_share(&r->k6, at, yes, no);
    else if (pa_text_double(&rest, &yes) && number_behind(rest, " out of ", &all))
        pa_k6_share(&r->k6, (struct pa_k6_at){failed ? "checks" : at.metric, at.scope},
                    failed ? all - yes : yes, failed ? yes : all - yes);
}

// "1000   98.7/s", "1.3 MB 31 kB/s"
static void read_count(struct reader *r, struct pa_k6_at at, struct pa_text line)
{
    double count, rate;
    bool bytes = strcmp(at.metric, "data_received") == 0;
    if (bytes ? !pa_load_bytes(&line, 1000, &count) : !pa_text_double(&line, &count))
        return;
    pa_text_spaces(&line);
    if (bytes ? pa_load_bytes(&line, 1000, &rate) : pa_text_double(&line, &rate))
        pa_k6_count(&r->k6, at, count, rate);
}

static void read_metric(struct reader *r, struct pa_k6_at at, struct pa_text line)
{
    if (pa_text_starts(line, "avg=") || pa_text_find(line, " avg=") || pa_text_find(line, "p(") ||
        pa_text_starts(line, "med="))
        read_trend(r, at, line);
    else if (pa_text_find(line, "%"))
        read_share(r, at, line);
    else
        read_count(r, at, line);
}

// "█ SCENARIO: read", "█ TOTAL RESULTS"
static void read_heading(struct reader *r, struct pa_text line)
{
    const char *key = pa_text_skip(&line, "SCENARIO: ") ? "scenario"
                      : pa_text_skip(&line, "GROUP: ")  ? "group"
                                                        : NULL;
    if (key)
        r->section =
            pa_arena_printf(&r->k6.set->arena, "%s:%.*s", key, (int)pa_text_size(line), line.next);
    else if (pa_text_equals(line, "TOTAL RESULTS") || pa_text_equals(line, "THRESHOLDS"))
        r->section = "";
}

static void read_line(struct reader *r, struct pa_text line)
{
    struct pa_text name;
    bool tag;
    line = pa_text_trim(line);
    r->aborted |= pa_text_find(line, "test run was aborted") != NULL ||
                  pa_text_find(line, "stopping test prematurely") != NULL;
    if (pa_text_skip(&line, BLOCK)) {
        read_heading(r, pa_text_trim(line));
        return;
    }
    if (pa_text_skip(&line, YES) || pa_text_skip(&line, NO))
        pa_text_spaces(&line);
    if (!take_name(&line, &name, &tag))
        return;
    const char *text = pa_arena_strndup(&r->k6.set->arena, name.next, pa_text_size(name));
    if (!tag)
        r->metric = text;
    struct pa_k6_at at = {r->metric, tag ? text : r->section};
    r->found |= !tag && (strcmp(text, "iterations") == 0 || strcmp(text, "http_reqs") == 0);
    read_metric(r, at, line);
}

static bool read_k6_text(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct reader r = {.k6 = {.set = set}, .metric = "", .section = ""};
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        r.k6.line = lines.number;
        read_line(&r, lines.line);
    }
    if (r.aborted)
        pa_records_warn(set, 0, "the test was aborted: its numbers are of a part of it");
    pa_k6_add(&r.k6);
    return r.found || pa_error_set(err, PA_ERROR_FORMAT,
                                   "line %zu: no summary of the test: was it cut?", lines.number);
}

static bool is_summary(struct pa_text line)
{
    static const char *const starts[] = {"http_req_duration...", "iteration_duration...",
                                         "scenarios: (", BLOCK " TOTAL RESULTS"};
    line = pa_text_trim(line);
    if (pa_text_skip(&line, YES) || pa_text_skip(&line, NO))
        pa_text_spaces(&line);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (pa_text_starts(line, starts[i]))
            return true;
    }
    return false;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    while (pa_lines_next(&lines)) {
        if (is_summary(lines.line))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_k6_text = {
    .name = "k6-text",
    .summary = "what k6 prints at the end of a test",
    .probe = probe,
    .read = read_k6_text,
};
