// SPDX-License-Identifier: Apache-2.0
#include "base/strbuf.h"

#include "base/memory.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void pa_strbuf_release(struct pa_strbuf *buf)
{
    free(buf->text);
    *buf = (struct pa_strbuf){0};
}

void pa_strbuf_clear(struct pa_strbuf *buf)
{
    buf->size = 0;
    if (buf->text)
        buf->text[0] = '\0';
}

const char *pa_strbuf_text(const struct pa_strbuf *buf)
{
    return buf->text ? buf->text : "";
}

void pa_strbuf_reserve(struct pa_strbuf *buf, size_t more)
{
    if (more >= SIZE_MAX - buf->size)
        pa_xmalloc(SIZE_MAX); // aborts
    size_t wanted = buf->size + more + 1;
    if (wanted <= buf->capacity)
        return;
    if (wanted < buf->capacity + buf->capacity / 2)
        wanted = buf->capacity + buf->capacity / 2;
    if (wanted < 64)
        wanted = 64;
    buf->text = pa_xrealloc(buf->text, wanted, 1);
    buf->capacity = wanted;
}

const char *pa_strbuf_keep(struct pa_strbuf *buf, struct pa_arena *arena)
{
    const char *text = pa_arena_strndup(arena, pa_strbuf_text(buf), buf->size);
    pa_strbuf_release(buf);
    return text;
}

void pa_strbuf_fill(struct pa_strbuf *buf, char c, size_t count)
{
    pa_strbuf_reserve(buf, count);
    memset(buf->text + buf->size, c, count);
    buf->size += count;
    buf->text[buf->size] = '\0';
}

void pa_strbuf_add_fixed(struct pa_strbuf *buf, double value, int decimals)
{
    static const double scales[] = {1, 10, 100, 1000};
    assert(decimals >= 0 && decimals <= 3);
    double scaled = fabs(value) * scales[decimals], whole = floor(scaled), rest = scaled - whole;
    // The product is off by less than 1e-6, so only near a half does it not tell how to round.
    if (!(scaled < 1e10 && fabs(rest - 0.5) > 1e-5)) {
        pa_strbuf_printf(buf, "%.*f", decimals, value);
        return;
    }
    char text[24], *end = text + sizeof text, *p = end;
    uint64_t number = (uint64_t)whole + (rest > 0.5);
    for (int digits = 0; digits <= decimals || number; digits++, number /= 10) {
        if (digits == decimals && decimals > 0)
            *--p = '.';
        *--p = (char)('0' + number % 10);
    }
    if (signbit(value))
        *--p = '-';
    pa_strbuf_add(buf, p, (size_t)(end - p));
}

void pa_strbuf_add_base36(struct pa_strbuf *buf, int64_t value)
{
    char text[16], *p = text + sizeof text;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do
        *--p = "0123456789abcdefghijklmnopqrstuvwxyz"[rest % 36];
    while (rest /= 36);
    if (value < 0)
        *--p = '-';
    pa_strbuf_add(buf, p, (size_t)(text + sizeof text - p));
}

void pa_strbuf_printf(struct pa_strbuf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    pa_strbuf_reserve(buf, 64);
    int n = vsnprintf(buf->text + buf->size, buf->capacity - buf->size, format, args);
    va_end(args);
    if (n > 0 && (size_t)n >= buf->capacity - buf->size) {
        pa_strbuf_reserve(buf, (size_t)n);
        vsnprintf(buf->text + buf->size, buf->capacity - buf->size, format, again);
    }
    va_end(again);
    if (n > 0)
        buf->size += (size_t)n;
}
