// SPDX-License-Identifier: Apache-2.0
// Recordings of Java Flight Recorder, as the JDK and async-profiler write them: execution samples,
// allocations, and the time that threads wait for monitors, parked or asleep. Each kind of event
// has a count and an amount, types of one profile. Threads, and the classes of objects and
// monitors, are labels.
#include "base/number.h"
#include "input/format.h"
#include "input/jfr_settings.h"
#include "input/jfr_stacks.h"
#include "profile/import.h"

#include <stdlib.h>
#include <string.h>

// What is measured: two types of values each.
enum measure {
    CPU,
    WALL,
    NATIVE,
    TLAB,
    ALLOCATION, // the same bytes as TLAB, from fewer samples: either is shown
    LIVE,
    MALLOC,
    MONITOR,
    PARK,
    WAIT,
    SLEEP,
    MEASURES
};

static const struct {
    const char *count, *amount, *unit;
} measures[MEASURES] = {
    [CPU] = {"samples", "cpu", "nanoseconds"},
    [WALL] = {"wall_samples", "wall", "nanoseconds"},
    [NATIVE] = {"native_samples", "native", "nanoseconds"},
    [TLAB] = {"alloc_samples", "alloc_space", "bytes"},
    [ALLOCATION] = {"alloc_samples", "alloc_space", "bytes"},
    [LIVE] = {"live_samples", "live_space", "bytes"},
    [MALLOC] = {"malloc_samples", "malloc_space", "bytes"},
    [MONITOR] = {"contentions", "delay", "nanoseconds"},
    [PARK] = {"parks", "park", "nanoseconds"},
    [WAIT] = {"waits", "wait", "nanoseconds"},
    [SLEEP] = {"sleeps", "sleep", "nanoseconds"},
};

static const struct kind {
    const char *class;
    enum measure measure;
    enum pa_jfr_role amount; // PA_JFR_OTHER: the period of the settings
} kinds[] = {
    {"jdk.ExecutionSample", CPU, PA_JFR_OTHER},
    {"jdk.CPUTimeSample", CPU, PA_JFR_SAMPLING_PERIOD},
    {"jdk.NativeMethodSample", NATIVE, PA_JFR_OTHER},
    {"profiler.WallClockSample", WALL, PA_JFR_OTHER},
    {"jdk.ObjectAllocationInNewTLAB", TLAB, PA_JFR_TLAB_SIZE},
    {"jdk.ObjectAllocationOutsideTLAB", TLAB, PA_JFR_ALLOCATION_SIZE},
    {"jdk.ObjectAllocationSample", ALLOCATION, PA_JFR_WEIGHT},
    {"profiler.LiveObject", LIVE, PA_JFR_ALLOCATION_SIZE},
    {"profiler.Malloc", MALLOC, PA_JFR_SIZE},
    {"jdk.JavaMonitorEnter", MONITOR, PA_JFR_DURATION},
    {"profiler.NativeLock", MONITOR, PA_JFR_DURATION},
    {"jdk.ThreadPark", PARK, PA_JFR_DURATION},
    {"jdk.JavaMonitorWait", WAIT, PA_JFR_DURATION},
    {"jdk.ThreadSleep", SLEEP, PA_JFR_DURATION},
};

enum { TYPES = 2 * MEASURES, MOST_LABELS = 4 };

struct reader {
    struct pa_input *input;
    struct pa_profile_builder *b;
    struct pa_jfr_chunk chunk;
    struct pa_jfr_stacks stacks;
    struct pa_jfr_settings settings;
    PA_VEC(const struct kind *) kind_of; // by class of the chunk
    bool used[TYPES];
    int64_t start, end; // nanoseconds since 1970
    size_t chunks, unreadable, truncated;
};

static bool probe(const uint8_t *bytes, size_t size)
{
    return size >= 4 && memcmp(bytes, "FLR\0", 4) == 0;
}

// ---- Samples

