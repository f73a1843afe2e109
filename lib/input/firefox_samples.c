// SPDX-License-Identifier: Apache-2.0
#include "input/firefox_samples.h"

#include "input/count_scale.h"

#include <string.h>

enum { NONE = UINT32_MAX, LABELS = 5 };

// The types in their order; the last one that a file has is shown.
enum measure { CPU, TIME, SPACE, JS, NATIVE, SAMPLES, MEASURES };
static const struct {
    const char *type, *unit;
} measures[MEASURES] = {
    [CPU] = {"cpu", "nanoseconds"},
    [TIME] = {"time", "nanoseconds"},
    [SPACE] = {"space", "bytes"},
    [JS] = {"js_allocations", "bytes"},
    [NATIVE] = {"native_allocations", "bytes"},
    [SAMPLES] = {"samples", "count"},
};

struct adding {
    struct pa_input *input;
    const struct pa_firefox_profile *p;
    struct pa_profile_builder *b;
    int column[MEASURES];        // of the profile, -1: there is none
    struct pa_count_scale scale; // of weights that count samples
    struct pa_firefox_frames shared;
    bool has_shared;
    size_t without_stack;
    PA_VEC(uint32_t) stack, before; // locations, root first
    // the thread
    const struct pa_firefox_thread *thread;
    const struct pa_firefox_frames *frames;
    struct pa_label labels[LABELS];
    uint32_t label_count;
};

// ---- Types

static enum measure measure_of(const struct pa_strings *strings, const struct pa_firefox_thread *t)
{
    const char *type = pa_strings_text(strings, t->tables.weight_type);
    return strcmp(type, "tracing-ms") == 0 ? TIME : strcmp(type, "bytes") == 0 ? SPACE : SAMPLES;
}

static const struct pa_firefox_process *process_of(const struct pa_firefox_profile *p,
                                                   const struct pa_firefox_thread *t)
{
    return &p->processes.items[t->process];
}

static void see_weights(struct adding *a, const struct pa_firefox_thread *t)
{
    struct pa_packed_cursor c = pa_packed_start(&t->tables.column[PA_FX_SAMPLE_WEIGHT]);
    for (struct pa_decimal weight; pa_packed_next_number(&c, &weight);)
        pa_count_scale_see(&a->scale, weight);
}

static void add_type(struct adding *a, enum measure measure)
{
    struct pa_strings *strings = a->input->strings;
    const char *unit = measure == SAMPLES ? pa_count_scale_unit(&a->scale) : measures[measure].unit;
    pa_profile_builder_add_type(a->b, pa_strings_adds(strings, measures[measure].type),
                                pa_strings_adds(strings, unit));
}

static void add_types(struct adding *a)
{
    bool used[MEASURES] = {false};
    struct pa_strings *strings = a->input->strings;
    for (size_t i = 0; i < a->p->threads.count; i++) {
        const struct pa_firefox_thread *t = &a->p->threads.items[i];
        const struct pa_packed_ints *c = t->tables.column;
        used[measure_of(strings, t)] |= c[PA_FX_SAMPLE_STACK].count > 0;
        used[CPU] |= c[PA_FX_SAMPLE_CPU].count && process_of(a->p, t)->cpu_places >= 0;
        used[JS] |= c[PA_FX_JS_STACK].count > 0;
        used[NATIVE] |= c[PA_FX_NATIVE_STACK].count > 0;
        if (measure_of(strings, t) == SAMPLES)
            see_weights(a, t);
    }
    pa_count_scale_choose(&a->scale);
    pa_count_scale_warn(&a->scale, a->input);
    int count = 0;
    for (int i = 0; i < MEASURES; i++) {
        a->column[i] = used[i] ? count++ : -1;
        if (used[i])
            add_type(a, (enum measure)i);
    }
}

// ---- Samples

// The next number × 10^places; `none` if the column is shorter, or missing.
static bool to_value(struct pa_packed_cursor *c, int places, int64_t none, int64_t *value)
{
    struct pa_decimal number;
    if (!pa_packed_next_number(c, &number))
        number = (struct pa_decimal){.digits = none};
    return pa_decimal_scale(number, places, value);
}

