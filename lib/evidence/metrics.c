// SPDX-License-Identifier: Apache-2.0
#include "evidence/metrics.h"

#include "base/number.h"

#include "input/text.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void release(void *object)
{
    struct pa_metrics *m = object;
    pa_vec_release(&m->list);
    pa_index_release(&m->index);
    pa_vec_release(&m->counter_names);
}

struct pa_metrics *pa_metrics_new(struct pa_arena *arena, size_t files)
{
    struct pa_metrics *m = pa_arena_calloc(arena, 1, sizeof *m);
    m->arena = arena;
    m->room = files;
    pa_arena_defer(arena, release, m);
    return m;
}

enum { FEW_MEMSTATS = 10 };

// ---- What names say

static bool has(const char *name, const char *const *words)
{
    for (; *words; words++) {
        if (strstr(name, *words))
            return true;
    }
    return false;
}

// The name without its labels ends in the word.
static bool stem_ends(const char *name, const char *word)
{
    size_t size = strcspn(name, "{"), end = strlen(word);
    return size >= end && memcmp(name + size - end, word, end) == 0;
}

static bool is_counter(const struct pa_metrics *m, const char *name)
{
    static const char *const memstats[] = {"TotalAlloc",   "Lookups", "Mallocs",     "Frees",
                                           "PauseTotalNs", "NumGC",   "NumForcedGC", NULL};
    static const char *const runtime[] = {
        "/gc/cycles/",   "/gc/heap/allocs:",        "/gc/heap/frees:",     "/gc/heap/allocs-by",
        "/cpu/classes/", "/sync/mutex/wait/total:", "/cgo/go-to-c-calls:", NULL};
    for (size_t i = 0; memstats[i]; i++) {
        if (strcmp(name, memstats[i]) == 0)
            return true;
    }
    for (size_t i = 0; i < m->counter_names.count; i++) {
        const char *counter = m->counter_names.items[i];
        size_t size = strlen(counter);
        if (strncmp(name, counter, size) == 0 && (!name[size] || name[size] == '{'))
            return true;
    }
    return has(name, runtime) || stem_ends(name, "_total") || stem_ends(name, "_sum") ||
           stem_ends(name, "_count");
}

static const char *unit_of(const char *name)
{
    static const char *const sizes[] = {"Alloc",       "TotalAlloc", "Sys",         "HeapAlloc",
                                        "HeapSys",     "HeapIdle",   "HeapInuse",   "HeapReleased",
                                        "StackInuse",  "StackSys",   "MSpanInuse",  "MSpanSys",
                                        "MCacheInuse", "MCacheSys",  "BuckHashSys", "GCSys",
                                        "OtherSys",    "NextGC",     "MaxRSS",      NULL};
    for (size_t i = 0; sizes[i]; i++) {
        if (strcmp(name, sizes[i]) == 0)
            return "bytes";
    }
    if (strcmp(name, "PauseTotalNs") == 0)
        return "nanoseconds";
    if (stem_ends(name, "_bytes") || stem_ends(name, "_bytes_total") || stem_ends(name, ":bytes"))
        return "bytes";
    if (stem_ends(name, "_seconds") || stem_ends(name, "_seconds_total") ||
        stem_ends(name, "_seconds_sum") || stem_ends(name, ":seconds") ||
        stem_ends(name, ":cpu-seconds"))
        return "seconds";
    return NULL;
}

// ---- The list

static struct pa_metric *find(const struct pa_metrics *m, const char *name, uint64_t hash)
{
    uint32_t i;
    for (uint32_t slot = pa_index_first(&m->index, hash); pa_index_at(&m->index, slot, hash, &i);
         slot = pa_index_next(&m->index, slot)) {
        if (i != UINT32_MAX && strcmp(m->list.items[i].name, name) == 0)
            return &m->list.items[i];
    }
    return NULL;
}

const struct pa_metric *pa_metrics_find(const struct pa_metrics *m, const char *name)
{
    return find(m, name, pa_hash_bytes(name, strlen(name)));
}

static void put(struct pa_metrics *m, struct pa_text text, double value)
{
    const char *name = pa_arena_strndup(m->arena, text.next, pa_text_size(text));
    uint64_t hash = pa_hash_bytes(name, strlen(name));
    struct pa_metric *metric = find(m, name, hash);
    if (!metric) {
        struct pa_metric made = {.name = name,
                                 .unit = unit_of(name),
                                 .counter = is_counter(m, name),
                                 .values = pa_arena_calloc(m->arena, m->room, sizeof(double))};
        for (size_t i = 0; i < m->room; i++)
            made.values[i] = NAN;
        pa_index_add(&m->index, hash, (uint32_t)m->list.count);
        pa_vec_push(&m->list, made);
        metric = &m->list.items[m->list.count - 1];
    }
    metric->values[m->moments] = value;
}

// ---- JSON

static size_t put_members(struct pa_metrics *m, const json_t *object)
{
    const char *key;
    json_t *value;
    size_t count = 0;
    json_object_foreach((json_t *)(uintptr_t)object, key, value)
    {
        if (json_is_number(value)) {
            put(m, (struct pa_text){key, key + strlen(key)}, json_number_value(value));
            count++;
        }
    }
    return count;
}

