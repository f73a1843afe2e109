// SPDX-License-Identifier: Apache-2.0
// k6 run --out json=FILE: an object a line, one for each measurement, durations in milliseconds:
//
//     {"type":"Metric","data":{"name":"http_req_duration","type":"trend",…},"metric":"…"}
//     {"metric":"http_req_duration","type":"Point","data":{"time":"2026-11-23T08:33:49.5+01:00",
//      "value":3.2,"tags":{"name":"http://h/","status":"200","expected_response":"true",…}}}
//
// Those of http_req_duration are the requests, at the time they ended; each name is a run.
#include "base/moment.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/request_groups.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_failed(const json_t *tags)
{
    const char *expected = pa_bench_json_string(tags, "expected_response");
    const char *status = pa_bench_json_string(tags, "status");
    if (expected)
        return strcmp(expected, "false") == 0;
    return status && pa_load_is_error(strtol(status, NULL, 10));
}

static bool take_point(const json_t *root, struct pa_request_groups *groups, struct pa_error *err)
{
    const json_t *data = json_object_get(root, "data"), *tags = json_object_get(data, "tags");
    const char *time = pa_bench_json_string(data, "time");
    const char *name = pa_bench_json_string(tags, "name");
    double seconds = pa_bench_json_number(data, "value") / 1e3;
    int64_t nanos;
    if (!time || !pa_moment_parse(time, &nanos) || isnan(seconds))
        return pa_error_set(err, PA_ERROR_FORMAT, "no time and value");
    name = name ? name : "";
    pa_requests_add(pa_request_group(groups, name, strlen(name)),
                    &(struct pa_request){.start = (double)nanos / 1e9 - seconds,
                                         .latency = seconds,
                                         .failed = is_failed(tags)});
    return true;
}

static bool is_request(struct pa_text line)
{
    return pa_text_find(line, "\"http_req_duration\"") && pa_text_find(line, "\"Point\"");
}

static bool take_line(struct pa_text line, struct pa_request_groups *groups, struct pa_error *err)
{
    if (!is_request(line))
        return true;
    json_t *root = pa_bench_json_read_line(line, err);
    bool ok = root && take_point(root, groups, err);
    json_decref(root);
    return ok;
}

static bool read_k6_points(const struct pa_bytes *bytes, struct pa_records *set,
                           struct pa_error *err)
{
    struct pa_request_groups groups = {.set = set, .tool = "k6"};
    struct pa_lines lines = pa_lines_of(bytes);
    bool ok = true;
    while (ok && pa_lines_next(&lines)) {
        bool last = lines.next >= lines.end && bytes->size && bytes->data[bytes->size - 1] != '\n';
        ok = take_line(lines.line, &groups, err);
        if (!ok && last && groups.logs.count) {
            pa_records_warn(set, lines.number, "the last line is cut: left out");
            ok = true;
        }
    }
    if (!ok)
        pa_error_prefix(err, "line %zu", lines.number);
    return pa_request_groups_finish(&groups, ok, "http_req_duration", err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    return pa_lines_next(&lines) && pa_text_size(lines.line) > 2 && *lines.line.next == '{' &&
           lines.line.end[-1] == '}' && pa_text_find(lines.line, "\"metric\":") &&
           (pa_text_find(lines.line, "\"type\":\"Metric\"") ||
            pa_text_find(lines.line, "\"type\":\"Point\""));
}

const struct pa_bench_format pa_bench_format_k6_points = {
    .name = "k6-points",
    .summary = "the measurements of k6 --out json=FILE",
    .probe = probe,
    .read = read_k6_points,
};
