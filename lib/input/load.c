// SPDX-License-Identifier: Apache-2.0
#include "input/load.h"

#include "base/strbuf.h"
#include "input/bench_name.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pa_load_run pa_load_run_of(const char *tool, const char *loop)
{
    return (struct pa_load_run){
        .tool = tool,
        .loop = loop,
        .requests = NAN,
        .errors = NAN,
        .requests_per_sec = NAN,
        .bytes_per_sec = NAN,
    };
}

void pa_load_latency(struct pa_load_run *run, const char *name, double seconds)
{
    if (run->latency_count == PA_LOAD_LATENCIES)
        return;
    struct pa_load_latency *l = &run->latency[run->latency_count++];
    snprintf(l->name, sizeof l->name, "%s", name);
    l->seconds = seconds;
}

void pa_load_percentile(struct pa_load_run *run, double percent, double seconds)
{
    char name[24];
    if (!(percent >= 50 && percent <= 100))
        return;
    snprintf(name, sizeof name, "p%.6g", percent);
    pa_load_latency(run, percent < 100 ? name : "max", seconds);
}

// The path of a URL: runs against two ports of one machine are runs of one benchmark.
static struct pa_text path_of(struct pa_text target)
{
    const char *scheme = pa_text_find(target, "://");
    if (!scheme)
        return target;
    target.next = scheme + 3;
    while (target.next < target.end && *target.next != '/' && *target.next != '?')
        target.next++;
    if (pa_text_equals(target, "/"))
        target.next++;
    return target;
}

static const char *name_of(struct pa_records *set, const struct pa_load_run *run)
{
    struct pa_strbuf name = {0};
    struct pa_text path = path_of(pa_text_trim(run->target));
    pa_strbuf_adds(&name, run->tool);
    if (pa_text_size(path) > 0 && *path.next != '/')
        pa_strbuf_addc(&name, '/');
    pa_bench_name_add(&name, path.next, pa_text_size(path));
    const char *text = pa_arena_strndup(&set->arena, name.text, name.size);
    pa_strbuf_release(&name);
    return text;
}

// The mean, the percentiles as they grow, the maximum.
static double rank_of(const struct pa_load_latency *l)
{
    double percent = 0;
    struct pa_text t = {l->name + 1, l->name + strlen(l->name)};
    if (l->name[0] == 'p')
        pa_text_double(&t, &percent);
    return strcmp(l->name, "max") == 0 ? 100 : percent;
}

// Whether the requests are enough to tell it from the maximum.
static bool in_sight(const struct pa_load_run *run, const struct pa_load_latency *l)
{
    return l->name[0] != 'p' || isnan(run->requests) ||
           (100 - rank_of(l)) / 100 * run->requests > 1 - 1e-6;
}

static int compare_latencies(const void *a, const void *b)
{
    double x = rank_of(a), y = rank_of(b);
    return (x > y) - (x < y);
}

static void add_latencies(struct pa_records *set, const struct pa_load_run *run, size_t line)
{
    struct pa_load_latency sorted[PA_LOAD_LATENCIES];
    struct pa_strbuf zero = {0};
    memcpy(sorted, run->latency, sizeof sorted);
    qsort(sorted, run->latency_count, sizeof *sorted, compare_latencies);
    for (size_t i = 0; i < run->latency_count; i++) {
        const struct pa_load_latency *l = &sorted[i];
        if (!isfinite(l->seconds))
            pa_records_warn(set, line, "the %s latency is no number: left out", l->name);
        else if (l->seconds == 0)
            pa_strbuf_printf(&zero, "%s%s", zero.size ? ", " : "", l->name);
        else if (in_sight(run, l))
            pa_records_value(set, l->seconds,
                             pa_arena_printf(&set->arena, "%s-latency-sec", l->name));
    }
    if (zero.size > 0)
        pa_records_warn(set, line, "latency 0 is less than the report resolves: left out %s",
                        pa_strbuf_text(&zero));
    pa_strbuf_release(&zero);
}

static void add_value(struct pa_records *set, double value, const char *unit)
{
    if (isfinite(value))
        pa_records_value(set, value, unit);
}

bool pa_load_add(struct pa_records *set, const struct pa_load_run *run, size_t line)
{
    set->sources.items[set->sources.count - 1].load = true;
    pa_records_config(set, "tool", run->tool);
    pa_records_config(set, "loop", run->loop);
    int64_t requests = run->requests >= 1 && run->requests < 9e18 ? (int64_t)run->requests : 1;
    pa_records_result(set, name_of(set, run), requests, (uint32_t)line);
    add_latencies(set, run, line);
    add_value(set, run->requests_per_sec, "req/s");
    add_value(set, run->bytes_per_sec, "B/s");
    add_value(set, run->errors, "errors");
    if (set->results.items[set->results.count - 1].value_count > 0)
        return true;
    pa_records_drop(set);
    return false;
}

void pa_load_config(struct pa_records *set, const char *key, struct pa_text value)
{
    value = pa_text_trim(value);
    pa_records_config_n(set, key, strlen(key), value.next, pa_text_size(value));
}

// Seconds = number × factor, or number / parts: dividing by a power of ten rounds once.
struct unit {
    const char *name;
    double factor, parts;
};

// The longer of two names that begin alike comes first.
static const struct unit times[] = {
    {"ns", 1, 1e9}, {"us", 1, 1e6}, {"\u00b5s", 1, 1e6}, {"\u03bcs", 1, 1e6}, {"ms", 1, 1e3},
    {"secs", 1, 1}, {"s", 1, 1},    {"m", 60, 1},        {"h", 3600, 1},
};

static bool take_time(struct pa_text *text, double *seconds)
{
    struct pa_text t = *text;
    if (!pa_text_double(&t, seconds))
        return false;
    struct pa_text unit = t;
    pa_text_spaces(&unit);
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        if (pa_text_skip(&unit, times[i].name)) {
            *seconds = *seconds * times[i].factor / times[i].parts;
            *text = unit;
            return true;
        }
    }
    if (!isnan(*seconds))
        return false;
    *text = t;
    return true;
}

bool pa_load_seconds(struct pa_text *text, double *seconds)
{
    double more;
    if (!take_time(text, seconds))
        return false;
    while (text->next < text->end && *text->next >= '0' && *text->next <= '9' &&
           take_time(text, &more))
        *seconds += more;
    return true;
}

bool pa_load_bytes(struct pa_text *text, double kilo, double *bytes)
{
    static const char prefixes[] = "KMGTPE";
    struct pa_text t = *text;
    if (!pa_text_double(&t, bytes))
        return false;
    pa_text_spaces(&t);
    const char *prefix = t.next < t.end ? strchr(prefixes, *t.next == 'k' ? 'K' : *t.next) : NULL;
    if (prefix && *prefix) {
        t.next++;
        if (pa_text_skip(&t, "i"))
            kilo = 1024;
        *bytes *= pow(kilo, (double)(prefix - prefixes + 1));
    }
    if (!pa_text_skip(&t, "B"))
        return false;
    *text = t;
    return true;
}
