// SPDX-License-Identifier: Apache-2.0
#include "symbol/label.h"

#include "base/utf8.h"
#include "symbol/parts.h"

#include <string.h>

struct labels {
    struct pa_string *items;
    size_t count;
};

static void add(struct labels *labels, const char *start, const char *end)
{
    size_t size = end > start ? (size_t)(end - start) : 0;
    if (!size || (labels->count && size >= labels->items[labels->count - 1].size))
        return;
    if (labels->count < PA_SYMBOL_LABELS)
        labels->items[labels->count++] = (struct pa_string){start, size};
}

size_t pa_symbol_labels(const char *name, size_t size, struct pa_string items[PA_SYMBOL_LABELS])
{
    struct labels labels = {.items = items};
    struct pa_symbol_parts parts;
    pa_symbol_split(name, size, &parts);
    if (!parts.count)
        return 0;
    size_t last = pa_symbol_own_part(&parts);
    const char *end = name + parts.end;
    add(&labels, name, name + size);
    add(&labels, parts.scoped ? name + parts.start : name, end);
    add(&labels, name + parts.start, end);
    size_t most = PA_SYMBOL_LABELS - 4; // labels for parts: room for those above and below
    for (size_t i = last > most ? last - most : 1; i <= last; i++)
        add(&labels, parts.part[i].text, end);
    if (last + 1 == parts.count) {
        struct pa_string bare = pa_symbol_bare(parts.part[last]);
        add(&labels, bare.text, bare.text + bare.size);
    }
    return labels.count;
}

void pa_symbol_cut(struct pa_string label, size_t characters, struct pa_strbuf *out)
{
    pa_strbuf_clear(out);
    if (pa_utf8_count(label.text, label.size) <= characters) {
        pa_strbuf_add(out, label.text, label.size);
        return;
    }
    if (characters < 3)
        return;
    pa_strbuf_add(out, label.text, pa_utf8_prefix(label.text, label.size, characters - 1));
    pa_strbuf_adds(out, "…");
}
