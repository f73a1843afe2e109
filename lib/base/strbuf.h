// SPDX-License-Identifier: Apache-2.0
// Text that grows. `{0}` is an empty buffer. `text` is NUL-terminated as soon as anything was
// added; pa_strbuf_text() is never NULL. The bytes belong to the buffer until pa_strbuf_release().
#ifndef PA_BASE_STRBUF_H
#define PA_BASE_STRBUF_H

#include "base/arena.h"
#include "base/attributes.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct pa_strbuf {
    char *text;
    size_t size, capacity; // size without the NUL
};

// Frees the text and leaves an empty buffer.
void pa_strbuf_release(struct pa_strbuf *buf);
// Empties the buffer but keeps its memory for reuse.
void pa_strbuf_clear(struct pa_strbuf *buf);
// Returns the text, NUL-terminated, "" of an empty buffer. Borrowed until the buffer is changed.
const char *pa_strbuf_text(const struct pa_strbuf *buf);

// Makes room for `more` bytes and a NUL behind the text; the text stays.
void pa_strbuf_reserve(struct pa_strbuf *buf, size_t more);

// Copies the text into the arena, NUL-terminated, releases the buffer, and returns the copy.
const char *pa_strbuf_keep(struct pa_strbuf *buf, struct pa_arena *arena);

// Appends `size` bytes of any kind; `bytes` may be NULL if size is 0. It is in the header since
// pictures and tables are made of many short pieces.
static inline void pa_strbuf_add(struct pa_strbuf *buf, const void *bytes, size_t size)
{
    if (size >= buf->capacity - buf->size)
        pa_strbuf_reserve(buf, size);
    if (size)
        memcpy(buf->text + buf->size, bytes, size);
    buf->size += size;
    buf->text[buf->size] = '\0';
}

// Appends a NUL-terminated text.
static inline void pa_strbuf_adds(struct pa_strbuf *buf, const char *text)
{
    pa_strbuf_add(buf, text, strlen(text));
}

// Appends one byte.
static inline void pa_strbuf_addc(struct pa_strbuf *buf, char c)
{
    if (buf->capacity - buf->size < 2)
        pa_strbuf_reserve(buf, 1);
    buf->text[buf->size++] = c;
    buf->text[buf->size] = '\0';
}

// Appends the byte `c` `count` times.
void pa_strbuf_fill(struct pa_strbuf *buf, char c, size_t count);
// Appends the value as printf's "%.*f" would, with 0 to 3 decimals, but faster for values below
// 1e10.
void pa_strbuf_add_fixed(struct pa_strbuf *buf, double value, int decimals);
// Appends the value in base 36 with digits 0-9a-z: "-z" for -35.
void pa_strbuf_add_base36(struct pa_strbuf *buf, int64_t value);
// Appends what printf() would write.
void pa_strbuf_printf(struct pa_strbuf *buf, const char *format, ...) PA_PRINTF(2, 3);

#endif
