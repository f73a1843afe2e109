// SPDX-License-Identifier: Apache-2.0
#include "evidence/metrics_names.h"

#include "base/number.h"
#include "evidence/metrics_number.h"

#include <math.h>
#include <string.h>

// ---- What names say

// The name without its labels.
static size_t stem_size(const char *name)
{
    return strcspn(name, "{");
}

static bool stem_ends(const char *name, const char *word)
{
    size_t size = stem_size(name), end = strlen(word);
    return size >= end && memcmp(name + size - end, word, end) == 0;
}

static bool is_one_of(const char *name, const char *const *words)
{
    for (; *words; words++) {
        if (strcmp(name, *words) == 0)
            return true;
    }
    return false;
}

// A word of runtime/metrics, each of which begins with '/', stands in the name.
static bool is_runtime_counter(const char *name)
{
    static const char *const words[] = {
        "/gc/cycles/",   "/gc/heap/allocs:",        "/gc/heap/frees:",     "/gc/heap/allocs-by",
        "/cpu/classes/", "/sync/mutex/wait/total:", "/cgo/go-to-c-calls:", NULL};
    for (; (name = strchr(name, '/')); name++) {
        for (size_t i = 0; words[i]; i++) {
            if (strncmp(name, words[i], strlen(words[i])) == 0)
                return true;
        }
    }
    return false;
}

// "# TYPE" has named what is in front of one of the brackets, or all of the name.
static bool is_named_counter(const struct pa_metrics *m, const char *name)
{
    for (size_t size = stem_size(name); m->counters.list.count;
         size += 1 + stem_size(name + size + 1)) {
        if (size && pa_strings_find(&m->counters, name, size) != UINT32_MAX)
            return true;
        if (!name[size])
            return false;
    }
    return false;
}

static bool is_counter(const struct pa_metrics *m, const char *name)
{
    static const char *const memstats[] = {"TotalAlloc",   "Lookups", "Mallocs",     "Frees",
                                           "PauseTotalNs", "NumGC",   "NumForcedGC", NULL};
    return is_one_of(name, memstats) || is_named_counter(m, name) || is_runtime_counter(name) ||
           stem_ends(name, "_total") || stem_ends(name, "_sum") || stem_ends(name, "_count");
}

