// SPDX-License-Identifier: Apache-2.0
// The reports of vegeta, which sends at a fixed rate. As text, where older versions have fewer
// latencies, so that the labels in brackets say what the values are:
//
//     Requests      [total, rate, throughput]         750, 250.35, 250.31
//     Duration      [total, attack, wait]             2.996s, 2.996s, 407.591µs
//     Latencies     [min, mean, 50, 90, 95, 99, max]  240.651µs, 431.275µs, …
//     Bytes In      [total, mean]                     0, 0.00
//     Success       [ratio]                           100.00%
//     Status Codes  [code:count]                      0:16  200:17  404:17
//
// As JSON, in nanoseconds; and as -type=hdrplot, whose spectrum is read at the usual percentiles.
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/load.h"

#include <math.h>
#include <string.h>

#define HDRPLOT "Value(ms)"

// Takes the next item of a list "a, b, c" off it.
static bool take_item(struct pa_text *list, struct pa_text *item)
{
    const char *comma = pa_text_find(*list, ",");
    *item = pa_text_trim((struct pa_text){list->next, comma ? comma : list->end});
    list->next = comma ? comma + 1 : list->end;
    return pa_text_size(*item) > 0;
}

static double item_number(struct pa_text list, size_t index)
{
    struct pa_text item;
    double value = NAN;
    for (size_t i = 0; i <= index; i++) {
        if (!take_item(&list, &item))
            return NAN;
    }
    pa_text_double(&item, &value);
    return value;
}

static bool read_latencies(struct pa_load_run *run, struct pa_text labels, struct pa_text values)
{
    struct pa_text label, value;
    while (take_item(&labels, &label)) {
        double seconds, percent;
        if (!take_item(&values, &value) || !pa_load_seconds(&value, &seconds))
            return false;
        if (pa_text_equals(label, "mean") || pa_text_equals(label, "max"))
            pa_load_latency(run, pa_text_equals(label, "mean") ? "mean" : "max", seconds);
        else if (pa_text_double(&label, &percent))
            pa_load_percentile(run, percent, seconds);
    }
    return true;
}

// "0:16  200:17  404:17"
static double count_failed(struct pa_text codes)
{
    int64_t code, count;
    double failed = 0;
    for (struct pa_text word; pa_text_spaces(&codes), pa_text_word(&codes, &word);) {
        if (pa_text_digits(&word, &code) && pa_text_skip(&word, ":") &&
            pa_text_digits(&word, &count) && pa_load_is_error(code))
            failed += (double)count;
    }
    return failed;
}

struct report {
    struct pa_load_run run;
    double seconds, bytes;
};

// A line whose labels and values are already apart. False: it is not what its name says.
static bool read_row(struct report *r, struct pa_text name, struct pa_text labels,
                     struct pa_text values)
{
    if (pa_text_starts(name, "Requests")) {
        r->run.requests = item_number(values, 0);
        r->run.requests_per_sec = item_number(values, 2);
        return !isnan(r->run.requests);
    }
    if (pa_text_starts(name, "Duration"))
        return pa_load_seconds(&values, &r->seconds);
    if (pa_text_starts(name, "Latencies"))
        return read_latencies(&r->run, labels, values);
    if (pa_text_starts(name, "Bytes In"))
        r->bytes = item_number(values, 0);
    else if (pa_text_starts(name, "Status Codes"))
        r->run.errors = count_failed(values);
    return true;
}

static void set_rates(struct report *r)
{
    if (r->seconds > 0 && r->bytes > 0)
        r->run.bytes_per_sec = r->bytes / r->seconds;
}

static bool read_text(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct report r = {.run = pa_load_run_of("vegeta", "open"), .seconds = NAN, .bytes = NAN};
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines) && !pa_text_starts(lines.line, "Error Set:")) {
        const char *open = pa_text_find(lines.line, "["), *close = pa_text_find(lines.line, "]");
        if (!open || !close || close < open)
            continue;
        struct pa_text labels = {open + 1, close};
        struct pa_text values = pa_text_trim((struct pa_text){close + 1, lines.line.end});
        if (!read_row(&r, lines.line, labels, values))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: values are missing or no numbers",
                                lines.number);
    }
    if (isnan(r.run.errors))
        return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no status codes: is it cut?",
                            lines.number);
    set_rates(&r);
    pa_load_add(set, &r.run, 1);
    return true;
}

static bool read_json_latencies(struct pa_load_run *run, json_t *latencies, struct pa_error *err)
{
    const char *key;
    json_t *value;
    json_object_foreach(latencies, key, value)
    {
        double percent, seconds = json_is_number(value) ? json_number_value(value) / 1e9 : NAN;
        struct pa_text label = {key, key + strlen(key)};
        if (isnan(seconds))
            return pa_error_set(err, PA_ERROR_FORMAT, "latencies.%.40s is no number", key);
        if (strcmp(key, "mean") == 0 || strcmp(key, "max") == 0)
            pa_load_latency(run, key, seconds);
        else if (pa_text_double(&label, &percent))
            pa_load_percentile(run, percent, seconds);
    }
    return true;
}

