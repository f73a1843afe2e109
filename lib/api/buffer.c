// SPDX-License-Identifier: Apache-2.0
#include "api/handle.h"

#include "base/memory.h"
#include "base/strbuf.h"

#include <stdlib.h>

struct pa_buffer {
    struct pa_strbuf text;
};

pa_buffer *pa_buffer_of(struct pa_strbuf *text)
{
    pa_buffer *buffer = pa_xcalloc(1, sizeof *buffer);
    buffer->text = *text;
    *text = (struct pa_strbuf){0};
    return buffer;
}

const char *pa_buffer_data(const pa_buffer *buffer)
{
    return pa_strbuf_text(&buffer->text);
}

size_t pa_buffer_size(const pa_buffer *buffer)
{
    return buffer->text.size;
}

void pa_buffer_free(pa_buffer *buffer)
{
    if (!buffer)
        return;
    pa_strbuf_release(&buffer->text);
    free(buffer);
}
