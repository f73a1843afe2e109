// SPDX-License-Identifier: Apache-2.0
#include "input/firefox_samples.h"

#include "base/hash.h"
#include "base/number.h"
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

struct sum {
    uint32_t stack, order;
    uint32_t values; // index of its values
};

struct adding {
    struct pa_input *input;
    struct pa_firefox_profile *p;
    struct pa_profile_builder *b;
    int column[MEASURES];        // of the profile, -1: there is none
    struct pa_count_scale scale; // of weights that count samples
    struct pa_firefox_frames shared;
    bool has_shared;
    size_t without_stack;
    uint32_t type_count;
    // of the thread: sums by stack, and the path to the stack written last
    PA_VEC(struct sum) sums;
    PA_VEC(int64_t) values; // of each sum one for each type
    struct pa_index by_stack;
    PA_VEC(uint32_t) path, locations; // root first
    PA_VEC(uint32_t) fresh;           // scratch
    // the thread
    struct pa_firefox_thread *thread;
    bool last; // of the file
    struct pa_firefox_frames *frames;
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
    for (int i = 0; i < MEASURES; i++) {
        a->column[i] = used[i] ? (int)a->type_count++ : -1;
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

// The stack's row in the sums, a new one if it has none so far.
static int64_t *sums_of(struct adding *a, uint32_t stack)
{
    uint64_t hash = pa_hash_u64(stack);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&a->by_stack, hash);
         pa_index_at(&a->by_stack, slot, hash, &i); slot = pa_index_next(&a->by_stack, slot)) {
        if (i != UINT32_MAX && a->sums.items[i].stack == stack)
            return a->values.items + (size_t)i * a->type_count;
    }
    pa_index_add(&a->by_stack, hash, (uint32_t)a->sums.count);
    struct sum sum = {stack, a->frames->order.items[stack], (uint32_t)a->sums.count};
    pa_vec_push(&a->sums, sum);
    for (uint32_t k = 0; k < a->type_count; k++)
        pa_vec_push(&a->values, 0);
    return a->values.items + a->values.count - a->type_count;
}

static bool add_sample(struct adding *a, uint32_t stack, const int64_t *values)
{
    int64_t *sums = sums_of(a, stack);
    for (uint32_t k = 0; k < a->type_count; k++) {
        if (!pa_add_int64(sums[k], values[k], &sums[k]))
            return false;
    }
    return true;
}

static int by_order(const void *a, const void *b)
{
    const struct sum *x = a, *y = b;
    return (x->order > y->order) - (x->order < y->order);
}

// Goes from the path to the stack before to the one to this stack; gives how much they share. Rows
// grow along a path: what is larger than a row cannot be above it.
static uint32_t change_path(struct adding *a, uint32_t stack)
{
    const struct pa_firefox_stack *stacks = a->frames->stacks.items;
    size_t common = a->path.count;
    a->fresh.count = 0;
    for (uint32_t row = stack;; row = stacks[row].parent) {
        while (common && (row == NONE || a->path.items[common - 1] > row))
            common--;
        if (row == NONE || (common && a->path.items[common - 1] == row))
            break;
        pa_vec_push(&a->fresh, row);
    }
    a->path.count = a->locations.count = common;
    for (size_t i = a->fresh.count; i > 0; i--) {
        pa_vec_push(&a->path, a->fresh.items[i - 1]);
        pa_vec_push(&a->locations, stacks[a->fresh.items[i - 1]].location);
    }
    return (uint32_t)common;
}

// A sample for each stack of the thread: in the order of the tree, as neighbours share most of
// their paths then, however deep they are.
static void write_sums(struct adding *a)
{
    const struct pa_firefox_process *process = process_of(a->p, a->thread);
    pa_str key = pa_strings_adds(a->input->strings, "category");
    if (a->sums.count)
        qsort(a->sums.items, a->sums.count, sizeof *a->sums.items, by_order);
    if (a->last)
        pa_vec_release(&a->frames->order);
    pa_index_release(&a->by_stack);
    a->path.count = a->locations.count = 0;
    for (size_t i = 0; i < a->sums.count && !pa_profile_builder_full(a->b); i++) {
        const struct sum *sum = &a->sums.items[i];
        uint32_t category = a->frames->stacks.items[sum->stack].category, labels = a->label_count;
        uint32_t common = change_path(a, sum->stack);
        if (category < process->categories.count && process->categories.items[category])
            a->labels[labels++] =
                (struct pa_label){.key = key, .text = process->categories.items[category]};
        pa_profile_builder_sample(
            a->b,
            &(struct pa_sample){.location = a->locations.items,
                                .depth = (uint32_t)a->locations.count,
                                .common = i ? common : 0,
                                .value = a->values.items + (size_t)sum->values * a->type_count,
                                .label = a->labels,
                                .label_count = labels});
    }
    a->sums.count = a->values.count = 0;
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
    return add_sample(a, (uint32_t)stack, values);
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
            return pa_error_set(err, PA_ERROR_FORMAT,
                                "row %zu of %s: unknown stack, or sums over 64 bits", i, s->name);
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
    pa_firefox_tables_drop_stacks(&a->p->shared);
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
    bool ok = make_frames(a, &tables, frames, err);
    pa_firefox_tables_drop_stacks(&a->thread->tables);
    return ok;
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
    if (ok)
        write_sums(a);
    pa_firefox_frames_release(&own);
    return ok;
}

bool pa_firefox_samples_add(struct pa_input *input, struct pa_firefox_profile *p,
                            struct pa_profile_builder *b, struct pa_error *err)
{
    struct adding a = {.input = input, .p = p, .b = b};
    bool ok = true;
    add_types(&a);
    for (size_t i = 0; ok && i < p->threads.count; i++) {
        a.thread = &p->threads.items[i];
        a.last = i + 1 == p->threads.count;
        ok = add_thread(&a, err) || pa_error_prefix(err, "thread %zu", i);
    }
    pa_firefox_frames_release(&a.shared);
    pa_vec_release(&a.sums);
    pa_vec_release(&a.values);
    pa_vec_release(&a.path);
    pa_vec_release(&a.locations);
    pa_vec_release(&a.fresh);
    pa_index_release(&a.by_stack);
    if (ok && a.without_stack)
        pa_warnings_add(input->warnings, "%s: %zu samples without a stack are left out",
                        input->path, a.without_stack);
    return ok;
}
