// SPDX-License-Identifier: Apache-2.0
#include "bench/extract.h"

#include <string.h>

static const struct pa_span none = {"", 0};

struct pa_extract pa_extract_new(struct pa_arena *arena, const char *key)
{
    struct pa_extract x = {PA_EXTRACT_CONFIG, {pa_arena_strdup(arena, key), strlen(key)}};
    if (strcmp(key, ".name") == 0)
        x.kind = PA_EXTRACT_NAME;
    else if (strcmp(key, ".fullname") == 0)
        x.kind = PA_EXTRACT_FULLNAME;
    else if (strcmp(key, ".file") == 0)
        x.kind = PA_EXTRACT_FILE;
    if (key[0] == '/') {
        x.kind = PA_EXTRACT_PART;
        x.key.text = pa_arena_printf(arena, "%s=", key);
        x.key.size++;
    }
    return x;
}

static struct pa_span string_span(const struct pa_records *set, pa_str id)
{
    return (struct pa_span){pa_strings_text(&set->strings, id), pa_strings_size(&set->strings, id)};
}

struct pa_span pa_extract_fullname(const struct pa_records *set, const struct pa_record *result)
{
    return string_span(set, result->name);
}

static struct pa_span part_value(struct pa_span key, struct pa_span name)
{
    static const struct pa_span procs = {"/gomaxprocs=", 12};
    struct pa_span value = none;
    bool found = false;
    struct pa_name_parts p = {.name = name};
    for (pa_name_next(&p); pa_name_next(&p);) {
        if (p.is_procs && pa_span_equal(key, procs))
            return (struct pa_span){p.part.text + 1, p.part.size - 1};
        if (!found && pa_span_starts(p.part, key)) {
            value = (struct pa_span){p.part.text + key.size, p.part.size - key.size};
            found = true;
        }
    }
    return value;
}

static struct pa_span config_value(struct pa_span key, const struct pa_records *set,
                                   const struct pa_record *result)
{
    pa_str id = pa_strings_find(&set->strings, key.text, key.size);
    return id == UINT32_MAX ? none
                            : string_span(set, pa_records_config_get(set, result->config, id));
}

struct pa_span pa_extract_value(const struct pa_extract *extract, const struct pa_records *set,
                                const struct pa_record *result)
{
    struct pa_span name = pa_extract_fullname(set, result);
    const char *label = set->sources.items[result->source].label;
    switch (extract->kind) {
    case PA_EXTRACT_NAME:
        return pa_name_base(name);
    case PA_EXTRACT_FULLNAME:
        return name;
    case PA_EXTRACT_PART:
        return part_value(extract->key, name);
    case PA_EXTRACT_FILE:
        return (struct pa_span){label, strlen(label)};
    case PA_EXTRACT_CONFIG:
        return config_value(extract->key, set, result);
    }
    return none;
}
