// SPDX-License-Identifier: Apache-2.0
#include "input/count_scale.h"

#include <math.h>

static const char *const UNITS[] = {"count", "thousandths", "millionths", "billionths",
                                    "trillionths"};
enum { PLACES = 3, MOST_PLACES = 12 };

void pa_count_scale_see(struct pa_count_scale *s, struct pa_decimal number)
{
    int places = pa_decimal_places(number);
    s->places = places > s->places ? places : s->places;
    s->sum += fabs((double)number.digits) * (number.exponent ? pow(10, number.exponent) : 1);
}

void pa_count_scale_choose(struct pa_count_scale *s)
{
    int needed = s->places;
    s->places = (needed + PLACES - 1) / PLACES * PLACES;
    s->places = s->places > MOST_PLACES ? MOST_PLACES : s->places;
    while (s->places > 0 && s->sum * pow(10, s->places) > 0x1p62)
        s->places -= PLACES;
    s->smaller = needed > s->places;
}

const char *pa_count_scale_unit(const struct pa_count_scale *s)
{
    return UNITS[s->places / PLACES];
}

void pa_count_scale_warn(const struct pa_count_scale *s, const struct pa_input *input)
{
    if (!s->places && !s->smaller)
        return;
    pa_warnings_add(input->warnings, "%s: counts with fractions, %s %s%s", input->path,
                    s->smaller ? "rounded to" : "read as",
                    s->places ? pa_count_scale_unit(s) : "whole numbers",
                    s->smaller ? ": a finer scale would not fit into 64 bits" : "");
}
