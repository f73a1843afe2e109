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
    struct pa_tag_box *boxes;
    size_t count;
};

// The node's tags that are numbers with these labels, or with NULL those that are labels.
static struct pa_tag *select(struct chooser *c, const char *labels, size_t *count)
{
    uint32_t first = c->tags->first[c->node], end = c->tags->first[c->node + 1];
    struct pa_tag *chosen = pa_arena_calloc(c->arena, end - first, sizeof *chosen);
    *count = 0;
    for (uint32_t i = first; i < end; i++) {
        const struct pa_tag *t = &c->tags->items[i];
        if (labels ? t->text && strcmp(t->labels, labels) == 0 : !t->text)
            chosen[(*count)++] = *t;
    }
    return chosen;
}

static bool add_box(struct chooser *c, const struct pa_tag *tag, size_t below, size_t place)
{
    int64_t flat = pa_tag_flat(tag), cum = pa_tag_cum(tag), value = c->calls ? flat : cum;
    if (value == 0)
        return false;
    c->boxes[c->count++] = (struct pa_tag_box){*tag, value, below, place, !c->calls && flat != cum};
    return true;
}

static void add_numbers(struct chooser *c, const char *labels, size_t below)
{
    size_t count;
    struct pa_tag *numbers = select(c, labels, &count);
    numbers = pa_tag_ranges(numbers, &count, c->most, c->tags->unit, c->calls, c->arena);
    for (size_t i = 0; i < count; i++)
        add_box(c, &numbers[i], below, i);
}

size_t pa_tag_boxes(const struct pa_tags *tags, uint32_t node, bool calls, size_t most,
                    struct pa_arena *arena, struct pa_tag_box **boxes)
{
    struct chooser c = {.tags = tags, .node = node, .calls = calls, .most = most, .arena = arena};
    size_t all = tags->first[node + 1] - tags->first[node], count;
    c.boxes = pa_arena_calloc(arena, all + 1, sizeof *c.boxes);
    struct pa_tag *labels = select(&c, NULL, &count);
    pa_tags_sort(labels, count, calls);
    for (size_t i = 0; i < count && i < most; i++)
        if (add_box(&c, &labels[i], PA_BELOW_NODE, i))
            add_numbers(&c, labels[i].labels, c.count - 1);
    add_numbers(&c, "", PA_BELOW_NODE);
    *boxes = c.boxes;
    return c.count;
}
