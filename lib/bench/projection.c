// SPDX-License-Identifier: Apache-2.0
#include "bench/projection.h"

#include "base/strbuf.h"

#include <string.h>

static bool listed(const struct pa_projection_field *field, struct pa_span value)
{
    for (size_t i = 0; i < field->listed_count; i++) {
        struct pa_span word = {field->listed[i], strlen(field->listed[i])};
        if (pa_span_equal(word, value))
            return true;
    }
    return false;
}

bool pa_projection_admits(const struct pa_projection *projection, const struct pa_records *set,
                          const struct pa_record *result)
{
    for (size_t i = 0; i < projection->parts.count; i++) {
        const struct pa_projection_part *part = &projection->parts.items[i];
        if (part->order == PA_ORDER_FIXED && !listed(&projection->fields.items[part->field],
                                                     pa_extract_value(&part->extract, set, result)))
            return false;
    }
    return true;
}

static bool contains(const struct pa_span *list, size_t count, struct pa_span wanted)
{
    for (size_t i = 0; i < count; i++) {
        if (pa_span_equal(list[i], wanted))
            return true;
    }
    return false;
}

static bool starts_with_any(struct pa_span part, const struct pa_projection_scope *scope)
{
    for (size_t i = 0; i < scope->name_keys.count; i++) {
        if (pa_span_starts(part, scope->name_keys.items[i]))
            return true;
    }
    return false;
}

// The full name without the parts that other projections name. A base that is left out becomes
// `*`.
static pa_str project_fullname(const struct pa_projection_scope *scope, struct pa_records *set,
                               const struct pa_record *result)
{
    static const struct pa_span base = {".name", 5}, procs = {"/gomaxprocs=", 12};
    const struct pa_span *excluded = scope->name_keys.items;
    size_t count = scope->name_keys.count;
    if (count == 0)
        return result->name;
    struct pa_strbuf name = {0};
    struct pa_name_parts p = {.name = pa_extract_fullname(set, result)};
    pa_name_next(&p);
    if (contains(excluded, count, base))
        pa_strbuf_addc(&name, '*');
    else
        pa_strbuf_add(&name, p.part.text, p.part.size);
    while (pa_name_next(&p)) {
        if (p.is_procs ? !contains(excluded, count, procs) : !starts_with_any(p.part, scope))
            pa_strbuf_add(&name, p.part.text, p.part.size);
    }
    pa_str id = pa_strings_add(&set->strings, pa_strbuf_text(&name), name.size);
    pa_strbuf_release(&name);
    return id;
}

// The field of a configuration key, made when it is first met; -1 if other projections have it.
static int32_t config_field(struct pa_projection *p, size_t part_index,
                            const struct pa_projection_scope *scope, const struct pa_records *set,
                            pa_str key)
{
    struct pa_projection_part *part = &p->parts.items[part_index];
    while (part->by_key.count <= key)
        pa_vec_push(&part->by_key, 0);
    int32_t *known = &part->by_key.items[key];
    if (*known)
        return *known < 0 ? -1 : *known - 1;
    struct pa_span name = {pa_strings_text(&set->strings, key),
                           pa_strings_size(&set->strings, key)};
    if (contains(scope->config_keys.items, scope->config_keys.count, name)) {
        *known = -1;
        return -1;
    }
    pa_vec_push(&p->fields, (struct pa_projection_field){
                                .name = name.text, .order = part->order, .in_config = true});
    *known = (int32_t)p->fields.count;
    pa_vec_push(&part->found, (uint32_t)p->fields.count - 1);
    pa_vec_push(&p->tuple, 0);
    return *known - 1;
}

static void project_config(struct pa_projection *p, size_t part_index,
                           const struct pa_projection_scope *scope, const struct pa_records *set,
                           const struct pa_record *result)
{
    const struct pa_record_config *config = &set->configs.items[result->config];
    for (uint32_t i = 0; i < config->count; i++) {
        struct pa_record_pair pair = set->pairs.items[config->first + i];
        int32_t field = config_field(p, part_index, scope, set, pair.key);
        if (field >= 0)
            p->tuple.items[field] = pair.value;
    }
}

