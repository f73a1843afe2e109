// SPDX-License-Identifier: Apache-2.0
// What Gatling prints at the end of a test, in milliseconds:
//
//     ---- Global Information --------------------------------------------------------
//     > request count                                        300 (OK=297    KO=3     )
//     > mean response time                                    14 (OK=14     KO=20    )
//     > response time 50th percentile                         13 (OK=13     KO=19    )
//     > mean requests/sec                                   30.0 (OK=29.7   KO=0.3   )
//
// and since 3.11 with bars:
//
//     > request count                               |       300 |       297 |         3
#include "input/bench_format.h"
#include "input/load.h"

#include <math.h>
#include <string.h>

#define TITLE "---- Global Information -"

struct report {
    struct pa_load_run run;
    size_t begun; // its line, 0: none
};

// The numbers behind the name: of all, and of those that failed. Thousands may have commas; "-" is
// none.
static void read_numbers(struct pa_text line, double *total, double *failed)
{
    struct pa_text word;
    double number;
    const char *ko = pa_text_find(line, "KO=");
    *total = *failed = NAN;
    for (size_t i = 0; pa_text_next_word(&line, &word) && i < 3;) {
        if (pa_text_equals(word, "|"))
            continue;
        if (!pa_text_grouped(&word, &number))
            number = NAN;
        if (i++ == 0)
            *total = number;
        else if (i == 3 && !ko)
            *failed = number;
    }
    if (ko) {
        word = (struct pa_text){ko + 3, line.end};
        if (pa_text_double(&word, &number))
            *failed = number;
    }
}

// "50th percentile"
static bool read_percentile(struct pa_text line, double *percent, struct pa_text *rest)
{
    if (!pa_text_double(&line, percent) || !pa_text_next_word(&line, rest) ||
        !pa_text_next_word(&line, rest) || !pa_text_starts(*rest, "percentile"))
        return false;
    *rest = line;
    return true;
}

static void read_line(struct report *r, struct pa_text line)
{
    double total, failed, percent;
    struct pa_text rest = line;
    if (pa_text_skip(&rest, "request count")) {
        read_numbers(rest, &r->run.requests, &r->run.errors);
    } else if (pa_text_skip(&rest, "mean requests/sec") || pa_text_skip(&rest, "mean throughput")) {
        if (pa_text_skip(&rest, " (rps)"))
            pa_text_spaces(&rest);
        read_numbers(rest, &r->run.requests_per_sec, &failed);
    } else if (pa_text_skip(&rest, "mean response time") ||
               pa_text_skip(&rest, "max response time")) {
        const char *name = line.next[1] == 'e' ? "mean" : "max";
        pa_text_skip(&rest, " (ms)");
        read_numbers(rest, &total, &failed);
        if (!isnan(total))
            pa_load_latency(&r->run, name, total / 1e3);
    } else if (pa_text_skip(&rest, "response time ") && read_percentile(rest, &percent, &rest)) {
        pa_text_skip(&rest, " (ms)");
        read_numbers(rest, &total, &failed);
        if (!isnan(total))
            pa_load_percentile(&r->run, percent, total / 1e3);
    }
}

static bool finish(const struct report *r, struct pa_records *set, struct pa_error *err)
{
    if (r->begun == 0)
        return true;
    if (isnan(r->run.requests))
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "the report that begins in line %zu has no request count: is it cut?",
                            r->begun);
    pa_load_add(set, &r->run, r->begun);
    return true;
}

static bool read_report(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct report r = {0};
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        struct pa_text line = lines.line;
        if (pa_text_starts(line, TITLE)) {
            if (!finish(&r, set, err))
                return false;
            r = (struct report){pa_load_run_of("gatling", ""), lines.number};
        } else if (r.begun > 0 && pa_text_skip(&line, "> ")) {
            read_line(&r, line);
        }
    }
    return finish(&r, set, err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 262144 ? size : 262144);
    while (pa_lines_next(&lines)) {
        if (pa_text_starts(lines.line, TITLE))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_gatling_text = {
    .name = "gatling-text",
    .summary = "what Gatling prints at the end of a test",
    .probe = probe,
    .read = read_report,
};
