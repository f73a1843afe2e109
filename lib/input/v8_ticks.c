// SPDX-License-Identifier: Apache-2.0
// From V8's samples and the time between them to what each node has of them.
#include "base/number.h"
#include "input/v8_profile.h"

#include <inttypes.h>

// When a sample was taken, in microseconds since the start.
struct tick {
    int64_t time;
    uint32_t node;
    uint32_t sample;
};

struct ticks {
    PA_VEC(struct tick) list;
    bool backwards;
};

static int compare_ticks(const void *a, const void *b)
{
    const struct tick *x = a, *y = b;
    if (x->time != y->time)
        return x->time < y->time ? -1 : 1;
    return x->sample < y->sample ? -1 : x->sample > y->sample;
}

static int compare_numbers(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static bool too_large(size_t sample, struct pa_error *err)
{
    return pa_error_set(err, PA_ERROR_LIMIT, "sample %zu: a time over 64 bits", sample);
}

static bool count_samples(struct pa_v8_profile *p, struct ticks *ticks, struct pa_error *err)
{
    struct pa_packed_cursor c = pa_packed_start(&p->samples);
    int64_t id;
    if (p->samples.count >= UINT32_MAX)
        return pa_error_set(err, PA_ERROR_LIMIT, "over 4 billion samples");
    for (uint32_t i = 0; pa_packed_next(&c, &id); i++) {
        uint32_t node = pa_v8_tree_find(&p->tree, id);
        if (node == PA_V8_NONE && p->has_heap_samples) {
            p->unknown_samples++;
            continue;
        }
        if (node == PA_V8_NONE)
            return pa_error_set(err, PA_ERROR_FORMAT, "sample %" PRIu32 ": unknown node", i);
        p->tree.nodes.items[node].count++;
        if (ticks)
            pa_vec_push(&ticks->list, (struct tick){.node = node, .sample = i});
    }
    return true;
}

bool pa_v8_profile_has_times(const struct pa_v8_profile *p)
{
    return p->has_deltas || p->times.count || pa_v8_profile_duration(p) > 0;
}

// For profiles without times of samples, as the protocol allows: each gets an equal part of the
// duration.
static void share_duration(const struct pa_v8_profile *p, struct ticks *ticks)
{
    size_t count = ticks->list.count;
    int64_t each = count ? pa_v8_profile_duration(p) / (int64_t)count : 0;
    for (size_t i = 0; i < count; i++)
        ticks->list.items[i].time = each * (int64_t)i;
}

// V8 writes samples out of order now and then: the delta of the later one is negative then.
static bool set_times(const struct pa_v8_profile *p, struct ticks *ticks, struct pa_error *err)
{
    bool absolute = !p->has_deltas;
    struct pa_packed_cursor c = pa_packed_start(absolute ? &p->times : &p->deltas);
    int64_t time = 0, value;
    for (size_t i = 0; i < ticks->list.count && pa_packed_next(&c, &value); i++) {
        value = value == PA_PACKED_NONE ? 0 : value;
        if (absolute)
            time = value;
        else if (!pa_add_int64(time, value, &time))
            return too_large(i, err);
        ticks->backwards |= i && time < ticks->list.items[i - 1].time;
        ticks->list.items[i].time = time;
    }
    if (ticks->backwards)
        qsort(ticks->list.items, ticks->list.count, sizeof(struct tick), compare_ticks);
    return true;
}

// How long a sample lasts as a rule: for the last one, if the end is not known.
static int64_t median(const struct ticks *ticks)
{
    PA_VEC(int64_t) spans = {0};
    for (size_t i = 1; i < ticks->list.count; i++) {
        int64_t span;
        if (!__builtin_sub_overflow(ticks->list.items[i].time, ticks->list.items[i - 1].time,
                                    &span))
            pa_vec_push(&spans, span);
    }
    if (spans.count)
        qsort(spans.items, spans.count, sizeof(int64_t), compare_numbers);
    int64_t middle = spans.count ? spans.items[(spans.count - 1) / 2] : 0;
    pa_vec_release(&spans);
    return middle;
}

static int64_t last_span(const struct pa_v8_profile *p, const struct ticks *ticks)
{
    int64_t end = p->has_deltas ? pa_v8_profile_duration(p) : 0, span;
    const struct tick *last = &ticks->list.items[ticks->list.count - 1];
    if (!end)
        return median(ticks);
    return __builtin_sub_overflow(end, last->time, &span) || span < 0 ? 0 : span;
}

// A sample lasts until the next one, the last one until the end of the profile.
static bool add_spans(struct pa_v8_profile *p, const struct ticks *ticks, struct pa_error *err)
{
    const struct tick *list = ticks->list.items;
    for (size_t i = 0; i < ticks->list.count; i++) {
        struct pa_v8_node *n = &p->tree.nodes.items[list[i].node];
        int64_t span;
        if (i + 1 == ticks->list.count)
            span = last_span(p, ticks);
        else if (__builtin_sub_overflow(list[i + 1].time, list[i].time, &span))
            return too_large(list[i].sample, err);
        if (!pa_add_int64(n->amount, span, &n->amount))
            return too_large(list[i].sample, err);
    }
    return true;
}

bool pa_v8_profile_add_ticks(struct pa_v8_profile *p, struct pa_error *err)
{
    struct ticks ticks = {0};
    if (p->has_heap_samples)
        return count_samples(p, NULL, err);
    size_t times = p->has_deltas ? p->deltas.count : p->times.count;
    bool given = p->has_deltas || times;
    if (given && times != p->samples.count)
        return pa_error_set(err, PA_ERROR_FORMAT, "%zu samples, but %zu timeDeltas",
                            p->samples.count, times);
    bool ok = count_samples(p, &ticks, err) && (!given || set_times(p, &ticks, err));
    if (ok && !given)
        share_duration(p, &ticks);
    ok = ok && add_spans(p, &ticks, err);
    pa_vec_release(&ticks.list);
    return ok;
}
