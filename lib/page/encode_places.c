// SPDX-License-Identifier: Apache-2.0
#include "page/encode.h"

#include <math.h>

static void add_up(struct pa_page_places *at, const struct pa_page_parts *p, struct pa_arena *arena)
{
    size_t count = p->stacks.nodes.count;
    for (int side = 0; side < 2; side++) {
        at->sum[side] = pa_arena_calloc(arena, count + 1, sizeof(double));
        for (size_t i = 0; i < p->costs[side].count; i++)
            at->sum[side][i] = p->costs[side].items[i];
        for (size_t i = p->costs[side].count ? count : 0; i-- > 1;)
            at->sum[side][p->stacks.nodes.items[i].parent] += at->sum[side][i];
    }
}

// What is below a small node is small as well, and is not looked for.
void pa_encode_places(const struct pa_page_encoder *e, struct pa_page_data *d,
                      struct pa_page_places *at)
{
    const struct pa_page_parts *p = &d->parts;
    struct pa_prefix_tree *calls = &d->calls.tree;
    struct pa_arena *arena = e->work->arena;
    size_t count = p->stacks.nodes.count;
    uint32_t *call = pa_arena_calloc(arena, count + 1, sizeof *call);
    add_up(at, p, arena);
    at->place = pa_arena_calloc(arena, count + 1, sizeof *at->place);
    at->small = pa_arena_calloc(arena, count + 1, sizeof *at->small);
    for (uint32_t i = 1; i < count; i++) {
        const struct pa_prefix *node = &p->stacks.nodes.items[i];
        uint32_t parent = call[node->parent], found = UINT32_MAX;
        if (!at->small[node->parent])
            found = pa_prefix_tree_child(calls, parent, p->lines.items[node->item].function);
        at->small[i] = found >= e->placed || !e->large[found];
        call[i] = at->small[i] ? parent : found;
        at->place[i] = e->place[call[i]];
    }
}

void pa_encode_part(struct pa_strbuf *out, int64_t key, const double parts[2])
{
    if (key)
        pa_strbuf_add_base36(out, key);
    for (int side = 0; side < 2 && parts; side++) {
        int64_t steps = llround(parts[side]);
        pa_strbuf_addc(out, '.');
        if (steps)
            pa_strbuf_add_base36(out, steps);
    }
}
