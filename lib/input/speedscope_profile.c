// SPDX-License-Identifier: Apache-2.0
#include "input/speedscope_profile.h"

void pa_speedscope_profile_release(struct pa_speedscope_profile *p)
{
    pa_packed_release(&p->stacks);
    pa_packed_release(&p->events);
    pa_packed_release(&p->numbers);
    pa_vec_release(&p->before);
}

// ---- Samples

static bool no_array(const char *name, struct pa_error *err)
{
    return pa_error_set(err, PA_ERROR_FORMAT, "no array '%s'", name);
}

static bool take_frame(struct pa_json *j, int64_t *frame, struct pa_error *err)
{
    if (pa_json_int(j, frame) && *frame >= 0 && *frame < UINT32_MAX)
        return true;
    return pa_error_set(err, PA_ERROR_FORMAT, "unknown frame");
}

static bool parse_stack(struct pa_speedscope_profile *p, struct pa_json *j, struct pa_error *err)
{
    size_t depth = 0, common = 0;
    int64_t frame;
    if (!pa_json_begin(j, PA_JSON_ARRAY))
        return pa_error_set(err, PA_ERROR_FORMAT, "no array");
    for (; pa_json_more(j); depth++) {
        if (!take_frame(j, &frame, err))
            return false;
        bool same = depth < p->before.count && p->before.items[depth] == frame;
        common += same && common == depth;
        if (depth == p->before.count)
            pa_vec_push(&p->before, frame);
        p->before.items[depth] = frame;
    }
    p->before.count = depth;
    pa_packed_push(&p->stacks, (int64_t)common);
    pa_packed_push(&p->stacks, (int64_t)(depth - common));
    for (size_t i = common; i < depth; i++)
        pa_packed_push(&p->stacks, p->before.items[i]);
    return true;
}

static bool parse_samples(struct pa_speedscope_profile *p, struct pa_json *j, struct pa_error *err)
{
    if (!pa_json_begin(j, PA_JSON_ARRAY))
        return no_array("samples", err);
    for (; pa_json_more(j); p->sample_count++) {
        if (!parse_stack(p, j, err))
            return pa_error_prefix(err, "sample %zu", p->sample_count);
    }
    p->has_samples = true;
    return true;
}

static bool parse_weights(struct pa_speedscope_profile *p, struct pa_json *j, struct pa_error *err)
{
    if (!pa_json_begin(j, PA_JSON_ARRAY))
        return no_array("weights", err);
    for (size_t i = 0; pa_json_more(j); i++) {
        if (!pa_packed_read_number(&p->numbers, j)) {
            pa_error_set(err, PA_ERROR_FORMAT, "no number");
            return pa_error_prefix(err, "weight %zu", i);
        }
    }
    p->has_weights = true;
    return true;
}

// ---- Events

enum { EVENT_TYPE, EVENT_FRAME, EVENT_AT };
static const char *const event_names[] = {"type", "frame", "at", NULL};

// *close: -1 if there is no type.
static bool parse_type(struct pa_json *j, int *close, struct pa_error *err)
{
    struct pa_text type;
    if (!pa_json_text(j, &type))
        return true;
    if (!pa_text_equals(type, "O") && !pa_text_equals(type, "C"))
        return pa_error_set(err, PA_ERROR_FORMAT, "unknown type");
    *close = *type.next == 'C';
    return true;
}

static bool parse_event(struct pa_speedscope_profile *p, struct pa_json *j, struct pa_error *err)
{
    int close = -1;
    int64_t frame = -1;
    bool timed = false;
    if (!pa_json_begin(j, PA_JSON_OBJECT))
        return pa_error_set(err, PA_ERROR_FORMAT, "no object");
    for (int m; (m = pa_json_member(j, event_names)) >= 0;) {
        if (m == EVENT_TYPE && !parse_type(j, &close, err))
            return false;
        if (m == EVENT_FRAME && !take_frame(j, &frame, err))
            return false;
        if (m == EVENT_AT && timed)
            return pa_error_set(err, PA_ERROR_FORMAT, "two times");
        if (m == EVENT_AT && !(timed = pa_packed_read_number(&p->numbers, j)))
            return pa_error_set(err, PA_ERROR_FORMAT, "at: no number");
    }
    if (!timed)
        return pa_error_set(err, PA_ERROR_FORMAT, "at: no number");
    if (close < 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "no type");
    if (frame < 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "unknown frame");
    pa_packed_push(&p->events, frame * 2 + close);
    return true;
}

static bool parse_events(struct pa_speedscope_profile *p, struct pa_json *j, struct pa_error *err)
{
    if (!pa_json_begin(j, PA_JSON_ARRAY))
        return no_array("events", err);
    for (size_t i = 0; pa_json_more(j); i++) {
        if (!parse_event(p, j, err))
            return pa_error_prefix(err, "event %zu", i);
    }
    p->has_events = true;
    return true;
}

// ---- The profile

enum { NAME, UNIT, TYPE, SAMPLES, WEIGHTS, EVENTS };
static const char *const names[] = {"name", "unit", "type", "samples", "weights", "events", NULL};

bool pa_speedscope_profile_parse(struct pa_speedscope_profile *p, struct pa_json *j,
                                 struct pa_strings *strings, struct pa_error *err)
{
    if (!pa_json_begin(j, PA_JSON_OBJECT))
        return true; // it has no unit: said later
    bool ok = true;
    for (int m; ok && (m = pa_json_member(j, names)) >= 0;) {
        if (m == NAME)
            pa_json_str(j, strings, &p->name);
        else if (m == UNIT)
            pa_json_str(j, strings, &p->unit);
        else if (m == TYPE)
            pa_json_str(j, strings, &p->type);
        else if ((m == SAMPLES && p->has_samples) || (m == WEIGHTS && p->has_weights) ||
                 (m == EVENTS && p->has_events))
            ok = pa_error_set(err, PA_ERROR_FORMAT, "two arrays '%s'", names[m]);
        else if (m == SAMPLES)
            ok = parse_samples(p, j, err);
        else if (m == WEIGHTS)
            ok = parse_weights(p, j, err);
        else
            ok = parse_events(p, j, err);
    }
    pa_vec_release(&p->before);
    return ok;
}