static int64_t amount_of(const struct reader *r, const struct kind *kind,
                         const struct pa_jfr_record *event)
{
    const struct pa_jfr_field *f = event->field[kind->amount];
    int64_t amount = event->number[kind->amount];
    if (!f || amount <= 0)
        return 0;
    if (f->unit == PA_JFR_TICKS)
        return pa_jfr_nanos(&r->chunk, amount);
    return pa_mul_int64(amount, f->unit, &amount) ? amount : INT64_MAX;
}

// async-profiler tells samples of the wall clock from those of the CPU by the thread's state.
static enum measure measure_of(struct reader *r, const struct kind *kind,
                               const struct pa_jfr_record *event)
{
    if (kind->measure != CPU || !r->settings.async_profiler || kind->amount != PA_JFR_OTHER)
        return kind->measure;
    pa_str state = pa_jfr_word(&r->stacks, event, PA_JFR_STATE);
    return strcmp(pa_strings_text(r->input->strings, state), "STATE_DEFAULT") == 0 ? CPU : WALL;
}

static void set_values(struct reader *r, const struct kind *kind, const struct pa_jfr_record *event,
                       int64_t *values)
{
    enum measure m = measure_of(r, kind, event);
    int64_t count = m == WALL && event->field[PA_JFR_SAMPLES] ? event->number[PA_JFR_SAMPLES] : 1;
    int64_t amount = amount_of(r, kind, event);
    int64_t period = m == CPU    ? r->settings.cpu_period
                     : m == WALL ? r->settings.wall_period
                                 : r->settings.native_period;
    if (kind->amount == PA_JFR_OTHER && !pa_mul_int64(count, period, &amount))
        pa_profile_builder_overflow(r->b, "the time of a sample");
    values[2 * m] = count;
    values[2 * m + 1] = amount;
    r->used[2 * m] = true;
    r->used[2 * m + 1] |= amount != 0;
}

static void add_label(struct reader *r, struct pa_label *labels, uint32_t *count, const char *key,
                      pa_str text)
{
    if (text)
        labels[(*count)++] =
            (struct pa_label){.key = pa_strings_adds(r->input->strings, key), .text = text};
}

static uint32_t set_labels(struct reader *r, const struct kind *kind,
                           const struct pa_jfr_record *event, struct pa_label *labels)
{
    uint32_t count = 0;
    int64_t id;
    add_label(r, labels, &count, "thread", pa_jfr_thread(&r->stacks, event, &id));
    if (id)
        labels[count++] = (struct pa_label){
            .key = pa_strings_adds(r->input->strings, "tid"), .numeric = true, .num = id};
    for (enum pa_jfr_role role = PA_JFR_OBJECT_CLASS; role <= PA_JFR_PARKED_CLASS; role++) {
        if (count < MOST_LABELS - 1)
            add_label(r, labels, &count, "class", pa_jfr_class_name(&r->stacks, event, role));
    }
    if (measure_of(r, kind, event) == WALL) // running, or waiting
        add_label(r, labels, &count, "state", pa_jfr_word(&r->stacks, event, PA_JFR_STATE));
    return count;
}

static void add_event(struct reader *r, const struct kind *kind, const struct pa_jfr_record *event)
{
    struct pa_label labels[MOST_LABELS];
    int64_t values[TYPES] = {0};
    const struct pa_jfr_stack *stack = pa_jfr_stack_of(&r->stacks, event);
    set_values(r, kind, event, values);
    r->truncated += stack && stack->truncated;
    struct pa_sample s = {.value = values, .label = labels};
    s.label_count = set_labels(r, kind, event, labels);
    if (stack && stack->depth) {
        s.location = r->stacks.locations.items + stack->first;
        s.depth = stack->depth;
    }
    pa_profile_builder_sample(r->b, &s);
}

// ---- Chunks

