// SPDX-License-Identifier: Apache-2.0
// The output of a report with one chart: in a format of pictures the chart is all that is written,
// html contains both, other formats the report alone.
#ifndef PA_CMD_CHART_OUTPUT_H
#define PA_CMD_CHART_OUTPUT_H

#include "cli/command.h"
#include "paint/paint.h"
#include "scene/scene.h"

struct pa_chart_output {
    const char *name, *title; // of the figure
    // Draws the chart of `data` into the scene, which is zeroed and will be released in any case.
    bool (*draw)(const void *data, struct pa_scene *scene, struct pa_error *err);
    const void *data;
    // Of a picture with a viewer: its data, which `draw` appends to `told`; NULL: a still picture.
    enum pa_viewer viewer;
    struct pa_strbuf *told;
};

extern const struct pa_choice pa_chart_formats[]; // svg, png, pdf
// Returns whether the format is svg, png or pdf.
bool pa_chart_is_picture(enum pa_format format);

// Draws the chart and writes it to the command's output in its format, which is one of pictures.
PA_MUST_CHECK bool pa_chart_write(struct pa_context *ctx, const struct pa_chart_output *chart,
                                  struct pa_error *err);
// Adds the chart to the document as a figure if the output, or a copy of it, is html, which alone
// can show it; else draws nothing.
PA_MUST_CHECK bool pa_chart_add_figure(struct pa_context *ctx, struct pa_doc *doc,
                                       const struct pa_chart_output *chart, struct pa_error *err);
// Writes all of the output: the picture, or the document with the figure at its end, and each
// copy.
PA_MUST_CHECK bool pa_chart_output(struct pa_context *ctx, struct pa_doc *doc,
                                   const struct pa_chart_output *chart, struct pa_error *err);

#endif
