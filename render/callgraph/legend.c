// SPDX-License-Identifier: Apache-2.0
#include "callgraph/legend.h"

#include "scene/text.h"

#include <string.h>

enum { MARGIN = 12, NOTE_SIZE = 11, NOTE_PITCH = 15, SEARCH_WIDTH = 310, SWATCH = 10 };

static void add_line(struct pa_scene *scene, double y, const char *text, double width,
                     const struct pa_font *font)
{
    struct pa_strbuf clean = {0}, fitting = {0};
    pa_text_clean(text, strlen(text), false, &clean);
    struct pa_string whole = {pa_strbuf_text(&clean), clean.size};
    // Bold is wider than the regular weight that is measured.
    pa_text_fit(&whole, 1, font->bold ? width / 1.1 : width, font->size, &fitting);
    pa_scene_text(scene, MARGIN, y, *pa_strbuf_text(&fitting) ? fitting.text : " ", font);
    pa_strbuf_release(&clean);
    pa_strbuf_release(&fitting);
}

double pa_legend_height(const struct pa_callgraph *graph)
{
    return 48 + NOTE_PITCH * (graph->note_count + (graph->diff ? 1.0 : 0.0));
}

static void add_scale(struct pa_scene *scene, double y)
{
    const struct pa_font font = {.size = NOTE_SIZE, .color = pa_color_muted};
    double x = MARGIN;
    pa_scene_text(scene, x, y, "less", &font);
    x += pa_text_width("less", 4, NOTE_SIZE, false) + 4;
    for (int step = -PA_DIFF_STEPS; step <= PA_DIFF_STEPS; step += 2, x += SWATCH)
        pa_scene_rect(scene, (struct pa_box){x, y - SWATCH + 1, SWATCH, SWATCH},
                      &(struct pa_look){.fill = pa_color_diff(step)});
    pa_scene_text(scene, x + 4, y, "more; full colour from 10% of the total", &font);
}

void pa_legend_draw(const struct pa_callgraph *graph, double width, struct pa_scene *scene)
{
    double room = width - 2 * MARGIN, words = room - SEARCH_WIDTH, y = 52;
    pa_scene_open(scene, &(struct pa_group){.class_name = "head"});
    add_line(scene, 20, graph->title, words, &(struct pa_font){.size = 15, .bold = true});
    add_line(scene, 37, graph->subtitle, words,
             &(struct pa_font){.size = 12, .color = pa_color_muted});
    for (uint32_t i = 0; i < graph->note_count; i++, y += NOTE_PITCH)
        add_line(scene, y, graph->notes[i], i == 0 ? words : room,
                 &(struct pa_font){.size = NOTE_SIZE, .color = pa_color_muted});
    pa_scene_close(scene);
    if (graph->diff)
        add_scale(scene, y);
}
