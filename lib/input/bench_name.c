// SPDX-License-Identifier: Apache-2.0
#include "input/bench_name.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

void pa_bench_name_add(struct pa_strbuf *name, const char *text, size_t size)
{
    bool gap = false, begun = false;
    size_t start = name->size;
    for (size_t i = 0, bytes; i < size && name->size - start < PA_BENCH_NAME_MAX; i += bytes) {
        uint32_t c = pa_utf8_decode(text + i, size - i, &bytes);
        if (c < ' ' || c == 0x7f || pa_utf8_is_space(c)) {
            gap = begun;
            continue;
        }
        if (gap)
            pa_strbuf_addc(name, '_');
        pa_strbuf_add(name, text + i, bytes);
        gap = false;
        begun = true;
    }
}

void pa_bench_name_adds(struct pa_strbuf *name, const char *text)
{
    pa_bench_name_add(name, text, strlen(text));
}

void pa_bench_name_part(struct pa_strbuf *name, const char *key, const char *value)
{
    pa_strbuf_addc(name, '/');
    pa_bench_name_adds(name, key);
    pa_strbuf_addc(name, '=');
    pa_bench_name_adds(name, value);
}
