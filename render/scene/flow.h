// SPDX-License-Identifier: Apache-2.0
// Legends: items one after the other, on as many lines as they need. Each item is a group of its
// own, all of them in a group "legend", so that a viewer can arrange them for another width.
//
//     struct pa_flow flow;
//     pa_flow_open(&flow, &scene, (struct pa_point){8, 46}, 300);
//     pa_flow_swatch(&flow, &(struct pa_look){.fill = blue}, "main 12%");
//     double bottom = pa_flow_close(&flow);
#ifndef PA_SCENE_FLOW_H
#define PA_SCENE_FLOW_H

#include "scene/scene.h"

enum { PA_FLOW_LINE = 15, PA_FLOW_SWATCH = 10, PA_FLOW_FONT = 11 };

struct pa_flow {
    struct pa_scene *scene;
    double left, right;
    double x, y; // where the next item begins
};

// Begins a legend whose first line starts at `from`, with lines of this width, in pixels.
void pa_flow_open(struct pa_flow *flow, struct pa_scene *scene, struct pa_point from, double width);
// Adds words. In each of these functions words that are too long for a line are cut.
void pa_flow_line(struct pa_flow *flow, const char *words);
// Adds a coloured square and words.
void pa_flow_swatch(struct pa_flow *flow, const struct pa_look *look, const char *words);
// Adds the colours of pa_color_diff() from one step to another, every second step, and words.
void pa_flow_scale(struct pa_flow *flow, int from, int to, const char *words);
// Adds four colours of pa_color_diff_pale(), of both directions, and words.
void pa_flow_pale(struct pa_flow *flow, const char *words);
// Returns the width of the words alone in a legend, in pixels.
double pa_flow_words_width(const char *words);
// Ends the legend. Returns the y where its last line ends.
double pa_flow_close(struct pa_flow *flow);

#endif
