// SPDX-License-Identifier: Apache-2.0
#include "store/where.h"

#include "base/moment.h"
#include "store/segment.h"

#include <string.h>

#define A_DAY ((int64_t)86400 * 1000000000)

static bool take_time(struct pa_where *w, const char *value, struct pa_arena *arena,
                      struct pa_error *err)
{
    const char *dots = strstr(value, "..");
    int64_t from = INT64_MIN, to = INT64_MAX;
    const char *first = dots ? pa_arena_strndup(arena, value, (size_t)(dots - value)) : value;
    bool ok = (dots && !*first) || pa_moment_parse(first, &from);
    if (ok && dots)
        ok = !dots[2] || pa_moment_parse(dots + 2, &to);
    else if (ok)
        to = from > INT64_MAX - A_DAY ? INT64_MAX : from + A_DAY;
    if (!ok)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "--where time=%s: wanted a day, 2026-11-23, or FROM..TO", value);
    w->timed = true;
    w->from = from > w->from ? from : w->from;
    w->to = to < w->to ? to : w->to;
    return true;
}

static bool take_term(struct pa_where *w, const char *term, struct pa_arena *arena,
                      struct pa_error *err)
{
    const char *equals = strchr(term, '=');
    if (!equals)
        return pa_error_set(err, PA_ERROR_USAGE, "--where %s: wanted KEY=VALUE", term);
    const char *key = pa_arena_strndup(arena, term, (size_t)(equals - term));
    if (strcmp(key, "time") == 0)
        return take_time(w, equals + 1, arena, err);
    bool label = strncmp(key, "label.", 6) == 0 && key[6];
    if (!label && strcmp(key, "service") != 0 && strcmp(key, "release") != 0 &&
        strcmp(key, "type") != 0)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "--where %s: wanted service, release, type, time or label.KEY", term);
    w->terms[w->count++] = (struct pa_where_term){label ? key + 6 : key, equals + 1, label};
    return true;
}

bool pa_where_parse(const struct pa_words *words, struct pa_arena *arena, struct pa_where *where,
                    struct pa_error *err)
{
    size_t room = 1;
    for (size_t i = 0; i < words->count; i++)
        room += strlen(words->items[i]) / 2 + 1;
    *where = (struct pa_where){.terms = pa_arena_calloc(arena, room, sizeof *where->terms),
                               .from = INT64_MIN,
                               .to = INT64_MAX};
    for (size_t i = 0; i < words->count; i++) {
        for (const char *at = words->items[i]; *at;) {
            size_t size = strcspn(at, ",");
            if (!take_term(where, pa_arena_strndup(arena, at, size), arena, err))
                return false;
            at += size + (at[size] == ',');
        }
    }
    return true;
}

const char *pa_where_label(const char *labels, const char *key, size_t *size)
{
    size_t key_size = strlen(key);
    for (const char *line = labels; *line;) {
        size_t length = strcspn(line, "\n");
        if (length > key_size && line[key_size] == '=' && strncmp(line, key, key_size) == 0) {
            *size = length - key_size - 1;
            return line + key_size + 1;
        }
        line += length + (line[length] == '\n');
    }
    return NULL;
}

static bool holds(const struct pa_where_term *term, const struct pa_stored_meta *meta)
{
    if (!term->label)
        return strcmp(*term->key == 's'   ? meta->service
                      : *term->key == 'r' ? meta->release
                                          : meta->type,
                      term->value) == 0;
    size_t size;
    const char *value = pa_where_label(meta->labels, term->key, &size);
    return value && strlen(term->value) == size && strncmp(value, term->value, size) == 0;
}

static bool same_key(const struct pa_where_term *a, const struct pa_where_term *b)
{
    return a->label == b->label && strcmp(a->key, b->key) == 0;
}

// Whether some term with the key of term `i` holds.
static bool some_holds(const struct pa_where *where, size_t i, const struct pa_stored_meta *meta)
{
    for (size_t k = 0; k < where->count; k++) {
        if (same_key(&where->terms[i], &where->terms[k]) && holds(&where->terms[k], meta))
            return true;
    }
    return false;
}

bool pa_where_has(const struct pa_where *where, const struct pa_stored_meta *meta)
{
    if (where->timed && (meta->time < where->from || meta->time >= where->to))
        return false;
    for (size_t i = 0; i < where->count; i++) {
        if (!some_holds(where, i, meta))
            return false;
    }
    return true;
}

enum pa_where_part pa_where_part(const struct pa_where *where, const struct pa_stored_meta *meta,
                                 int64_t first, int64_t last)
{
    enum pa_where_part part = PA_WHERE_ALL;
    if (where->timed && (last < where->from || first >= where->to))
        return PA_WHERE_NONE;
    if (where->timed && (first < where->from || last >= where->to))
        part = PA_WHERE_SOME;
    for (size_t i = 0; i < where->count; i++) {
        if (where->terms[i].label)
            part = PA_WHERE_SOME;
        else if (!some_holds(where, i, meta))
            return PA_WHERE_NONE;
    }
    return part;
}
