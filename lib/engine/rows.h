// SPDX-License-Identifier: Apache-2.0
// ClickHouse's RowBinary: numbers are little endian, texts and arrays follow their size as a
// varint, and there is nothing between rows and columns.
// (https://clickhouse.com/docs/en/interfaces/formats)
#ifndef PA_ENGINE_ROWS_H
#define PA_ENGINE_ROWS_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

// Appends a number of one byte: UInt8.
void pa_rows_u8(struct pa_strbuf *out, uint8_t value);
// Appends a number of two bytes: UInt16, Date (days since 1970).
void pa_rows_u16(struct pa_strbuf *out, uint16_t value);
// Appends a number of four bytes: UInt32, DateTime (seconds since 1970).
void pa_rows_u32(struct pa_strbuf *out, uint32_t value);
// Appends a number of eight bytes: UInt64, or Int64 converted to it.
void pa_rows_u64(struct pa_strbuf *out, uint64_t value);
// Appends the number of items that stands in front of an array.
void pa_rows_size(struct pa_strbuf *out, uint64_t count);
// Appends `size` bytes of any content as a String: their number, then they themselves.
void pa_rows_bytes(struct pa_strbuf *out, const void *bytes, size_t size);
// Appends a NUL-terminated text as a String.
void pa_rows_text(struct pa_strbuf *out, const char *text);

// Reads values from [next, end), which is borrowed. After the first that is cut off or too large
// `bad` stays set, numbers are 0 and texts "", so one check at the end is enough.
struct pa_rows {
    const uint8_t *next, *end;
    bool bad;
};

// Returns whether there is more to read: bytes are left, and nothing was wrong.
static inline bool pa_rows_more(const struct pa_rows *in)
{
    return !in->bad && in->next < in->end;
}

// Returns the next UInt8.
uint8_t pa_rows_get_u8(struct pa_rows *in);
// Returns the next UInt32 or DateTime.
uint32_t pa_rows_get_u32(struct pa_rows *in);
// Returns the next UInt64; convert it for an Int64.
uint64_t pa_rows_get_u64(struct pa_rows *in);
// Returns the next Float64.
double pa_rows_get_double(struct pa_rows *in);
// Returns the number of items of the next array, whose items take at least `least` bytes each (1
// or more); sets in->bad and returns 0 if so many do not fit into what is left.
size_t pa_rows_get_size(struct pa_rows *in, size_t least);
// Returns the next String and sets *size to its length. It is borrowed and not NUL-terminated; ""
// and 0 if it is not there.
const char *pa_rows_get_bytes(struct pa_rows *in, size_t *size);
// Returns the next FixedString of `size` bytes, borrowed; NULL, with in->bad set, if it is not
// there.
const void *pa_rows_get_fixed(struct pa_rows *in, size_t size);

#endif
