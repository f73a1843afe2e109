// SPDX-License-Identifier: Apache-2.0
// Collects the events that the headers of `perf script` name, with their periods and times. They
// become the value types, which are known only when all headers were seen: samples/count and, where
// periods are printed or there are several events, one for each event; clock events count
// nanoseconds.
#ifndef PA_INPUT_PERF_EVENTS_H
#define PA_INPUT_PERF_EVENTS_H

#include "base/intern.h"
#include "base/vec.h"
#include "input/perf_line.h"
#include "profile/builder.h"

// More events in one file are refused.
enum { PA_PERF_MOST_EVENTS = 64 };

struct pa_perf_event {
    pa_str name;
    int64_t period; // that all its samples have; -1: they differ
};

struct pa_perf_events {
    PA_VEC(struct pa_perf_event) list;
    bool has_period;
    int64_t first_nanos, last_nanos;
};

// Takes event, period and time of a sample's header into account. *event is the index of its event
// in events->list; a new event is added there and to `b` as a value type. The caller has added the
// type of samples to `b` first, so the value of event i is number 1 + i. False (PA_ERROR_LIMIT) for
// more than PA_PERF_MOST_EVENTS events.
PA_MUST_CHECK bool pa_perf_events_note(struct pa_perf_events *events,
                                       const struct pa_perf_header *header,
                                       struct pa_profile_builder *b, size_t *event,
                                       struct pa_error *err);
// Sets value types, default type, period and duration of the profile in `b`, once all headers were
// noted: samples/count, and a type for each event if periods were printed or there are several.
void pa_perf_events_end(const struct pa_perf_events *events, struct pa_profile_builder *b);

#endif