static void find_kinds(struct reader *r)
{
    const struct pa_jfr_metadata *m = &r->chunk.metadata;
    r->kind_of.count = 0;
    for (size_t i = 0; i < m->classes.count; i++) {
        const struct kind *found = NULL;
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
            if (strcmp(kinds[k].class, m->classes.items[i].name) == 0)
                found = &kinds[k];
        }
        pa_vec_push(&r->kind_of, found);
    }
}

// When an event began; the last one is when the recording ended, whatever its header says.
static void take_time(struct reader *r, const struct pa_jfr_event *event)
{
    const struct pa_jfr_metadata *m = &r->chunk.metadata;
    const struct pa_jfr_class *class = &m->classes.items[event->class];
    struct pa_jfr_cursor c = event->values;
    if (class->field_count == 0 || m->fields.items[class->first_field].role != PA_JFR_START_TIME)
        return;
    int64_t ticks = pa_jfr_number(&c, 8), elapsed, time;
    if (c.bad || __builtin_sub_overflow(ticks, r->chunk.start_ticks, &elapsed))
        return;
    if (pa_add_int64(r->chunk.start_nanos, pa_jfr_nanos(&r->chunk, elapsed), &time) &&
        time > r->end)
        r->end = time;
}

static size_t place_of(const struct reader *r, const uint8_t *at)
{
    return (size_t)(at - r->input->bytes.data);
}

static bool read_events(struct reader *r, struct pa_error *err)
{
    struct pa_jfr_cursor events = pa_jfr_events(&r->chunk);
    struct pa_jfr_event event;
    struct pa_jfr_record record;
    find_kinds(r);
    while (pa_jfr_next_event(&r->chunk, &events, &event)) {
        const struct kind *kind = r->kind_of.items[event.class];
        take_time(r, &event);
        if (!kind)
            continue;
        if (!pa_jfr_record(&r->chunk, event.class, &event.values, &record))
            return pa_error_set(err, PA_ERROR_FORMAT, "byte %zu: a broken event %s",
                                place_of(r, event.values.end), kind->class);
        if (!record.number[PA_JFR_FAILED])
            add_event(r, kind, &record);
        if (pa_profile_builder_full(r->b))
            return true; // finishing says why
    }
    return r->chunk.cut || events.next == events.end ||
           pa_error_set(err, PA_ERROR_FORMAT, "byte %zu: no event", place_of(r, events.next));
}

static bool read_chunk(struct reader *r, struct pa_error *err)
{
    r->chunks++;
    if (!r->chunk.readable) {
        r->unreadable++;
        return true;
    }
    if (r->chunk.broken)
        return pa_error_set(err, PA_ERROR_FORMAT, "byte %zu: broken constants",
                            place_of(r, r->chunk.broken));
    if (r->chunk.cut)
        pa_warnings_add(r->input->warnings,
                        "%s: the recording was not finished: what was written of it is read",
                        r->input->path);
    if (r->start == 0 || r->chunk.start_nanos < r->start)
        r->start = r->chunk.start_nanos;
    pa_jfr_stacks_begin(&r->stacks, &r->chunk);
    pa_jfr_settings_read(&r->settings, &r->chunk);
    return read_events(r, err);
}

// A flush writes the header anew: what comes behind the size in it is not complete.
static bool read_chunks(struct reader *r, struct pa_error *err)
{
    const uint8_t *start = r->input->bytes.data, *end = start + r->input->bytes.size;
    for (const uint8_t *next = start; next < end; next = r->chunk.end) {
        size_t number = r->chunks + 1;
        if (r->chunks > 0 && !probe(next, (size_t)(end - next))) {
            pa_warnings_add(r->input->warnings,
                            "%s: %zu bytes behind the last complete chunk are left out",
                            r->input->path, (size_t)(end - next));
            return true;
        }
        if (!pa_jfr_chunk_open(&r->chunk, next, end, err) || !read_chunk(r, err))
            return pa_error_prefix(err, "chunk %zu", number);
    }
    return true;
}

// ---- The profile

