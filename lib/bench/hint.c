// SPDX-License-Identifier: Apache-2.0
#include "bench/hint.h"

#include "base/strbuf.h"

#include <string.h>

static const char *label_of(const struct pa_records *set, const struct pa_record *r)
{
    return set->sources.items[r->source].label;
}

static const char *name_of(const struct pa_records *set, const struct pa_record *r)
{
    return pa_records_text(set, r->name);
}

static const char *value_of(const struct pa_records *set, const struct pa_record *r,
                            const char *key)
{
    pa_str id = pa_strings_find(&set->strings, key, strlen(key));
    return id == UINT32_MAX ? "" : pa_records_text(set, pa_records_config_get(set, r->config, id));
}

// The size of a name without the -N at its end.
static size_t size_without_procs(const char *name)
{
    size_t size = strlen(name), end = size;
    while (end > 0 && name[end - 1] >= '0' && name[end - 1] <= '9')
        end--;
    return end > 0 && end < size && name[end - 1] == '-' ? end - 1 : size;
}

// ---- One side only

// The value of the part "/key=" in a name; its size, 0 if there is none.
static size_t part_of(const char *name, const char *key, size_t size, const char **value)
{
    for (const char *p = name; (p = strchr(p, '/')) != NULL; p++) {
        if (strncmp(p + 1, key, size) == 0 && p[1 + size] == '=') {
            *value = p + size + 2;
            return strcspn(*value, "/");
        }
    }
    return 0;
}

static bool part_varies(const struct pa_records *set, const char *key, size_t size)
{
    const char *first, *other;
    size_t length = part_of(name_of(set, &set->results.items[0]), key, size, &first);
    for (size_t i = 1; i < set->results.count; i++) {
        size_t n = part_of(name_of(set, &set->results.items[i]), key, size, &other);
        if (n > 0 && (n != length || memcmp(first, other, n) != 0))
            return true;
    }
    return false;
}

static const char *hint_of_one_side(const struct pa_records *set, struct pa_arena *arena)
{
    const char *name = name_of(set, &set->results.items[0]);
    bool several = false;
    for (size_t i = 1; i < set->results.count; i++)
        several |= set->results.items[i].name != set->results.items[0].name;
    if (!several)
        return "only one side has results; give both, OLD NEW";
    for (const char *p = name; (p = strchr(p, '/')) != NULL; p++) {
        size_t size = strcspn(p + 1, "/=");
        if (size > 0 && p[1 + size] == '=' && part_varies(set, p + 1, size))
            return pa_arena_printf(arena,
                                   "only one side has results; -col /%.*s compares their values "
                                   "of %.*s",
                                   (int)size, p + 1, (int)size, p + 1);
    }
    return "only one side has results; -col .fullname -row .file compares its benchmarks with "
           "the first";
}

// ---- Two sides

// Keys that no option should ignore: results that differ in them were measured in another way.
static bool is_apart(const char *key)
{
    return strcmp(key, "tool") == 0 || strcmp(key, "loop") == 0 || strcmp(key, "samples") == 0;
}

// `again`: keys that both have were found the other way round.
static void add_keys(const struct pa_records *set, const struct pa_record *from,
                     const struct pa_record *to, bool again, struct pa_strbuf *keys)
{
    const struct pa_record_config *config = &set->configs.items[from->config];
    for (uint32_t i = config->first; i < config->first + config->count; i++) {
        struct pa_record_pair pair = set->pairs.items[i];
        const char *key = pa_records_text(set, pair.key);
        pa_str other = pa_records_config_get(set, to->config, pair.key);
        if (pair.value != other && !is_apart(key) && !(again && other))
            pa_strbuf_printf(keys, "%s%s", keys->size ? " " : "", key);
    }
}

// The hint for results that no option should compare, since tool or loop differs; NULL if they do
// not.
static const char *hint_of_tools(const struct pa_records *set, const struct pa_record *a,
                                 const struct pa_record *b, struct pa_arena *arena)
{
    static const char *const apart[] = {"tool", "loop"};
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
        const char *x = value_of(set, a, apart[i]), *y = value_of(set, b, apart[i]);
        if (strcmp(x, y) != 0)
            return pa_arena_printf(arena, "%s differs (\"%s\", \"%s\"): they measure differently",
                                   apart[i], x, y);
    }
    return NULL;
}

// Results of one name: what keeps them apart is their configuration.
static const char *hint_of_configs(const struct pa_records *set, const struct pa_record *a,
                                   const struct pa_record *b, struct pa_arena *arena)
{
    struct pa_strbuf keys = {0};
    const char *hint = hint_of_tools(set, a, b, arena);
    if (hint)
        return hint;
    hint = "no unit of theirs is the same";
    add_keys(set, a, b, false, &keys);
    add_keys(set, b, a, true, &keys);
    const char *quote = strchr(pa_strbuf_text(&keys), ' ') ? "'" : "";
    if (keys.size > 0)
        hint = pa_arena_printf(arena, "-ignore %s%s%s compares them all the same", quote,
                               pa_strbuf_text(&keys), quote);
    pa_strbuf_release(&keys);
    return hint;
}

// The result of the other side with the name, NULL if there is none. `procs`: the -N may differ.
static const struct pa_record *namesake(const struct pa_records *set, const struct pa_record *a,
                                        bool procs)
{
    const char *name = name_of(set, a);
    for (size_t i = 0; i < set->results.count; i++) {
        const struct pa_record *b = &set->results.items[i];
        const char *other = name_of(set, b);
        size_t size = size_without_procs(name);
        bool same = procs ? size_without_procs(other) == size && memcmp(name, other, size) == 0
                          : a->name == b->name;
        if (same && strcmp(label_of(set, a), label_of(set, b)) != 0)
            return b;
    }
    return NULL;
}

enum { MOST_SOUGHT = 20 }; // of the first side, each in all others

static const char *hint_of_sides(const struct pa_records *set, const struct pa_record *other,
                                 struct pa_arena *arena)
{
    const struct pa_record *first = &set->results.items[0];
    for (size_t procs = 0; procs < 2; procs++) {
        for (size_t i = 0; i < set->results.count && i < MOST_SOUGHT; i++) {
            const struct pa_record *a = &set->results.items[i], *b = namesake(set, a, procs);
            if (b && procs)
                return "the -N of their names differs; -ignore /gomaxprocs compares them";
            if (b)
                return hint_of_configs(set, a, b, arena);
        }
    }
    const char *tools = hint_of_tools(set, first, other, arena);
    if (tools)
        return tools;
    return pa_arena_printf(arena,
                           "their names differ (%.100s, %.100s); -ignore .fullname -row .config "
                           "compares them all the same",
                           name_of(set, first), name_of(set, other));
}

const char *pa_bench_hint(const struct pa_records *set, struct pa_arena *arena)
{
    if (set->results.count == 0)
        return NULL;
    for (size_t i = 1; i < set->results.count; i++) {
        const struct pa_record *r = &set->results.items[i];
        if (strcmp(label_of(set, r), label_of(set, &set->results.items[0])) != 0)
            return hint_of_sides(set, r, arena);
    }
    return hint_of_one_side(set, arena);
}

bool pa_bench_are_commands(const struct pa_records *set)
{
    bool several = false;
    for (size_t i = 0; i < set->results.count; i++) {
        const struct pa_record *r = &set->results.items[i];
        if (r->source != set->results.items[0].source ||
            strcmp(value_of(set, r, "tool"), "hyperfine") != 0)
            return false;
        several |= r->name != set->results.items[0].name;
    }
    return several;
}
