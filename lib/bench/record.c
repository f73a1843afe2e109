// SPDX-License-Identifier: Apache-2.0
#include "bench/record.h"

#include "base/strbuf.h"
#include "bench/unit.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void pa_records_release(struct pa_records *set)
{
    pa_arena_release(&set->arena);
    pa_strings_release(&set->strings);
    pa_strings_release(&set->unit_names);
    pa_vec_release(&set->results);
    pa_vec_release(&set->values);
    pa_vec_release(&set->units);
    pa_vec_release(&set->configs);
    pa_vec_release(&set->pairs);
    pa_vec_release(&set->sources);
    pa_vec_release(&set->meta);
    pa_index_release(&set->meta_index);
    pa_vec_release(&set->warnings);
    pa_vec_release(&set->current);
}

void pa_records_source(struct pa_records *set, const char *path, const char *label)
{
    pa_vec_push(&set->sources, (struct pa_record_source){
                                   .path = pa_arena_strdup(&set->arena, path),
                                   .label = pa_arena_strdup(&set->arena, label),
                                   .begun = NAN,
                               });
    set->current.count = 0;
    set->changed = true;
}

void pa_records_moments(struct pa_records *set, const struct pa_record_moment *moments,
                        size_t count)
{
    struct pa_record_source *source = &set->sources.items[set->sources.count - 1];
    if (!count)
        return;
    source->moments = pa_arena_memdup(&set->arena, moments, count * sizeof *moments);
    source->moment_count = count;
}

void pa_records_begun(struct pa_records *set, double at)
{
    if (at > 1e9 && isfinite(at))
        set->sources.items[set->sources.count - 1].begun = at;
}

struct pa_records_mark pa_records_mark(const struct pa_records *set)
{
    return (struct pa_records_mark){set->sources.count, set->results.count, set->values.count};
}

void pa_records_undo(struct pa_records *set, const struct pa_records_mark *mark)
{
    set->sources.count = mark->sources;
    set->results.count = mark->results;
    set->values.count = mark->values;
}

static struct pa_record_pair *find_current(struct pa_records *set, pa_str key)
{
    for (size_t i = 0; i < set->current.count; i++) {
        if (set->current.items[i].key == key)
            return &set->current.items[i];
    }
    return NULL;
}

void pa_records_config(struct pa_records *set, const char *key, const char *value)
{
    pa_records_config_n(set, key, strlen(key), value, strlen(value));
}

void pa_records_config_n(struct pa_records *set, const char *key, size_t key_size,
                         const char *value, size_t value_size)
{
    struct pa_record_pair new = {pa_strings_add(&set->strings, key, key_size),
                                 pa_strings_add(&set->strings, value, value_size)};
    struct pa_record_pair *old = find_current(set, new.key);
    if (old ? old->value == new.value : !new.value)
        return;
    if (!old && set->current.count == PA_RECORDS_MAX_KEYS) {
        pa_records_warn(set, 0, "more than %d configuration keys: %.*s is left out",
                        PA_RECORDS_MAX_KEYS, (int)(key_size < 100 ? key_size : 100), key);
        return;
    }
    set->changed = true;
    if (!old)
        pa_vec_push(&set->current, new);
    else if (new.value)
        old->value = new.value;
    else
        *old = set->current.items[--set->current.count];
}

// The configuration in force as one of set->configs.
static uint32_t current_config(struct pa_records *set)
{
    if (set->changed) {
        struct pa_record_config config = {(uint32_t)set->pairs.count, (uint32_t)set->current.count};
        for (size_t i = 0; i < set->current.count; i++)
            pa_vec_push(&set->pairs, set->current.items[i]);
        pa_vec_push(&set->configs, config);
        set->changed = false;
    }
    return (uint32_t)set->configs.count - 1;
}

void pa_records_result(struct pa_records *set, const char *name, int64_t iterations, uint32_t line)
{
    pa_records_result_n(set, name, strlen(name), iterations, line);
}

static bool is_text(const struct pa_strings *strings, pa_str id, const char *text, size_t size)
{
    return pa_strings_size(strings, id) == size &&
           memcmp(pa_strings_text(strings, id), text, size) == 0;
}

// Repetitions of a benchmark stand together: the last name is tried first.
static pa_str name_id(struct pa_records *set, const char *name, size_t size)
{
    if (set->results.count > 0) {
        pa_str last = set->results.items[set->results.count - 1].name;
        if (is_text(&set->strings, last, name, size))
            return last;
    }
    return pa_strings_add(&set->strings, name, size);
}

void pa_records_result_n(struct pa_records *set, const char *name, size_t size, int64_t iterations,
                         uint32_t line)
{
    assert(set->sources.count > 0);
    struct pa_record result = {
        .name = name_id(set, name, size),
        .config = current_config(set),
        .source = (uint32_t)set->sources.count - 1,
        .line = line,
        .first_value = (uint32_t)set->values.count,
        .iterations = iterations,
    };
    pa_vec_push(&set->results, result);
    set->sources.items[result.source].results++;
}

