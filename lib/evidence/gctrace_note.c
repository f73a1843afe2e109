// SPDX-License-Identifier: Apache-2.0
#include "evidence/gctrace_note.h"

#include <string.h>

// Nine digits at most: 10^9 KiB are a tebibyte.
static bool take_number(struct pa_text *t, int64_t *value)
{
    struct pa_text copy = *t;
    if (!pa_text_digits(&copy, value) || copy.next - t->next > 12)
        return false;
    *t = copy;
    return true;
}

static bool take_size(struct pa_text *t, int64_t unit, const char *behind, int64_t *bytes)
{
    struct pa_text copy = *t;
    if (!take_number(&copy, bytes) || !pa_text_skip(&copy, behind))
        return false;
    *bytes *= unit;
    *t = copy;
    return true;
}

// "8 KiB work (bg), 0 KiB work (eager), 2160 KiB now, 81% util"; to 1.20 "8 KiB work, 2160 KiB
// total, 81% util", to 1.15 with a number in front.
static bool take_scavenge(struct pa_text t, struct pa_gc_scavenge *s)
{
    int64_t eager = 0, number;
    struct pa_text copy = t;
    if (take_number(&copy, &number) && pa_text_skip(&copy, " ") && copy.next < copy.end &&
        *copy.next >= '0' && *copy.next <= '9')
        t = copy;
    if (take_size(&t, 1024, " KiB work (bg), ", &s->work)) {
        if (!take_size(&t, 1024, " KiB work (eager), ", &eager) ||
            !take_size(&t, 1024, " KiB now, ", &s->released))
            return false;
        s->work += eager;
    } else if (!take_size(&t, 1024, " KiB work, ", &s->work) ||
               !take_size(&t, 1024, " KiB total, ", &s->released)) {
        return false;
    }
    if (!take_size(&t, 1, "% util", &s->used))
        return false;
    s->forced = pa_text_skip(&t, " (forced)");
    return true;
}

// "scvg3: inuse: 3, idle: 60, sys: 63, released: 57, consumed: 6 (MB)" and "scvg3: 2 MB released",
// to 1.13.
static bool take_old(struct pa_text t, struct pa_gc_scavenge *s)
{
    int64_t number;
    *s = (struct pa_gc_scavenge){.released = -1, .used = -1};
    if (!take_number(&t, &number) || !pa_text_skip(&t, ": "))
        return false;
    if (take_size(&t, 1 << 20, " MB released", &s->work))
        return true;
    const char *released = pa_text_find(t, "released: ");
    if (!released)
        return false;
    t.next = released + strlen("released: ");
    return take_size(&t, 1 << 20, ", consumed: ", &s->released);
}

bool pa_gc_scavenge_parse(struct pa_text line, struct pa_gc_scavenge *s)
{
    const char *at = pa_text_find(line, "scav ");
    *s = (struct pa_gc_scavenge){0};
    if (at)
        return take_scavenge((struct pa_text){at + 5, line.end}, s);
    at = pa_text_find(line, "scvg");
    return at && take_old((struct pa_text){at + 4, line.end}, s);
}

bool pa_gc_queue_parse(struct pa_text line, struct pa_gc_queue *q)
{
    const char *at = pa_text_find(line, "checkfinalizers: queue: ");
    struct pa_text t = {at ? at + strlen("checkfinalizers: queue: ") : line.end, line.end};
    return take_size(&t, 1, " finalizers + ", &q->finalizers) &&
           take_size(&t, 1, " cleanups", &q->cleanups);
}
