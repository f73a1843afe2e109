// SPDX-License-Identifier: Apache-2.0
#include "store/spans.h"

#include "base/moment.h"

#include <stdio.h>
#include <string.h>

#define A_DAY ((int64_t)86400 * 1000000000)

static int64_t days_of(int64_t time)
{
    return time / A_DAY - (time % A_DAY < 0);
}

// ISO 8601: weeks begin on Mondays, and are of the year that their Thursday is in.
static void name_week(int64_t time, char name[PA_STORE_SPAN_NAME])
{
    enum { FIRST_WEEKDAY = 3, THURSDAY = 3, WEEK = 7, YEAR = 4 }; // 1970 began on a Thursday
    int64_t day = days_of(time), weekday = ((day + FIRST_WEEKDAY) % WEEK + WEEK) % WEEK;
    int64_t thursday = day - weekday + THURSDAY, new_year = 0;
    char text[PA_MOMENT_TEXT], first[PA_MOMENT_TEXT];
    pa_moment_text(thursday * A_DAY, text);
    snprintf(first, sizeof first, "%.*s-01-01", YEAR, text);
    if (!pa_moment_parse(first, &new_year))
        new_year = thursday * A_DAY;
    snprintf(name, PA_STORE_SPAN_NAME, "%.*s-W%02d", YEAR, text,
             (int)((thursday - days_of(new_year)) / WEEK + 1));
}

void pa_store_span_name(enum pa_store_span span, int64_t time, char name[PA_STORE_SPAN_NAME])
{
    enum { DATE = 10, MONTH = 7 };
    char text[PA_MOMENT_TEXT];
    if (!time) {
        snprintf(name, PA_STORE_SPAN_NAME, "undated");
    } else if (span == PA_SPAN_WEEK) {
        name_week(time, name);
    } else {
        pa_moment_text(time, text);
        snprintf(name, PA_STORE_SPAN_NAME, "%.*s", span == PA_SPAN_MONTH ? MONTH : DATE, text);
    }
}

enum pa_store_span pa_store_span_of(const char *name)
{
    enum { MONTH = 7 };
    if (strchr(name, 'W'))
        return PA_SPAN_WEEK;
    return strlen(name) == MONTH && strcmp(name, "undated") != 0 ? PA_SPAN_MONTH : PA_SPAN_DAY;
}