static void observe(struct pa_projection *p)
{
    for (size_t i = 0; i < p->fields.count; i++) {
        struct pa_projection_field *field = &p->fields.items[i];
        pa_str value = p->tuple.items[i];
        if (field->order != PA_ORDER_FIRST || field->in_config)
            continue;
        while (field->seen.count <= value)
            pa_vec_push(&field->seen, 0);
        if (!field->seen.items[value])
            field->seen.items[value] = ++field->seen_count;
    }
}

static uint32_t intern_tuple(struct pa_projection *p)
{
    size_t count = p->fields.count;
    while (count > 0 && p->tuple.items[count - 1] == 0)
        count--;
    uint64_t hash = pa_hash_bytes(p->tuple.items, count * sizeof(pa_str));
    uint32_t key;
    for (uint32_t slot = pa_index_first(&p->index, hash); pa_index_at(&p->index, slot, hash, &key);
         slot = pa_index_next(&p->index, slot)) {
        if (key == UINT32_MAX || p->keys.items[key].count != count)
            continue;
        uint32_t first = p->keys.items[key].first;
        if (count == 0 ||
            memcmp(&p->values.items[first], p->tuple.items, count * sizeof(pa_str)) == 0)
            return key;
    }
    observe(p);
    key = (uint32_t)p->keys.count;
    pa_vec_push(&p->keys, (struct pa_record_config){(uint32_t)p->values.count, (uint32_t)count});
    for (size_t i = 0; i < count; i++)
        pa_vec_push(&p->values, p->tuple.items[i]);
    pa_index_add(&p->index, hash, key);
    return key;
}

uint32_t pa_projection_key(struct pa_projection *p, const struct pa_projection_scope *scope,
                           struct pa_records *set, const struct pa_record *result, pa_str unit)
{
    p->tuple.count = 0;
    for (size_t i = 0; i < p->fields.count; i++)
        pa_vec_push(&p->tuple, 0);
    for (size_t i = 0; i < p->parts.count; i++) {
        const struct pa_projection_part *part = &p->parts.items[i];
        struct pa_span value;
        switch (part->kind) {
        case PA_PROJECT_CONFIG:
            project_config(p, i, scope, set, result);
            break;
        case PA_PROJECT_FULLNAME:
            p->tuple.items[part->field] = project_fullname(scope, set, result);
            break;
        case PA_PROJECT_UNIT:
            p->tuple.items[part->field] = unit;
            break;
        case PA_PROJECT_KEY:
            value = pa_extract_value(&part->extract, set, result);
            p->tuple.items[part->field] = pa_strings_add(&set->strings, value.text, value.size);
            break;
        }
    }
    return intern_tuple(p);
}

size_t pa_projection_fields(const struct pa_projection *projection, uint32_t *fields)
{
    size_t count = 0;
    for (size_t i = 0; i < projection->parts.count; i++) {
        const struct pa_projection_part *part = &projection->parts.items[i];
        if (part->kind != PA_PROJECT_CONFIG)
            fields[count++] = part->field;
        for (size_t k = 0; k < part->found.count; k++)
            fields[count++] = part->found.items[k];
    }
    return count;
}

pa_str pa_projection_value(const struct pa_projection *projection, uint32_t key, uint32_t field)
{
    const struct pa_record_config *k = &projection->keys.items[key];
    return field < k->count ? projection->values.items[k->first + field] : 0;
}

const char *pa_projection_label(const struct pa_projection *projection,
                                const struct pa_records *set, uint32_t key, struct pa_arena *arena)
{
    struct pa_strbuf label = {0};
    uint32_t *fields = pa_arena_calloc(arena, projection->fields.count + 1, sizeof *fields);
    size_t count = pa_projection_fields(projection, fields);
    for (size_t i = 0; i < count; i++) {
        pa_str value = pa_projection_value(projection, key, fields[i]);
        if (!value)
            continue;
        if (label.size)
            pa_strbuf_addc(&label, ' ');
        pa_strbuf_adds(&label, pa_records_text(set, value));
    }
    return pa_strbuf_keep(&label, arena);
}
