// SPDX-License-Identifier: Apache-2.0
#include "history/lines.h"

#include "base/escape.h"
#include "base/number.h"
#include "history/points.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    size_t point, result; // point: its place in time
};

struct writer {
    struct pa_records *set;
    struct pa_history_lines *lines;
    struct pa_strbuf *out;
    const pa_str *same; // by configuration: equal where all pairs are
};

static bool is_new(const struct writer *w, size_t result)
{
    return w->set->results.items[result].source >= w->lines->first_new;
}

static int by_key(const void *a, const void *b)
{
    const struct pa_record_pair *x = a, *y = b;
    return (x->key > y->key) - (x->key < y->key);
}

// Equal ids for configurations with the same pairs, in whatever order files have them.
static const pa_str *find_same(struct pa_records *set, struct pa_arena *arena)
{
    struct pa_strings texts = {0};
    pa_str *same = pa_arena_calloc(arena, set->configs.count + 1, sizeof *same);
    for (size_t i = 0; i < set->configs.count; i++) {
        const struct pa_record_config *c = &set->configs.items[i];
        size_t size = c->count * sizeof(struct pa_record_pair);
        struct pa_record_pair *pairs = pa_arena_alloc(arena, size + 1);
        if (c->count)
            memcpy(pairs, set->pairs.items + c->first, size);
        qsort(pairs, c->count, sizeof *pairs, by_key);
        same[i] = pa_strings_add(&texts, (const char *)pairs, size);
    }
    pa_strings_release(&texts);
    return same;
}

static int compare(const struct writer *w, size_t a, size_t b)
{
    const struct pa_record *x = &w->set->results.items[a], *y = &w->set->results.items[b];
    if (w->same[x->config] != w->same[y->config])
        return w->same[x->config] < w->same[y->config] ? -1 : 1;
    if (x->name != y->name)
        return x->name < y->name ? -1 : 1;
    return 0;
}

// ---- One line

static void add_config(struct writer *w, const struct pa_record *r)
{
    const struct pa_record_config *c = &w->set->configs.items[r->config];
    for (uint32_t i = c->first; i < c->first + c->count; i++) {
        const struct pa_record_pair *pair = &w->set->pairs.items[i];
        const char *key = pa_records_text(w->set, pair->key);
        const char *value = pa_records_text(w->set, pair->value);
        pa_strbuf_adds(w->out, i > c->first ? ", " : "");
        pa_escape_json(w->out, key, strlen(key));
        pa_strbuf_adds(w->out, ": ");
        pa_escape_json(w->out, value, strlen(value));
    }
}

struct samples {
    double *items;
    size_t count, old; // old: of the history, they come first
};

static struct samples samples_of(const struct writer *w, const struct entry *group, size_t count,
                                 uint32_t unit, struct pa_arena *arena)
{
    size_t most = 0;
    for (size_t i = 0; i < count; i++)
        most += w->set->results.items[group[i].result].value_count;
    struct samples s = {.items = pa_arena_calloc(arena, most + 1, sizeof(double))};
    for (size_t i = 0; i < count; i++) {
        const struct pa_record *r = &w->set->results.items[group[i].result];
        for (uint32_t k = r->first_value; k < r->first_value + r->value_count; k++) {
            const struct pa_record_value *v = &w->set->values.items[k];
            if (v->unit != unit || !isfinite(v->measured))
                continue;
            s.items[s.count++] = v->measured;
            s.old += !is_new(w, group[i].result);
        }
    }
    return s;
}

// Whether the new samples occur among the old ones, in the same order.
static bool is_known(const struct samples *s)
{
    size_t more = s->count - s->old;
    for (size_t i = 0; more > 0 && i + more <= s->old; i++)
        if (memcmp(s->items + i, s->items + s->old, more * sizeof *s->items) == 0)
            return true;
    return false;
}

