// SPDX-License-Identifier: Apache-2.0
// A report with one chart: as a picture the chart is all that is written, html has both, other
// formats the report.
#ifndef PA_CMD_CHART_OUTPUT_H
#define PA_CMD_CHART_OUTPUT_H

#include "cli/command.h"
#include "paint/paint.h"
#include "scene/scene.h"

struct pa_chart_output {
    const char *name, *title; // of the figure
    // Initialises the scene, also on failure.
    bool (*draw)(const void *data, struct pa_scene *scene, struct pa_error *err);
    const void *data;
    // Of a picture with a viewer: which, and what `draw` tells it; NULL: a still picture.
    enum pa_viewer viewer;
    struct pa_strbuf *told;
};

extern const struct pa_choice pa_chart_formats[]; // svg, png, pdf
bool pa_chart_is_picture(enum pa_format format);

// The chart as the picture that the command's output is.
PA_MUST_CHECK bool pa_chart_write(struct pa_context *ctx, const struct pa_chart_output *chart,
                                  struct pa_error *err);
// Appends the chart to a document that is written as html, which alone can hold a picture.
PA_MUST_CHECK bool pa_chart_add_figure(struct pa_context *ctx, struct pa_doc *doc,
                                       const struct pa_chart_output *chart, struct pa_error *err);
// All of the output: the picture, or the document with the figure at its end, and each copy.
PA_MUST_CHECK bool pa_chart_output(struct pa_context *ctx, struct pa_doc *doc,
                                   const struct pa_chart_output *chart, struct pa_error *err);

#endif
