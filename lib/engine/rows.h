// SPDX-License-Identifier: Apache-2.0
// ClickHouse's RowBinary: numbers as little endian, texts and arrays behind their size as a varint,
// rows without anything between them. (https://clickhouse.com/docs/en/interfaces/formats)
#ifndef PA_ENGINE_ROWS_H
#define PA_ENGINE_ROWS_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

// A number of one byte.
void pa_rows_u8(struct pa_strbuf *out, uint8_t value);
// A number of two bytes.
void pa_rows_u16(struct pa_strbuf *out, uint16_t value);
// A number of four bytes.
void pa_rows_u32(struct pa_strbuf *out, uint32_t value);
void pa_rows_u64(struct pa_strbuf *out, uint64_t value);  // also Int64
void pa_rows_size(struct pa_strbuf *out, uint64_t count); // in front of an array
// A text or bytes of any content, with the size in front.
void pa_rows_bytes(struct pa_strbuf *out, const void *bytes, size_t size);
// The same of a NUL-terminated text.
void pa_rows_text(struct pa_strbuf *out, const char *text);

// Reading stops at the first thing that is wrong: `bad` stays set, numbers are 0 and texts "".
struct pa_rows {
    const uint8_t *next, *end;
    bool bad;
};

// Whether there is more to read: bytes are left, and nothing was wrong.
static inline bool pa_rows_more(const struct pa_rows *in)
{
    return !in->bad && in->next < in->end;
}

// The next number of one byte.
uint8_t pa_rows_get_u8(struct pa_rows *in);
// The next number of four bytes.
uint32_t pa_rows_get_u32(struct pa_rows *in);
// The next number of eight bytes.
uint64_t pa_rows_get_u64(struct pa_rows *in);
// The next number in floating point.
double pa_rows_get_double(struct pa_rows *in);
// Of an array whose items take `least` bytes each: no more than there can be.
size_t pa_rows_get_size(struct pa_rows *in, size_t least);
// Borrowed from the answer, without a NUL.
const char *pa_rows_get_bytes(struct pa_rows *in, size_t *size);
// Of a FixedString.
const void *pa_rows_get_fixed(struct pa_rows *in, size_t size);

#endif