static double count_json_failed(json_t *codes)
{
    const char *key;
    json_t *count;
    double failed = 0;
    json_object_foreach(codes, key, count)
    {
        int64_t code = 0;
        struct pa_text text = {key, key + strlen(key)};
        if (!pa_text_digits(&text, &code) || pa_load_is_error(code))
            failed += json_number_value(count);
    }
    return failed;
}

static bool add_json(const json_t *root, struct pa_records *set, struct pa_error *err)
{
    struct report r = {.run = pa_load_run_of("vegeta", "open")};
    if (!read_json_latencies(&r.run, json_object_get(root, "latencies"), err))
        return false;
    r.run.requests = pa_bench_json_number(root, "requests");
    r.run.requests_per_sec = pa_bench_json_number(root, "throughput");
    if (isnan(r.run.requests))
        return pa_error_set(err, PA_ERROR_FORMAT, "requests is no number");
    r.run.errors = count_json_failed(json_object_get(root, "status_codes"));
    r.seconds = (pa_bench_json_number(root, "duration") + pa_bench_json_number(root, "wait")) / 1e9;
    r.bytes = pa_bench_json_number(json_object_get(root, "bytes_in"), "total");
    set_rates(&r);
    pa_load_add(set, &r.run, 1);
    return true;
}

struct point {
    double ms, percentile, count;
};

static bool read_point(struct pa_text line, struct point *p)
{
    line = pa_text_trim(line);
    if (!pa_text_double(&line, &p->ms))
        return false;
    pa_text_spaces(&line);
    if (!pa_text_double(&line, &p->percentile))
        return false;
    pa_text_spaces(&line);
    return pa_text_double(&line, &p->count);
}

// The usual percentiles that lie between two points of the spectrum, on the line between them.
static void read_between(struct pa_load_run *run, const struct point *a, const struct point *b)
{
    static const double percents[] = {50, 75, 90, 95, 99, 99.9};
    for (size_t i = 0; i < sizeof percents / sizeof *percents; i++) {
        double p = percents[i] / 100, share;
        if (p <= a->percentile || p > b->percentile)
            continue;
        share = (p - a->percentile) / (b->percentile - a->percentile);
        pa_load_percentile(run, percents[i], (a->ms + share * (b->ms - a->ms)) / 1e3);
    }
}

static bool read_hdrplot(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct pa_load_run run = pa_load_run_of("vegeta", "open");
    struct pa_lines lines = pa_lines_of(bytes);
    struct point before = {0}, point = {0};
    pa_lines_next(&lines);
    while (pa_lines_next(&lines)) {
        if (pa_text_size(pa_text_trim(lines.line)) == 0)
            continue;
        if (!read_point(lines.line, &point) || !(point.percentile >= before.percentile))
            return pa_error_set(err, PA_ERROR_FORMAT,
                                "line %zu: not a value, a growing percentile, a count",
                                lines.number);
        read_between(&run, &before, &point);
        before = point;
    }
    if (before.percentile < 0.9999)
        return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: the spectrum ends early: is it cut?",
                            lines.number);
    pa_load_latency(&run, "max", before.ms / 1e3);
    run.requests = before.count;
    pa_load_add(set, &run, 1);
    return true;
}

static bool is_json(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"latencies", "bytes_in", "status_codes", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

static struct pa_text first_line(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    while (pa_lines_next(&lines) && pa_text_size(pa_text_trim(lines.line)) == 0)
        ;
    return lines.line;
}

static bool is_histogram(struct pa_text line)
{
    return pa_text_starts(line, "Bucket ") && pa_text_find(line, "Histogram");
}

static bool read_vegeta(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct pa_text line = first_line(bytes->data, bytes->size);
    if (pa_text_starts(line, HDRPLOT))
        return read_hdrplot(bytes, set, err);
    if (is_histogram(line))
        return pa_error_set(err, PA_ERROR_UNSUPPORTED,
                            "a histogram of vegeta holds no latencies: use `vegeta report` or "
                            "`vegeta report -type=json`");
    if (!is_json(bytes->data, bytes->size))
        return read_text(bytes, set, err);
    return pa_bench_json_add(bytes, set, add_json, err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_text line = first_line(bytes, size);
    return (pa_text_starts(line, "Requests ") && pa_text_find(line, "[total, rate")) ||
           pa_text_starts(line, HDRPLOT) || is_histogram(line) || is_json(bytes, size);
}

const struct pa_bench_format pa_bench_format_vegeta = {
    .name = "vegeta",
    .summary = "vegeta report, also -type=json and -type=hdrplot",
    .probe = probe,
    .read = read_vegeta,
};
