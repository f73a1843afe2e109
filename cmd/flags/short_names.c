// SPDX-License-Identifier: Apache-2.0
#include "flags/short_names.h"

#include "symbol/level.h"

#include <string.h>

static const char *least(const char *a, const char *b)
{
    return b && b < a ? b : a;
}

static void add_short(const char *text, size_t size, struct pa_strbuf *out)
{
    struct pa_strbuf whole = {0}, name = {0};
    pa_strbuf_add(&whole, text, size);
    const char *start = pa_strbuf_text(&whole), *end = start + size;
    end = least(end, strstr(start, " (inline)"));
    end = least(end, strstr(start, " (partial-inline)"));
    end = least(end, strstr(start, " /"));
    pa_symbol_at_level(start, (size_t)(end - start), PA_SYMBOL_LEVEL_SHORT, &name);
    pa_strbuf_add(out, pa_strbuf_text(&name), name.size);
    pa_strbuf_adds(out, end);
    pa_strbuf_release(&whole);
    pa_strbuf_release(&name);
}

void pa_short_names(const char *text, size_t size, struct pa_strbuf *out)
{
    static const char BETWEEN[] = " > ";
    const char *end = text + size;
    while (text < end) {
        size_t left = (size_t)(end - text), at = 0;
        while (at < left && (left - at < 3 || memcmp(text + at, BETWEEN, 3) != 0))
            at++;
        add_short(text, at, out);
        text += at;
        if (text < end) {
            pa_strbuf_adds(out, BETWEEN);
            text += 3;
        }
    }
}