static void set_stack(struct adding *a, uint32_t row)
{
    const struct pa_firefox_stack *stacks = a->frames->stacks.items;
    a->stack.count = 0;
    for (uint32_t i = row; i != NONE; i = stacks[i].parent)
        pa_vec_push(&a->stack, stacks[i].location);
    for (size_t i = 0, k = a->stack.count; i + 1 < k; i++, k--) {
        uint32_t swapped = a->stack.items[i];
        a->stack.items[i] = a->stack.items[k - 1];
        a->stack.items[k - 1] = swapped;
    }
}

static void remember_stack(struct adding *a)
{
    a->before.count = 0;
    pa_vec_reserve(&a->before, a->stack.count);
    if (a->stack.count)
        memcpy(a->before.items, a->stack.items, a->stack.count * sizeof *a->stack.items);
    a->before.count = a->stack.count;
}

static void add_sample(struct adding *a, uint32_t row, const int64_t *values)
{
    const struct pa_firefox_process *process = process_of(a->p, a->thread);
    uint32_t category = a->frames->stacks.items[row].category, labels = a->label_count, common = 0;
    set_stack(a, row);
    while (common < a->stack.count && common < a->before.count &&
           a->stack.items[common] == a->before.items[common])
        common++;
    if (category < process->categories.count && process->categories.items[category])
        a->labels[labels++] =
            (struct pa_label){.key = pa_strings_adds(a->input->strings, "category"),
                              .text = process->categories.items[category]};
    pa_profile_builder_sample(a->b, &(struct pa_sample){.location = a->stack.items,
                                                        .depth = (uint32_t)a->stack.count,
                                                        .common = common,
                                                        .value = values,
                                                        .label = a->labels,
                                                        .label_count = labels});
    remember_stack(a);
}

// A table of stacks and weights. `cpu` of samples only.
struct source {
    enum measure measure;
    const struct pa_packed_ints *stacks, *weights, *cpu;
    const char *name;
};

static bool add_row(struct adding *a, const struct source *s, int64_t stack, const int64_t *values)
{
    if (stack == PA_PACKED_NONE) {
        a->without_stack += values[a->column[s->measure]] != 0;
        return true;
    }
    if (stack < 0 || (uint64_t)stack >= a->frames->stacks.count)
        return false;
    add_sample(a, (uint32_t)stack, values);
    return true;
}

static bool add_source(struct adding *a, const struct source *s, struct pa_error *err)
{
    struct pa_packed_cursor stacks = pa_packed_start(s->stacks);
    struct pa_packed_cursor weights = pa_packed_start(s->weights), cpu = {NULL, NULL};
    int unit = process_of(a->p, a->thread)->cpu_places;
    int places = s->measure == TIME ? 6 : s->measure == SAMPLES ? a->scale.places : 0;
    int64_t stack;
    if (s->cpu && unit >= 0)
        cpu = pa_packed_start(s->cpu);
    for (size_t i = 0; pa_packed_next(&stacks, &stack) && !pa_profile_builder_full(a->b); i++) {
        int64_t values[MEASURES] = {0}, used = 0;
        if (!to_value(&weights, places, 1, &values[a->column[s->measure]]) ||
            !to_value(&cpu, unit, 0, &used))
            return pa_error_set(err, PA_ERROR_LIMIT, "row %zu of %s: a weight over 64 bits", i,
                                s->name);
        if (a->column[CPU] >= 0 && s->cpu)
            values[a->column[CPU]] = used;
        if (!add_row(a, s, stack, values))
            return pa_error_set(err, PA_ERROR_FORMAT, "row %zu of %s: unknown stack", i, s->name);
    }
    return true;
}

