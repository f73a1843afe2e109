// SPDX-License-Identifier: Apache-2.0
#include "cmd/graph_labels.h"

#include "base/hash.h"
#include "cmd/label_lines.h"
#include "profile/sample.h"

#include <stdlib.h>
#include <string.h>

struct collector {
    PA_VEC(struct pa_graph_label) found;
    struct pa_index index;
    struct pa_arena *arena;
};

static int64_t *value_of(struct collector *c, uint32_t node, const struct pa_strbuf *text)
{
    uint64_t hash = pa_hash_combine(pa_hash_bytes(text->text, text->size), node);
    uint32_t item;
    for (uint32_t slot = pa_index_first(&c->index, hash); pa_index_at(&c->index, slot, hash, &item);
         slot = pa_index_next(&c->index, slot))
        if (item != UINT32_MAX && c->found.items[item].node == node &&
            strcmp(c->found.items[item].text, text->text) == 0)
            return &c->found.items[item].value;
    pa_index_add(&c->index, hash, (uint32_t)c->found.count);
    pa_vec_push(&c->found, (struct pa_graph_label){
                               .node = node,
                               .text = pa_arena_strdup(c->arena, text->text),
                           });
    return &c->found.items[c->found.count - 1].value;
}

static int64_t magnitude(int64_t v)
{
    return v == INT64_MIN ? INT64_MAX : llabs(v);
}

static int compare(const void *left, const void *right)
{
    const struct pa_graph_label *a = left, *b = right;
    if (a->node != b->node)
        return a->node < b->node ? -1 : 1;
    if (magnitude(a->value) != magnitude(b->value))
        return magnitude(a->value) > magnitude(b->value) ? -1 : 1;
    return strcmp(a->text, b->text);
}

struct pa_graph_labels pa_graph_labels_collect(const struct pa_view *view,
                                               const struct pa_node_table *table,
                                               struct pa_arena *arena)
{
    struct collector c = {.arena = arena};
    struct pa_sample_reader reader;
    struct pa_strbuf text = {0};
    pa_sample_reader_init(&reader, view->profile);
    while (pa_sample_next(&reader)) {
        const struct pa_sample *s = &reader.sample;
        int64_t value = s->value[view->measure.type];
        uint32_t leaf = s->depth ? s->location[s->depth - 1] : 0;
        if (!s->label_count || !leaf || value == 0 || table->first[leaf] == table->first[leaf + 1])
            continue;
        pa_strbuf_clear(&text);
        pa_label_text(&text, view, s);
        *value_of(&c, table->of_location[table->first[leaf + 1] - 1], &text) += value;
    }
    pa_sample_reader_release(&reader);
    pa_strbuf_release(&text);
    pa_index_release(&c.index);
    if (c.found.count > 0)
        qsort(c.found.items, c.found.count, sizeof *c.found.items, compare);
    struct pa_graph_labels labels = {
        pa_arena_memdup(arena, c.found.items, c.found.count * sizeof *c.found.items),
        c.found.count};
    pa_vec_release(&c.found);
    return labels;
}
