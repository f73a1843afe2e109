// SPDX-License-Identifier: Apache-2.0
#include "profile/sample.h"

#include "base/memory.h"
#include "base/wire.h"
#include "profile/sample_format.h"

#include <stdlib.h>
#include <string.h>

void pa_sample_writer_init(struct pa_sample_writer *writer, uint32_t type_count)
{
    *writer = (struct pa_sample_writer){.type_count = type_count};
}

void pa_sample_writer_init_lent(struct pa_sample_writer *writer, uint32_t type_count,
                                uint8_t *bytes)
{
    *writer = (struct pa_sample_writer){.bytes = bytes, .lent = true, .type_count = type_count};
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

// Into the scratch buffer; returns its size.
static size_t encode(struct pa_sample_writer *w, const struct pa_sample *s)
{
    enum { LABEL_MOST = 3 * PA_VARINT_MAX + 1 };
    size_t labels_most = (size_t)s->label_count * LABEL_MOST;
    w->scratch.size = 0;
    pa_strbuf_reserve(&w->scratch,
                      ((size_t)(s->depth - s->common) + w->type_count + 3) * PA_VARINT_MAX +
                          2 * labels_most);
    uint8_t *start = (uint8_t *)w->scratch.text, *out = start;
    out += pa_varint_put(out, s->common);
    out += pa_varint_put(out, s->depth - s->common);
    for (uint32_t i = s->common; i < s->depth; i++)
        out += pa_varint_put(out, s->location[i]);
    for (uint32_t i = 0; i < w->type_count; i++)
        out += pa_varint_put(out, (uint64_t)s->value[i]);
    if (s->label_count == 0) {
        *out++ = 0;
        return (size_t)(out - start);
    }
    // Labels are written behind, then moved to follow their size.
    uint8_t *labels = out + PA_VARINT_MAX, *end = labels;
    for (uint32_t i = 0; i < s->label_count; i++)
        end = put_label(end, &s->label[i]);
    out += pa_varint_put(out, (uint64_t)(end - labels));
    memmove(out, labels, (size_t)(end - labels));
    return (size_t)(out + (end - labels) - start);
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

void pa_sample_write(struct pa_sample_writer *w, const struct pa_sample *sample)
{
    size_t size = encode(w, sample);
    if (w->room < w->size + size)
        move_to_own_memory(w, size);
    memcpy(w->bytes + w->size, w->scratch.text, size);
    w->size += size;
    w->count++;
    if (sample->depth > w->deepest)
        w->deepest = sample->depth;
}

struct pa_sample_store pa_sample_writer_finish(struct pa_sample_writer *w)
{
    pa_strbuf_release(&w->scratch);
    return (struct pa_sample_store){w->bytes, w->size, w->deepest};
}

void pa_sample_writer_discard(struct pa_sample_writer *w)
{
    pa_strbuf_release(&w->scratch);
    if (!w->lent)
        free(w->bytes);
}