static bool add_sources(struct adding *a, struct pa_error *err)
{
    const struct pa_packed_ints *c = a->thread->tables.column;
    struct source sources[] = {
        {measure_of(a->input->strings, a->thread), &c[PA_FX_SAMPLE_STACK], &c[PA_FX_SAMPLE_WEIGHT],
         &c[PA_FX_SAMPLE_CPU], "samples"},
        {JS, &c[PA_FX_JS_STACK], &c[PA_FX_JS_WEIGHT], NULL, "jsAllocations"},
        {NATIVE, &c[PA_FX_NATIVE_STACK], &c[PA_FX_NATIVE_WEIGHT], NULL, "nativeAllocations"},
    };
    for (int i = 0; i < 3; i++) {
        if (!add_source(a, &sources[i], err))
            return false;
    }
    return true;
}

// ---- Threads

static void set_labels(struct adding *a)
{
    const struct pa_firefox_thread *t = a->thread;
    const struct {
        const char *key;
        pa_str text;
    } labels[] = {
        {"thread", t->name}, {"process", t->process_name}, {"pid", t->pid}, {"tid", t->tid}};
    a->label_count = 0;
    for (int i = 0; i < 4; i++) {
        if (labels[i].text)
            a->labels[a->label_count++] = (struct pa_label){
                .key = pa_strings_adds(a->input->strings, labels[i].key), .text = labels[i].text};
    }
}

static bool make_frames(struct adding *a, const struct pa_firefox_tables *tables,
                        struct pa_firefox_frames *frames, struct pa_error *err)
{
    const struct pa_firefox_process *process = process_of(a->p, a->thread);
    bool own = a->thread->libs.count > 0;
    struct pa_firefox_frames_input in = {
        .tables = tables,
        .libs = own ? a->thread->libs.items : process->libs.items,
        .lib_count = own ? a->thread->libs.count : process->libs.count,
        .strings = a->input->strings,
        .b = a->b,
    };
    return pa_firefox_frames_make(frames, &in, err);
}

static bool make_shared(struct adding *a, struct pa_error *err)
{
    if (!a->has_shared && !make_frames(a, &a->p->shared, &a->shared, err))
        return false;
    a->has_shared = true;
    a->frames = &a->shared;
    return true;
}

// A thread's tables of its own may lack the strings, which are shared since version 56.
static bool make_own(struct adding *a, struct pa_firefox_frames *frames, struct pa_error *err)
{
    struct pa_firefox_tables tables = a->thread->tables;
    if (!tables.strings.count) {
        tables.strings.items = a->p->shared.strings.items;
        tables.strings.count = a->p->shared.strings.count;
    }
    if (!tables.column[PA_FX_SOURCE_FILE].count)
        tables.column[PA_FX_SOURCE_FILE] = a->p->shared.column[PA_FX_SOURCE_FILE];
    a->frames = frames;
    return make_frames(a, &tables, frames, err);
}

static bool add_thread(struct adding *a, struct pa_error *err)
{
    const struct pa_packed_ints *c = a->thread->tables.column;
    struct pa_firefox_frames own = {0};
    size_t rows =
        c[PA_FX_SAMPLE_STACK].count + c[PA_FX_JS_STACK].count + c[PA_FX_NATIVE_STACK].count;
    if (!rows)
        return true;
    bool shared = a->p->shared.column[PA_FX_STACK_FRAME].count && !c[PA_FX_STACK_FRAME].count;
    set_labels(a);
    bool ok = (shared ? make_shared(a, err) : make_own(a, &own, err)) && add_sources(a, err);
    pa_firefox_frames_release(&own);
    return ok;
}

bool pa_firefox_samples_add(struct pa_input *input, const struct pa_firefox_profile *p,
                            struct pa_profile_builder *b, struct pa_error *err)
{
    struct adding a = {.input = input, .p = p, .b = b};
    bool ok = true;
    add_types(&a);
    for (size_t i = 0; ok && i < p->threads.count; i++) {
        a.thread = &p->threads.items[i];
        ok = add_thread(&a, err) || pa_error_prefix(err, "thread %zu", i);
    }
    pa_firefox_frames_release(&a.shared);
    pa_vec_release(&a.stack);
    pa_vec_release(&a.before);
    if (ok && a.without_stack)
        pa_warnings_add(input->warnings, "%s: %zu samples without a stack are left out",
                        input->path, a.without_stack);
    return ok;
}
