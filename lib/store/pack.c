// SPDX-License-Identifier: Apache-2.0
#include "store/pack.h"

#define ZLIB_CONST // input is not written to
#include <zlib.h>

enum { CODEC_AND_CRC = 5, MOST_PER_BYTE = 1040 }; // deflate makes a byte of 1032 at most

uint64_t pa_pack_common_divisor(uint64_t a, int64_t value)
{
    uint64_t b = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    while (b) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

uint64_t pa_pack_get(struct pa_pack_reader *in)
{
    uint64_t value;
    if (in->bad || !pa_wire_varint(&in->next, in->end, &value)) {
        in->bad = true;
        return 0;
    }
    return value;
}

uint32_t pa_pack_get_below(struct pa_pack_reader *in, uint64_t limit)
{
    uint64_t value = pa_pack_get(in);
    if (value < limit && value <= UINT32_MAX)
        return (uint32_t)value;
    in->bad = true;
    return 0;
}

int64_t pa_pack_get_signed(struct pa_pack_reader *in)
{
    uint64_t value = pa_pack_get(in);
    return (int64_t)(value >> 1 ^ (value & 1 ? UINT64_MAX : 0));
}

// Deflates behind the end of `out`, whose size stays. Returns the number of bytes; 0 if that is no
// smaller.
static size_t deflate_all(struct pa_strbuf *out, const void *bytes, size_t size,
                          enum pa_pack_codec codec)
{
    enum { LEAST_WINDOW = 9, LARGEST_WINDOW = 15, LARGEST_MEMORY = 8 };
    z_stream z = {0};
    int level = codec == PA_PACK_DEFLATED ? 6 : 1, window = LEAST_WINDOW;
    int strategy = codec == PA_PACK_NUMBERS ? Z_RLE : Z_DEFAULT_STRATEGY;
    while (window < LARGEST_WINDOW && (size_t)1 << window < size)
        window++; // what it takes has to be cleared first
    int memory = window - 6 < LARGEST_MEMORY ? window - 6 : LARGEST_MEMORY; // one block of codes
    if (size > UINT32_MAX || deflateInit2(&z, level, Z_DEFLATED, window, memory, strategy) != Z_OK)
        return 0;
    pa_strbuf_reserve(out, deflateBound(&z, size) + 1);
    z.next_in = bytes;
    z.avail_in = (uInt)size;
    z.next_out = (Bytef *)out->text + out->size;
    z.avail_out = (uInt)(out->capacity - out->size - 1 < UINT32_MAX ? out->capacity - out->size - 1
                                                                    : UINT32_MAX);
    bool done = deflate(&z, Z_FINISH) == Z_STREAM_END;
    size_t packed = z.total_out;
    deflateEnd(&z);
    return done && packed < size ? packed : 0;
}

void pa_pack_blob(struct pa_strbuf *out, const void *bytes, size_t size, enum pa_pack_codec codec)
{
    size_t start = out->size;
    uint32_t crc = (uint32_t)crc32_z(0, bytes, size);
    uint8_t head[CODEC_AND_CRC] = {codec == PA_PACK_RAW ? PA_PACK_RAW : PA_PACK_DEFLATED};
    for (unsigned i = 0; i < 4; i++)
        head[i + 1] = (uint8_t)(crc >> 8 * i);
    pa_strbuf_add(out, head, sizeof head);
    pa_wire_add_varint(out, size);
    size_t packed = codec == PA_PACK_RAW ? 0 : deflate_all(out, bytes, size, codec);
    out->size += packed;
    if (!packed) {
        out->text[start] = PA_PACK_RAW;
        pa_strbuf_add(out, bytes, size);
    }
}

static bool damaged(const char *what, struct pa_error *err)
{
    return pa_error_set(err, PA_ERROR_FORMAT, "damaged: %s", what);
}

static bool inflate_all(struct pa_pack_reader *in, uint64_t size, struct pa_arena *arena,
                        struct pa_error *err)
{
    uLong packed = (uLong)(in->end - in->next);
    if (size / MOST_PER_BYTE > packed)
        return damaged("a column says that it is longer than it can be", err);
    uint8_t *bytes = pa_arena_alloc(arena, size + 1);
    uLongf got = size;
    if (uncompress2(bytes, &got, in->next, &packed) != Z_OK || got != size)
        return damaged("a column cannot be unpacked", err);
    *in = (struct pa_pack_reader){bytes, bytes + size, false};
    return true;
}

bool pa_pack_open(const void *blob, size_t size, struct pa_arena *arena, struct pa_pack_reader *in,
                  struct pa_error *err)
{
    const uint8_t *head = blob;
    if (size < CODEC_AND_CRC)
        return damaged("a column is cut off", err);
    *in = (struct pa_pack_reader){head + CODEC_AND_CRC, head + size, false};
    uint64_t full = pa_pack_get(in);
    if (in->bad || head[0] > PA_PACK_DEFLATED)
        return damaged("a column has no head", err);
    if (head[0] == PA_PACK_DEFLATED && !inflate_all(in, full, arena, err))
        return false;
    size_t have = (size_t)(in->end - in->next);
    uint32_t crc = 0;
    for (unsigned i = 0; i < 4; i++)
        crc |= (uint32_t)head[i + 1] << 8 * i;
    if (have != full || (uint32_t)crc32_z(0, in->next, have) != crc)
        return damaged("a column is not what was written", err);
    return true;
}
