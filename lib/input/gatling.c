// SPDX-License-Identifier: Apache-2.0
// Gatling, in milliseconds: simulation.log up to 3.11, fields between tabs,
//
//     RUN     shop.Load   load    1700000000000   …   3.9.5
//     REQUEST     checkout    Home    1700000000010   1700000000112   OK
//
// (older versions have more fields before the name), and js/stats.json of its report:
//
//     {"type": "GROUP", "name": "All Requests", "stats": {…},
//      "contents": {"req_home-1": {"type": "REQUEST", "name": "Home", "stats": {
//        "numberOfRequests": {"total": 1000, "ok": 997, "ko": 3},
//        "meanResponseTime": {"total": 14, …}, "percentiles1": …, (50, 75, 95, 99)
//        "meanNumberOfRequestsPerSecond": {"total": 33.3, …}}}}}
//
// Each name of a request is a run. The log is binary since 3.12.
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/request_groups.h"

#include <math.h>
#include <string.h>

enum { MOST_FIELDS = 16 };

static size_t split(struct pa_text line, struct pa_text field[MOST_FIELDS])
{
    size_t count = 0;
    while (count < MOST_FIELDS) {
        const char *tab = pa_text_find(line, "\t");
        field[count++] = (struct pa_text){line.next, tab ? tab : line.end};
        if (!tab)
            break;
        line.next = tab + 1;
    }
    return count;
}

static bool is_moment(struct pa_text field, int64_t *millis)
{
    return pa_text_digits(&field, millis) && pa_text_size(field) == 0 && *millis > 1000000000000;
}

// A request: the name stands before start, end and status, whatever stands before that.
static bool add_request(struct pa_request_groups *groups, struct pa_text line)
{
    struct pa_text field[MOST_FIELDS];
    size_t count = split(line, field);
    int64_t start, end;
    for (size_t i = 2; i + 2 < count; i++) {
        if (!is_moment(field[i], &start) || !is_moment(field[i + 1], &end))
            continue;
        struct pa_text status = pa_text_trim(field[i + 2]), name = field[i - 1];
        if (!pa_text_equals(status, "OK") && !pa_text_equals(status, "KO"))
            return false;
        struct pa_request request = {
            .start = (double)start / 1e3,
            .latency = (double)(end - start) / 1e3,
            .failed = pa_text_equals(status, "KO"),
        };
        pa_requests_add(pa_request_group(groups, name.next, pa_text_size(name)), &request);
        return true;
    }
    return false;
}

static bool read_log(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct pa_request_groups groups = {.set = set, .tool = "gatling"};
    struct pa_lines lines = pa_lines_of(bytes);
    bool ok = true;
    while (ok && pa_lines_next(&lines)) {
        if (!pa_text_starts(lines.line, "REQUEST\t") || add_request(&groups, lines.line))
            continue;
        ok = lines.next == lines.end ||
             pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no start, end and status of the request",
                          lines.number);
        if (ok)
            pa_records_warn(set, lines.number, "the last line is cut: left out");
    }
    return pa_request_groups_finish(&groups, ok, "request", err);
}

// The total of a statistic, which older versions write as a text, "-" if there is none.
static double total_of(const json_t *stats, const char *name, const char *which)
{
    const json_t *value = json_object_get(json_object_get(stats, name), which);
    const char *text = json_string_value(value);
    struct pa_text t = {text, text ? text + strlen(text) : text};
    double number;
    if (json_is_number(value))
        return json_number_value(value);
    return text && pa_text_double(&t, &number) && pa_text_size(t) == 0 ? number : NAN;
}

static void add_stats(struct pa_records *set, const json_t *request)
{
    static const struct {
        const char *name;
        double percent;
    } percentiles[] = {
        {"percentiles1", 50}, {"percentiles2", 75}, {"percentiles3", 95}, {"percentiles4", 99}};
    struct pa_load_run run = pa_load_run_of("gatling", "");
    const json_t *stats = json_object_get(request, "stats");
    const char *name = pa_bench_json_string(request, "name");
    if (name)
        run.target = (struct pa_text){name, name + strlen(name)};
    run.requests = total_of(stats, "numberOfRequests", "total");
    run.errors = total_of(stats, "numberOfRequests", "ko");
    run.requests_per_sec = total_of(stats, "meanNumberOfRequestsPerSecond", "total");
    pa_load_latency(&run, "mean", total_of(stats, "meanResponseTime", "total") / 1e3);
    for (size_t i = 0; i < sizeof percentiles / sizeof *percentiles; i++) {
        double ms = total_of(stats, percentiles[i].name, "total");
        if (!isnan(ms))
            pa_load_percentile(&run, percentiles[i].percent, ms / 1e3);
    }
    pa_load_latency(&run, "max", total_of(stats, "maxResponseTime", "total") / 1e3);
    pa_load_add(set, &run, 0);
}

// Groups hold requests and groups. Those that are still to be gone through wait in a list.
static bool add_contents(struct pa_records *set, json_t *root, struct pa_error *err)
{
    PA_VEC(json_t *) groups = {0};
    bool ok = true;
    pa_vec_push(&groups, root);
    for (size_t i = 0; ok && i < groups.count; i++) {
        const char *key;
        json_t *entry;
        json_object_foreach(json_object_get(groups.items[i], "contents"), key, entry)
        {
            const char *type = pa_bench_json_string(entry, "type");
            if (type && strcmp(type, "GROUP") == 0)
                pa_vec_push(&groups, entry);
            else if (json_is_object(json_object_get(entry, "stats")))
                add_stats(set, entry);
            else
                ok = pa_error_set(err, PA_ERROR_FORMAT, "%.100s has no stats", key);
        }
    }
    pa_vec_release(&groups);
    return ok;
}

static bool read_stats(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    json_t *root = pa_bench_json_read((const char *)bytes->data, bytes->size, err);
    bool ok = root && add_contents(set, root, err);
    json_decref(root);
    return ok;
}

// The binary log: a 0, the length of the version as 4 bytes, the version.
static bool is_binary(const uint8_t *bytes, size_t size)
{
    return size > 16 && memcmp(bytes, "\0\0\0\0", 4) == 0 && bytes[4] >= 3 && bytes[4] < 24 &&
           (memcmp(bytes + 5, "3.", 2) == 0 || memcmp(bytes + 5, "4.", 2) == 0);
}

static bool is_stats(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"numberOfRequests", "meanResponseTime", "contents", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

static bool read_gatling(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    if (is_binary(bytes->data, bytes->size))
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "this is Gatling's binary log (since 3.12); js/stats.json of its "
                            "report is read");
    return is_stats(bytes->data, bytes->size) ? read_stats(bytes, set, err)
                                              : read_log(bytes, set, err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    if (is_binary(bytes, size) || is_stats(bytes, size))
        return true;
    while (pa_lines_next(&lines)) {
        if (pa_text_starts(lines.line, "RUN\t") || pa_text_starts(lines.line, "REQUEST\t"))
            return true;
        if (!pa_text_starts(lines.line, "ASSERTION\t") && !pa_text_starts(lines.line, "USER\t"))
            return false;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_gatling = {
    .name = "gatling",
    .summary = "simulation.log or js/stats.json of Gatling",
    .probe = probe,
    .read = read_gatling,
};
