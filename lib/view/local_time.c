// SPDX-License-Identifier: Apache-2.0
#include "view/local_time.h"

bool pa_local_time(int64_t nanos, struct tm *local, int64_t *fraction)
{
    const int64_t second = 1000000000;
    time_t seconds = (time_t)(nanos / second - (nanos % second < 0));
    *fraction = nanos % second + (nanos % second < 0 ? second : 0);
    return localtime_r(&seconds, local) != NULL;
}

void pa_local_time_add(struct pa_strbuf *out, int64_t nanos)
{
    struct tm local;
    int64_t fraction;
    char text[64];
    if (pa_local_time(nanos, &local, &fraction) &&
        strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S %Z", &local))
        pa_strbuf_adds(out, text);
}

const char *pa_local_time_text(struct pa_arena *arena, int64_t nanos)
{
    struct pa_strbuf time = {0};
    pa_local_time_add(&time, nanos);
    const char *text = pa_arena_strndup(arena, pa_strbuf_text(&time), time.size);
    pa_strbuf_release(&time);
    return text;
}
