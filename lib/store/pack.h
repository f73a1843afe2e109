// SPDX-License-Identifier: Apache-2.0
// Bytes of a store: columns of varints, and the blobs that they are kept as. A blob is one byte
// that says how it is packed (0: raw, 1: deflated), the CRC-32 of what it holds (4 bytes, little
// endian), the size of that (a varint), and the bytes.
#ifndef PA_STORE_PACK_H
#define PA_STORE_PACK_H

#include "base/error.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

// How a blob is to be packed. Numbers are deflated as well, in half the time: columns of small
// numbers repeat nothing but runs of one, and get no larger, mostly smaller, if nothing else is
// searched for.
enum pa_pack_codec { PA_PACK_RAW, PA_PACK_DEFLATED, PA_PACK_NUMBERS };

void pa_pack_signed(struct pa_strbuf *out, int64_t value); // small for small magnitudes

// Of a divisor so far (0: none yet) and one more value: what both are multiples of.
uint64_t pa_pack_common_divisor(uint64_t divisor, int64_t value);

// Reading stops at the first thing that is wrong: `bad` stays set, and every number is 0.
struct pa_pack_reader {
    const uint8_t *next, *end;
    bool bad;
};
// An unsigned number of up to 64 bits (a varint of protobuf).
uint64_t pa_pack_get(struct pa_pack_reader *in);
uint32_t pa_pack_get_below(struct pa_pack_reader *in, uint64_t limit); // bad if it is not below
// A signed one.
int64_t pa_pack_get_signed(struct pa_pack_reader *in);

// Appends the blob of `size` bytes to `out`. What gets no smaller is kept raw.
void pa_pack_blob(struct pa_strbuf *out, const void *bytes, size_t size, enum pa_pack_codec codec);
// What is in a blob: its own bytes, or of a deflated one bytes in `arena`.
PA_MUST_CHECK bool pa_pack_open(const void *blob, size_t size, struct pa_arena *arena,
                                struct pa_pack_reader *in, struct pa_error *err);

#endif
