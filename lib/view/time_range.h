// SPDX-License-Identifier: Apache-2.0
// --since and --until: which profiles count, by the time they say they were taken at.
#ifndef PA_VIEW_TIME_RANGE_H
#define PA_VIEW_TIME_RANGE_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

// The texts of the options, NULL if not given: points in time, or spans before the newest profile.
struct pa_time_range_options {
    const char *since, *until;
};

// Nanoseconds since 1970: from <= time < to.
struct pa_time_range {
    bool given;
    bool from_newest, to_newest; // counted back from the newest profile: see pa_time_range_anchor()
    int64_t from, to;
};

// Parses --since and --until (base/moment.h). Without options the range is everything. Fails with
// PA_ERROR_USAGE, naming the option, if a text is neither a time nor a span, or the range is empty.
PA_MUST_CHECK bool pa_time_range_parse(const struct pa_time_range_options *options,
                                       struct pa_time_range *range, struct pa_error *err);

// Turns spans into points in time, counted back from `newest`, the newest profile's time in
// nanoseconds since 1970. Does nothing unless from_newest or to_newest is set.
void pa_time_range_anchor(struct pa_time_range *range, int64_t newest);

// Returns whether a time, in nanoseconds since 1970, is in the range. Spans must have been
// anchored.
static inline bool pa_time_range_has(const struct pa_time_range *range, int64_t time)
{
    return time >= range->from && time < range->to;
}

#endif
