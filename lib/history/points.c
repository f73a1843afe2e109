// SPDX-License-Identifier: Apache-2.0
#include "history/points.h"

#include "base/hash.h"
#include "base/moment.h"
#include "base/name_order.h"
#include "base/number.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// The first that a configuration has counts.
static const char *const COMMIT_KEYS[] = {"commit", "revision", "git-commit", NULL};
static const char *const TIME_KEYS[] = {"commit-time", "commit-date", "date",
                                        "time",        "timestamp",   NULL};

static bool is_among(const char *key, const char *const *keys)
{
    for (; *keys; keys++)
        if (strcmp(key, *keys) == 0)
            return true;
    return false;
}

bool pa_history_is_point_key(const char *key)
{
    return is_among(key, COMMIT_KEYS) || is_among(key, TIME_KEYS);
}

const char *pa_history_order_text(enum pa_history_order order)
{
    static const char *const TEXTS[] = {
        "by the times in the files (date:)",
        "by the times in the files or in their names",
        "by the numbers in the names of files",
        "by the times of change of the files: neither contents nor names say when",
        "as given",
        "",
    };
    return TEXTS[order];
}

static const char *value_of(struct pa_records *set, const struct pa_record *r,
                            const char *const *keys)
{
    for (; *keys; keys++) {
        pa_str key = pa_strings_adds(&set->strings, *keys);
        pa_str value = pa_records_config_get(set, r->config, key);
        if (value)
            return pa_records_text(set, value);
    }
    return NULL;
}

// RFC 3339, or seconds since 1970.
static bool read_time(const char *text, int64_t *nanos)
{
    int64_t seconds;
    if (pa_moment_parse(text, nanos))
        return true;
    return pa_parse_int64(text, strlen(text), &seconds) && seconds > 99999999 &&
           pa_mul_int64(seconds, 1000000000, nanos);
}

bool pa_history_says(struct pa_records *set, const struct pa_record *r, bool time)
{
    int64_t nanos;
    const char *text = value_of(set, r, time ? TIME_KEYS : COMMIT_KEYS);
    return text && (!time || read_time(text, &nanos));
}

struct finder {
    struct pa_records *set;
    struct pa_arena *arena;
    struct pa_history_points *points;
    struct pa_index index; // of points
};

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// The point that a text names, or else a file.
static size_t point_of(struct finder *f, const char *text, size_t source)
{
    struct pa_history_points *p = f->points;
    uint64_t hash = text ? pa_hash_bytes(text, strlen(text)) : pa_hash_u64(source);
    uint32_t at;
    for (uint32_t slot = pa_index_first(&f->index, hash); pa_index_at(&f->index, slot, hash, &at);
         slot = pa_index_next(&f->index, slot)) {
        const struct pa_history_point *q = at == UINT32_MAX ? NULL : &p->items[at];
        if (q &&
            (text ? q->named && strcmp(q->label, text) == 0 : !q->named && q->source == source))
            return at;
    }
    const char *name = text ? text : file_name(f->set->sources.items[source].path);
    p->items[p->count] = (struct pa_history_point){.label = name, .named = text, .source = source};
    pa_index_add(&f->index, hash, (uint32_t)p->count);
    return p->count++;
}

static void group_results(struct finder *f)
{
    for (size_t i = 0; i < f->set->results.count; i++) {
        const struct pa_record *r = &f->set->results.items[i];
        const char *commit = value_of(f->set, r, COMMIT_KEYS),
                   *time = value_of(f->set, r, TIME_KEYS);
        size_t at = point_of(f, commit ? commit : time, r->source);
        struct pa_history_point *p = &f->points->items[at];
        int64_t nanos;
        p->commit = commit;
        if (time && read_time(time, &nanos) && (!p->timed || nanos < p->time)) {
            p->time = nanos;
            p->timed = true;
        }
        f->points->of_result[i] = at;
    }
}

static const char *path_of(const struct finder *f, size_t point)
{
    return f->set->sources.items[f->points->items[point].source].path;
}

// Finds a time for each point, from the files or else their names; false if some point has none.
static bool times_by_name(const struct finder *f, int64_t *keys)
{
    for (size_t i = 0; i < f->points->count; i++) {
        keys[i] = f->points->items[i].time;
        if (!f->points->items[i].timed && !pa_name_time(path_of(f, i), &keys[i]))
            return false;
    }
    return true;
}

