// SPDX-License-Identifier: Apache-2.0
#include "input/jfr_settings.h"

#include "base/number.h"

#include <string.h>

// "20 ms", or a number of nanoseconds; 0 for "everyChunk" and the like.
static int64_t parse_span(const char *text)
{
    static const struct {
        const char *unit;
        int64_t nanos;
    } units[] = {{"", 1},
                 {"ns", 1},
                 {"us", 1000},
                 {"ms", 1000000},
                 {"s", 1000000000},
                 {"m", 60 * INT64_C(1000000000)},
                 {"h", 3600 * INT64_C(1000000000)},
                 {"d", 86400 * INT64_C(1000000000)}};
    size_t digits = strspn(text, "0123456789");
    const char *unit = text + digits + strspn(text + digits, " ");
    int64_t number, nanos;
    if (!pa_parse_int64(text, digits, &number))
        return 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(unit, units[i].unit) == 0 && pa_mul_int64(number, units[i].nanos, &nanos))
            return nanos;
    }
    return 0;
}

// Events of async-profiler that are times; others are counts of what the processor does.
static bool is_time(const char *event)
{
    static const char *const events[] = {"cpu", "itimer", "ctimer", "wall", "alloc", "lock", ""};
    for (size_t i = 0; i < sizeof events / sizeof *events; i++) {
        if (strcmp(events[i], event) == 0)
            return true;
    }
    return false;
}

struct setting {
    const char *class; // of the events meant
    const char *name, *value;
};

static void take(struct pa_jfr_settings *s, const struct setting *x)
{
    bool cpu = strcmp(x->class, "jdk.ExecutionSample") == 0;
    int64_t span = parse_span(x->value);
    if (span && cpu && (strcmp(x->name, "period") == 0 || strcmp(x->name, "interval") == 0))
        s->cpu_period = span;
    else if (span && cpu && strcmp(x->name, "wall") == 0)
        s->wall_period = span;
    else if (span && strcmp(x->class, "jdk.NativeMethodSample") == 0 &&
             strcmp(x->name, "period") == 0)
        s->native_period = span;
}

// Whether async-profiler was asked for an event that is no time (cache-misses): its interval is a
// number of events then.
static bool counts_events(const struct setting *x)
{
    return strcmp(x->name, "event") == 0 && !is_time(x->value);
}

static const char *class_name(const struct pa_jfr_chunk *k, int64_t id)
{
    uint32_t class = pa_jfr_class_of(&k->metadata, id);
    return class == UINT32_MAX ? "" : k->metadata.classes.items[class].name;
}

static bool find_maker(const struct pa_jfr_chunk *k)
{
    for (size_t i = 0; i < k->metadata.classes.count; i++) {
        if (strncmp(k->metadata.classes.items[i].name, "profiler.", 9) == 0)
            return true;
    }
    return false;
}

void pa_jfr_settings_read(struct pa_jfr_settings *s, struct pa_jfr_chunk *k)
{
    struct pa_jfr_cursor events = pa_jfr_events(k);
    struct pa_jfr_event event;
    struct pa_jfr_record record;
    bool counts = false;
    s->async_profiler = find_maker(k);
    while (pa_jfr_next_event(k, &events, &event)) {
        struct pa_strbuf name = {0}, value = {0};
        if (strcmp(k->metadata.classes.items[event.class].name, "jdk.ActiveSetting") != 0 ||
            !pa_jfr_record(k, event.class, &event.values, &record))
            continue;
        pa_jfr_text(k, &record, PA_JFR_NAME, &name);
        pa_jfr_text(k, &record, PA_JFR_VALUE, &value);
        struct setting x = {class_name(k, record.number[PA_JFR_ID]), pa_strbuf_text(&name),
                            pa_strbuf_text(&value)};
        counts |= s->async_profiler && counts_events(&x);
        take(s, &x);
        pa_strbuf_release(&name);
        pa_strbuf_release(&value);
    }
    if (counts)
        s->cpu_period = 0;
}
