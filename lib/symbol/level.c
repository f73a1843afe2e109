// SPDX-License-Identifier: Apache-2.0
#include "symbol/level.h"

#include "symbol/parts.h"
#include "symbol/shorten.h"

#include <string.h>

// Returns the method around a Java lambda: "run" of "lambda$run$0"; other parts as they are.
static struct pa_string enclosing_java(struct pa_string part)
{
    static const char word[] = "lambda$";
    size_t n = sizeof word - 1;
    if (part.size <= n || memcmp(part.text, word, n) != 0)
        return part;
    const char *name = part.text + n, *end = memchr(name, '$', part.size - n);
    return end && end > name ? (struct pa_string){name, (size_t)(end - name)} : part;
}

static void add_bare(struct pa_strbuf *out, struct pa_string part)
{
    const char *generic = memchr(part.text, '[', part.size);
    if (part.size > 2 && !memcmp(part.text, "(*", 2) && generic) { // Go's (*T[...])
        pa_strbuf_add(out, part.text, (size_t)(generic - part.text));
        pa_strbuf_addc(out, ')');
        return;
    }
    struct pa_string bare = pa_symbol_bare(part);
    pa_strbuf_add(out, bare.text, bare.size);
}

// Removes the suffix that Go's compiler adds for a method value ("-fm") or the body of a range
// loop ("-range1").
static void drop_go_suffix(struct pa_strbuf *name)
{
    const char *dash = memchr(name->text, '-', name->size);
    for (; dash; dash = strchr(dash + 1, '-')) {
        bool range = !strncmp(dash, "-range", 6) && dash[6] >= '0' && dash[6] <= '9';
        if (!range && strcmp(dash, "-fm") != 0)
            continue;
        name->size = (size_t)(dash - name->text);
        name->text[name->size] = '\0';
        return;
    }
}

// The last part that is a class, by its capital, before the function's own; 0 if none is.
static size_t class_part(const struct pa_symbol_parts *parts)
{
    for (size_t i = pa_symbol_own_part(parts); i-- > 1;) {
        struct pa_string part = parts->part[i];
        size_t k = 0;
        while (k < part.size && part.text[k] == '_')
            k++;
        if (k < part.size && part.text[k] >= 'A' && part.text[k] <= 'Z')
            return i;
    }
    return 0;
}

static void add_parts(const struct pa_symbol_parts *parts, size_t first, bool closures,
                      struct pa_strbuf *out)
{
    size_t count = closures ? parts->count : pa_symbol_own_part(parts) + 1;
    for (size_t i = first; i < count; i++) {
        pa_strbuf_adds(out, i == first ? "" : parts->scoped ? "::" : ".");
        add_bare(out, closures ? parts->part[i] : enclosing_java(parts->part[i]));
    }
}

void pa_symbol_at_level(const char *name, size_t size, enum pa_symbol_level level,
                        struct pa_strbuf *out)
{
    pa_strbuf_clear(out);
    struct pa_symbol_parts parts;
    pa_symbol_split(name, size, &parts);
    if (level == PA_SYMBOL_LEVEL_FULL || !parts.count) {
        pa_strbuf_add(out, name, size);
        return;
    }
    bool closures = level == PA_SYMBOL_LEVEL_SHORT;
    if (parts.scoped) {
        size_t first = class_part(&parts);
        pa_strbuf_add(out, name, first ? parts.words : 0); // else they are in the first part
        add_parts(&parts, first, closures, out);
        return;
    }
    struct pa_strbuf text = {0};
    pa_strbuf_add(&text, name, parts.path);
    add_parts(&parts, 0, closures, &text);
    if (!closures && text.size)
        drop_go_suffix(&text);
    pa_symbol_shorten(pa_strbuf_text(&text), text.size, out);
    pa_strbuf_release(&text);
}
