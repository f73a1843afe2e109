// SPDX-License-Identifier: Apache-2.0
#include "view/time_range.h"

#include "base/moment.h"

static bool parse(const char *name, const char *text, bool *from_newest, int64_t *time,
                  struct pa_error *err)
{
    if (!text || pa_moment_parse(text, time))
        return true;
    *from_newest = pa_span_parse(text, time);
    return *from_newest ||
           pa_error_set(err, PA_ERROR_USAGE,
                        "--%s wants a time like 2026-11-23T08:00:00Z or a span like 90m, not '%s'",
                        name, text);
}

bool pa_time_range_parse(const struct pa_time_range_options *o, struct pa_time_range *r,
                         struct pa_error *err)
{
    *r = (struct pa_time_range){.given = o->since || o->until, .from = INT64_MIN, .to = INT64_MAX};
    if (!parse("since", o->since, &r->from_newest, &r->from, err) ||
        !parse("until", o->until, &r->to_newest, &r->to, err))
        return false;
    if (r->from_newest == r->to_newest &&
        (r->from_newest ? r->from <= r->to && o->until : r->from >= r->to))
        return pa_error_set(err, PA_ERROR_USAGE, "--since %s is not before --until %s", o->since,
                            o->until);
    return true;
}

void pa_time_range_anchor(struct pa_time_range *r, int64_t newest)
{
    if (r->from_newest)
        r->from = newest < INT64_MIN + r->from ? INT64_MIN : newest - r->from;
    if (r->to_newest)
        r->to = newest < INT64_MIN + r->to ? INT64_MIN : newest - r->to;
    r->from_newest = r->to_newest = false;
}
