// SPDX-License-Identifier: Apache-2.0
// PNG files of flat pictures. cairo's own writer tries five filters on every line, which is slower
// and, for boxes and text, larger by a quarter: here a line is left as it is, unless it equals the
// one above it.
#ifndef PA_PAINT_PNG_H
#define PA_PAINT_PNG_H

#include <stddef.h>
#include <stdint.h>

struct pa_png {
    const unsigned char *pixels; // lines of 32-bit words, 0x..RRGGBB
    size_t stride;               // bytes from line to line
    uint32_t width, height;      // both at least 1
    void (*write)(void *sink, const void *bytes, size_t size);
    void *sink;
};

// Writes a PNG file of 8 bits a channel without alpha (ISO/IEC 15948) by png->write, piece by
// piece. Returns NULL, or a static text that says what is wrong.
const char *pa_png_write(const struct pa_png *png);

#endif
