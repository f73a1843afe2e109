// SPDX-License-Identifier: Apache-2.0
// Readable names, one a line: short forms, labels, levels and packages are parts of them, and
// labels get ever shorter.
#include "fuzz.h"

#include "base/utf8.h"
#include "symbol/label.h"
#include "symbol/level.h"
#include "symbol/package.h"
#include "symbol/shorten.h"

#include <stdbool.h>

static bool is_inside(struct pa_string part, const char *name, size_t size)
{
    return !part.size || (part.text >= name && part.text + part.size <= name + size);
}

static void check_cut(struct pa_string label, struct pa_strbuf *out)
{
    size_t all = pa_utf8_count(label.text, label.size);
    bool valid = pa_utf8_valid(label.text, label.size);
    for (size_t characters = 0; characters < 40 && characters <= all; characters += 3) {
        pa_symbol_cut(label, characters, out);
        const char *text = pa_strbuf_text(out);
        require(pa_utf8_count(text, out->size) <= characters);
        require(!valid || pa_utf8_valid(text, out->size));
    }
}

static void check_labels(const char *name, size_t size, struct pa_strbuf *out)
{
    struct pa_string labels[PA_SYMBOL_LABELS];
    size_t count = pa_symbol_labels(name, size, labels);
    require(count <= PA_SYMBOL_LABELS && (count > 0) == (size > 0));
    for (size_t i = 0; i < count; i++) {
        require(is_inside(labels[i], name, size) && labels[i].size > 0);
        require(i ? labels[i].size < labels[i - 1].size : labels[i].size == size);
        check_cut(labels[i], out);
    }
}

static void check_name(const char *name, size_t size, struct pa_strbuf *out)
{
    check_labels(name, size, out);
    pa_symbol_shorten(name, size, out);
    require(out->size <= size);
    for (int level = PA_SYMBOL_LEVEL_FULL; level <= PA_SYMBOL_LEVEL_FUNC; level++) {
        pa_symbol_at_level(name, size, (enum pa_symbol_level)level, out);
        require(out->size <= size);
    }
    require(is_inside(pa_symbol_package(name, size), name, size));
    (void)pa_symbol_origin(name, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_strbuf out = {0};
    const char *line = (const char *)data, *end = line + size;
    while (line && line < end) { // lines may hold NULs
        const char *feed = memchr(line, '\n', (size_t)(end - line));
        check_name(line, (size_t)((feed ? feed : end) - line), &out);
        line = feed ? feed + 1 : NULL;
    }
    pa_strbuf_release(&out);
    return 0;
}
