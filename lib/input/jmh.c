// SPDX-License-Identifier: Apache-2.0
// JMH -rf json:
//
//     [{"benchmark": "com.example.Sort.heap", "mode": "avgt", "threads": 1, "forks": 2,
//       "params": {"size": "100"},
//       "primaryMetric": {"score": 1.5, "scoreError": "NaN", "scoreUnit": "us/op",
//                         "rawData": [[1.4, 1.5], [1.6, 1.5]]},      a list for each fork
//       "secondaryMetrics": {"gc.alloc.rate.norm": {"scoreUnit": "B/op", "rawData": …}}}]
//
// A fork is a process of its own and so a sample: the mean of its iterations. Iterations within a
// fork share its memory layout and what its compiler decided. Mode `sample` has no rawData but
// rawDataHistogram, [value, count] pairs. Times per operation become sec/op, rates ops/s.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/bench_name.h"

#include <math.h>
#include <string.h>

static const struct {
    const char *text;
    double parts; // of a second
} times[] = {{"ns", 1e9},      {"us", 1e6},       {"ms", 1e3},        {"s", 1},
             {"min", 1. / 60}, {"hr", 1. / 3600}, {"day", 1. / 86400}};

// The unit of the record and what the score is divided by.
static const char *tidy_unit(const char *unit, double *divide)
{
    *divide = 1;
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        size_t size = strlen(times[i].text);
        if (strncmp(unit, times[i].text, size) == 0 && strcmp(unit + size, "/op") == 0) {
            *divide = times[i].parts;
            return "sec/op";
        }
        if (strncmp(unit, "ops/", 4) == 0 && strcmp(unit + 4, times[i].text) == 0) {
            *divide = 1 / times[i].parts;
            return "ops/s";
        }
    }
    return unit;
}

// The mean of the iterations of a fork: numbers, or lists of [value, count]. NaN: not readable.
static double fork_mean(const json_t *fork)
{
    double sum = 0, count = 0;
    for (size_t i = 0; i < json_array_size(fork); i++) {
        const json_t *iteration = json_array_get(fork, i);
        if (json_is_number(iteration)) {
            sum += json_number_value(iteration);
            count++;
            continue;
        }
        if (!json_is_array(iteration))
            return NAN;
        for (size_t k = 0; k < json_array_size(iteration); k++) {
            const json_t *pair = json_array_get(iteration, k);
            double n = json_number_value(json_array_get(pair, 1));
            sum += json_number_value(json_array_get(pair, 0)) * n;
            count += n;
        }
    }
    return count > 0 ? sum / count : NAN;
}

static const json_t *forks_of(const json_t *metric)
{
    const json_t *forks = json_object_get(metric, "rawData");
    return json_array_size(forks) > 0 ? forks : json_object_get(metric, "rawDataHistogram");
}

// A metric of a profiler: its name and unit are the unit of the record.
static void add_metric(struct pa_records *set, const char *name, const json_t *metric, size_t fork)
{
    struct pa_strbuf unit = {0};
    const char *score = pa_bench_json_string(metric, "scoreUnit");
    double mean = fork_mean(json_array_get(forks_of(metric), fork));
    if (isnan(mean))
        return;
    if (strncmp(name, "\u00b7", strlen("\u00b7")) == 0)
        name += strlen("\u00b7"); // some versions mark them with a dot
    pa_bench_name_adds(&unit, name);
    if (score) {
        pa_strbuf_addc(&unit, '-');
        pa_bench_name_adds(&unit, score);
    }
    if (unit.size > 0)
        pa_records_value(set, mean, pa_strbuf_text(&unit));
    if (unit.size > 0 && strncmp(name, "gc.", 3) == 0) // a rate, but of allocation
        pa_records_better(set, pa_strbuf_text(&unit), "lower");
    pa_strbuf_release(&unit);
}

static void add_secondary(struct pa_records *set, const json_t *row, size_t fork)
{
    const char *name;
    json_t *metric;
    json_object_foreach(json_object_get(row, "secondaryMetrics"), name, metric)
        add_metric(set, name, metric, fork);
}

static const char *name_of(struct pa_records *set, const json_t *row, const char *benchmark)
{
    struct pa_strbuf name = {0};
    const char *key;
    json_t *value;
    pa_bench_name_adds(&name, benchmark);
    json_object_foreach(json_object_get(row, "params"), key, value)
    {
        if (json_is_string(value))
            pa_bench_name_part(&name, key, json_string_value(value));
    }
    const char *text = pa_arena_strdup(&set->arena, pa_strbuf_text(&name));
    pa_strbuf_release(&name);
    return text;
}

static void set_config(struct pa_records *set, const json_t *row)
{
    const char *mode = pa_bench_json_string(row, "mode");
    double threads = pa_bench_json_number(row, "threads");
    pa_records_config(set, "tool", "jmh");
    pa_records_config(set, "mode", mode ? mode : "");
    pa_records_config(set, "threads",
                      isnan(threads) ? "" : pa_arena_printf(&set->arena, "%.0f", threads));
}

enum { MOST_FORKS = 100 };

static bool add_row(struct pa_records *set, const json_t *row, struct pa_error *err)
{
    const char *benchmark = pa_bench_json_string(row, "benchmark");
    const json_t *metric = json_object_get(row, "primaryMetric"), *forks = forks_of(metric);
    const char *unit = pa_bench_json_string(metric, "scoreUnit");
    double divide;
    if (!benchmark || !unit)
        return pa_error_set(err, PA_ERROR_FORMAT, "no %s",
                            benchmark ? "primaryMetric.scoreUnit" : "benchmark");
    if (json_array_size(forks) == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "primaryMetric.rawData is no list of forks");
    if (json_array_size(forks) > MOST_FORKS)
        return pa_error_set(err, PA_ERROR_LIMIT, "more than %d forks", MOST_FORKS);
    unit = tidy_unit(unit, &divide);
    set_config(set, row);
    for (size_t i = 0; i < json_array_size(forks); i++) {
        double mean = fork_mean(json_array_get(forks, i));
        if (isnan(mean)) {
            pa_records_warn(set, 0, "%.200s: fork %zu has no numbers: left out", benchmark, i + 1);
            continue;
        }
        pa_records_result(set, name_of(set, row, benchmark), 1, 0);
        pa_records_value(set, mean / divide, unit);
        add_secondary(set, row, i);
    }
    return true;
}

static bool read_jmh(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    json_t *root = pa_bench_json_read((const char *)bytes->data, bytes->size, err);
    bool ok = root != NULL;
    if (root && !json_is_array(root))
        ok = pa_error_set(err, PA_ERROR_FORMAT, "no list of benchmarks");
    for (size_t i = 0; ok && i < json_array_size(root); i++)
        ok = add_row(set, json_array_get(root, i), err) ||
             pa_error_prefix(err, "benchmark %zu", i + 1);
    json_decref(root);
    return ok;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"benchmark", "mode", "primaryMetric", NULL};
    return pa_bench_json_has_keys(bytes, size, '[', keys);
}

const struct pa_bench_format pa_bench_format_jmh = {
    .name = "jmh",
    .summary = "JMH -rf json",
    .probe = probe,
    .read = read_jmh,
};
