// SPDX-License-Identifier: Apache-2.0
#include "report/indented.h"

#include "base/strbuf.h"

#include <stdbool.h>

const char *pa_indented_text(const char *source, size_t size, struct pa_arena *arena)
{
    static const char SPACE[] = "\u00a0";
    enum { TAB = 4 };
    struct pa_strbuf text = {0};
    bool indent = true;
    for (size_t i = 0; i < size; i++) {
        char c = source[i];
        indent = indent && (c == ' ' || c == '\t');
        for (int n = indent && c == '\t' ? TAB : indent; n > 0; n--)
            pa_strbuf_adds(&text, SPACE);
        if (c == '\0')
            pa_strbuf_adds(&text, "\\x00");
        else if (!indent)
            pa_strbuf_addc(&text, c == '\t' ? ' ' : c);
    }
    return pa_strbuf_keep(&text, arena);
}
