// SPDX-License-Identifier: Apache-2.0
// --since and --until: which profiles count, by the time they say they were taken at.
#ifndef PA_VIEW_TIME_RANGE_H
#define PA_VIEW_TIME_RANGE_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct pa_time_range_options {
    const char *since, *until;
};

// Nanoseconds since 1970: from <= time < to.
struct pa_time_range {
    bool given;
    bool from_newest, to_newest; // counted back from the newest profile: see pa_time_range_anchor()
    int64_t from, to;
};

// Reads --since and --until. PA_ERROR_USAGE, with the option's name, if one is no time, or the
// range is empty.
PA_MUST_CHECK bool pa_time_range_parse(const struct pa_time_range_options *options,
                                       struct pa_time_range *range, struct pa_error *err);

// Turns spans into points in time. Nothing to do unless from_newest or to_newest.
void pa_time_range_anchor(struct pa_time_range *range, int64_t newest);

// Whether a time, in nanoseconds since 1970, is in the range.
static inline bool pa_time_range_has(const struct pa_time_range *range, int64_t time)
{
    return time >= range->from && time < range->to;
}

#endif
