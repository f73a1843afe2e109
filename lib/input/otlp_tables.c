// SPDX-License-Identifier: Apache-2.0
#include "input/otlp_tables.h"

#include "base/memory.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

// Samples share stacks, so that a small file may stand for any number of frames: of all samples
// together there may be so many, and never more than can be listed (profile/sample.h).
static const uint64_t FRAMES = 1 << 24, FRAMES_A_SAMPLE = 1 << 13, MOST_FRAMES = 1 << 30;

void pa_otlp_tables_init(struct pa_otlp_tables *t, struct pa_otlp_dictionary *d,
                         struct pa_profile_builder *b, size_t samples)
{
    uint64_t most = FRAMES + FRAMES_A_SAMPLE * samples;
    *t = (struct pa_otlp_tables){.d = d, .b = b, .last = -1};
    t->most_frames = most < MOST_FRAMES ? most : MOST_FRAMES;
    t->mapping = pa_xcalloc(d->tables->n_mapping_table + 1, sizeof *t->mapping);
    t->function = pa_xcalloc(d->tables->n_function_table + 1, sizeof *t->function);
    t->location = pa_xcalloc(d->tables->n_location_table + 1, sizeof *t->location);
}

void pa_otlp_tables_release(struct pa_otlp_tables *t)
{
    free(t->mapping);
    free(t->function);
    free(t->location);
    pa_vec_release(&t->lines);
    pa_vec_release(&t->stack);
}

static bool is_index(int32_t index, size_t count, const char *what, struct pa_error *err)
{
    return (index >= 0 && (size_t)index < count) ||
           pa_error_set(err, PA_ERROR_FORMAT, "unknown %s %" PRId32, what, index);
}

// ---- Functions

static bool make_function(struct pa_otlp_tables *t, int32_t index, struct pa_error *err)
{
    const Pa__Otlp__Function *from = t->d->tables->function_table[index];
    struct pa_function f = {.start_line = from->start_line};
    if (!pa_otlp_text(t->d, from->name_strindex, &f.name, err) ||
        !pa_otlp_text(t->d, from->system_name_strindex, &f.system_name, err) ||
        !pa_otlp_text(t->d, from->filename_strindex, &f.file, err))
        return pa_error_prefix(err, "function %" PRId32, index);
    f.name = f.name ? f.name : f.system_name;
    t->function[index] = pa_profile_builder_function(t->b, &f);
    return true;
}

// Adds a line to the location that is being made. A line with function 0, which is none, is left
// out.
static bool add_line(struct pa_otlp_tables *t, const Pa__Otlp__Line *line, struct pa_error *err)
{
    int32_t index = line->function_index;
    if (index == 0)
        return true;
    if (!is_index(index, t->d->tables->n_function_table, "function", err) ||
        (!t->function[index] && !make_function(t, index, err)))
        return false;
    pa_vec_push(&t->lines, (struct pa_line){t->function[index], line->line, line->column});
    return true;
}

// ---- Mappings

static bool is_true(const Pa__Otlp__AnyValue *v)
{
    return v && v->value_case == PA__OTLP__ANY_VALUE__VALUE_BOOL_VALUE && v->bool_value;
}

static bool take_build_id(struct pa_otlp_tables *t, int32_t attribute, struct pa_mapping *m,
                          struct pa_error *err)
{
    struct pa_otlp_labels labels = {0};
    bool ok = pa_otlp_add_labels(t->d, &attribute, 1, &labels, err);
    if (ok && labels.list.count && !labels.list.items[0].numeric)
        m->build_id = labels.list.items[0].text;
    pa_vec_release(&labels.list);
    return ok;
}

// GNU build ids are what other tools know a program by; Go's, and the profiler's own hash, count
// where there is none.
static bool take_mapping_attribute(struct pa_otlp_tables *t, int32_t index, struct pa_mapping *m,
                                   struct pa_error *err)
{
    static const char ID[] = "process.executable.build_id.";
    const Pa__Otlp__KeyValueAndUnit *a = pa_otlp_attribute(t->d, index, err);
    pa_str key;
    if (!a || !pa_otlp_text(t->d, a->key_strindex, &key, err))
        return false;
    const char *name = pa_strings_text(t->d->strings, key);
    if (strncmp(name, ID, sizeof ID - 1) == 0)
        return (m->build_id && strcmp(name + sizeof ID - 1, "gnu") != 0) ||
               take_build_id(t, index, m, err);
    m->has_functions |= strcmp(name, "pprof.mapping.has_functions") == 0 && is_true(a->value);
    m->has_filenames |= strcmp(name, "pprof.mapping.has_filenames") == 0 && is_true(a->value);
    m->has_line_numbers |= strcmp(name, "pprof.mapping.has_line_numbers") == 0 && is_true(a->value);
    m->has_inline_frames |=
        strcmp(name, "pprof.mapping.has_inline_frames") == 0 && is_true(a->value);
    return true;
}

