// SPDX-License-Identifier: Apache-2.0
#include "profile/sample.h"

#include "base/memory.h"
#include "base/wire.h"
#include "profile/sample_format.h"

#include <stdlib.h>
#include <string.h>

void pa_sample_writer_init(struct pa_sample_writer *w, uint32_t type_count, struct pa_arena *arena)
{
    *w = (struct pa_sample_writer){.type_count = type_count, .arena = arena};
    w->magnitude = pa_arena_calloc(arena, type_count, sizeof *w->magnitude);
}

void pa_sample_writer_expect(struct pa_sample_writer *w, size_t bytes)
{
    if (w->room < bytes) {
        w->room = bytes;
        w->bytes = pa_xrealloc(w->bytes, bytes, 1);
    }
}

static uint8_t *put_label(uint8_t *out, const struct pa_label *label)
{
    out += pa_varint_put(out, label->key);
    *out++ = (uint8_t)((label->numeric ? PA_LABEL_NUMERIC : 0) | (label->unit ? PA_LABEL_UNIT : 0));
    out += pa_varint_put(out, label->numeric ? (uint64_t)label->num : label->text);
    if (label->unit)
        out += pa_varint_put(out, label->unit);
    return out;
}

static inline uint8_t *put(uint8_t *out, uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        *out++ = (uint8_t)(value | 0x80);
    *out++ = (uint8_t)value;
    return out;
}

// Labels go behind their size; they are written where it would end if it were longest.
static uint8_t *put_labels(uint8_t *out, const struct pa_sample *s)
{
    uint8_t *labels = out + PA_VARINT_MAX, *end = labels;
    for (uint32_t i = 0; i < s->label_count; i++)
        end = put_label(end, &s->label[i]);
    out = put(out, (uint64_t)(end - labels));
    memmove(out, labels, (size_t)(end - labels));
    return out + (end - labels);
}

static size_t most_bytes(const struct pa_sample *s, uint32_t type_count)
{
    enum { LABEL_MOST = 3 * PA_VARINT_MAX + 1 };
    return (size_t)(s->depth - s->common) * sizeof(uint32_t) +
           ((size_t)type_count + 4) * PA_VARINT_MAX + (size_t)s->label_count * LABEL_MOST;
}

// Numbers of 16 bits, or of 32 if one of them needs it.
static uint8_t *put_locations(uint8_t *out, const uint32_t *location, uint32_t count)
{
    uint8_t *first = put(out, (uint64_t)count << 1);
    uint32_t any = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint16_t narrow = (uint16_t)location[i];
        memcpy(first + i * sizeof narrow, &narrow, sizeof narrow);
        any |= location[i];
    }
    if (any >> 16 == 0)
        return first + count * sizeof(uint16_t);
    *out |= 1; // the lowest bit of what was put there
    memcpy(first, location, count * sizeof *location);
    return first + count * sizeof *location;
}

static uint8_t *put_sample(uint32_t type_count, uint8_t *out, const struct pa_sample *s,
                           const uint32_t *fresh)
{
    out = put(out, s->common);
    out = put_locations(out, fresh, s->depth - s->common);
    for (uint32_t i = 0; i < type_count; i++)
        out = put(out, (uint64_t)s->value[i]);
    return s->label_count ? put_labels(out, s) : put(out, 0);
}

static void make_room(struct pa_sample_writer *w, size_t more)
{
    w->room = w->size + w->size / 2 + more + 4096;
    w->bytes = pa_xrealloc(w->bytes, w->room, 1);
}

static void note_values(struct pa_sample_writer *w, const int64_t *value)
{
    for (uint32_t i = 0; i < w->type_count; i++) {
        uint64_t magnitude = value[i] < 0 ? 0 - (uint64_t)value[i] : (uint64_t)value[i];
        if (__builtin_add_overflow(w->magnitude[i], magnitude, &w->magnitude[i]))
            w->magnitude[i] = UINT64_MAX;
    }
}

bool pa_sample_writer_starts(const struct pa_sample_writer *w)
{
    return w->count % PA_SAMPLES_A_START == 0;
}

void pa_sample_write_fresh(struct pa_sample_writer *w, const struct pa_sample *s,
                           const uint32_t *fresh)
{
    if (pa_sample_writer_starts(w))
        pa_vec_push(&w->starts, (struct pa_sample_start){w->size, w->count});
    size_t most = most_bytes(s, w->type_count);
    if (w->room - w->size < most)
        make_room(w, most);
    w->size = (size_t)(put_sample(w->type_count, w->bytes + w->size, s, fresh) - w->bytes);
    w->count++;
    note_values(w, s->value);
    if (s->depth > w->deepest)
        w->deepest = s->depth;
    w->has_empty |= s->depth == 0;
}

void pa_sample_write(struct pa_sample_writer *w, const struct pa_sample *sample)
{
    struct pa_sample s = *sample;
    if (pa_sample_writer_starts(w))
        s.common = 0;
    // An empty stack may be NULL.
    pa_sample_write_fresh(w, &s, s.common ? s.location + s.common : s.location);
}

void pa_sample_writer_finish(struct pa_sample_writer *w, struct pa_profile *profile)
{
    profile->sample_count = w->count;
    profile->store = (struct pa_sample_store){
        .bytes = pa_xrealloc(w->bytes, w->size + PA_SAMPLE_SLACK, 1),
        .size = w->size,
        .deepest = w->deepest,
        .has_empty = w->has_empty,
        .magnitude = w->magnitude,
        .start_count = w->starts.count,
        .starts =
            pa_arena_memdup(w->arena, w->starts.items, w->starts.count * sizeof *w->starts.items),
    };
    pa_vec_release(&w->starts);
}

void pa_sample_writer_discard(struct pa_sample_writer *w)
{
    pa_vec_release(&w->starts);
    free(w->bytes);
}
