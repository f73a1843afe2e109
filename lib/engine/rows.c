// SPDX-License-Identifier: Apache-2.0
#include "engine/rows.h"

#include "base/wire.h"

static void put(struct pa_strbuf *out, uint64_t value, unsigned size)
{
    uint8_t bytes[8];
    for (unsigned i = 0; i < size; i++)
        bytes[i] = (uint8_t)(value >> 8 * i);
    pa_strbuf_add(out, bytes, size);
}

void pa_rows_u8(struct pa_strbuf *out, uint8_t value)
{
    pa_strbuf_addc(out, (char)value);
}

void pa_rows_u16(struct pa_strbuf *out, uint16_t value)
{
    put(out, value, sizeof value);
}

void pa_rows_u32(struct pa_strbuf *out, uint32_t value)
{
    put(out, value, sizeof value);
}

void pa_rows_u64(struct pa_strbuf *out, uint64_t value)
{
    put(out, value, sizeof value);
}

void pa_rows_size(struct pa_strbuf *out, uint64_t count)
{
    pa_wire_add_varint(out, count);
}

void pa_rows_bytes(struct pa_strbuf *out, const void *bytes, size_t size)
{
    pa_wire_add_varint(out, size);
    pa_strbuf_add(out, bytes, size);
}

void pa_rows_text(struct pa_strbuf *out, const char *text)
{
    pa_rows_bytes(out, text, strlen(text));
}

static uint64_t get(struct pa_rows *in, unsigned size)
{
    uint64_t value = 0;
    const uint8_t *bytes = pa_rows_get_fixed(in, size);
    for (unsigned i = 0; bytes && i < size; i++)
        value |= (uint64_t)bytes[i] << 8 * i;
    return value;
}

uint8_t pa_rows_get_u8(struct pa_rows *in)
{
    return (uint8_t)get(in, sizeof(uint8_t));
}

uint32_t pa_rows_get_u32(struct pa_rows *in)
{
    return (uint32_t)get(in, sizeof(uint32_t));
}

uint64_t pa_rows_get_u64(struct pa_rows *in)
{
    return get(in, sizeof(uint64_t));
}

double pa_rows_get_double(struct pa_rows *in)
{
    double value;
    uint64_t bits = pa_rows_get_u64(in);
    memcpy(&value, &bits, sizeof value);
    return value;
}

size_t pa_rows_get_size(struct pa_rows *in, size_t least)
{
    uint64_t size = 0;
    if (!in->bad && pa_wire_varint(&in->next, in->end, &size) &&
        size <= (size_t)(in->end - in->next) / least)
        return (size_t)size;
    in->bad = true;
    return 0;
}

const char *pa_rows_get_bytes(struct pa_rows *in, size_t *size)
{
    *size = pa_rows_get_size(in, 1);
    const void *bytes = pa_rows_get_fixed(in, *size);
    return bytes ? bytes : "";
}

const void *pa_rows_get_fixed(struct pa_rows *in, size_t size)
{
    if (in->bad || size > (size_t)(in->end - in->next)) {
        in->bad = true;
        return NULL;
    }
    const void *bytes = in->next;
    in->next += size;
    return bytes;
}