// MemStats alone, in expvar's "memstats", or names with numbers.
static size_t add_json(struct pa_metrics *m, const struct pa_bytes *bytes)
{
    json_t *root = json_loadb((const char *)bytes->data, bytes->size, JSON_DISABLE_EOF_CHECK, NULL);
    size_t count = 0;
    if (json_is_object(root)) {
        count = put_members(m, root);
        const json_t *memstats = json_object_get(root, "memstats");
        if (json_is_object(memstats))
            count += put_members(m, memstats);
    }
    json_decref(root);
    return count;
}

// ---- Text

static bool take_value(struct pa_text *t, double *value)
{
    struct pa_text word;
    pa_text_spaces(t);
    return pa_text_word(t, &word) && pa_parse_double(word.next, pa_text_size(word), value);
}

// "# TYPE name counter"
static void add_type(struct pa_metrics *m, struct pa_text t)
{
    struct pa_text name;
    if (pa_text_skip(&t, "# TYPE ") && pa_text_word(&t, &name) &&
        pa_text_equals(pa_text_trim(t), "counter"))
        pa_vec_push(&m->counter_names, pa_arena_strndup(m->arena, name.next, pa_text_size(name)));
}

// "# HeapAlloc = 5339392", "# Stack = 360448 / 360448": in use, and from the system.
static bool add_memstats(struct pa_metrics *m, struct pa_text t)
{
    struct pa_text name;
    double value, system;
    if (!pa_text_skip(&t, "# ") || !pa_text_word(&t, &name) || !pa_text_skip(&t, " = ") ||
        !take_value(&t, &value))
        return false;
    if (pa_text_skip(&t, " / ") && take_value(&t, &system)) {
        const char *in_use =
            pa_arena_printf(m->arena, "%.*sInuse", (int)pa_text_size(name), name.next);
        const char *sys = pa_arena_printf(m->arena, "%.*sSys", (int)pa_text_size(name), name.next);
        put(m, (struct pa_text){in_use, in_use + strlen(in_use)}, value);
        put(m, (struct pa_text){sys, sys + strlen(sys)}, system);
    } else {
        put(m, name, value);
    }
    return true;
}

// Up to the blank behind the name, or behind its labels in {}, where blanks may be.
static bool take_name(struct pa_text *t, struct pa_text *name)
{
    bool labels = false, quoted = false;
    name->next = t->next;
    for (; t->next < t->end; t->next++) {
        char c = *t->next;
        if (quoted && c == '\\' && t->end - t->next > 1)
            t->next++;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '{' || c == '}'))
            labels = c == '{';
        else if (!labels && (c == ' ' || c == '\t'))
            break;
    }
    name->end = t->next;
    char first = name->next < name->end ? *name->next : 0;
    return !labels && !quoted && t->next < t->end &&
           ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '_' ||
            first == '/' || first == ':');
}

// "go_goroutines 12", "http_total{code="200"} 7 1395066363000", "/gc/heap/live:bytes 123"
static bool add_sample(struct pa_metrics *m, struct pa_text t)
{
    struct pa_text name, stamp;
    double value, time;
    if (!take_name(&t, &name) || !take_value(&t, &value))
        return false;
    stamp = t;
    if (pa_text_size(pa_text_trim(t)) && !take_value(&stamp, &time))
        return false;
    if (pa_text_find(name, "_bucket{") || pa_text_find(name, "quantile=\""))
        return true; // parts of histograms: their sums and counts are there
    if (pa_text_ends(name, ":"))
        name.end--;
    put(m, name, value);
    return true;
}

static size_t add_text(struct pa_metrics *m, const struct pa_bytes *bytes)
{
    size_t count = 0;
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        struct pa_text t = pa_text_trim(lines.line);
        bool comment = t.next < t.end && *t.next == '#';
        if (comment)
            add_type(m, t);
        bool one = comment ? add_memstats(m, t) : add_sample(m, t);
        m->memstats += one && comment;
        count += one;
        m->lines++;
        m->other += !one && !comment && t.next < t.end;
    }
    return count;
}

size_t pa_metrics_add(struct pa_metrics *m, const struct pa_bytes *bytes)
{
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines) && pa_text_size(pa_text_trim(lines.line)) == 0)
        continue;
    struct pa_text first = pa_text_trim(lines.line);
    bool json = first.next < first.end && *first.next == '{';
    size_t count = m->moments < m->room ? (json ? add_json : add_text)(m, bytes) : 0;
    m->moments += count > 0;
    return count;
}

bool pa_metrics_read(struct pa_metrics *m, struct pa_input_opened *opened, const char *path,
                     struct pa_error *err)
{
    struct pa_bytes bytes = {0};
    if (!pa_input_whole(opened, path, &bytes, err))
        return false;
    size_t other = m->other, memstats = m->memstats;
    size_t count = pa_metrics_add(m, &bytes);
    // A text of something else has a number at the end of a line now and then; the heap's text has
    // its stacks before MemStats.
    bool most = count > m->other - other || m->memstats - memstats >= FEW_MEMSTATS;
    free(bytes.data);
    return (count && most) ||
           pa_error_set(err, PA_ERROR_FORMAT,
                        "%s: no metrics: neither MemStats, nor names with values as of "
                        "runtime/metrics, Prometheus or OpenMetrics",
                        path);
}