static const char *unit_of(const char *name)
{
    static const char *const sizes[] = {"Alloc",       "TotalAlloc", "Sys",         "HeapAlloc",
                                        "HeapSys",     "HeapIdle",   "HeapInuse",   "HeapReleased",
                                        "StackInuse",  "StackSys",   "MSpanInuse",  "MSpanSys",
                                        "MCacheInuse", "MCacheSys",  "BuckHashSys", "GCSys",
                                        "OtherSys",    "NextGC",     "MaxRSS",      NULL};
    if (is_one_of(name, sizes))
        return "bytes";
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

bool pa_metric_is_time(const struct pa_metric *metric)
{
    return !metric->counter && (stem_ends(metric->name, "_start_time_seconds") ||
                                stem_ends(metric->name, "_timestamp_seconds"));
}

// ---- The list

static const uint32_t NONE = UINT32_MAX;

// The index of the beginning of a line; NONE if it was not met.
static uint32_t find_known(const struct pa_metrics *m, struct pa_text text, uint64_t hash)
{
    uint32_t i;
    for (uint32_t slot = pa_index_first(&m->index, hash); pa_index_at(&m->index, slot, hash, &i);
         slot = pa_index_next(&m->index, slot)) {
        if (i != UINT32_MAX && m->known.items[i].size == pa_text_size(text) &&
            memcmp(m->known.items[i].text, text.next, pa_text_size(text)) == 0)
            return i;
    }
    return NONE;
}

static uint32_t know(struct pa_metrics *m, struct pa_text text)
{
    uint64_t hash = pa_hash_bytes(text.next, pa_text_size(text));
    uint32_t i = find_known(m, text, hash);
    if (i != NONE)
        return i;
    i = (uint32_t)m->known.count;
    pa_index_add(&m->index, hash, i);
    pa_vec_push(&m->known, (struct pa_metric_line){
                               .text = pa_arena_strndup(m->arena, text.next, pa_text_size(text)),
                               .size = pa_text_size(text),
                               .metric = NONE,
                           });
    return i;
}

const struct pa_metric *pa_metrics_find(const struct pa_metrics *m, const char *name)
{
    struct pa_text text = {name, name + strlen(name)};
    uint32_t i = find_known(m, text, pa_hash_bytes(name, pa_text_size(text)));
    return i != NONE && m->known.items[i].metric != NONE ? &m->list.items[m->known.items[i].metric]
                                                         : NULL;
}

static void put(struct pa_metrics *m, struct pa_metric_line *known, double value)
{
    if (known->metric == NONE) {
        struct pa_metric made = {.name = known->text,
                                 .unit = unit_of(known->text),
                                 .counter = is_counter(m, known->text),
                                 .values = pa_arena_calloc(m->arena, m->room, sizeof(double))};
        for (size_t i = 0; i < m->room; i++)
            made.values[i] = NAN;
        known->metric = (uint32_t)m->list.count;
        pa_vec_push(&m->list, made);
    }
    m->list.items[known->metric].values[m->moments] = value;
    known->digits = 0;
}

// A name ends at a byte of 0, as it is a C string from here on.
static struct pa_text cut(struct pa_text name)
{
    const char *end = memchr(name.next, '\0', pa_text_size(name));
    return (struct pa_text){name.next, end ? end : name.end};
}

void pa_metrics_put(struct pa_metrics *m, struct pa_text name, double value)
{
    uint32_t i = know(m, cut(name));
    put(m, &m->known.items[i], value);
}

void pa_metrics_put_line(struct pa_metrics *m, struct pa_text name, double value)
{
    bool skip = pa_text_find(name, "_bucket{") || pa_text_find(name, "quantile=\"");
    if (cut(name).end < name.end) {
        if (!skip)
            pa_metrics_put(m, name, value);
        return;
    }
    uint32_t i = know(m, name);
    struct pa_metric_line *known = &m->known.items[i];
    m->expected = i + 1;
    known->skip = skip;
    if (!skip)
        put(m, known, value);
}

void pa_metrics_name_counter(struct pa_metrics *m, struct pa_text name)
{
    pa_strings_add(&m->counters, name.next, pa_text_size(name));
}

void pa_metrics_keep_comment(struct pa_metrics *m, struct pa_text line)
{
    m->expected = know(m, line) + 1;
}

// ---- Lines that begin as one before

// Behind the line's end, which stands here; NULL: something else does.
static const char *past_end(const char *p, const char *stop)
{
    p += p < stop && *p == '\r';
    return p < stop && *p == '\n' ? p + 1 : NULL;
}

// Takes a value that may be parsed later. NULL: there is none, or it makes a metric.
static const char *take_digits(struct pa_metric_line *known, const char *p, const char *stop)
{
    size_t size = pa_metrics_number_size(p);
    bool makes = !known->skip && known->metric == NONE;
    if (!size || (size_t)(stop - p) <= size || makes)
        return NULL;
    if (!known->skip) {
        memcpy(known->value, p, sizeof known->value);
        known->digits = (uint8_t)size;
    }
    return p + size + 1;
}

// Behind a line that has just a value from here on; NULL: something else does.
static const char *take_value(const char *p, const char *stop, double *value)
{
    const char *start = p;
    while (p<stop && * p> ' ')
        p++;
    const char *next = past_end(p, stop);
    return next && pa_parse_double(start, (size_t)(p - start), value) ? next : NULL;
}

// Not so for a name that is empty or ends in a colon: the line's own may have one more.
static bool can_be_expected(const struct pa_metric_line *known)
{
    return known->size && (known->text[0] == '#' || known->text[known->size - 1] != ':');
}

bool pa_metrics_take_known(struct pa_metrics *m, struct pa_line_windows *w, size_t *count)
{
    const char *p = w->lines.next;
    const char *later = NULL;
    double value = 0;
    if (m->expected >= m->known.count)
        return false;
    struct pa_metric_line *known = &m->known.items[m->expected];
    if (!can_be_expected(known) || (size_t)(w->stop - p) <= known->size ||
        memcmp(p, known->text, known->size) != 0)
        return false;
    p += known->size;
    bool comment = known->text[0] == '#';
    if (comment)
        p = past_end(p, w->stop);
    else if (*p == ' ' && (later = take_digits(known, p + 1, w->stop)))
        p = later;
    else
        p = *p == ' ' ? take_value(p + 1, w->stop, &value) : NULL;
    if (!p)
        return false;
    w->lines.next = p;
    w->lines.number++;
    m->lines++;
    m->expected++;
    *count += !comment;
    if (!comment && !later && !known->skip)
        put(m, known, value);
    return true;
}

void pa_metrics_end_text(struct pa_metrics *m)
{
    for (size_t i = 0; i < m->known.count; i++) {
        struct pa_metric_line *known = &m->known.items[i];
        double value;
        if (known->digits && pa_parse_double(known->value, known->digits, &value))
            put(m, known, value);
    }
}
