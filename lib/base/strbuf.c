// SPDX-License-Identifier: Apache-2.0
#include "base/strbuf.h"

#include "base/memory.h"

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

void pa_strbuf_add(struct pa_strbuf *buf, const void *bytes, size_t size)
{
    pa_strbuf_reserve(buf, size);
    if (size)
        memcpy(buf->text + buf->size, bytes, size);
    buf->size += size;
    buf->text[buf->size] = '\0';
}

void pa_strbuf_adds(struct pa_strbuf *buf, const char *text)
{
    pa_strbuf_add(buf, text, strlen(text));
}

void pa_strbuf_addc(struct pa_strbuf *buf, char c)
{
    pa_strbuf_add(buf, &c, 1);
}

void pa_strbuf_fill(struct pa_strbuf *buf, char c, size_t count)
{
    pa_strbuf_reserve(buf, count);
    memset(buf->text + buf->size, c, count);
    buf->size += count;
    buf->text[buf->size] = '\0';
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
