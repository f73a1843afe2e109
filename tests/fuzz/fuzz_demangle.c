// SPDX-License-Identifier: Apache-2.0
// Symbols, one a line: any bytes give a name or none, never more than a bound.
#include "fuzz.h"

#include "symbol/demangle.h"
#include "symbol/simplify.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_strbuf out = {0};
    char *text = as_text(data, size);
    for (const char *line = text; *line;) {
        size_t n = strcspn(line, "\n");
        for (int mode = PA_DEMANGLE_DEFAULT; mode <= PA_DEMANGLE_NONE; mode++) {
            if (!pa_demangle(line, n, (enum pa_demangle_mode)mode, &out))
                continue;
            require(mode != PA_DEMANGLE_NONE);
            require(out.size < n * 512 + 65536);
            require(out.size != n || memcmp(pa_strbuf_text(&out), line, n) != 0);
        }
        struct pa_string simple = pa_symbol_simplify(line, n);
        require(simple.size <= n);
        line += n + (line[n] == '\n');
    }
    free(text);
    pa_strbuf_release(&out);
    return 0;
}
