// SPDX-License-Identifier: Apache-2.0
// The format for benchmark suites of one's own: a list of named values with units.
//
//     [{"name": "parse", "unit": "ms/iter", "value": 12.5},
//      {"name": "parse", "unit": "ms/iter", "value": [12.4, 12.7]},        more samples of it
//      {"name": "cache", "unit": "hits", "value": 93, "better": "higher"}]
//
// Entries of one name and unit are samples. Times become seconds, amounts of data bytes, rates are
// per second, whatever prefix the unit has; other units stay as they are and need `better` for a
// gate. The same form, without lists, is what github-action-benchmark takes as its custom tools;
// its "range" and "extra" are not read.
//
// Bencher's metric format says the same by names: latency is in nanoseconds, throughput in
// operations per second.
//
//     {"parse": {"latency": {"value": 88.0, "lower_value": 87.4}, "file-size": {"value": 42}}}
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/bench_name.h"
#include "input/suite_unit.h"
#include "input/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Numbers are also written as texts, which must be nothing else.
static bool number_of(const json_t *value, double *number)
{
    if (json_is_number(value)) {
        *number = json_number_value(value);
        return true;
    }
    const char *text = json_string_value(value);
    struct pa_text t = {text, text ? text + strlen(text) : text};
    return text && pa_text_double(&t, number) && pa_text_size(t) == 0 && isfinite(*number);
}

static void add_value(struct pa_records *set, const char *name, double value,
                      const struct pa_suite_unit *unit)
{
    pa_records_result(set, name, 1, 0);
    pa_records_value(set, value * unit->factor, unit->name);
}

// A value, or a list of them.
static bool add_values(struct pa_records *set, const char *name, const json_t *value,
                       const struct pa_suite_unit *unit, struct pa_error *err)
{
    double number;
    if (json_is_array(value) && json_array_size(value) == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "value is an empty list");
    for (size_t i = 0; i < json_array_size(value); i++) {
        if (!number_of(json_array_get(value, i), &number))
            return pa_error_set(err, PA_ERROR_FORMAT, "value[%zu] is no number", i);
        add_value(set, name, number, unit);
    }
    if (json_is_array(value))
        return true;
    if (!number_of(value, &number))
        return pa_error_set(err, PA_ERROR_FORMAT, "value is missing or no number");
    add_value(set, name, number, unit);
    return true;
}

static bool add_entry(struct pa_records *set, const json_t *entry, struct pa_error *err)
{
    struct pa_strbuf text = {0};
    struct pa_suite_unit unit;
    const char *name = pa_bench_json_string(entry, "name");
    const char *written = pa_bench_json_string(entry, "unit");
    const char *better = pa_bench_json_string(entry, "better");
    if (!name)
        return pa_error_set(err, PA_ERROR_FORMAT, "no name");
    if (better && strcmp(better, "higher") != 0 && strcmp(better, "lower") != 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "better is neither higher nor lower");
    pa_suite_unit_of(written ? written : "", &set->arena, &unit);
    pa_bench_name_adds(&text, name);
    bool ok = add_values(set, pa_strbuf_text(&text), json_object_get(entry, "value"), &unit, err);
    if (ok && (better || unit.better))
        pa_records_better(set, unit.name, better ? better : unit.better);
    pa_strbuf_release(&text);
    return ok;
}

static bool read_suite(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    json_t *root = pa_bench_json_read((const char *)bytes->data, bytes->size, err);
    bool ok = root != NULL;
    if (root && !json_is_array(root))
        ok = pa_error_set(err, PA_ERROR_FORMAT, "no list of values");
    pa_records_config(set, "tool", "suite");
    for (size_t i = 0; ok && i < json_array_size(root); i++)
        ok = add_entry(set, json_array_get(root, i), err) ||
             pa_error_prefix(err, "entry %zu", i + 1);
    json_decref(root);
    return ok;
}

// Takes a string of JSON off the text.
static bool skip_string(struct pa_text *t)
{
    pa_text_spaces(t);
    if (!pa_text_skip(t, "\""))
        return false;
    for (; t->next < t->end && *t->next != '"'; t->next++)
        t->next += *t->next == '\\' && t->next + 1 < t->end;
    return pa_text_skip(t, "\"");
}

static bool skip_mark(struct pa_text *t, const char *mark)
{
    pa_text_spaces(t);
    return pa_text_skip(t, mark);
}

// Takes a value off the text, which may be a list but no object; false if it is one.
static bool skip_plain_value(struct pa_text *t)
{
    pa_text_spaces(t);
    if (pa_text_starts(*t, "\""))
        return skip_string(t);
    bool list = pa_text_skip(t, "[");
    for (; t->next < t->end; t->next++) {
        if (strchr(list ? "{[]" : "{[,}", *t->next) && *t->next)
            return list ? pa_text_skip(t, "]") : *t->next == ',' || *t->next == '}';
    }
    return false;
}

