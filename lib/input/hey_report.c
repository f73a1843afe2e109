// SPDX-License-Identifier: Apache-2.0
#include "input/hey_report.h"

#include <math.h>
#include <string.h>

enum section { NONE, SUMMARY, LATENCIES, STATUSES, ERRORS, OTHER };

struct reader {
    struct pa_records *set;
    const char *tool;
    struct pa_load_run run;
    enum section section;
    size_t begun; // the line of "Summary:", 0: before the first
    double total, data, answers, errors;
    double unanswered; // of errors: without a status
    bool complete;     // has the rate, the last line of the summary that is always there
};

static void begin(struct reader *r, size_t number)
{
    *r = (struct reader){
        .set = r->set,
        .tool = r->tool,
        .run = pa_load_run_of(r->tool, "closed"),
        .section = SUMMARY,
        .begun = number,
        .total = NAN,
        .data = NAN,
    };
}

// Of HTTP, with numbers for statuses; ghz has names of gRPC's.
static bool is_http(const struct reader *r)
{
    return strcmp(r->tool, "ghz") != 0;
}

static bool finish(struct reader *r, struct pa_error *err)
{
    if (r->begun == 0)
        return true;
    if (!r->complete)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "the report that begins in line %zu has no Requests/sec: is it cut?",
                            r->begun);
    if (isnan(r->run.requests))
        r->run.requests = r->answers + r->unanswered;
    r->run.errors = r->errors;
    if (r->answers == 0) {
        pa_records_warn(r->set, r->begun, "no answer to any request: no latencies");
        r->run.latency_count = 0;
    }
    if (r->total > 0)
        r->run.bytes_per_sec = r->data / r->total;
    pa_load_add(r->set, &r->run, r->begun);
    return true;
}

static bool read_summary(struct reader *r, struct pa_text line, size_t number, struct pa_error *err)
{
    double seconds;
    const char *colon = pa_text_find(line, ":");
    if (!colon)
        return true;
    struct pa_text value = pa_text_trim((struct pa_text){colon + 1, line.end});
    if (pa_text_starts(line, "Requests/sec:")) {
        r->complete = pa_text_double(&value, &r->run.requests_per_sec);
    } else if (pa_text_starts(line, "Count:")) {
        pa_text_double(&value, &r->run.requests);
    } else if (pa_text_starts(line, "Name:")) {
        r->run.target = value;
    } else if (pa_text_starts(line, "Total data:")) {
        if (!pa_load_bytes(&value, 1024, &r->data)) // "2.34 MiB"
            pa_text_double(&value, &r->data);       // "13600 bytes"
    } else if (pa_text_starts(line, "Total:") || pa_text_starts(line, "Average:") ||
               pa_text_starts(line, "Slowest:")) {
        if (!pa_load_seconds(&value, &seconds))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no duration", number);
        if (line.next[0] == 'T')
            r->total = seconds;
        else
            pa_load_latency(&r->run, line.next[0] == 'A' ? "mean" : "max", seconds);
    }
    return true;
}

// "99% in 0.0171 secs", "99.00% in 17.1 ms"
static bool read_latency(struct reader *r, struct pa_text line, size_t number, struct pa_error *err)
{
    double percent, seconds;
    if (!pa_text_double(&line, &percent))
        return true;
    pa_text_spaces(&line);
    if (!pa_text_skip(&line, "% in ") || !pa_load_seconds(&line, &seconds))
        return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no `N%% in DURATION`", number);
    pa_load_percentile(&r->run, percent, seconds);
    return true;
}

// "[200] 1496 responses"
static void read_status(struct reader *r, struct pa_text line)
{
    struct pa_text status = line;
    int64_t code;
    double count;
    const char *end = pa_text_find(line, "]");
    if (!pa_text_skip(&status, "[") || !end)
        return;
    status.end = end;
    line = pa_text_trim((struct pa_text){end + 1, line.end});
    if (!pa_text_double(&line, &count))
        return;
    r->answers += count;
    if (is_http(r) ? pa_text_digits(&status, &code) && pa_load_is_error(code)
                   : !pa_text_equals(status, "OK"))
        r->errors += count;
}

// "[3] Get ...". What was under way when oha's time was up is no fault of the server.
static void read_error(struct reader *r, struct pa_text line)
{
    double count;
    if (is_http(r) && pa_text_skip(&line, "[") && pa_text_double(&line, &count) &&
        !pa_text_ends(line, "] aborted due to deadline")) {
        r->errors += count;
        r->unanswered += count;
    }
}

static bool read_line(struct reader *r, struct pa_text line, size_t number, struct pa_error *err)
{
    static const struct {
        const char *title;
        enum section section;
    } titles[] = {
        {"Latency distribution:", LATENCIES},    {"Response time distribution:", LATENCIES},
        {"Response time distribution (", OTHER}, // of some statuses only
        {"Response time histogram", OTHER},      {"Details (average,", OTHER},
        {"Status code distribution:", STATUSES}, {"Error distribution:", ERRORS},
    };
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (pa_text_starts(line, titles[i].title)) {
            r->section = titles[i].section;
            return true;
        }
    }
    line = pa_text_trim(line);
    if (r->section == SUMMARY)
        return read_summary(r, line, number, err);
    if (r->section == LATENCIES)
        return read_latency(r, line, number, err);
    if (r->section == STATUSES)
        read_status(r, line);
    else if (r->section == ERRORS)
        read_error(r, line);
    return true;
}

bool pa_hey_report_read(const struct pa_bytes *bytes, const char *tool, struct pa_records *set,
                        struct pa_error *err)
{
    struct reader r = {.set = set, .tool = tool};
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        if (pa_text_equals(lines.line, "Summary:")) {
            if (!finish(&r, err))
                return false;
            begin(&r, lines.number);
        } else if (!read_line(&r, lines.line, lines.number, err)) {
            return false;
        }
    }
    return finish(&r, err);
}

bool pa_hey_report_is(const uint8_t *bytes, size_t size, const char *label)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    bool summary = false;
    while (pa_lines_next(&lines)) {
        struct pa_text line = pa_text_trim(lines.line);
        if (summary && pa_text_starts(line, label))
            return true;
        if (summary && pa_text_starts(line, "Response time histogram:"))
            return false;
        summary |= pa_text_equals(lines.line, "Summary:");
    }
    return false;
}
