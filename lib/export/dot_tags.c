// SPDX-License-Identifier: Apache-2.0
#include "export/dot_tags.h"

#include "analysis/picture.h"
#include "analysis/tag_boxes.h"
#include "export/dot_style.h"
#include "view/values.h"

#include <string.h>

// One box and the line to it. `name` is its own, `below` that of what it hangs on.
static void add_box(struct pa_strbuf *out, const struct pa_tag_box *box, const char *name,
                    const char *below, const char *value)
{
    const char *text = box->tag.text ? box->tag.text : box->tag.labels;
    struct pa_strbuf escaped = {0};
    bool dotted = box->tag.text && box->inherited;
    pa_strbuf_printf(out, "%s [label = \"", name);
    pa_dot_escape(out, text, strlen(text), "\\n");
    pa_dot_escape(&escaped, value, strlen(value), "\\n");
    value = pa_strbuf_text(&escaped);
    pa_strbuf_printf(out, "\" id=\"%s\" fontsize=8 shape=box3d tooltip=\"%s\"]\n", name, value);
    pa_strbuf_printf(out,
                     "%s -> %s [label=\" %s\" weight=100 tooltip=\"%s\" labeltooltip=\"%s\"%s]\n",
                     below, name, value, value, value, dotted ? " style=\"dotted\"" : "");
    pa_strbuf_release(&escaped);
}

bool pa_dot_add_tags(struct pa_strbuf *out, const struct pa_view *view, const struct pa_tags *tags,
                     struct pa_dot_node node)
{
    struct pa_arena arena = {0};
    struct pa_tag_boxes boxes = pa_tag_boxes(tags, node.node, node.calls, PA_PICTURE_TAGS, &arena);
    const char **names = pa_arena_calloc(&arena, boxes.count + 1, sizeof *names);
    const char *of_node = pa_arena_printf(&arena, "N%zu", node.id);
    for (size_t i = 0; i < boxes.count; i++) {
        const struct pa_tag_box *box = &boxes.items[i];
        const char *below = box->below == PA_BELOW_NODE ? of_node : names[box->below];
        // Those of numbers have an N more.
        names[i] = pa_arena_printf(&arena, "%s%s_%zu", box->tag.text ? "N" : "", below, box->place);
        add_box(out, box, names[i], below, pa_view_label(view, box->value, &arena));
    }
    pa_arena_release(&arena);
    return boxes.count > 0;
}
