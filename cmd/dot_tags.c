// SPDX-License-Identifier: Apache-2.0
#include "cmd/dot_tags.h"

#include "analysis/picture.h"
#include "analysis/tag_ranges.h"
#include "cmd/dot_style.h"
#include "cmd/header.h"

#include <string.h>

struct boxes {
    struct pa_strbuf *out;
    const struct pa_view *view;
    const struct pa_tags *tags;
    uint32_t node;
    bool calls;
    struct pa_arena arena;
};

static int64_t value_of(const struct boxes *b, const struct pa_tag *t)
{
    return b->calls ? pa_tag_flat(t) : pa_tag_cum(t);
}

// The box `name`_`at` below `name`. In pprof those below boxes of labels have an N more.
static void add_box(struct boxes *b, const char *name, const char *prefix, size_t at,
                    const struct pa_tag *t, int64_t value, const char *style)
{
    const char *weight = pa_view_label(b->view, value, &b->arena);
    const char *text = t->text ? t->text : t->labels;
    pa_strbuf_printf(b->out, "%s%s_%zu [label = \"", prefix, name, at);
    pa_dot_escape(b->out, text, strlen(text), "\\n");
    pa_strbuf_printf(b->out, "\" id=\"%s%s_%zu\" fontsize=8 shape=box3d tooltip=\"%s\"]\n", prefix,
                     name, at, weight);
    pa_strbuf_printf(b->out,
                     "%s -> %s%s_%zu [label=\" %s\" weight=100 tooltip=\"%s\" "
                     "labeltooltip=\"%s\"%s]\n",
                     name, prefix, name, at, weight, weight, weight, style);
}

// The node's tags that are numbers with these labels, or with NULL those that are labels.
static struct pa_tag *select(struct boxes *b, const char *labels, size_t *count)
{
    const struct pa_tags *all = b->tags;
    uint32_t first = all->first[b->node], end = all->first[b->node + 1];
    struct pa_tag *chosen = pa_arena_calloc(&b->arena, end - first, sizeof *chosen);
    *count = 0;
    for (uint32_t i = first; i < end; i++) {
        const struct pa_tag *t = &all->items[i];
        if (labels ? t->text && strcmp(t->labels, labels) == 0 : !t->text)
            chosen[(*count)++] = *t;
    }
    return chosen;
}

static void add_numbers(struct boxes *b, const char *labels, const char *name)
{
    size_t count;
    struct pa_tag *numbers = select(b, labels, &count);
    numbers = pa_tag_ranges(numbers, &count, PA_PICTURE_TAGS, b->tags->unit, b->calls, &b->arena);
    for (size_t i = 0; i < count; i++) {
        bool flat = b->calls || pa_tag_flat(&numbers[i]) == pa_tag_cum(&numbers[i]);
        int64_t value = value_of(b, &numbers[i]);
        if (value != 0)
            add_box(b, name, "N", i, &numbers[i], value, flat ? "" : " style=\"dotted\"");
    }
}

bool pa_dot_add_tags(struct pa_strbuf *out, const struct pa_view *view, const struct pa_tags *tags,
                     uint32_t node, size_t id, bool calls)
{
    struct boxes b = {.out = out, .view = view, .tags = tags, .node = node, .calls = calls};
    size_t before = out->size, count;
    const char *name = pa_arena_printf(&b.arena, "N%zu", id);
    struct pa_tag *labels = select(&b, NULL, &count);
    pa_tags_sort(labels, count, calls);
    for (size_t i = 0; i < count && i < PA_PICTURE_TAGS; i++) {
        int64_t value = value_of(&b, &labels[i]);
        if (value == 0)
            continue;
        add_box(&b, name, "", i, &labels[i], value, "");
        add_numbers(&b, labels[i].labels, pa_arena_printf(&b.arena, "%s_%zu", name, i));
    }
    add_numbers(&b, "", name);
    pa_arena_release(&b.arena);
    return out->size > before;
}
