// SPDX-License-Identifier: Apache-2.0
#include "bench/heads.h"

#include "base/utf8.h"
#include "base/visible.h"

#include <string.h>

static bool is_taken(const struct pa_bench_heads *heads, const char *label)
{
    for (size_t i = 0; i < heads->list.count; i++) {
        if (strcmp(heads->list.items[i].label, label) == 0)
            return true;
    }
    return false;
}

// A, B, … Z, A1, …
static const char *letter(const struct pa_bench_heads *heads)
{
    size_t n = heads->list.count;
    char name = (char)('A' + n % 26);
    return n < 26 ? pa_arena_printf(heads->arena, "%c", name)
                  : pa_arena_printf(heads->arena, "%c%zu", name, n / 26);
}

const char *pa_bench_head(struct pa_bench_heads *heads, const char *text)
{
    if (!heads->width || pa_utf8_count(text, strlen(text)) <= heads->width)
        return text;
    for (size_t i = 0; i < heads->list.count; i++) {
        if (strcmp(heads->list.items[i].text, text) == 0)
            return heads->list.items[i].label;
    }
    const char *slash = strrchr(text, '/'), *last = slash ? slash + 1 : text;
    bool fits = *last && pa_utf8_count(last, strlen(last)) <= heads->width;
    const char *label = fits && !is_taken(heads, last) ? last : letter(heads);
    pa_vec_push(&heads->list, (struct pa_bench_head){text, label});
    return label;
}

void pa_bench_heads_explain(const struct pa_bench_heads *heads, struct pa_strbuf *out)
{
    for (size_t i = 0; i < heads->list.count; i++) {
        const struct pa_bench_head *h = &heads->list.items[i];
        pa_visible_text(out, h->label, strlen(h->label));
        pa_strbuf_adds(out, ": ");
        pa_visible_text(out, h->text, strlen(h->text));
        pa_strbuf_addc(out, '\n');
    }
}
