// SPDX-License-Identifier: Apache-2.0
// Bytes of a store: varints, and the blobs that columns of them are kept in. A blob is one byte
// that says how it is packed (0: raw, 1: deflated by zlib), the CRC-32 of the unpacked bytes (4
// bytes, little endian), their number (a varint), and the bytes.
#ifndef PA_STORE_PACK_H
#define PA_STORE_PACK_H

#include "base/error.h"
#include "base/strbuf.h"
#include "base/wire.h"

#include <stdbool.h>
#include <stdint.h>

// How a blob is packed. PA_PACK_NUMBERS is deflate as well, with zlib's run-length strategy
// (Z_RLE), which takes half the time and, as columns of small numbers repeat little but runs of one
// number, makes them no larger.
enum pa_pack_codec { PA_PACK_RAW, PA_PACK_DEFLATED, PA_PACK_NUMBERS };

// Appends a varint that is short for values near 0 (zigzag, as protobuf's sint64).
static inline void pa_pack_signed(struct pa_strbuf *out, int64_t value)
{
    pa_wire_add_varint(out, (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0));
}

// Returns the greatest common divisor of `divisor` and the magnitude of `value`. Begin with a
// divisor of 0, which stands for no value so far.
uint64_t pa_pack_common_divisor(uint64_t divisor, int64_t value);

// Reads varints from [next, end), which is borrowed. After the first that is cut off or out of
// range `bad` stays set and each further number is 0, so one check at the end is enough.
struct pa_pack_reader {
    const uint8_t *next, *end;
    bool bad;
};
// Returns the next unsigned number of up to 64 bits (a varint of protobuf).
uint64_t pa_pack_get(struct pa_pack_reader *in);
// Returns the next unsigned number; sets in->bad and returns 0 if it is not below `limit` or
// exceeds 32 bits.
uint32_t pa_pack_get_below(struct pa_pack_reader *in, uint64_t limit);
// Returns the next number of those that pa_pack_signed() writes.
int64_t pa_pack_get_signed(struct pa_pack_reader *in);

// Appends the blob of `size` bytes to `out`. It is raw, whatever the codec, if deflate makes it no
// smaller.
void pa_pack_blob(struct pa_strbuf *out, const void *bytes, size_t size, enum pa_pack_codec codec);
// Checks a blob and sets `in` to its unpacked bytes: in `blob` itself if it is raw, which is
// borrowed, else in `arena`. PA_ERROR_FORMAT if it is cut off, does not unpack, or its CRC-32
// differs.
PA_MUST_CHECK bool pa_pack_open(const void *blob, size_t size, struct pa_arena *arena,
                                struct pa_pack_reader *in, struct pa_error *err);

#endif
