// SPDX-License-Identifier: Apache-2.0
// Legends: things one after the other, in as many lines as they take. Each is a group of its own,
// all of them in a group "legend", so that a viewer can set them for another width.
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
    double x, y; // where the next thing begins
};

// Begins a legend at `from`, of lines of this width.
void pa_flow_open(struct pa_flow *flow, struct pa_scene *scene, struct pa_point from, double width);
// A thing of words; of a coloured square and words; of the colours of changes from one step to
// another (pa_color_diff), two steps a square, and words. Words that a line is too short for are
// cut.
void pa_flow_line(struct pa_flow *flow, const char *words);
// A coloured square and words.
void pa_flow_swatch(struct pa_flow *flow, const struct pa_look *look, const char *words);
// The colours of changes from one step to another (pa_color_diff), two steps a square, and words.
void pa_flow_scale(struct pa_flow *flow, int from, int to, const char *words);
// Both directions of the pale scale, and words.
void pa_flow_pale(struct pa_flow *flow, const char *words);
// The width that the words alone take.
double pa_flow_words_width(const char *words);
// Ends the legend; returns where its last line ends.
double pa_flow_close(struct pa_flow *flow);

#endif
