// SPDX-License-Identifier: Apache-2.0
#include "input/terminal.h"

#include <string.h>

enum { ESCAPE = 0x1B, BELL = 7, LONGEST_MARK = 256 };

// The end of the sequence that starts at `p` with an escape; NULL if it is none to take out.
static const uint8_t *sequence_end(const uint8_t *p, const uint8_t *end)
{
    if (end - p < 3)
        return NULL;
    const uint8_t *at = p + 2;
    if (p[1] == '_') {
        size_t room = (size_t)(end - at) < LONGEST_MARK ? (size_t)(end - at) : LONGEST_MARK;
        const uint8_t *bell = memchr(at, BELL, room);
        return bell ? bell + 1 : NULL;
    }
    if (p[1] != '[')
        return NULL;
    while (at < end && *at >= 0x20 && *at <= 0x3F) // parameters
        at++;
    return at < end && (*at == 'm' || *at == 'K') ? at + 1 : NULL;
}

void pa_terminal_plain(struct pa_bytes *text)
{
    const uint8_t *end = text->data + text->size, *p = text->data;
    uint8_t *out = text->data;
    while (p < end) {
        const uint8_t *escape = memchr(p, ESCAPE, (size_t)(end - p));
        size_t size = (size_t)((escape ? escape : end) - p);
        memmove(out, p, size);
        out += size;
        p += size;
        if (!escape)
            break;
        const uint8_t *behind = sequence_end(escape, end);
        if (!behind)
            *out++ = ESCAPE;
        p = behind ? behind : escape + 1;
    }
    text->size = (size_t)(out - text->data);
    memset(out, 0, PA_BYTES_PADDING);
}
