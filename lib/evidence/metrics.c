// SPDX-License-Identifier: Apache-2.0
#include "evidence/metrics.h"

#include "base/name_order.h"
#include "base/number.h"
#include "evidence/metrics_names.h"

#include <jansson.h>
#include <string.h>

static void release(void *object)
{
    struct pa_metrics *m = object;
    pa_vec_release(&m->list);
    pa_index_release(&m->index);
    pa_vec_release(&m->known);
    pa_strings_release(&m->counters);
}

struct pa_metrics *pa_metrics_new(struct pa_arena *arena, size_t files)
{
    struct pa_metrics *m = pa_arena_calloc(arena, 1, sizeof *m);
    m->arena = arena;
    m->room = files;
    pa_arena_defer(arena, release, m);
    return m;
}

const double *pa_metrics_times(const char *const *paths, size_t count, struct pa_arena *arena)
{
    int64_t *keys = pa_arena_calloc(arena, count + 1, sizeof *keys);
    double *at = pa_arena_calloc(arena, count + 1, sizeof *at);
    if (pa_names_keys(paths, count, keys) != PA_NAMES_BY_TIME)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        at[i] = ((double)keys[i] - (double)keys[0]) / 1e9;
        if (i > 0 && !(at[i] > at[i - 1]))
            return NULL;
    }
    return at;
}

enum { FEW_MEMSTATS = 10 };

// ---- JSON

static size_t put_members(struct pa_metrics *m, const json_t *object)
{
    const char *key;
    json_t *value;
    size_t count = 0;
    json_object_foreach((json_t *)(uintptr_t)object, key, value)
    {
        if (json_is_number(value)) {
            pa_metrics_put(m, (struct pa_text){key, key + strlen(key)}, json_number_value(value));
            count++;
        }
    }
    return count;
}

struct json_source {
    struct pa_stream *stream;
    struct pa_error *err;
    bool failed;
};

static size_t take_json(void *buffer, size_t room, void *data)
{
    struct json_source *source = data;
    size_t size = 0;
    source->failed |= !pa_stream_take(source->stream, buffer, room, &size, source->err);
    return source->failed ? (size_t)-1 : size;
}

// MemStats alone, in expvar's "memstats", or names with numbers. What is behind the first object is
// not read.
static bool add_json(struct pa_metrics *m, struct pa_stream *stream, size_t *count,
                     struct pa_error *err)
{
    struct json_source source = {stream, err, false};
    json_t *root = json_load_callback(take_json, &source, JSON_DISABLE_EOF_CHECK, NULL);
    if (json_is_object(root)) {
        *count = put_members(m, root);
        const json_t *memstats = json_object_get(root, "memstats");
        if (json_is_object(memstats))
            *count += put_members(m, memstats);
    }
    json_decref(root);
    return !source.failed;
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
        pa_metrics_name_counter(m, name);
}

// Whether a comment of metrics that has no value is kept, as it comes with every scrape.
static bool is_usual(struct pa_text t)
{
    return pa_text_starts(t, "# HELP ") || pa_text_starts(t, "# TYPE ");
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
        pa_metrics_put(m, (struct pa_text){in_use, in_use + strlen(in_use)}, value);
        pa_metrics_put(m, (struct pa_text){sys, sys + strlen(sys)}, system);
    } else {
        pa_metrics_put(m, name, value);
    }
    return true;
}

// Takes a name with its labels in {}, in which there may be blanks, up to the next blank.
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
    if (pa_text_ends(name, ":"))
        name.end--;
    pa_metrics_put_line(m, name, value);
    return true;
}

static bool add_line(struct pa_metrics *m, struct pa_text t)
{
    bool comment = t.next < t.end && *t.next == '#';
    if (comment)
        add_type(m, t);
    bool one = comment ? add_memstats(m, t) : add_sample(m, t);
    if (comment && !one && is_usual(t))
        pa_metrics_keep_comment(m, t);
    m->memstats += one && comment;
    m->lines++;
    m->other += !one && !comment && t.next < t.end;
    return one;
}

static bool add_text(struct pa_metrics *m, struct pa_input *input, size_t *count,
                     struct pa_error *err)
{
    struct pa_line_windows w;
    bool ok = true;
    pa_line_windows_open(&w, input);
    m->expected = 0;
    do {
        ok = pa_line_windows_next(&w, err);
        while (ok) {
            if (pa_metrics_take_known(m, &w, count))
                continue;
            if (!pa_line_windows_line(&w))
                break;
            *count += add_line(m, pa_text_trim(w.lines.line));
        }
    } while (ok && !w.last);
    pa_metrics_end_text(m);
    pa_line_windows_close(&w);
    return ok;
}

// The first byte that is no blank tells which it is.
static bool is_json(struct pa_stream *s, bool *json, struct pa_error *err)
{
    const uint8_t *p = s->next;
    for (;;) {
        while (p < s->end && pa_text_is_blank((char)*p))
            p++;
        *json = p < s->end && *p == '{';
        if (p < s->end || s->finished)
            return true;
        size_t blanks = (size_t)(p - s->next);
        if (!pa_stream_more(s, err))
            return false;
        p = s->next + blanks;
    }
}

static bool add_stream(struct pa_metrics *m, struct pa_input *input, size_t *count,
                       struct pa_error *err)
{
    bool json;
    if (m->moments == m->room)
        return true;
    if (!is_json(input->stream, &json, err))
        return false;
    bool ok = json ? add_json(m, input->stream, count, err) : add_text(m, input, count, err);
    m->moments += *count > 0;
    return ok;
}

size_t pa_metrics_add(struct pa_metrics *m, const struct pa_bytes *bytes)
{
    struct pa_stream stream;
    struct pa_input input = {.stream = &stream};
    struct pa_error ignored = {0}; // of bytes in memory there is none
    size_t count = 0;
    pa_stream_lend(&stream, bytes);
    return add_stream(m, &input, &count, &ignored) ? count : 0;
}

bool pa_metrics_read(struct pa_metrics *m, struct pa_input_opened *opened, const char *path,
                     struct pa_error *err)
{
    struct pa_stream stream;
    struct pa_input input = {.stream = &stream, .path = path};
    size_t other = m->other, memstats = m->memstats, count = 0;
    if (!pa_input_stream(opened, path, 0, &stream, err))
        return pa_error_prefix(err, "%s", path);
    bool ok = add_stream(m, &input, &count, err);
    pa_stream_close(&stream);
    if (!ok)
        return pa_error_prefix(err, "%s", path);
    // Other texts have a number at the end of some lines, so most lines must be metrics; but the
    // text of a heap profile has many lines of stacks before MemStats.
    bool most = count > m->other - other || m->memstats - memstats >= FEW_MEMSTATS;
    return (count && most) ||
           pa_error_set(err, PA_ERROR_FORMAT,
                        "%s: no metrics: neither MemStats, nor names with values as of "
                        "runtime/metrics, Prometheus or OpenMetrics",
                        path);
}
