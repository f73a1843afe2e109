// SPDX-License-Identifier: Apache-2.0
#include "dumps/clock.h"

#include "base/path_end.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const int64_t FAR = 9000000000, SECOND = 1000000000, QUARTER = 900 * (int64_t)1000000000;

static int by_value(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

// The offset, in quarters of an hour, that most dumps with both times agree on.
static void find_zone(struct pa_dumps *d)
{
    PA_VEC(int64_t) offsets = {0};
    for (size_t i = 0; i < d->list.count; i++) {
        const struct pa_dump *dump = &d->list.items[i];
        if (dump->clock != PA_CLOCK_CONTENT || !dump->named.has_time || dump->named.time.zoned)
            continue;
        double offset = (double)dump->nanos - (double)dump->named.time.nanos;
        if (fabs(offset) > 15 * 3600e9)
            continue;
        double quarters = offset / (double)QUARTER;
        pa_vec_push(&offsets, (int64_t)llround(quarters));
    }
    if (offsets.count) {
        qsort(offsets.items, offsets.count, sizeof *offsets.items, by_value);
        d->zone = offsets.items[offsets.count / 2] * QUARTER;
        d->zone_known = true;
    }
    pa_vec_release(&offsets);
}

static int64_t in_zone(const struct pa_dumps *d, const struct pa_stamp *s)
{
    return s->zoned ? s->nanos : s->nanos + d->zone;
}

static void find_time(const struct pa_dumps *d, struct pa_dump *dump)
{
    struct stat info;
    if (dump->clock == PA_CLOCK_CONTENT)
        return;
    if (dump->named.has_time) {
        dump->clock = PA_CLOCK_NAME;
        dump->nanos = in_zone(d, &dump->named.time);
    } else if (dump->event && dump->event->has_time) {
        dump->clock = PA_CLOCK_LOG;
        dump->nanos = in_zone(d, &dump->event->time);
    } else if (stat(dump->path, &info) == 0 && info.st_mtim.tv_sec > -FAR &&
               info.st_mtim.tv_sec < FAR) {
        dump->clock = PA_CLOCK_FILE;
        dump->nanos = (int64_t)info.st_mtim.tv_sec * SECOND + info.st_mtim.tv_nsec;
    }
}

static bool event_names(const struct pa_dump_event *e, const struct pa_dump *dump)
{
    if (!e->file)
        return false;
    if (strcmp(e->file, pa_dump_file_name(dump->path)) == 0)
        return true;
    const char *folder = pa_path_end(dump->path, 2);
    size_t size = strlen(e->file);
    return strncmp(folder, e->file, size) == 0 && folder[size] == '/';
}

// The time in nanoseconds between a dump and an event that names no file; infinite if the event is
// of another kind or more than two minutes away.
static double distance(const struct pa_dumps *d, const struct pa_dump_event *e,
                       const struct pa_dump *dump)
{
    static const double NEAR = 120e9;
    if (e->file || !e->has_time || dump->clock == PA_CLOCK_NONE ||
        (e->kind && strcmp(e->kind, dump->kind) != 0))
        return INFINITY;
    double gap = fabs((double)in_zone(d, &e->time) - (double)dump->nanos);
    return gap <= NEAR ? gap : INFINITY;
}

static void find_event(const struct pa_dumps *d, struct pa_dump *dump, bool by_name)
{
    double nearest = INFINITY;
    if (dump->event)
        return;
    for (size_t i = 0; i < d->events.list.count; i++) {
        const struct pa_dump_event *e = &d->events.list.items[i];
        if (by_name && event_names(e, dump) && (!dump->event || !dump->event->unit))
            dump->event = e;
        double gap = by_name ? INFINITY : distance(d, e, dump);
        if (gap < nearest) {
            nearest = gap;
            dump->event = e;
        }
    }
}

void pa_dump_clocks(struct pa_dumps *d)
{
    find_zone(d);
    for (size_t i = 0; i < d->list.count; i++) {
        struct pa_dump *dump = &d->list.items[i];
        if (dump->state != PA_DUMP_READ)
            continue;
        find_event(d, dump, true);
        find_time(d, dump);
        find_event(d, dump, false);
    }
}