static uint32_t unit_id(struct pa_records *set, const char *unit, size_t size)
{
    pa_str id = pa_strings_add(&set->unit_names, unit, size);
    while (set->units.count <= id) {
        struct pa_strbuf tidy = {0};
        const char *name = pa_strings_text(&set->unit_names, (pa_str)set->units.count);
        size_t length = pa_strings_size(&set->unit_names, (pa_str)set->units.count);
        double factor = pa_unit_tidy(name, length, &tidy);
        pa_vec_push(&set->units,
                    (struct pa_record_unit){
                        .name = pa_strings_add(&set->strings, name, length),
                        .tidy = pa_strings_add(&set->strings, pa_strbuf_text(&tidy), tidy.size),
                        .factor = factor,
                    });
        pa_strbuf_release(&tidy);
    }
    return id;
}

void pa_records_value(struct pa_records *set, double measured, const char *unit)
{
    pa_records_value_n(set, measured, unit, strlen(unit));
}

// The unit that the result before has in this place, 0 if none.
static uint32_t expected_unit(const struct pa_records *set)
{
    size_t n = set->results.count;
    if (n < 2)
        return 0;
    const struct pa_record *last = &set->results.items[n - 1], *before = last - 1;
    return last->value_count < before->value_count
               ? set->values.items[before->first_value + last->value_count].unit
               : 0;
}

void pa_records_value_n(struct pa_records *set, double measured, const char *unit, size_t size)
{
    assert(set->results.count > 0);
    uint32_t id = expected_unit(set);
    if (id == 0 || !is_text(&set->unit_names, id, unit, size))
        id = unit_id(set, unit, size);
    pa_vec_push(&set->values, (struct pa_record_value){measured, id});
    set->results.items[set->results.count - 1].value_count++;
}

void pa_records_drop(struct pa_records *set)
{
    assert(set->results.count > 0);
    const struct pa_record *last = &set->results.items[--set->results.count];
    set->values.count = last->first_value;
    set->sources.items[last->source].results--;
}

static uint64_t meta_hash(pa_str unit, pa_str key)
{
    return pa_hash_u64((uint64_t)unit << 32 | key);
}

static const struct pa_record_meta *find_meta(const struct pa_records *set, pa_str unit, pa_str key)
{
    uint64_t hash = meta_hash(unit, key);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&set->meta_index, hash);
         pa_index_at(&set->meta_index, slot, hash, &i);
         slot = pa_index_next(&set->meta_index, slot)) {
        if (i != UINT32_MAX && set->meta.items[i].unit == unit && set->meta.items[i].key == key)
            return &set->meta.items[i];
    }
    return NULL;
}

void pa_records_meta_add(struct pa_records *set, struct pa_record_meta meta)
{
    pa_vec_push(&set->meta, meta);
    pa_index_add(&set->meta_index, meta_hash(meta.unit, meta.key), (uint32_t)set->meta.count - 1);
}

const char *pa_records_meta_set(struct pa_records *set, const char *unit, const char *key,
                                const char *value)
{
    struct pa_strbuf tidy = {0};
    pa_unit_tidy(unit, strlen(unit), &tidy);
    struct pa_record_meta new = {pa_strings_add(&set->strings, pa_strbuf_text(&tidy), tidy.size),
                                 pa_strings_adds(&set->strings, key),
                                 pa_strings_adds(&set->strings, value)};
    pa_strbuf_release(&tidy);
    const struct pa_record_meta *old = find_meta(set, new.unit, new.key);
    if (old)
        return old->value == new.value ? NULL : pa_records_text(set, old->value);
    pa_records_meta_add(set, new);
    return NULL;
}

void pa_records_better(struct pa_records *set, const char *unit, const char *direction)
{
    const char *old = pa_records_meta_set(set, unit, "better", direction);
    (void)old; // what the user wrote stands
}

const char *pa_records_meta(const struct pa_records *set, pa_str tidy_unit, const char *key)
{
    pa_str id = pa_strings_find(&set->strings, key, strlen(key));
    const struct pa_record_meta *meta = find_meta(set, tidy_unit, id);
    return meta ? pa_records_text(set, meta->value) : NULL;
}

void pa_records_warn(struct pa_records *set, size_t line, const char *format, ...)
{
    const char *path =
        set->sources.count ? set->sources.items[set->sources.count - 1].path : "(no file)";
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    pa_vec_push(&set->warnings, line ? pa_arena_printf(&set->arena, "%s:%zu: %s", path, line, text)
                                     : pa_arena_printf(&set->arena, "%s: %s", path, text));
}

pa_str pa_records_config_get(const struct pa_records *set, uint32_t config, pa_str key)
{
    const struct pa_record_config *c = &set->configs.items[config];
    for (uint32_t i = 0; i < c->count; i++) {
        if (set->pairs.items[c->first + i].key == key)
            return set->pairs.items[c->first + i].value;
    }
    return 0;
}