static bool make_mapping(struct pa_otlp_tables *t, int32_t index, struct pa_error *err)
{
    const Pa__Otlp__Mapping *from = t->d->tables->mapping_table[index];
    struct pa_mapping m = {
        .start = from->memory_start, .limit = from->memory_limit, .offset = from->file_offset};
    bool ok = pa_otlp_text(t->d, from->filename_strindex, &m.file, err);
    for (size_t i = 0; ok && i < from->n_attribute_indices; i++)
        ok = take_mapping_attribute(t, from->attribute_indices[i], &m, err);
    if (!ok)
        return pa_error_prefix(err, "mapping %" PRId32, index);
    t->mapping[index] = pa_profile_builder_mapping(t->b, &m);
    return true;
}

// Mapping 0 is none.
static bool find_mapping(struct pa_otlp_tables *t, int32_t index, struct pa_error *err)
{
    return index == 0 || (is_index(index, t->d->tables->n_mapping_table, "mapping", err) &&
                          (t->mapping[index] || make_mapping(t, index, err)));
}

bool pa_otlp_add_mappings(struct pa_otlp_tables *t, struct pa_error *err)
{
    for (size_t i = 1; i < t->d->tables->n_mapping_table; i++) {
        if (!find_mapping(t, (int32_t)i, err))
            return false;
    }
    return true;
}

// ---- Locations and stacks

static bool is_folded(struct pa_otlp_tables *t, const Pa__Otlp__Location *from, bool *folded,
                      struct pa_error *err)
{
    *folded = false;
    for (size_t i = 0; i < from->n_attribute_indices; i++) {
        const Pa__Otlp__KeyValueAndUnit *a =
            pa_otlp_attribute(t->d, from->attribute_indices[i], err);
        pa_str key;
        if (!a || !pa_otlp_text(t->d, a->key_strindex, &key, err))
            return false;
        *folded |= is_true(a->value) &&
                   strcmp(pa_strings_text(t->d->strings, key), "pprof.location.is_folded") == 0;
    }
    return true;
}

static bool make_location(struct pa_otlp_tables *t, int32_t index, struct pa_error *err)
{
    const Pa__Otlp__Location *from = t->d->tables->location_table[index];
    struct pa_location l = {.address = from->address};
    t->lines.count = 0;
    bool ok = find_mapping(t, from->mapping_index, err) && is_folded(t, from, &l.folded, err);
    for (size_t i = 0; ok && i < from->n_lines; i++)
        ok = add_line(t, from->lines[i], err);
    if (!ok)
        return pa_error_prefix(err, "location %" PRId32, index);
    l.mapping = from->mapping_index ? t->mapping[from->mapping_index] : 0;
    t->location[index] =
        pa_profile_builder_location(t->b, &l, t->lines.items, (uint32_t)t->lines.count);
    return true;
}

// From the root on; location 0 is none.
static bool translate(struct pa_otlp_tables *t, const Pa__Otlp__Stack *from, struct pa_error *err)
{
    t->stack.count = 0;
    pa_vec_reserve(&t->stack, from->n_location_indices);
    for (size_t i = from->n_location_indices; i > 0; i--) {
        int32_t index = from->location_indices[i - 1];
        if (!is_index(index, t->d->tables->n_location_table, "location", err) ||
            (index && !t->location[index] && !make_location(t, index, err)))
            return false;
        if (index)
            t->stack.items[t->stack.count++] = t->location[index];
    }
    return true;
}

bool pa_otlp_find_stack(struct pa_otlp_tables *t, int32_t index, uint32_t *common,
                        struct pa_error *err)
{
    *common = (uint32_t)t->stack.count;
    if (index == t->last)
        return true;
    *common = 0;
    t->last = index;
    t->stack.count = 0;
    if (index == 0 && t->d->tables->n_stack_table == 0)
        return true;
    if (!is_index(index, t->d->tables->n_stack_table, "stack", err))
        return false;
    const Pa__Otlp__Stack *from = t->d->tables->stack_table[index];
    t->frames += from->n_location_indices;
    if (t->frames > t->most_frames || from->n_location_indices > UINT32_MAX / 2)
        return pa_error_set(err, PA_ERROR_LIMIT, "the stacks of all samples have over %llu frames",
                            (unsigned long long)t->most_frames);
    return translate(t, from, err) || pa_error_prefix(err, "stack %" PRId32, index);
}
