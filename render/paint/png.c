// SPDX-License-Identifier: Apache-2.0
#include "paint/png.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { PIECE = 32 << 10, LEVEL = 6, FILTER_NONE = 0, FILTER_UP = 2 };

static void put32(unsigned char *at, uint32_t value)
{
    at[0] = (unsigned char)(value >> 24);
    at[1] = (unsigned char)(value >> 16);
    at[2] = (unsigned char)(value >> 8);
    at[3] = (unsigned char)value;
}

// `bytes`: the type of the chunk, then `size` bytes of data.
static void write_chunk(const struct pa_png *png, const unsigned char *bytes, size_t size)
{
    unsigned char number[4];
    put32(number, (uint32_t)size);
    png->write(png->sink, number, sizeof number);
    png->write(png->sink, bytes, 4 + size);
    put32(number, (uint32_t)crc32(0, bytes, (uInt)(4 + size)));
    png->write(png->sink, number, sizeof number);
}

static void write_head(const struct pa_png *png)
{
    unsigned char head[4 + 13] = "IHDR";
    put32(head + 4, png->width);
    put32(head + 8, png->height);
    head[12] = 8; // bits
    head[13] = 2; // red, green, blue
    png->write(png->sink, "\x89PNG\r\n\x1a\n", 8);
    write_chunk(png, head, 13);
}

// Filters line y: if it equals the line above it, as the difference to that (all zeros), else
// unchanged.
static void filter_line(const struct pa_png *png, uint32_t y, unsigned char *line)
{
    const unsigned char *now = png->pixels + y * png->stride, *above = now - png->stride;
    if (y > 0 && memcmp(now, above, 4 * (size_t)png->width) == 0) {
        *line = FILTER_UP;
        memset(line + 1, 0, 3 * (size_t)png->width);
        return;
    }
    *line++ = FILTER_NONE;
    for (uint32_t x = 0; x < png->width; x++, line += 3) {
        uint32_t pixel;
        memcpy(&pixel, now + 4 * (size_t)x, sizeof pixel);
        line[0] = (unsigned char)(pixel >> 16);
        line[1] = (unsigned char)(pixel >> 8);
        line[2] = (unsigned char)pixel;
    }
}

// `out`: PIECE bytes behind the four of "IDAT".
static void deflate_all(const struct pa_png *png, z_stream *z, unsigned char *out, int flush)
{
    int status;
    do {
        status = deflate(z, flush);
        if (z->avail_out == 0 || status == Z_STREAM_END) {
            write_chunk(png, out, PIECE - z->avail_out);
            z->next_out = out + 4;
            z->avail_out = PIECE;
        }
    } while (z->avail_in > 0 || (flush == Z_FINISH && status != Z_STREAM_END));
}

const char *pa_png_write(const struct pa_png *png)
{
    z_stream z = {0};
    size_t size = 1 + 3 * (size_t)png->width;
    unsigned char *line = malloc(size), *out = malloc(4 + PIECE);
    bool fine = line && out && deflateInit(&z, LEVEL) == Z_OK;
    if (fine) {
        write_head(png);
        memcpy(out, "IDAT", 4);
        z.next_out = out + 4;
        z.avail_out = PIECE;
        for (uint32_t y = 0; y < png->height; y++) {
            filter_line(png, y, line);
            z.next_in = line;
            z.avail_in = (uInt)size;
            deflate_all(png, &z, out, y + 1 < png->height ? Z_NO_FLUSH : Z_FINISH);
        }
        write_chunk(png, (const unsigned char *)"IEND", 0);
        deflateEnd(&z);
    }
    free(line);
    free(out);
    return fine ? NULL : "out of memory";
}
