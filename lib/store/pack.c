// SPDX-License-Identifier: Apache-2.0
#include "store/pack.h"

#include "base/wire.h"

#include <zlib.h>

enum { CODEC_AND_CRC = 5, MOST_PER_BYTE = 1040 }; // deflate makes a byte of 1032 at most

void pa_pack_signed(struct pa_strbuf *out, int64_t value)
{
    pa_wire_add_varint(out, (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0));
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

void pa_pack_blob(struct pa_strbuf *out, const void *bytes, size_t size, enum pa_pack_codec codec)
{
    size_t start = out->size;
    uint32_t crc = (uint32_t)crc32_z(0, bytes, size);
    uint8_t head[CODEC_AND_CRC] = {(uint8_t)codec};
    for (unsigned i = 0; i < 4; i++)
        head[i + 1] = (uint8_t)(crc >> 8 * i);
    pa_strbuf_add(out, head, sizeof head);
    pa_wire_add_varint(out, size);
    if (codec == PA_PACK_DEFLATED) {
        uLongf packed = compressBound(size);
        pa_strbuf_reserve(out, packed + 1);
        if (compress2((Bytef *)out->text + out->size, &packed, bytes, size, 6) == Z_OK &&
            packed < size) {
            out->size += packed;
            return;
        }
        out->text[start] = PA_PACK_RAW;
    }
    pa_strbuf_add(out, bytes, size);
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
