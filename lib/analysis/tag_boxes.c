// SPDX-License-Identifier: Apache-2.0
#include "analysis/tag_boxes.h"

#include "analysis/tag_ranges.h"

#include <string.h>

struct chooser {
    const struct pa_tags *tags;
    uint32_t node;
    bool calls;
    size_t most;
    struct pa_arena *arena;
    struct pa_tag_boxes boxes;
};

// The node's tags that are numbers with these labels, or with NULL those that are labels.
static struct pa_tag_list select(struct chooser *c, const char *labels)
{
    uint32_t first = c->tags->first[c->node], end = c->tags->first[c->node + 1];
    struct pa_tag_list chosen = {pa_arena_calloc(c->arena, end - first, sizeof *chosen.items), 0};
    for (uint32_t i = first; i < end; i++) {
        const struct pa_tag *t = &c->tags->items[i];
        if (labels ? t->text && strcmp(t->labels, labels) == 0 : !t->text)
            chosen.items[chosen.count++] = *t;
    }
    return chosen;
}

static bool add_box(struct chooser *c, const struct pa_tag *tag, size_t below, size_t place)
{
    int64_t flat = pa_tag_flat(tag), cum = pa_tag_cum(tag), value = c->calls ? flat : cum;
    if (value == 0)
        return false;
    c->boxes.items[c->boxes.count++] =
        (struct pa_tag_box){*tag, value, below, place, !c->calls && flat != cum};
    return true;
}

static void add_numbers(struct chooser *c, const char *labels, size_t below)
{
    struct pa_tag_list numbers =
        pa_tag_ranges(select(c, labels), c->most, c->tags->unit, c->calls, c->arena);
    for (size_t i = 0; i < numbers.count; i++)
        add_box(c, &numbers.items[i], below, i);
}

struct pa_tag_boxes pa_tag_boxes(const struct pa_tags *tags, uint32_t node, bool calls, size_t most,
                                 struct pa_arena *arena)
{
    struct chooser c = {.tags = tags, .node = node, .calls = calls, .most = most, .arena = arena};
    size_t all = tags->first[node + 1] - tags->first[node];
    c.boxes.items = pa_arena_calloc(arena, all + 1, sizeof *c.boxes.items);
    struct pa_tag_list labels = select(&c, NULL);
    pa_tags_sort(labels.items, labels.count, calls);
    for (size_t i = 0; i < labels.count && i < most; i++)
        if (add_box(&c, &labels.items[i], PA_BELOW_NODE, i))
            add_numbers(&c, labels.items[i].labels, c.boxes.count - 1);
    add_numbers(&c, "", PA_BELOW_NODE);
    return c.boxes;
}
