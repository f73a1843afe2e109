// SPDX-License-Identifier: Apache-2.0
#include "input/suite_unit.h"

#include "base/strbuf.h"
#include "input/bench_name.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

struct word {
    const char *text;
    double factor;
};

static const struct word times[] = {
    {"ps", 1e-12},
    {"ns", 1e-9},
    {"us", 1e-6},
    {"\u00b5s", 1e-6},
    {"\u03bcs", 1e-6},
    {"ms", 1e-3},
    {"s", 1},
    {"sec", 1},
    {"secs", 1},
    {"second", 1},
    {"seconds", 1},
    {"min", 60},
    {"minutes", 60},
    {"nanosecond", 1e-9},
    {"nanoseconds", 1e-9},
    {"microsecond", 1e-6},
    {"microseconds", 1e-6},
    {"millisecond", 1e-3},
    {"milliseconds", 1e-3},
    {"nsec", 1e-9},
    {"usec", 1e-6},
    {"msec", 1e-3},
};

static const struct word sizes[] = {
    {"b", 1},           {"byte", 1},        {"bytes", 1},      {"kb", 1e3},
    {"mb", 1e6},        {"gb", 1e9},        {"tb", 1e12},      {"kib", 0x1p10},
    {"mib", 0x1p20},    {"gib", 0x1p30},    {"tib", 0x1p40},   {"kilobytes", 1e3},
    {"megabytes", 1e6}, {"gigabytes", 1e9}, {"kilobyte", 1e3}, {"megabyte", 1e6},
    {"gigabyte", 1e9},
};

static const struct word seconds[] = {{"s", 1}, {"sec", 1}, {"second", 1}, {"min", 1. / 60}};
static const struct word operations[] = {{"op", 1},        {"ops", 1},       {"iter", 1},
                                         {"iters", 1},     {"iteration", 1}, {"iterations", 1},
                                         {"operation", 1}, {"operations", 1}};

// "Ms" is no "ms" and "mb" no matter: times are told by case.
static bool find(const struct word *words, size_t count, const char *text, size_t size,
                 double *factor)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(words[i].text) == size && strncasecmp(words[i].text, text, size) == 0 &&
            (size > 3 || words != times || strncmp(words[i].text, text, size) == 0)) {
            *factor = words[i].factor;
            return true;
        }
    }
    return false;
}

#define FIND(words, text, size, factor)                                                            \
    find(words, sizeof(words) / sizeof *(words), text, size, factor)

static const char *one_word(const char *text, struct pa_arena *arena)
{
    struct pa_strbuf name = {0};
    pa_bench_name_adds(&name, *text ? text : "value");
    const char *word = pa_arena_strdup(arena, name.size ? pa_strbuf_text(&name) : "value");
    pa_strbuf_release(&name);
    return word;
}

// "ops/sec" and its like, by what is above and below the stroke.
static bool read_quotient(const char *text, const char *stroke, struct pa_arena *arena,
                          struct pa_suite_unit *unit)
{
    const char *below = stroke + 1;
    size_t size = (size_t)(stroke - text);
    double above_factor = 1, below_factor = 1;
    bool time = FIND(times, text, size, &above_factor);
    bool data = !time && FIND(sizes, text, size, &above_factor);
    if (FIND(seconds, below, strlen(below), &below_factor) && !time) {
        const char *above = data ? "B"
                            : FIND(operations, text, size, &above_factor)
                                ? "ops"
                                : one_word(pa_arena_strndup(arena, text, size), arena);
        *unit = (struct pa_suite_unit){pa_arena_printf(arena, "%s/s", above),
                                       above_factor * below_factor, NULL};
        return true;
    }
    if (!time && !data)
        return false;
    bool operation = FIND(operations, below, strlen(below), &below_factor);
    *unit = (struct pa_suite_unit){pa_arena_printf(arena, "%s/%s", time ? "sec" : "B",
                                                   operation ? "op" : one_word(below, arena)),
                                   above_factor, data && !operation ? "lower" : NULL};
    return true;
}

void pa_suite_unit_of(const char *written, struct pa_arena *arena, struct pa_suite_unit *unit)
{
    const char *text = one_word(written, arena), *stroke = strchr(text, '/');
    double factor = 1;
    *unit = (struct pa_suite_unit){text, 1, NULL};
    if (stroke && read_quotient(text, stroke, arena, unit))
        return;
    if (FIND(times, text, strlen(text), &factor))
        *unit = (struct pa_suite_unit){"sec/op", factor, NULL};
    else if (FIND(sizes, text, strlen(text), &factor))
        *unit = (struct pa_suite_unit){"B", factor, "lower"};
}