static void add_types(struct reader *r)
{
    for (int m = 0; m < MEASURES; m++) {
        struct pa_strings *s = r->input->strings;
        pa_profile_builder_add_type(r->b, pa_strings_adds(s, measures[m].count),
                                    pa_strings_adds(s, "count"));
        pa_profile_builder_add_type(r->b, pa_strings_adds(s, measures[m].amount),
                                    pa_strings_adds(s, measures[m].unit));
    }
}

static void set_header(struct reader *r, struct pa_profile *head, const struct pa_profile *from,
                       const uint32_t *source)
{
    head->time_nanos = r->start;
    if (r->end > r->start && r->start > 0)
        head->duration_nanos = r->end - r->start;
    if (r->used[2 * CPU + 1] && r->settings.cpu_period) {
        head->period = r->settings.cpu_period;
        head->period_type = from->types[2 * CPU + 1];
    }
    // The amount of the first kind of events: CPU before allocations before waiting.
    uint32_t first = source[0] - source[0] % 2;
    head->default_type = from->types[first + r->used[first + 1]].type;
}

// The types that there are events of.
static const struct pa_profile *used_types(struct reader *r, const struct pa_profile *from,
                                           struct pa_error *err)
{
    uint32_t source[TYPES], count = 0;
    double ratio[TYPES];
    struct pa_profile_builder *b = pa_profile_builder_new(r->input->arena, r->input->strings);
    if (r->used[2 * TLAB])
        r->used[2 * ALLOCATION] = r->used[2 * ALLOCATION + 1] = false;
    for (uint32_t i = 0; i < TYPES; i++) {
        if (!r->used[i])
            continue;
        pa_profile_builder_add_type(b, from->types[i].type, from->types[i].unit);
        source[count] = i;
        ratio[count++] = 1;
    }
    if (count == 0) {
        pa_error_set(err, PA_ERROR_UNSUPPORTED,
                     "a recording without execution samples, allocations or waiting threads");
        return NULL;
    }
    set_header(r, pa_profile_builder_head(b), from, source);
    struct pa_profile_importer *importer = pa_profile_importer_new(b, from);
    pa_profile_import_samples(
        importer, &(struct pa_value_map){.count = count, .source = source, .ratio = ratio});
    pa_profile_importer_free(importer);
    return pa_profile_builder_finish(b, err);
}

static const struct pa_profile *finish(struct reader *r, struct pa_error *err)
{
    struct pa_warnings *w = r->input->warnings;
    if (r->unreadable == r->chunks) {
        pa_error_set(err, PA_ERROR_FORMAT,
                     r->chunks == 1
                         ? "the recording ends before it says what its events are"
                         : "none of the chunks of the recording says what its events are");
        return NULL;
    }
    if (r->unreadable)
        pa_warnings_add(w, "%s: %zu of %zu chunks do not say what their events are: left out",
                        r->input->path, r->unreadable, r->chunks);
    if (r->truncated)
        pa_warnings_add(w, "%s: %zu sample%s cut off at the recorder's largest depth (stackdepth)",
                        r->input->path, r->truncated,
                        r->truncated == 1 ? " has a stack" : "s have stacks");
    const struct pa_profile *all = pa_profile_builder_finish(r->b, err);
    return all ? used_types(r, all, err) : NULL;
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct reader r = {.input = input, .end = INT64_MIN};
    struct pa_arena scratch = {0};
    r.b = pa_profile_builder_new(&scratch, input->strings);
    r.stacks.strings = input->strings;
    r.stacks.b = r.b;
    add_types(&r);
    const struct pa_profile *profile = NULL;
    if (read_chunks(&r, err))
        profile = finish(&r, err);
    pa_jfr_chunk_release(&r.chunk);
    pa_jfr_stacks_release(&r.stacks);
    pa_vec_release(&r.kind_of);
    pa_arena_release(&scratch);
    return pa_input_give(sink, profile, err);
}

const struct pa_input_format pa_format_jfr = {
    .name = "jfr",
    .summary = "recording of Java Flight Recorder (JFR)",
    .binary = true,
    .probe = probe,
    .read = read,
};