static void add_unit(struct writer *w, const struct samples *s, uint32_t unit, bool first)
{
    const char *name = pa_records_text(w->set, w->set->units.items[unit].name);
    bool known = is_known(s);
    size_t count = known ? s->old : s->count;
    w->lines->added += count - s->old;
    w->lines->known += s->count - count;
    pa_strbuf_adds(w->out, first ? "" : ", ");
    pa_escape_json(w->out, name, strlen(name));
    pa_strbuf_adds(w->out, ": [");
    for (size_t i = 0; i < count; i++) {
        char text[PA_DOUBLE_TEXT];
        pa_strbuf_adds(w->out, i ? ", " : "");
        pa_strbuf_add(w->out, text, pa_format_double(s->items[i], text));
    }
    pa_strbuf_addc(w->out, ']');
}

// The results of one benchmark, configuration and commit.
static void add_line(struct writer *w, const struct entry *group, size_t count)
{
    struct pa_arena arena = {0};
    const struct pa_record *r = &w->set->results.items[group->result];
    const char *name = pa_records_text(w->set, r->name);
    unsigned char *seen = pa_arena_calloc(&arena, w->set->units.count + 1, 1);
    bool first = true;
    pa_strbuf_adds(w->out, "{\"pa_history\": 1, \"name\": ");
    pa_escape_json(w->out, name, strlen(name));
    pa_strbuf_adds(w->out, ", \"config\": {");
    add_config(w, r);
    pa_strbuf_adds(w->out, "}, \"values\": {");
    for (size_t i = 0; i < count; i++) {
        const struct pa_record *q = &w->set->results.items[group[i].result];
        for (uint32_t k = q->first_value; k < q->first_value + q->value_count; k++) {
            uint32_t unit = w->set->values.items[k].unit;
            struct samples s;
            if (seen[unit]++ || (s = samples_of(w, group, count, unit, &arena)).count == 0)
                continue;
            add_unit(w, &s, unit, first);
            first = false;
        }
    }
    pa_strbuf_adds(w->out, "}}\n");
    pa_arena_release(&arena);
}

// ---- All of them

struct sorting {
    const struct writer *writer;
    struct entry *from, *to;
};

static bool is_before(const struct sorting *s, const struct entry *a, const struct entry *b)
{
    if (a->point != b->point)
        return a->point < b->point;
    return compare(s->writer, a->result, b->result) <= 0;
}

// Merges runs of a stable sort from below.
static struct entry *sort_entries(struct sorting s, size_t count)
{
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t at = 0; at < count; at += 2 * width) {
            size_t middle = at + width < count ? at + width : count;
            size_t end = middle + width < count ? middle + width : count, i = at, k = middle;
            for (size_t out = at; out < end; out++)
                s.to[out] = k == end || (i < middle && is_before(&s, &s.from[i], &s.from[k]))
                                ? s.from[i++]
                                : s.from[k++];
        }
        struct entry *swapped = s.from;
        s.from = s.to;
        s.to = swapped;
    }
    return s.from;
}

void pa_history_lines_write(struct pa_records *set, struct pa_history_lines *lines,
                            struct pa_strbuf *out)
{
    struct pa_arena arena = {0};
    struct pa_history_points points;
    struct writer w = {.set = set, .lines = lines, .out = out};
    size_t count = set->results.count;
    pa_history_say_points(
        set, &(struct pa_history_say){lines->first_new, lines->commit, lines->date, lines->now});
    pa_history_points_find(set, PA_HISTORY_AUTO, &arena, &points);
    w.same = find_same(set, &arena);
    struct sorting s = {&w, pa_arena_calloc(&arena, count + 1, sizeof(struct entry)),
                        pa_arena_calloc(&arena, count + 1, sizeof(struct entry))};
    for (size_t i = 0; i < count; i++)
        s.from[i] = (struct entry){points.of_result[i], i};
    struct entry *sorted = sort_entries(s, count);
    lines->dropped = lines->keep && points.count > lines->keep ? points.count - lines->keep : 0;
    lines->commits = points.count - lines->dropped;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && sorted[end].point == sorted[i].point &&
                          compare(&w, sorted[i].result, sorted[end].result) == 0;)
            end++;
        if (sorted[i].point >= lines->dropped)
            add_line(&w, sorted + i, end - i);
    }
    pa_arena_release(&arena);
}
