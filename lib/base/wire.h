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

// A walk through a message: the bytes that are left, and NULL or what is wrong with them.
struct pa_wire {
    const uint8_t *next, *end;
    const char *error;
};

// One field of a message.
struct pa_field {
    uint32_t number;
    enum pa_wire_type type;
    uint64_t value;       // of VARINT and FIXED
    const uint8_t *bytes; // of BYTES: borrowed from the message
    size_t size;
};

// Returns the eight bytes at `p` as a little-endian number, whatever the machine's byte order.
static inline uint64_t pa_wire_load(const uint8_t *p)
{
    uint64_t word;
    memcpy(&word, p, sizeof word);
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

// Reads the varint at `p`, where 8 bytes must be readable. Returns its size in bytes, 1 to 8, or 0,
// leaving `*value` alone, if it is longer than that.
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

// Reads the varint at `*next` and moves `*next` behind it. Returns false, leaving both alone, if it
// does not end before `end` or within ten bytes. Bits beyond 64 are lost, as in other decoders. Any
// size; pa_wire_varint() is faster for short ones.
bool pa_wire_varint_slow(const uint8_t **next, const uint8_t *end, uint64_t *value);

// Reads a varint (protobuf's: 7 bits a byte, the lowest first) at `*next` and moves `*next` behind
// it. Returns false as pa_wire_varint_slow() does, which it calls for what is longer than three
// bytes.
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

// Reads a varint as pa_wire_varint() does, where 8 bytes can be read at `*next` wherever `end` is
// (input with PA_BYTES_PADDING).
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

// Does what pa_wire_next() does, for fields of any number and length. pa_wire_next() handles the
// frequent ones itself and calls this for the rest.
bool pa_wire_next_any(struct pa_wire *wire, struct pa_field *field);

// Reads the next field of a message: number, type, and value or bytes, which are borrowed from the
// message. Returns false at the end, or, with wire->error set to a constant text, if the framing is
// broken: a bad varint, a length beyond the end, groups and unknown wire types.
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

// The longest varint, in bytes.
enum { PA_VARINT_MAX = 10 }; // bytes
// Writes a varint to `out`, which has room for PA_VARINT_MAX bytes, and returns its size.
static inline size_t pa_varint_put(uint8_t *out, uint64_t value)
{
    size_t n = 0;
    for (; value >= 0x80; value >>= 7)
        out[n++] = (uint8_t)(value | 0x80);
    out[n++] = (uint8_t)value;
    return n;
}

// Appends a bare varint to a message, without the key of a field.
static inline void pa_wire_add_varint(struct pa_strbuf *out, uint64_t value)
{
    if (out->capacity - out->size <= PA_VARINT_MAX)
        pa_strbuf_reserve(out, PA_VARINT_MAX);
    out->size += pa_varint_put((uint8_t *)out->text + out->size, value);
    out->text[out->size] = '\0';
}

// Appends field `number` with a varint, also if it is 0. A negative number is given as its two's
// complement.
void pa_wire_add_uint(struct pa_strbuf *out, uint32_t number, uint64_t value);
// Appends field `number` with a varint, but nothing if the value is 0, as proto3 does.
void pa_wire_add_uint_opt(struct pa_strbuf *out, uint32_t number, uint64_t value);
// Appends field `number` with `size` bytes: a string, a packed array or a message. An empty one is
// written, too.
void pa_wire_add_bytes(struct pa_strbuf *out, uint32_t number, const void *bytes, size_t size);

#endif
