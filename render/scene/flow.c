// SPDX-License-Identifier: Apache-2.0
#include "scene/flow.h"

#include "scene/font.h"

#include <string.h>

enum { GAP = 14, WORDS_GAP = 4, BASE = 9 };

void pa_flow_open(struct pa_flow *flow, struct pa_scene *scene, struct pa_point from, double width)
{
    *flow = (struct pa_flow){scene, from.x, from.x + width, from.x + width, from.y - PA_FLOW_LINE};
    pa_scene_open(scene, &(struct pa_group){.class_name = "legend"});
}

double pa_flow_words_width(const char *words)
{
    return pa_font_width(words, strlen(words), PA_FLOW_FONT, false);
}

// A group of squares and words, which are cut if a line has no room for more.
static void add_thing(struct pa_flow *flow, const struct pa_look *squares, int count,
                      const char *words)
{
    const double size = PA_FLOW_SWATCH, x = count > 0 ? count * size + WORDS_GAP : 0;
    struct pa_strbuf clean = {0}, fitting = {0};
    pa_font_clean(words, strlen(words), false, &clean);
    struct pa_string whole = {pa_strbuf_text(&clean), clean.size};
    pa_font_fit(&whole, 1, flow->right - flow->left - x, PA_FLOW_FONT, &fitting);
    double width = x + pa_flow_words_width(pa_strbuf_text(&fitting));
    if (flow->x + width > flow->right) {
        flow->x = flow->left;
        flow->y += PA_FLOW_LINE;
    }
    pa_scene_open(flow->scene, &(struct pa_group){.x = flow->x, .y = flow->y});
    for (int i = 0; i < count; i++)
        pa_scene_rect(flow->scene, (struct pa_box){i * size, 0, size, size}, &squares[i]);
    pa_scene_text(flow->scene, x, BASE, pa_strbuf_text(&fitting),
                  &(struct pa_font){.size = PA_FLOW_FONT, .color = pa_color_muted});
    pa_scene_close(flow->scene);
    flow->x += width + GAP;
    pa_strbuf_release(&clean);
    pa_strbuf_release(&fitting);
}

void pa_flow_line(struct pa_flow *flow, const char *words)
{
    add_thing(flow, NULL, 0, words);
}

void pa_flow_swatch(struct pa_flow *flow, const struct pa_look *look, const char *words)
{
    add_thing(flow, look, 1, words);
}

void pa_flow_scale(struct pa_flow *flow, int from, int to, const char *words)
{
    struct pa_look squares[PA_DIFF_STEPS + 1];
    int count = 0, direction = to > from ? 2 : -2;
    for (int step = from; step != to + direction && count <= PA_DIFF_STEPS; step += direction)
        squares[count++] = (struct pa_look){.fill = pa_color_diff(step)};
    add_thing(flow, squares, count, words);
}

void pa_flow_pale(struct pa_flow *flow, const char *words)
{
    static const int steps[] = {-PA_DIFF_STEPS, -PA_DIFF_STEPS / 2, PA_DIFF_STEPS / 2,
                                PA_DIFF_STEPS};
    enum { COUNT = sizeof steps / sizeof *steps };
    struct pa_look squares[COUNT];
    for (int i = 0; i < COUNT; i++)
        squares[i] = (struct pa_look){.fill = pa_color_diff_pale(steps[i])};
    add_thing(flow, squares, COUNT, words);
}

double pa_flow_close(struct pa_flow *flow)
{
    pa_scene_close(flow->scene);
    return flow->y + PA_FLOW_LINE;
}
