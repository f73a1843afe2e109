// SPDX-License-Identifier: Apache-2.0
#include "dumps/dump_log.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 65536, WHY = 160 };

struct reader {
    const struct pa_dump_log *log;
    struct pa_arena *arena;
    struct pa_dump_events *events;
    char *line; // a copy that ends in NUL
    size_t number;
};

static const char *after(const char *line, const char *mark)
{
    const char *at = strstr(line, mark);
    return at ? at + strlen(mark) : NULL;
}

static double value_after(const char *line, const char *mark)
{
    const char *at = after(line, mark);
    char *end;
    if (!at)
        return NAN;
    at += strspn(at, " :=");
    double value = strtod(at, &end);
    return end == at || !isfinite(value) ? NAN : value;
}

// The mean of "previous : [3 4 3]".
static double mean_after(const char *line, const char *mark)
{
    const char *at = after(line, mark);
    double sum = 0, count = 0;
    char *end;
    at = at ? strchr(at, '[') : NULL;
    for (at = at ? at + 1 : NULL; at; at = end) {
        at += strspn(at, " ,");
        double value = strtod(at, &end);
        if (end == at)
            break;
        sum += value;
        count++;
    }
    return count ? sum / count : NAN;
}

static struct pa_dump_event event_of(const struct reader *r)
{
    struct pa_dump_event e = {.value = NAN, .usual = NAN, .log = r->log->path, .line = r->number};
    size_t size = strlen(r->line);
    e.has_time = pa_stamp_first(r->line, size < 100 ? size : 100, &e.time);
    return e;
}

// ---- holmes

struct holmes_kind {
    const char *word, *kind, *why, *unit;
};

static const struct holmes_kind *holmes_kind(const char *text)
{
    static const struct holmes_kind KINDS[] = {
        {"cpu", "cpu", "processor time", "percent"},
        {"mem", "heap", "memory", "percent"},
        {"GCHeap", "heap", "heap after garbage collection", "percent"},
        {"goroutine", "goroutine", "goroutines", "goroutines"},
        {"thread", "threads", "threads", "threads"},
    };
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (strncmp(text, KINDS[i].word, strlen(KINDS[i].word)) == 0)
            return &KINDS[i];
    }
    return NULL;
}

static const char *base_of(const char *path, size_t size, struct pa_arena *arena)
{
    const char *start = path + size;
    while (start > path && start[-1] != '/' && start[-1] != '\\')
        start--;
    return pa_arena_strndup(arena, start, (size_t)(path + size - start));
}

// The file was written for the last event of its kind that has none.
static void holmes_file(struct reader *r, const struct holmes_kind *kind, const char *path)
{
    const char *name = base_of(path, strcspn(path, " \t\"\r"), r->arena);
    for (size_t i = r->events->list.count; i-- > 0;) {
        struct pa_dump_event *e = &r->events->list.items[i];
        if (e->log == r->log->path && e->why == kind->why && !e->file) {
            e->file = name;
            return;
        }
    }
    struct pa_dump_event e = event_of(r);
    e.kind = kind->kind;
    e.dumper = "holmes";
    e.why = kind->why;
    e.file = name;
    pa_vec_push(&r->events->list, e);
}

static bool holmes(struct reader *r)
{
    const char *text = after(r->line, "[Holmes] ");
    if (!text)
        return false;
    const char *what = strncmp(text, "pprof ", 6) == 0 ? text + 6 : NULL;
    const struct holmes_kind *kind = what ? holmes_kind(what) : NULL;
    const char *path = after(text, "write to file ");
    if (kind && path) {
        holmes_file(r, kind, path);
    } else if (kind && strstr(what, "current")) {
        struct pa_dump_event e = event_of(r);
        e.kind = kind->kind;
        e.dumper = "holmes";
        e.why = kind->why;
        e.unit = kind->unit;
        e.value = value_after(what, "current");
        e.usual = mean_after(what, "previous");
        pa_vec_push(&r->events->list, e);
    }
    return true;
}

// ---- TiDB

static bool tidb(struct reader *r)
{
    if (!strstr(r->line, "has the risk of OOM"))
        return false;
    struct pa_dump_event e = event_of(r);
    const char *why = after(r->line, "because of "), *path = after(r->line, "record path\"=");
    e.dumper = "TiDB";
    e.why = why ? pa_arena_strndup(r->arena, why, strcspn(why, ".\"]"))
                : "risk of running out of memory";
    e.value = value_after(r->line, "tidb-server memory usage\"=");
    e.unit = isnan(e.value) ? NULL : "bytes";
    if (path) {
        path += *path == '"';
        e.file = base_of(path, strcspn(path, "\"]"), r->arena);
    }
    pa_vec_push(&r->events->list, e);
    return true;
}

// ---- Any other line that names a dump

static int by_name(const void *key, const void *item)
{
    return strcmp(key, *(const char *const *)item);
}

static bool known(const struct reader *r, const char *name)
{
    return r->log->name_count &&
           bsearch(name, r->log->names, r->log->name_count, sizeof *r->log->names, by_name) != NULL;
}

static void number_with_percent(const char *line, struct pa_dump_event *e)
{
    for (const char *at = strchr(line, '%'); at; at = strchr(at + 1, '%')) {
        const char *start = at;
        while (start > line && strchr("0123456789.", start[-1]))
            start--;
        if (start < at && isnan(e->value)) {
            e->value = strtod(start, NULL);
            e->unit = "percent";
        }
    }
}

static void named(struct reader *r)
{
    static const char PARTS[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-+:/\\";
    for (const char *at = r->line; *at;) {
        size_t size = strspn(at, PARTS);
        const char *name = size > 4 ? base_of(at, size, r->arena) : "";
        if (size > 4 && known(r, name)) {
            struct pa_dump_event e = event_of(r);
            e.file = name;
            e.why = pa_arena_strndup(r->arena, r->line, strnlen(r->line, WHY));
            number_with_percent(r->line, &e);
            pa_vec_push(&r->events->list, e);
            return;
        }
        at += size ? size : 1;
    }
}

bool pa_dump_log_read(const struct pa_dump_log *log, struct pa_arena *arena,
                      struct pa_dump_events *events)
{
    struct pa_arena lines = {0};
    struct reader r = {.log = log, .arena = arena, .events = events};
    size_t before = events->list.count;
    bool marked = false;
    r.line = pa_arena_alloc(&lines, LONGEST_LINE + 1);
    for (size_t at = 0; at < log->size;) {
        const char *start = log->text + at, *end = memchr(start, '\n', log->size - at);
        size_t size = end ? (size_t)(end - start) : log->size - at;
        size_t kept = size < LONGEST_LINE ? size : LONGEST_LINE;
        memcpy(r.line, start, kept);
        r.line[kept] = '\0';
        r.number++;
        bool mine = holmes(&r) || tidb(&r);
        marked |= mine;
        if (!mine)
            named(&r);
        at += size + 1;
    }
    pa_arena_release(&lines);
    return marked || events->list.count > before;
}
