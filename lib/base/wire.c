// SPDX-License-Identifier: Apache-2.0
#include "base/wire.h"

bool pa_wire_varint_slow(const uint8_t **next, const uint8_t *end, uint64_t *value)
{
    const uint8_t *p = *next;
    unsigned size = end - p >= 8 ? pa_varint_load(p, value) : 0;
    if (size) {
        *next = p + size;
        return true;
    }
    uint64_t v = 0;
    for (unsigned i = 0; i < PA_VARINT_MAX && p < end; i++, p++) {
        v |= (uint64_t)(*p & 0x7f) << 7 * i;
        if (*p < 0x80) {
            *value = v;
            *next = p + 1;
            return true;
        }
    }
    return false;
}

static bool fail(struct pa_wire *wire, const char *error)
{
    wire->error = error;
    return false;
}

static bool take_fixed(struct pa_wire *wire, struct pa_field *field, size_t size)
{
    if ((size_t)(wire->end - wire->next) < size)
        return fail(wire, "truncated field");
    field->value = 0;
    for (size_t i = size; i > 0; i--)
        field->value = field->value << 8 | wire->next[i - 1];
    wire->next += size;
    return true;
}

bool pa_wire_next_any(struct pa_wire *wire, struct pa_field *field)
{
    if (wire->next >= wire->end)
        return false;
    uint64_t key;
    if (!pa_wire_varint(&wire->next, wire->end, &key))
        return fail(wire, "bad varint");
    field->number = key >> 3 > UINT32_MAX ? UINT32_MAX : (uint32_t)(key >> 3);
    field->type = (enum pa_wire_type)(key & 7);
    switch (field->type) {
    case PA_WIRE_VARINT:
        return pa_wire_varint(&wire->next, wire->end, &field->value) || fail(wire, "bad varint");
    case PA_WIRE_FIXED64:
        return take_fixed(wire, field, 8);
    case PA_WIRE_FIXED32:
        return take_fixed(wire, field, 4);
    case PA_WIRE_BYTES:
        if (!pa_wire_varint(&wire->next, wire->end, &field->value))
            return fail(wire, "bad varint");
        if (field->value > (size_t)(wire->end - wire->next))
            return fail(wire, "a length goes beyond the end");
        field->bytes = wire->next;
        field->size = (size_t)field->value;
        wire->next += field->size;
        return true;
    }
    return fail(wire, "unknown wire type");
}

void pa_wire_add_uint(struct pa_strbuf *out, uint32_t number, uint64_t value)
{
    pa_wire_add_varint(out, (uint64_t)number << 3 | PA_WIRE_VARINT);
    pa_wire_add_varint(out, value);
}

void pa_wire_add_uint_opt(struct pa_strbuf *out, uint32_t number, uint64_t value)
{
    if (value)
        pa_wire_add_uint(out, number, value);
}

void pa_wire_add_bytes(struct pa_strbuf *out, uint32_t number, const void *bytes, size_t size)
{
    pa_wire_add_varint(out, (uint64_t)number << 3 | PA_WIRE_BYTES);
    pa_wire_add_varint(out, size);
    pa_strbuf_add(out, bytes, size);
}
