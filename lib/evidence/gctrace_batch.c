// SPDX-License-Identifier: Apache-2.0
#include "evidence/gctrace_batch.h"

#include "evidence/gctrace_note.h"
#include "evidence/gctrace_usual.h"

#include "base/stamp.h"

#include <math.h>
#include <string.h>

static const struct pa_gctrace_scavenger NOTHING_SAID = {
    .released = -1, .released_most = -1, .used = -1, .used_least = -1};

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

// Returns the smaller of two values, of which -1 means not known.
static int64_t least_said(int64_t a, int64_t b)
{
    return a < 0 || (b >= 0 && b < a) ? b : a;
}

// Adds what comes later in the log.
static void add_scavenger(struct pa_gctrace_scavenger *to, const struct pa_gctrace_scavenger *more)
{
    to->work += more->work;
    to->forced += more->forced;
    to->released = more->released >= 0 ? more->released : to->released;
    to->released_most = larger(to->released_most, more->released_most);
    to->used = more->used >= 0 ? more->used : to->used;
    to->used_least = least_said(to->used_least, more->used_least);
}

static void add_queue(struct pa_gctrace_queue *to, const struct pa_gctrace_queue *more)
{
    to->finalizers = more->finalizers;
    to->cleanups = more->cleanups;
    to->most = larger(to->most, more->most);
}

static void take_scavenge(struct pa_gctrace_batch *b, struct pa_text line)
{
    struct pa_gc_scavenge s;
    if (pa_gc_scavenge_parse(line, &s))
        add_scavenger(&b->scavenger, &(struct pa_gctrace_scavenger){.work = (double)s.work,
                                                                    .released = s.released,
                                                                    .released_most = s.released,
                                                                    .used = s.used,
                                                                    .used_least = s.used,
                                                                    .forced = s.forced});
}

static void take_queue(struct pa_gctrace_batch *b, struct pa_text line)
{
    struct pa_gc_queue q;
    if (pa_gc_queue_parse(line, &q))
        add_queue(&b->queue, &(struct pa_gctrace_queue){.finalizers = q.finalizers,
                                                        .cleanups = q.cleanups,
                                                        .most = q.finalizers + q.cleanups});
}

// The time in a line is that of its writing or later, so of several the earliest start is the best.
// The first cycles are asked, as long as they can be of one process.
static void take_stamp(struct pa_gctrace_batch *b, struct pa_text line)
{
    enum { ENOUGH = 16 };
    const struct pa_gc_cycle *c = &b->cycles.items[b->cycles.count];
    struct pa_stamp stamp;
    bool same = b->stamped == b->cycles.count && (b->stamped == 0 || c[-1].number < c->number);
    if (!same || b->stamped == ENOUGH)
        return;
    b->stamped++;
    if (c->at >= 0 && pa_stamp_first(line.next, pa_text_size(line), &stamp))
        b->started = fmin(b->started, (double)(stamp.nanos - c->at) / 1e9); // a number before NaN
}

static void take_line(struct pa_gctrace_batch *b, struct pa_text line)
{
    switch (pa_gctrace_line_parse(line, &b->cycles.items[b->cycles.count])) {
    case PA_GCTRACE_CYCLE:
        take_stamp(b, line);
        b->cycles.count++;
        break;
    case PA_GCTRACE_BROKEN:
        if (b->broken++ == 0)
            b->broken_line = b->lines;
        break;
    case PA_GCTRACE_SCAVENGED:
        b->scavenged++;
        take_scavenge(b, line);
        break;
    case PA_GCTRACE_FORCED:
        b->idle_forced++;
        break;
    case PA_GCTRACE_FINALIZERS:
        b->finalizers++;
        take_queue(b, line);
        break;
    case PA_GCTRACE_OTHER:
        b->other++;
        break;
    }
}

void pa_gctrace_batch_fill(struct pa_gctrace_batch *b, struct pa_text lines)
{
    struct pa_gctrace_batch empty = {
        .cycles = b->cycles, .scavenger = NOTHING_SAID, .started = NAN};
    *b = empty;
    b->cycles.count = 0;
    while (lines.next < lines.end) {
        pa_vec_reserve(&b->cycles, 1);
        b->lines++;
        size_t size = pa_gctrace_usual_take(lines, &b->cycles.items[b->cycles.count]);
        if (size) {
            b->cycles.count++;
            lines.next += size;
            continue;
        }
        const char *end = memchr(lines.next, '\n', pa_text_size(lines));
        struct pa_text line = {lines.next, end ? end : lines.end};
        lines.next = end ? end + 1 : lines.end;
        if (line.end > line.next && line.end[-1] == '\r')
            line.end--;
        take_line(b, line);
    }
}

void pa_gctrace_batch_release(struct pa_gctrace_batch *b)
{
    pa_vec_release(&b->cycles);
}

void pa_gctrace_add_batch(struct pa_gctrace *t, const struct pa_gctrace_batch *b, const char *path,
                          uint64_t lines)
{
    if (t->starts == 0)
        t->started = b->started;
    for (size_t i = 0; i < b->cycles.count; i++)
        pa_gctrace_add_cycle(t, &b->cycles.items[i]);
    if (b->broken && t->broken == 0) {
        t->broken_path = pa_arena_strdup(t->arena, path);
        t->broken_line = lines + b->broken_line;
    }
    t->lines += b->lines;
    t->other += b->other;
    t->broken += b->broken;
    t->scavenged += b->scavenged;
    t->idle_forced += b->idle_forced;
    t->finalizers += b->finalizers;
    add_scavenger(&t->scavenger, &b->scavenger);
    if (b->finalizers)
        add_queue(&t->queue, &b->queue);
}
