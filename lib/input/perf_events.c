// SPDX-License-Identifier: Apache-2.0
#include "input/perf_events.h"

#include <string.h>

static struct pa_strings *strings_of(struct pa_profile_builder *b)
{
    return pa_profile_builder_head(b)->strings;
}

bool pa_perf_events_note(struct pa_perf_events *e, const struct pa_perf_header *h,
                         struct pa_profile_builder *b, size_t *event, struct pa_error *err)
{
    struct pa_strings *strings = strings_of(b);
    pa_str name = pa_strings_add(strings, h->event.next, pa_text_size(h->event));
    size_t i = 0;
    while (i < e->list.count && e->list.items[i].name != name)
        i++;
    if (i == PA_PERF_MOST_EVENTS)
        return pa_error_set(err, PA_ERROR_LIMIT, "more than %d events", PA_PERF_MOST_EVENTS);
    if (i == e->list.count) {
        pa_vec_push(&e->list, (struct pa_perf_event){name, h->period});
        pa_profile_builder_add_type(b, name, pa_strings_adds(strings, "count"));
    }
    if (e->list.items[i].period != h->period)
        e->list.items[i].period = -1;
    e->has_period = e->has_period || h->has_period;
    if (h->has_time) {
        e->first_nanos = e->first_nanos && e->first_nanos < h->nanos ? e->first_nanos : h->nanos;
        e->last_nanos = e->last_nanos > h->nanos ? e->last_nanos : h->nanos;
    }
    *event = i;
    return true;
}

static bool is_clock(const char *event)
{
    return strncmp(event, "cpu-clock", 9) == 0 || strncmp(event, "task-clock", 10) == 0;
}

void pa_perf_events_end(const struct pa_perf_events *e, struct pa_profile_builder *b)
{
    struct pa_strings *strings = strings_of(b);
    struct pa_profile *head = pa_profile_builder_head(b);
    struct pa_value_type types[1 + PA_PERF_MOST_EVENTS];
    pa_str count = pa_strings_adds(strings, "count");
    size_t events = e->has_period || e->list.count > 1 ? e->list.count : 0;
    types[0] = (struct pa_value_type){pa_strings_adds(strings, "samples"), count};
    for (size_t i = 0; i < events; i++) {
        pa_str name = e->list.items[i].name;
        bool clock = e->has_period && is_clock(pa_strings_text(strings, name));
        types[1 + i] =
            (struct pa_value_type){name, clock ? pa_strings_adds(strings, "nanoseconds") : count};
    }
    pa_profile_builder_set_types(b, types, 1 + events);
    head->duration_nanos = e->last_nanos - e->first_nanos;
    if (events == 0)
        return;
    head->default_type = types[1].type;
    head->period_type = types[1];
    head->period = e->list.items[0].period > 0 ? e->list.items[0].period : 0;
}