// A list whose first object has a name, a value, and no objects in it, as traces of browsers have.
static bool probe_suite(const uint8_t *bytes, size_t size)
{
    struct pa_text t = {(const char *)bytes, (const char *)bytes + (size < 65536 ? size : 65536)};
    bool name = false, value = false;
    if (!skip_mark(&t, "[") || !skip_mark(&t, "{"))
        return false;
    do {
        pa_text_spaces(&t);
        name |= pa_text_starts(t, "\"name\"");
        value |= pa_text_starts(t, "\"value\"");
        if (!skip_string(&t) || !skip_mark(&t, ":") || !skip_plain_value(&t))
            return false;
    } while (skip_mark(&t, ","));
    return name && value && skip_mark(&t, "}");
}

const struct pa_bench_format pa_bench_format_suite = {
    .name = "suite",
    .summary = "JSON of one's own: [{\"name\", \"unit\", \"value\"}]",
    .probe = probe_suite,
    .read = read_suite,
};

// The measures that Bencher knows by itself.
static const struct {
    const char *slug;
    struct pa_suite_unit unit;
} measures[] = {
    {"latency", {"ns/op", 1, NULL}},
    {"throughput", {"ops/s", 1, NULL}},
    {"build-time", {"build-sec", 1, NULL}},
    {"file-size", {"file-B", 1, "lower"}},
    {"instructions", {"instructions", 1, "lower"}},
    {"estimated-cycles", {"estimated-cycles", 1, "lower"}},
    {"total-cycles", {"total-cycles", 1, "lower"}},
    {"ram-hits", {"ram-hits", 1, "lower"}},
};

static struct pa_suite_unit measure_unit(const char *slug, struct pa_arena *arena)
{
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        if (strcmp(slug, measures[i].slug) == 0)
            return measures[i].unit;
    }
    struct pa_strbuf name = {0};
    pa_bench_name_adds(&name, *slug ? slug : "value");
    struct pa_suite_unit unit = {pa_arena_strdup(arena, pa_strbuf_text(&name)), 1, NULL};
    pa_strbuf_release(&name);
    return unit;
}

static bool add_benchmark(struct pa_records *set, const char *benchmark, json_t *metrics,
                          struct pa_error *err)
{
    struct pa_strbuf name = {0};
    const char *slug;
    json_t *metric;
    pa_bench_name_adds(&name, benchmark);
    pa_records_result(set, pa_strbuf_text(&name), 1, 0);
    pa_strbuf_release(&name);
    json_object_foreach(metrics, slug, metric)
    {
        struct pa_suite_unit unit = measure_unit(slug, &set->arena);
        double value = pa_bench_json_number(metric, "value");
        if (isnan(value)) {
            pa_records_drop(set);
            return pa_error_set(err, PA_ERROR_FORMAT, "%.100s has no value", slug);
        }
        pa_records_value(set, value, unit.name);
        if (unit.better)
            pa_records_better(set, unit.name, unit.better);
    }
    if (json_object_size(metrics) == 0)
        pa_records_drop(set);
    return true;
}

static bool read_bencher(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    const char *name;
    json_t *metrics, *root = pa_bench_json_read((const char *)bytes->data, bytes->size, err);
    bool ok = root != NULL;
    if (root && !json_is_object(root))
        ok = pa_error_set(err, PA_ERROR_FORMAT, "no object of benchmarks");
    pa_records_config(set, "tool", "bencher");
    json_object_foreach(root, name, metrics)
    {
        ok = ok && (add_benchmark(set, name, metrics, err) || pa_error_prefix(err, "%.200s", name));
    }
    json_decref(root);
    return ok;
}

// {"a": {"b": {"value": or "lower_value": or "upper_value":
static bool probe_bencher(const uint8_t *bytes, size_t size)
{
    struct pa_text t = {(const char *)bytes, (const char *)bytes + (size < 65536 ? size : 65536)};
    return skip_mark(&t, "{") && skip_string(&t) && skip_mark(&t, ":") && skip_mark(&t, "{") &&
           skip_string(&t) && skip_mark(&t, ":") && skip_mark(&t, "{") &&
           (skip_mark(&t, "\"value\"") || pa_text_skip(&t, "\"lower_value\"") ||
            pa_text_skip(&t, "\"upper_value\"")) &&
           skip_mark(&t, ":");
}

const struct pa_bench_format pa_bench_format_bencher = {
    .name = "bencher",
    .summary = "Bencher's metric format",
    .probe = probe_bencher,
    .read = read_bencher,
};
