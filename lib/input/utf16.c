// SPDX-License-Identifier: Apache-2.0
#include "input/utf16.h"

#include "base/memory.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static uint32_t unit_at(const uint8_t *p, bool big_endian)
{
    return big_endian ? (uint32_t)(p[0] << 8 | p[1]) : (uint32_t)(p[1] << 8 | p[0]);
}

static size_t encode(uint32_t c, uint8_t *out)
{
    if (c < 0x80) {
        out[0] = (uint8_t)c;
        return 1;
    }
    size_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const uint8_t lead[] = {0, 0xC0, 0xE0, 0xF0};
    out[0] = (uint8_t)(lead[more] | c >> 6 * more);
    for (size_t i = 1; i <= more; i++)
        out[i] = (uint8_t)(0x80 | (c >> 6 * (more - i) & 0x3F));
    return more + 1;
}

static void convert(struct pa_bytes *bytes, bool big_endian)
{
    // Two bytes become three at most.
    struct pa_bytes out = {pa_xmalloc(bytes->size / 2 * 3 + PA_BYTES_PADDING), 0};
    const uint8_t *p = bytes->data + 2, *end = bytes->data + bytes->size;
    for (; end - p >= 2; p += 2) {
        uint32_t c = unit_at(p, big_endian);
        uint32_t next = end - p >= 4 ? unit_at(p + 2, big_endian) : 0;
        if (c >= 0xD800 && c < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00);
            p += 2;
        } else if (c >= 0xD800 && c < 0xE000) {
            c = 0xFFFD;
        }
        out.size += encode(c, out.data + out.size);
    }
    memset(out.data + out.size, 0, PA_BYTES_PADDING);
    free(bytes->data);
    *bytes = out;
}

void pa_utf16_to_utf8(struct pa_bytes *bytes)
{
    const uint8_t *b = bytes->data;
    if (bytes->size >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF))) {
        convert(bytes, b[0] == 0xFE);
    } else if (bytes->size >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF) {
        bytes->size -= 3; // the padding moves along
        memmove(bytes->data, b + 3, bytes->size + PA_BYTES_PADDING);
    }
}
