// SPDX-License-Identifier: Apache-2.0
// hyperfine --export-json, in seconds:
//
//     {"results": [{"command": "./tool -n 50", "mean": …, "user": …, "system": …,
//                   "times": [0.044, …], "exit_codes": [0, …], "memory_usage_byte": [1048576, …],
//                   "parameters": {"n": "50"}}]}
//
// A time is a run of the command and so a sample; user and system times are means, and are not
// read. A run that ends with another status than 0 (null: by a signal) counts as an error.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/bench_name.h"

#include <math.h>
#include <string.h>

static const char *name_of(struct pa_records *set, const json_t *result, const char *command)
{
    struct pa_strbuf name = {0};
    const char *key;
    json_t *value;
    pa_bench_name_adds(&name, command);
    json_object_foreach(json_object_get(result, "parameters"), key, value)
    {
        if (json_is_string(value))
            pa_bench_name_part(&name, key, json_string_value(value));
    }
    const char *text = pa_arena_strdup(&set->arena, pa_strbuf_text(&name));
    pa_strbuf_release(&name);
    return text;
}

static void add_run(struct pa_records *set, const char *name, const json_t *result, size_t i)
{
    const json_t *codes = json_object_get(result, "exit_codes");
    const json_t *memory = json_array_get(json_object_get(result, "memory_usage_byte"), i);
    const json_t *code = json_array_get(codes, i);
    pa_records_result(set, name, 1, 0);
    pa_records_value(set, json_number_value(json_array_get(json_object_get(result, "times"), i)),
                     "sec/op");
    if (json_is_number(memory)) {
        pa_records_value(set, json_number_value(memory), "peak-B");
        pa_records_better(set, "peak-B", "lower");
    }
    if (json_is_array(codes))
        pa_records_value(set, !json_is_number(code) || json_number_value(code) != 0, "errors");
}

static void add_mean(struct pa_records *set, const char *name, double median)
{
    pa_records_config(set, "samples", "aggregate");
    pa_records_result(set, name, 1, 0);
    pa_records_value(set, median, "sec/op");
    pa_records_config(set, "samples", "");
}

static bool add_result(struct pa_records *set, const json_t *result, struct pa_error *err)
{
    const char *command = pa_bench_json_string(result, "command");
    const json_t *times = json_object_get(result, "times");
    double median = pa_bench_json_number(result, "median");
    if (!command)
        return pa_error_set(err, PA_ERROR_FORMAT, "command is missing or no text");
    const char *name = name_of(set, result, command);
    if (json_array_size(times) == 0 && isnan(median))
        return pa_error_set(err, PA_ERROR_FORMAT, "neither times nor a median");
    if (json_array_size(times) == 0)
        add_mean(set, name, median);
    size_t zeros = 0;
    for (size_t i = 0; i < json_array_size(times); i++) {
        const json_t *time = json_array_get(times, i);
        if (!json_is_number(time))
            return pa_error_set(err, PA_ERROR_FORMAT, "times[%zu] is no number", i);
        zeros += json_number_value(time) == 0;
        add_run(set, name, result, i);
    }
    if (zeros > 0)
        pa_records_warn(set, 0,
                        "%.200s: %zu times of 0, no longer than a shell takes to start: "
                        "hyperfine -N runs it without one",
                        name, zeros);
    return true;
}

static bool read_hyperfine(const struct pa_bytes *bytes, struct pa_records *set,
                           struct pa_error *err)
{
    json_t *root = pa_bench_json_read((const char *)bytes->data, bytes->size, err);
    const json_t *results = json_object_get(root, "results");
    bool ok = root != NULL;
    if (root && !json_is_array(results))
        ok = pa_error_set(err, PA_ERROR_FORMAT, "results is no array");
    pa_records_config(set, "tool", "hyperfine");
    for (size_t i = 0; ok && i < json_array_size(results); i++)
        ok = add_result(set, json_array_get(results, i), err) ||
             pa_error_prefix(err, "results[%zu]", i);
    json_decref(root);
    return ok;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"results", "command", "mean", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

const struct pa_bench_format pa_bench_format_hyperfine = {
    .name = "hyperfine",
    .summary = "hyperfine --export-json",
    .probe = probe,
    .read = read_hyperfine,
};
