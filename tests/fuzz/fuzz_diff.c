// SPDX-License-Identifier: Apache-2.0
// Two sides of folded stacks compared, judged and printed. Three bytes choose, profiles are apart
// by NUL bytes: the first half of them is the old side.
#include "fuzz.h"

#include <pa/pa.h>

enum { HEAD = 3, MOST = 8 };

struct profiles {
    pa_profile *list[MOST];
    uint32_t count;
};

static void read_all(pa_ctx *ctx, const char *text, size_t size, struct profiles *p)
{
    for (size_t at = 0, n; at < size && p->count < MOST; at += n + 1) {
        pa_source source;
        PA_INIT(source);
        n = strnlen(text + at, size - at);
        source.data = text + at;
        source.size = n;
        source.format = "folded";
        if (pa_profile_read(ctx, &source, NULL, &p->list[p->count], NULL) == PA_OK)
            p->count++;
    }
}

static void print(pa_doc *doc, unsigned which)
{
    pa_buffer *text = NULL;
    pa_error err = {0};
    size_t printers = 0;
    while (pa_names(PA_LIST_PRINTERS, printers))
        printers++;
    if (pa_doc_render(doc, pa_names(PA_LIST_PRINTERS, which % printers), NULL, &text, &err) ==
        PA_OK)
        pa_buffer_free(text);
    else
        require(err.text[0]);
}

static void compare(const struct profiles *p, const uint8_t *head)
{
    pa_side sides[2];
    pa_diff_opts o;
    pa_gate_opts gate;
    pa_doc *doc = NULL;
    pa_error err = {0};
    PA_INIT(sides[0]);
    PA_INIT(sides[1]);
    PA_INIT(o);
    PA_INIT(gate);
    sides[0].profiles = (const pa_profile *const *)p->list;
    sides[0].count = p->count / 2;
    sides[1].profiles = (const pa_profile *const *)p->list + p->count / 2;
    sides[1].count = p->count - p->count / 2;
    o.flags = head[0] & 31;
    o.scaling = head[1] % 4;
    gate.rules = head[1] & 64 ? "flat>5%,cum>10%" : "total>2%,new>1%";
    gate.flags = (head[1] & 48) == 48 ? PA_GATE_SELF_TEST : 0;
    o.gate = head[1] & 128 ? &gate : NULL;
    if (pa_diff_profiles(&sides[0], &sides[1], &o, &doc, &err) == PA_OK)
        print(doc, head[2]);
    else
        require(err.text[0]);
    pa_doc_free(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < HEAD || size > 1 << 14)
        return 0;
    struct profiles p = {.count = 0};
    pa_ctx *ctx;
    char *text = as_text(data + HEAD, size - HEAD);
    require(pa_ctx_new(NULL, &ctx, NULL) == PA_OK);
    read_all(ctx, text, size - HEAD, &p);
    if (p.count >= 2)
        compare(&p, data);
    for (uint32_t i = 0; i < p.count; i++)
        pa_profile_free(p.list[i]);
    pa_ctx_free(ctx);
    free(text);
    return 0;
}
