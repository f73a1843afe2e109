// SPDX-License-Identifier: Apache-2.0
#include "profile/sample.h"

#include "base/memory.h"
#include "base/wire.h"
#include "profile/sample_format.h"

#include <stdlib.h>
#include <string.h>

static uint32_t bytes_of(uint32_t largest)
{
    uint32_t n = 1;
    while (n < 4 && largest >> 8 * n)
        n++;
    return n;
}

void pa_sample_writer_init(struct pa_sample_writer *w, struct pa_profile *profile,
                           struct pa_arena *arena)
{
    *w = (struct pa_sample_writer){.profile = profile, .arena = arena};
    w->magnitude = pa_arena_calloc(arena, profile->type_count, sizeof *w->magnitude);
    profile->store = (struct pa_sample_store){
        .id_bytes = bytes_of(profile->location_count),
        .magnitude = w->magnitude,
    };
}

void pa_sample_writer_lend(struct pa_sample_writer *w, uint8_t *bytes)
{
    w->bytes = bytes;
    w->lent = true;
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
    if (value < 0x80) {
        *out = (uint8_t)value;
        return out + 1;
    }
    return out + pa_varint_put(out, value);
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

static uint8_t *put_sample(const struct pa_profile *p, uint8_t *out, const struct pa_sample *s)
{
    out = put(out, s->common);
    out = put(out, s->depth - s->common);
    uint32_t id_bytes = p->store.id_bytes;
    for (uint32_t i = s->common; i < s->depth; i++, out += id_bytes) {
        for (uint32_t k = 0; k < 4; k++) // what is too much is written over
            out[k] = (uint8_t)(s->location[i] >> 8 * k);
    }
    for (uint32_t i = 0; i < p->type_count; i++)
        out = put(out, (uint64_t)s->value[i]);
    return put_labels(out, s);
}

static void move_to_own_memory(struct pa_sample_writer *w, size_t more)
{
    size_t room = w->size + w->size / 2 + more + 4096;
    uint8_t *own = pa_xrealloc(w->lent ? NULL : w->bytes, room, 1);
    if (w->lent && w->size)
        memcpy(own, w->bytes, w->size);
    w->bytes = own;
    w->room = room;
    w->lent = false;
}

static void note_values(struct pa_sample_writer *w, const int64_t *value)
{
    for (uint32_t i = 0; i < w->profile->type_count; i++) {
        uint64_t magnitude = value[i] < 0 ? 0 - (uint64_t)value[i] : (uint64_t)value[i];
        if (__builtin_add_overflow(w->magnitude[i], magnitude, &w->magnitude[i]))
            w->magnitude[i] = UINT64_MAX;
    }
}

// Adds the sample, whose `common` holds, behind the others.
static void append(struct pa_sample_writer *w, const struct pa_sample *sample)
{
    size_t most = most_bytes(sample, w->profile->type_count), size;
    if (w->room - w->size < most && !w->lent)
        move_to_own_memory(w, most);
    if (w->room - w->size >= most) {
        uint8_t *start = w->bytes + w->size;
        size = (size_t)(put_sample(w->profile, start, sample) - start);
    } else {
        pa_strbuf_reserve(&w->scratch, most);
        uint8_t *start = (uint8_t *)w->scratch.text;
        size = (size_t)(put_sample(w->profile, start, sample) - start);
        if (w->room - w->size < size)
            move_to_own_memory(w, size);
        memcpy(w->bytes + w->size, start, size);
    }
    w->size += size;
}

void pa_sample_write(struct pa_sample_writer *w, const struct pa_sample *sample)
{
    if (w->count % PA_SAMPLES_A_START == 0) {
        struct pa_sample whole = *sample;
        whole.common = 0;
        pa_vec_push(&w->starts, (struct pa_sample_start){w->size, w->count});
        append(w, &whole);
    } else {
        append(w, sample);
    }
    w->count++;
    note_values(w, sample->value);
    if (sample->depth > w->profile->store.deepest)
        w->profile->store.deepest = sample->depth;
}

void pa_sample_writer_finish(struct pa_sample_writer *w)
{
    pa_strbuf_release(&w->scratch);
    if (!w->lent)
        w->bytes = pa_xrealloc(w->bytes, w->size + PA_SAMPLE_SLACK, 1);
    w->profile->sample_count = w->count;
    w->profile->store.bytes = w->bytes;
    w->profile->store.size = w->size;
    w->profile->store.start_count = w->starts.count;
    w->profile->store.starts =
        pa_arena_memdup(w->arena, w->starts.items, w->starts.count * sizeof *w->starts.items);
    pa_vec_release(&w->starts);
}

void pa_sample_writer_discard(struct pa_sample_writer *w)
{
    pa_strbuf_release(&w->scratch);
    pa_vec_release(&w->starts);
    if (!w->lent)
        free(w->bytes);
}
