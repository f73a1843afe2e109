// SPDX-License-Identifier: Apache-2.0
// Values over time: panels below each other that share one axis, so that what happened at the same
// time stands at the same place. A panel has lines of one unit, each with dots that say their
// value.
#ifndef PA_CHART_TIMELINE_H
#define PA_CHART_TIMELINE_H

#include "scene/scene.h"

struct pa_chart_line {
    const char *label;
    const double *x, *y; // x ascends; a y that is NaN breaks the line
    size_t count;
    size_t style; // 1 to PA_CHART_LINES; 0: the line's index in the panel + 1
};

// The most lines that can be told apart: solid in accent and grey, dashed grey, solid in red.
enum { PA_CHART_LINES = 4 };

struct pa_chart_panel {
    const char *title;
    const char *unit; // "bytes", "nanoseconds", "ratio" (shown as %), "": plain numbers
    const struct pa_chart_line *lines;
    size_t line_count; // 1 to PA_CHART_LINES
};

struct pa_chart_timeline {
    const char *title, *note; // note: may be NULL
    const char *axis;         // "seconds" (shown with a unit that fits), or what is counted: "file"
    const struct pa_chart_panel *panels;
    size_t panel_count;
};

// Initialises the scene and draws the panels below each other; the caller finishes and releases
// it. Everything is borrowed during the call only.
void pa_chart_timeline(struct pa_scene *scene, const struct pa_chart_timeline *chart);

#endif
