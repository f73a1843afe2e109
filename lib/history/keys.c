// SPDX-License-Identifier: Apache-2.0
#include "history/keys.h"

#include "base/strbuf.h"
#include "bench/query.h"

#include <string.h>

// What a key is within the points, by id of the key.
struct key {
    bool seen, differs;
    size_t point; // 1 + the point whose value was seen last
    pa_str value;
};

// Keys of a file's configuration, which begin with neither '.' nor '/' as those of names do.
static bool can_be_listed(const char *key)
{
    return key[0] && key[0] != '.' && key[0] != '/';
}

static void look_at(struct key *keys, const struct pa_records *set, uint32_t config, size_t point)
{
    const struct pa_record_config *c = &set->configs.items[config];
    for (uint32_t i = c->first; i < c->first + c->count; i++) {
        struct key *k = &keys[set->pairs.items[i].key];
        pa_str value = set->pairs.items[i].value;
        k->differs |= k->seen && k->point == point + 1 && k->value != value;
        k->seen = true;
        k->point = point + 1;
        k->value = value;
    }
}

const char *pa_history_common_keys(const struct pa_records *set,
                                   const struct pa_history_points *points, struct pa_arena *arena)
{
    struct pa_strbuf list = {0};
    size_t count = set->strings.list.count;
    struct key *keys = pa_arena_calloc(arena, count + 1, sizeof *keys);
    for (size_t i = 0; i < set->results.count; i++)
        look_at(keys, set, set->results.items[i].config, points->of_result[i]);
    for (size_t i = 0; i < count; i++) {
        const char *key = pa_records_text(set, (pa_str)i);
        if (!keys[i].seen || !can_be_listed(key) ||
            (keys[i].differs && !pa_history_is_point_key(key)))
            continue;
        if (list.size)
            pa_strbuf_addc(&list, ',');
        pa_strbuf_adds(&list, pa_query_quote(arena, key));
    }
    return pa_strbuf_keep(&list, arena);
}
