// SPDX-License-Identifier: Apache-2.0
// The scene as SVG elements. Its looks are given by presentation attributes only, so they are the
// same where style sheets and scripts are forbidden; tooltips are <title> elements; the background
// is drawn too. With a viewer, a block of data and a script follow.
#ifndef PA_PAINT_SVG_H
#define PA_PAINT_SVG_H

#include "paint/paint.h"

// Appends the scene as an SVG document. Returns true: `err` is there for struct pa_painter.
PA_MUST_CHECK bool pa_paint_svg(const struct pa_scene *scene,
                                const struct pa_paint_options *options, struct pa_strbuf *out,
                                struct pa_error *err);
// Appends an HTML page that contains the SVG of pa_paint_svg() alone, and whose content security
// policy forbids it to load anything. Returns true: `err` is there for struct pa_painter.
PA_MUST_CHECK bool pa_paint_html(const struct pa_scene *scene,
                                 const struct pa_paint_options *options, struct pa_strbuf *out,
                                 struct pa_error *err);

#endif
