// SPDX-License-Identifier: Apache-2.0
// Text that grows. `{0}` is an empty buffer. `text` is NUL-terminated as soon as anything was
// added; pa_strbuf_text() is never NULL. The bytes belong to the buffer until pa_strbuf_release().
#ifndef PA_BASE_STRBUF_H
#define PA_BASE_STRBUF_H

#include "base/attributes.h"

#include <stddef.h>

struct pa_strbuf {
    char *text;
    size_t size, capacity; // size without the NUL
};

void pa_strbuf_release(struct pa_strbuf *buf);
void pa_strbuf_clear(struct pa_strbuf *buf); // empties it, keeps the memory
const char *pa_strbuf_text(const struct pa_strbuf *buf);

void pa_strbuf_reserve(struct pa_strbuf *buf, size_t more);
void pa_strbuf_add(struct pa_strbuf *buf, const void *bytes, size_t size);
void pa_strbuf_adds(struct pa_strbuf *buf, const char *text);
void pa_strbuf_addc(struct pa_strbuf *buf, char c);
void pa_strbuf_fill(struct pa_strbuf *buf, char c, size_t count);
void pa_strbuf_printf(struct pa_strbuf *buf, const char *format, ...) PA_PRINTF(2, 3);

#endif
