// SPDX-License-Identifier: Apache-2.0
// The protobuf wire format: fields of a message one after another, and the bytes of new ones.
// (Encoding: https://protobuf.dev/programming-guides/encoding/)
//
//     struct pa_wire w = {message, message + size};
//     struct pa_field f;
//     while (pa_wire_next(&w, &f)) { … f.number, f.type, f.value or f.bytes/f.size … }
//     if (w.error) …
//
// A field with bad framing ends the walk with `error` set, a constant text.
#ifndef PA_BASE_WIRE_H
#define PA_BASE_WIRE_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum pa_wire_type {
    PA_WIRE_VARINT = 0,
    PA_WIRE_FIXED64 = 1,
    PA_WIRE_BYTES = 2,
    PA_WIRE_FIXED32 = 5
};

struct pa_wire {
    const uint8_t *next, *end;
    const char *error;
};

struct pa_field {
    uint32_t number;
    enum pa_wire_type type;
    uint64_t value;       // of VARINT and FIXED
    const uint8_t *bytes; // of BYTES: borrowed from the message
    size_t size;
};

// Eight bytes as a number, the lowest first whatever the machine has.
static inline uint64_t pa_wire_load(const uint8_t *p)
{
    uint64_t word;
    memcpy(&word, p, sizeof word);
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

// The varint at `p`, where 8 bytes may be read. Returns its size, 0 if it is longer than that.
static inline unsigned pa_varint_load(const uint8_t *p, uint64_t *value)
{
    uint64_t w = pa_wire_load(p);
    uint64_t last = ~w & 0x8080808080808080u; // bytes without the mark that more follow
    if (!last)
        return 0;
    w &= (last ^ (last - 1)) & 0x7f7f7f7f7f7f7f7fu;
    w = (w & 0x007f007f007f007fu) | (w & 0x7f007f007f007f00u) >> 1;
    w = (w & 0x00003fff00003fffu) | (w & 0x3fff00003fff0000u) >> 2;
    *value = (w & 0x0fffffffu) | (w & 0x0fffffff00000000u) >> 4;
    return (unsigned)__builtin_ctzll(last) / 8 + 1;
}

// Reads a varint at *next, which is moved behind it. False at the end of the bytes or after ten of
// them without an end. Bits beyond 64 are lost, as in other decoders.
bool pa_wire_varint_slow(const uint8_t **next, const uint8_t *end, uint64_t *value);

// Reads a varint (of protobuf: 7 bits a byte, the lowest first) as pa_wire_varint_slow() does,
// which it calls for long ones.
static inline bool pa_wire_varint(const uint8_t **next, const uint8_t *end, uint64_t *value)
{
    const uint8_t *p = *next;
    if (end - p >= 3) { // most numbers are short
        if (p[0] < 0x80) {
            *value = p[0];
            *next = p + 1;
            return true;
        }
        if (p[1] < 0x80) {
            *value = (uint64_t)(p[0] & 0x7f) | (uint64_t)p[1] << 7;
            *next = p + 2;
            return true;
        }
        if (p[2] < 0x80) {
            *value = (uint64_t)(p[0] & 0x7f) | (uint64_t)(p[1] & 0x7f) << 7 | (uint64_t)p[2] << 14;
            *next = p + 3;
            return true;
        }
    }
    return pa_wire_varint_slow(next, end, value);
}

// The same where 8 bytes may be read at *next, wherever `end` is.
static inline bool pa_wire_varint_padded(const uint8_t **next, const uint8_t *end, uint64_t *value)
{
    const uint8_t *p = *next;
    if (p < end && p[0] < 0x80) {
        *value = p[0];
        *next = p + 1;
        return true;
    }
    unsigned size = pa_varint_load(p, value);
    if (!size || size > (size_t)(end - p))
        return pa_wire_varint_slow(next, end, value);
    *next = p + size;
    return true;
}

// The next field, of any number and length. For pa_wire_next(), which does the small ones itself.
bool pa_wire_next_any(struct pa_wire *wire, struct pa_field *field);

// The next field of a message, with its number, kind and value; a field of bytes is borrowed.
// False at the end, and with wire->error set if the message is broken.
static inline bool pa_wire_next(struct pa_wire *wire, struct pa_field *field)
{
    const uint8_t *p = wire->next, *end = wire->end;
    uint64_t value;
    // Most fields have a number below 16, and are integers or short messages and texts.
    if (p >= end || *p >= 0x80)
        return pa_wire_next_any(wire, field);
    enum pa_wire_type type = (enum pa_wire_type)(*p & 7);
    uint32_t number = *p++ >> 3;
    if (type == PA_WIRE_VARINT && pa_wire_varint(&p, end, &value)) {
        *field = (struct pa_field){.number = number, .type = type, .value = value};
        wire->next = p;
        return true;
    }
    if (type == PA_WIRE_BYTES && pa_wire_varint(&p, end, &value) && value <= (size_t)(end - p)) {
        *field = (struct pa_field){number, type, value, p, (size_t)value};
        wire->next = p + value;
        return true;
    }
    return pa_wire_next_any(wire, field);
}

enum { PA_VARINT_MAX = 10 };                        // bytes
size_t pa_varint_put(uint8_t *out, uint64_t value); // returns the bytes written

// Appending fields to a message. The _opt forms leave out zero, as proto3 does.
void pa_wire_add_varint(struct pa_strbuf *out, uint64_t value);
// Field `number` as a varint.
void pa_wire_add_uint(struct pa_strbuf *out, uint32_t number, uint64_t value);
// The same, left out if it is 0.
void pa_wire_add_uint_opt(struct pa_strbuf *out, uint32_t number, uint64_t value);
// Field `number` as bytes, also none.
void pa_wire_add_bytes(struct pa_strbuf *out, uint32_t number, const void *bytes, size_t size);

#endif
