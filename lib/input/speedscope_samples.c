// SPDX-License-Identifier: Apache-2.0
#include "input/speedscope_samples.h"

#include <string.h>

struct reader {
    const struct pa_speedscope_adder *of;
    struct pa_error *err;
    PA_VEC(uint32_t) stack; // locations, root first
    size_t kept;            // how many of the stack are as in the sample before
    // of events
    PA_VEC(int64_t) open;    // frames
    PA_VEC(int64_t) closing; // those that were closed while others within them were open
    int64_t now;
};

// ---- Samples

static bool next_value(struct reader *r, struct pa_packed_cursor *c, int64_t *value)
{
    const struct pa_speedscope_measure *m = &r->of->measure;
    struct pa_decimal number;
    if (!pa_packed_next_number(c, &number))
        return pa_error_set(r->err, PA_ERROR_FORMAT, "no number");
    if (!pa_decimal_scale(number, m->places, value))
        return pa_error_set(r->err, PA_ERROR_LIMIT, "a number that does not fit into 64 bits");
    if (m->rounds && pa_decimal_places(number) > m->places)
        pa_warnings_add(r->of->input->warnings, "%s: fractions are rounded to whole numbers",
                        r->of->input->path);
    return true;
}

static void add_sample(struct reader *r, int64_t value)
{
    int64_t values[PA_SPEEDSCOPE_TYPES] = {0};
    values[r->of->measure.column] = value;
    pa_profile_builder_sample(r->of->b, &(struct pa_sample){.location = r->stack.items,
                                                            .depth = (uint32_t)r->stack.count,
                                                            .common = (uint32_t)r->kept,
                                                            .value = values,
                                                            .label = &r->of->label,
                                                            .label_count = r->of->labelled});
    r->kept = r->stack.count;
}

static bool push_frame(struct reader *r, int64_t frame)
{
    if (frame >= (int64_t)r->of->location_count)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "unknown frame");
    pa_vec_push(&r->stack, r->of->locations[frame]);
    return true;
}

static bool next_stack(struct reader *r, struct pa_packed_cursor *c)
{
    int64_t common = 0, more = 0, frame;
    bool ok = pa_packed_next(c, &common) && pa_packed_next(c, &more);
    r->stack.count = r->kept = (size_t)common;
    for (; ok && more > 0; more--)
        ok = pa_packed_next(c, &frame) && push_frame(r, frame);
    return ok;
}

static bool add_samples(struct reader *r, const struct pa_speedscope_profile *p)
{
    if (!p->has_samples || !p->has_weights)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "no array '%s'",
                            p->has_samples ? "weights" : "samples");
    if (p->sample_count != p->numbers.count)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "%zu samples, but %zu weights",
                            p->sample_count, p->numbers.count);
    struct pa_packed_cursor stacks = pa_packed_start(&p->stacks);
    struct pa_packed_cursor weights = pa_packed_start(&p->numbers);
    for (size_t i = 0; i < p->sample_count && !pa_profile_builder_full(r->of->b); i++) {
        int64_t value;
        if (!next_stack(r, &stacks))
            return pa_error_prefix(r->err, "sample %zu", i);
        if (!next_value(r, &weights, &value))
            return pa_error_prefix(r->err, "weight %zu", i);
        add_sample(r, value);
    }
    return true;
}

// ---- Events

static void close_innermost(struct reader *r)
{
    r->open.count--;
    r->stack.count--;
    r->kept = r->stack.count < r->kept ? r->stack.count : r->kept;
}

static bool is_open(const struct reader *r, int64_t frame)
{
    size_t open = 0, closing = 0;
    for (size_t i = 0; i < r->open.count; i++)
        open += r->open.items[i] == frame;
    for (size_t i = 0; i < r->closing.count; i++)
        closing += r->closing.items[i] == frame;
    return open > closing;
}

// Closes the innermost frame if it is one of those that wait for that.
static bool close_one_waiting(struct reader *r)
{
    for (size_t i = 0; r->open.count && i < r->closing.count; i++) {
        if (r->closing.items[i] == r->open.items[r->open.count - 1]) {
            r->closing.items[i] = r->closing.items[--r->closing.count];
            close_innermost(r);
            return true;
        }
    }
    return false;
}

// Some writers close frames of one time in any order: one that is not the innermost waits for the
// others, which have to be closed before time goes on.
static bool close_frame(struct reader *r, int64_t frame)
{
    if (r->open.count && r->open.items[r->open.count - 1] == frame) {
        close_innermost(r);
        while (r->closing.count && close_one_waiting(r))
            ;
        return true;
    }
    if (!is_open(r, frame))
        return pa_error_set(r->err, PA_ERROR_FORMAT, "closes a frame that is not open");
    pa_vec_push(&r->closing, frame);
    pa_warnings_add(r->of->input->warnings,
                    "%s: frames that are closed at one time in another order than they were opened "
                    "in: put right",
                    r->of->input->path);
    return true;
}

static bool still_closing(struct reader *r)
{
    return r->closing.count && !pa_error_set(r->err, PA_ERROR_FORMAT,
                                             "a frame is closed before what was opened within it");
}

static bool apply_event(struct reader *r, int64_t event)
{
    int64_t frame = event >> 1;
    if (frame >= (int64_t)r->of->location_count)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "unknown frame");
    if (event & 1)
        return close_frame(r, frame);
    if (still_closing(r))
        return false;
    pa_vec_push(&r->open, frame);
    return push_frame(r, frame);
}

static bool pass_time(struct reader *r, int64_t now)
{
    int64_t spent;
    if (__builtin_sub_overflow(now, r->now, &spent))
        return pa_error_set(r->err, PA_ERROR_LIMIT, "too far away");
    if (spent && still_closing(r))
        return false;
    if (r->stack.count && spent)
        add_sample(r, spent);
    r->now = now;
    return true;
}

static bool add_events(struct reader *r, const struct pa_speedscope_profile *p)
{
    if (!p->has_events)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "no array 'events'");
    struct pa_packed_cursor events = pa_packed_start(&p->events);
    struct pa_packed_cursor times = pa_packed_start(&p->numbers);
    int64_t event, now;
    for (size_t i = 0; pa_packed_next(&events, &event); i++) {
        if (!next_value(r, &times, &now))
            return pa_error_prefix(r->err, "event %zu: at", i);
        if (i && now < r->now)
            return pa_error_set(r->err, PA_ERROR_FORMAT, "event %zu: earlier than the one before",
                                i);
        if (!pass_time(r, now) || !apply_event(r, event))
            return pa_error_prefix(r->err, "event %zu", i);
        if (pa_profile_builder_full(r->of->b))
            return true; // finishing says why
    }
    if (r->open.count)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "%zu frames are never closed", r->open.count);
    return true;
}

bool pa_speedscope_add(const struct pa_speedscope_adder *adder,
                       const struct pa_speedscope_profile *p, struct pa_error *err)
{
    struct reader r = {.of = adder, .err = err};
    const char *type = pa_strings_text(adder->input->strings, p->type);
    bool sampled = strcmp(type, "sampled") == 0;
    bool ok;
    if (sampled || strcmp(type, "evented") == 0)
        ok = sampled ? add_samples(&r, p) : add_events(&r, p);
    else
        ok = pa_error_set(err, PA_ERROR_FORMAT, "neither sampled nor evented");
    pa_vec_release(&r.stack);
    pa_vec_release(&r.open);
    pa_vec_release(&r.closing);
    return ok;
}