static bool times_in_content(const struct finder *f, int64_t *keys)
{
    for (size_t i = 0; i < f->points->count; i++) {
        keys[i] = f->points->items[i].time;
        if (!f->points->items[i].timed)
            return false;
    }
    return true;
}

static bool by_numbers(const struct finder *f, int64_t *keys)
{
    const char **paths = pa_arena_calloc(f->arena, f->points->count + 1, sizeof *paths);
    for (size_t i = 0; i < f->points->count; i++)
        paths[i] = path_of(f, i);
    return pa_name_numbers(paths, f->points->count, keys);
}

// Finds the times of change of the files; false if these lie so close together that all were
// written at once, as by a checkout.
static bool times_of_files(const struct finder *f, int64_t *keys)
{
    const int64_t second = 1000000000, apart = 2 * second;
    int64_t first = INT64_MAX, last = INT64_MIN;
    for (size_t i = 0; i < f->points->count; i++) {
        struct stat info;
        if (stat(path_of(f, i), &info) != 0)
            return false;
        keys[i] = (int64_t)info.st_mtim.tv_sec * second + info.st_mtim.tv_nsec;
        first = keys[i] < first ? keys[i] : first;
        last = keys[i] > last ? keys[i] : last;
    }
    return last - first > apart * (int64_t)f->points->count / 2;
}

static bool find_keys(const struct finder *f, enum pa_history_order order, int64_t *keys)
{
    switch (order) {
    case PA_HISTORY_BY_CONTENT:
        return times_in_content(f, keys);
    case PA_HISTORY_BY_NAME:
        return times_by_name(f, keys);
    case PA_HISTORY_BY_NUMBER:
        return by_numbers(f, keys);
    case PA_HISTORY_BY_FILE:
        return times_of_files(f, keys);
    case PA_HISTORY_AS_GIVEN:
    case PA_HISTORY_AUTO:
        break;
    }
    for (size_t i = 0; i < f->points->count; i++)
        keys[i] = (int64_t)i;
    return true;
}

struct place {
    int64_t key;
    size_t index;
};

static int by_key(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

static void sort_points(struct finder *f, const int64_t *keys)
{
    size_t count = f->points->count;
    struct place *places = pa_arena_calloc(f->arena, count + 1, sizeof *places);
    size_t *rank = pa_arena_calloc(f->arena, count + 1, sizeof *rank);
    struct pa_history_point *old =
        pa_arena_memdup(f->arena, f->points->items, (count + 1) * sizeof *old);
    for (size_t i = 0; i < count; i++)
        places[i] = (struct place){keys[i], i};
    qsort(places, count, sizeof *places, by_key);
    for (size_t i = 0; i < count; i++) {
        rank[places[i].index] = i;
        f->points->items[i] = old[places[i].index];
        if (f->points->order == PA_HISTORY_BY_NAME || f->points->order == PA_HISTORY_BY_FILE) {
            f->points->items[i].time = places[i].key;
            f->points->items[i].timed = true;
        }
    }
    for (size_t i = 0; i < f->set->results.count; i++)
        f->points->of_result[i] = rank[f->points->of_result[i]];
}

void pa_history_points_find(struct pa_records *set, enum pa_history_order order,
                            struct pa_arena *arena, struct pa_history_points *points)
{
    size_t count = set->results.count;
    struct finder f = {.set = set, .arena = arena, .points = points};
    *points = (struct pa_history_points){.order = order};
    points->items = pa_arena_calloc(arena, count + 1, sizeof *points->items);
    points->of_result = pa_arena_calloc(arena, count + 1, sizeof *points->of_result);
    group_results(&f);
    int64_t *keys = pa_arena_calloc(arena, points->count + 1, sizeof *keys);
    if (order == PA_HISTORY_AUTO)
        for (points->order = PA_HISTORY_BY_CONTENT; !find_keys(&f, points->order, keys);)
            points->order++;
    else if (!find_keys(&f, order, keys))
        find_keys(&f, points->order = PA_HISTORY_AS_GIVEN, keys);
    sort_points(&f, keys);
    pa_index_release(&f.index);
}
