// SPDX-License-Identifier: Apache-2.0
// k6's end-of-test summary in JSON, durations in milliseconds: --summary-export,
//
//     {"metrics": {"http_req_duration": {"avg": 117.5, "med": 112.0, "max": 482.0, "p(95)": 140.2},
//                  "http_req_duration{scenario:read}": {…},       of a threshold on a tag
//                  "http_reqs": {"count": 1000, "rate": 98.7},
//                  "http_req_failed": {"passes": 2, "fails": 998, "value": 0.002}}}    2 failed
//
// and what handleSummary() is given, where each metric has "type", "contains" and its numbers in
// "values"; newer versions have a list of metrics with names, also within "results".
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/k6_runs.h"

#include <math.h>
#include <string.h>

static double one_of(const json_t *values, const char *key, const char *other)
{
    double number = pa_bench_json_number(values, key);
    return isnan(number) ? pa_bench_json_number(values, other) : number;
}

static void add_trend(struct pa_k6 *k6, struct pa_k6_at at, json_t *values)
{
    const char *stat;
    json_t *value;
    json_object_foreach(values, stat, value)
    {
        if (json_is_number(value))
            pa_k6_trend(k6, at, stat, json_number_value(value) / 1e3);
    }
}

// `key` is "http_req_duration" or "http_req_duration{scenario:read}".
static void add_metric(struct pa_k6 *k6, const char *key, const json_t *metric)
{
    const char *open = strchr(key, '{'), *close = strrchr(key, '}');
    const char *contains = pa_bench_json_string(metric, "contains");
    json_t *values = json_object_get(metric, "values");
    if (!json_is_object(values))
        values = (json_t *)(uintptr_t)metric;
    struct pa_k6_at at = {key, ""};
    if (open && close > open) {
        at.metric = pa_arena_strndup(&k6->set->arena, key, (size_t)(open - key));
        at.scope = pa_arena_strndup(&k6->set->arena, open + 1, (size_t)(close - open - 1));
    }
    double yes = one_of(values, "passes", "matches"), no = pa_bench_json_number(values, "fails");
    if (!isnan(yes))
        pa_k6_share(k6, at, yes, no);
    else if (json_object_get(values, "avg") && (!contains || strcmp(contains, "time") == 0))
        add_trend(k6, at, values);
    else
        pa_k6_count(k6, at, pa_bench_json_number(values, "count"),
                    pa_bench_json_number(values, "rate"));
}

static bool add_metrics(const json_t *root, struct pa_records *set, struct pa_error *err)
{
    struct pa_k6 k6 = {.set = set};
    const char *key;
    json_t *metric, *metrics = json_object_get(root, "metrics");
    if (!metrics)
        metrics = json_object_get(json_object_get(root, "results"), "metrics");
    if (!json_is_object(metrics) && !json_is_array(metrics))
        return pa_error_set(err, PA_ERROR_FORMAT, "no metrics");
    json_object_foreach(metrics, key, metric) add_metric(&k6, key, metric);
    for (size_t i = 0; i < json_array_size(metrics); i++) {
        const char *name = pa_bench_json_string(json_array_get(metrics, i), "name");
        if (name)
            add_metric(&k6, name, json_array_get(metrics, i));
    }
    pa_k6_add(&k6);
    return true;
}

static bool read_k6(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    return pa_bench_json_add(bytes, set, add_metrics, err);
}

// Every test has iterations; the other keys tell this JSON from that of other tools.
static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const map[] = {"metrics", "iterations", "vus", NULL};
    static const char *const map_http[] = {"metrics", "http_req_duration", NULL};
    static const char *const list[] = {"metrics", "iteration_duration", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', map) ||
           pa_bench_json_has_keys(bytes, size, '{', map_http) ||
           pa_bench_json_has_keys(bytes, size, '{', list);
}

const struct pa_bench_format pa_bench_format_k6 = {
    .name = "k6",
    .summary = "the end-of-test summary of k6 in JSON",
    .probe = probe,
    .read = read_k6,
};
