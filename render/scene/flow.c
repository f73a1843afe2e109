// SPDX-License-Identifier: Apache-2.0
#include "scene/flow.h"

#include "scene/text.h"

#include <string.h>

enum { GAP = 14, WORDS_GAP = 4, BASE = 9 };

void pa_flow_open(struct pa_flow *flow, struct pa_scene *scene, struct pa_point from, double width)
{
    *flow = (struct pa_flow){scene, from.x, from.x + width, from.x + width, from.y - PA_FLOW_LINE};
    pa_scene_open(scene, &(struct pa_group){.class_name = "legend"});
}

void pa_flow_next(struct pa_flow *flow, double width)
{
    if (flow->x + width > flow->right) {
        flow->x = flow->left;
        flow->y += PA_FLOW_LINE;
    }
    pa_scene_open(flow->scene, &(struct pa_group){.x = flow->x, .y = flow->y});
    flow->x += width + GAP;
}

double pa_flow_words_width(const char *words)
{
    return pa_text_width(words, strlen(words), PA_FLOW_FONT, false);
}

void pa_flow_words(struct pa_flow *flow, double x, const char *words)
{
    pa_scene_text(flow->scene, x, BASE, words,
                  &(struct pa_font){.size = PA_FLOW_FONT, .color = pa_color_muted});
}

void pa_flow_swatch(struct pa_flow *flow, const struct pa_look *look, const char *words)
{
    const double x = PA_FLOW_SWATCH + WORDS_GAP;
    pa_flow_next(flow, x + pa_flow_words_width(words));
    pa_scene_rect(flow->scene, (struct pa_box){0, 0, PA_FLOW_SWATCH, PA_FLOW_SWATCH}, look);
    pa_flow_words(flow, x, words);
    pa_scene_close(flow->scene);
}

void pa_flow_line(struct pa_flow *flow, const char *words)
{
    struct pa_strbuf clean = {0}, fitting = {0};
    pa_text_clean(words, strlen(words), false, &clean);
    struct pa_string whole = {pa_strbuf_text(&clean), clean.size};
    if (pa_text_fit(&whole, 1, flow->right - flow->left, PA_FLOW_FONT, &fitting)) {
        pa_flow_next(flow, pa_flow_words_width(fitting.text));
        pa_flow_words(flow, 0, fitting.text);
        pa_scene_close(flow->scene);
    }
    pa_strbuf_release(&clean);
    pa_strbuf_release(&fitting);
}

void pa_flow_scale(struct pa_flow *flow, int from, int to, const char *words)
{
    int steps = (to > from ? to - from : from - to) / 2 + 1, direction = to > from ? 2 : -2;
    double x = steps * PA_FLOW_SWATCH + WORDS_GAP;
    pa_flow_next(flow, x + pa_flow_words_width(words));
    for (int i = 0; i < steps; i++)
        pa_scene_rect(flow->scene,
                      (struct pa_box){i * PA_FLOW_SWATCH, 0, PA_FLOW_SWATCH, PA_FLOW_SWATCH},
                      &(struct pa_look){.fill = pa_color_diff(from + i * direction)});
    pa_flow_words(flow, x, words);
    pa_scene_close(flow->scene);
}

double pa_flow_close(struct pa_flow *flow)
{
    pa_scene_close(flow->scene);
    return flow->y + PA_FLOW_LINE;
}
