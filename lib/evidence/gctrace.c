// SPDX-License-Identifier: Apache-2.0
#include "evidence/gctrace.h"

#include "evidence/gctrace_note.h"
#include "input/utf16.h"

#include <stdlib.h>
#include <string.h>

static void release(void *object)
{
    struct pa_gctrace *t = object;
    pa_gctrace_part_release(&t->all);
    for (size_t i = 0; i < PA_GCTRACE_PARTS; i++)
        pa_gctrace_part_release(&t->parts[i]);
}

struct pa_gctrace *pa_gctrace_new(struct pa_arena *arena)
{
    struct pa_gctrace *t = pa_arena_calloc(arena, 1, sizeof *t);
    t->arena = arena;
    t->part_cycles = 1;
    t->last_per_cent = -1;
    t->all.stacks_most = t->all.globals_most = -1;
    t->scavenger = (struct pa_gctrace_scavenger){
        .released = -1, .released_most = -1, .used = -1, .used_least = -1};
    pa_arena_defer(arena, release, t);
    return t;
}

static void add_scavenge(struct pa_gctrace_scavenger *to, struct pa_text line)
{
    struct pa_gc_scavenge s;
    if (!pa_gc_scavenge_parse(line, &s))
        return;
    to->work += (double)s.work;
    to->forced += s.forced;
    if (s.released >= 0) {
        to->released = s.released;
        to->released_most = s.released > to->released_most ? s.released : to->released_most;
    }
    if (s.used >= 0) {
        to->used = s.used;
        to->used_least = to->used_least < 0 || s.used < to->used_least ? s.used : to->used_least;
    }
}

static void add_queue(struct pa_gctrace_queue *to, struct pa_text line)
{
    struct pa_gc_queue q;
    if (!pa_gc_queue_parse(line, &q))
        return;
    to->finalizers = q.finalizers;
    to->cleanups = q.cleanups;
    to->most = q.finalizers + q.cleanups > to->most ? q.finalizers + q.cleanups : to->most;
}

static void add_line(struct pa_gctrace *t, const char *path, struct pa_text line, uint64_t number)
{
    struct pa_gc_cycle cycle;
    t->lines++;
    switch (pa_gctrace_line_parse(line, &cycle)) {
    case PA_GCTRACE_CYCLE:
        pa_gctrace_add_cycle(t, &cycle);
        break;
    case PA_GCTRACE_BROKEN:
        if (t->broken++ == 0) {
            t->broken_path = pa_arena_strdup(t->arena, path);
            t->broken_line = number;
        }
        break;
    case PA_GCTRACE_SCAVENGED:
        t->scavenged++;
        add_scavenge(&t->scavenger, line);
        break;
    case PA_GCTRACE_FORCED:
        t->idle_forced++;
        break;
    case PA_GCTRACE_FINALIZERS:
        t->finalizers++;
        add_queue(&t->queue, line);
        break;
    case PA_GCTRACE_OTHER:
        t->other++;
        break;
    }
}

// All whole lines of the bytes; with `last` also what stands behind them. Returns how many bytes.
static size_t add_lines(struct pa_gctrace *t, const char *path, struct pa_text bytes, bool last,
                        uint64_t *number)
{
    const char *p = bytes.next;
    while (p < bytes.end) {
        const char *end = memchr(p, '\n', (size_t)(bytes.end - p));
        if (!end && !last)
            break;
        struct pa_text line = {p, end ? end : bytes.end};
        p = end ? end + 1 : bytes.end;
        if (line.end > line.next && line.end[-1] == '\r')
            line.end--;
        add_line(t, path, line, ++*number);
    }
    return (size_t)(p - bytes.next);
}

void pa_gctrace_add_text(struct pa_gctrace *t, const char *path, const uint8_t *bytes, size_t size)
{
    uint64_t number = 0;
    const char *text = (const char *)bytes;
    add_lines(t, path, (struct pa_text){text, text + size}, true, &number);
}

// What Windows' shells write has two bytes a character: then all of it is made plain first.
static bool read_utf16(struct pa_gctrace *t, struct pa_stream *s, const char *path,
                       struct pa_error *err)
{
    struct pa_bytes bytes = {0};
    if (!pa_stream_whole(s, &bytes, err))
        return false;
    pa_utf16_to_utf8(&bytes);
    pa_gctrace_add_text(t, path, bytes.data, bytes.size);
    free(bytes.data);
    return true;
}

// A line without an end is kept no longer than this: it is cut, so that memory is bounded.
enum { LONGEST = 1 << 20 };

static bool read_stream(struct pa_gctrace *t, struct pa_stream *s, const char *path,
                        struct pa_error *err)
{
    uint64_t number = 0;
    if (s->end - s->next >= 2 && s->next[0] + s->next[1] == 0xFF + 0xFE)
        return read_utf16(t, s, path, err);
    for (;;) {
        struct pa_text window = {(const char *)s->next, (const char *)s->end};
        bool last = s->finished || pa_text_size(window) > LONGEST;
        s->next += add_lines(t, path, window, last, &number);
        if (s->finished)
            return true;
        if (!pa_stream_more(s, err))
            return false;
    }
}

bool pa_gctrace_read(struct pa_gctrace *t, struct pa_input_opened *opened, const char *path,
                     struct pa_error *err)
{
    struct pa_stream stream;
    uint64_t cycles = t->all.cycles;
    if (!pa_input_stream(opened, path, SIZE_MAX, &stream, err))
        return pa_error_prefix(err, "%s", path);
    bool ok = read_stream(t, &stream, path, err);
    pa_stream_close(&stream);
    if (!ok)
        return pa_error_prefix(err, "%s", path);
    return t->all.cycles > cycles ||
           pa_error_set(err, PA_ERROR_FORMAT,
                        "%s: no line of a gctrace; run the program with GODEBUG=gctrace=1 and "
                        "keep its standard error",
                        path);
}
