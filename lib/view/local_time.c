// SPDX-License-Identifier: Apache-2.0
#include "view/local_time.h"

#include "base/caller.h"

#include <stdio.h>
#include <stdlib.h>

void pa_local_time_add_offset(struct pa_strbuf *out, const struct pa_local_time *time)
{
    int minutes = abs((int)time->offset) / 60;
    pa_strbuf_printf(out, "%c%02d%02d", time->offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

static void find_zone(struct pa_local_time *time, int64_t seconds)
{
    const struct pa_caller *caller = pa_caller();
    const char *name = caller->zone ? caller->zone(caller->user, seconds, &time->offset) : NULL;
    struct pa_strbuf offset = {0};
    if (!name && time->offset) {
        pa_local_time_add_offset(&offset, time);
        name = offset.text;
    }
    snprintf(time->zone, sizeof time->zone, "%s", name ? name : "UTC");
    pa_strbuf_release(&offset);
}

bool pa_local_time(int64_t nanos, struct pa_local_time *time)
{
    const int64_t second = 1000000000;
    int64_t seconds = nanos / second, fraction = nanos % second;
    if (fraction < 0) {
        seconds--;
        fraction += second;
    }
    *time = (struct pa_local_time){.fraction = fraction};
    find_zone(time, seconds);
    time_t shifted = (time_t)(seconds + time->offset);
    return gmtime_r(&shifted, &time->tm) != NULL;
}

void pa_local_time_add(struct pa_strbuf *out, int64_t nanos)
{
    struct pa_local_time time;
    char text[64];
    if (pa_local_time(nanos, &time) && strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &time.tm))
        pa_strbuf_printf(out, "%s %s", text, time.zone);
}

const char *pa_local_time_text(struct pa_arena *arena, int64_t nanos)
{
    struct pa_strbuf time = {0};
    pa_local_time_add(&time, nanos);
    return pa_strbuf_keep(&time, arena);
}
