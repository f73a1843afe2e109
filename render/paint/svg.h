// SPDX-License-Identifier: Apache-2.0
// The scene as SVG elements. What it looks like is said by presentation attributes only, so it
// looks the same where style sheets and scripts are forbidden; tooltips are <title> elements; the
// page is painted. With a viewer, a data block and a script follow.
#ifndef PA_PAINT_SVG_H
#define PA_PAINT_SVG_H

#include "paint/paint.h"

// Appends the scene as SVG; never fails.
PA_MUST_CHECK bool pa_paint_svg(const struct pa_scene *scene,
                                const struct pa_paint_options *options, struct pa_strbuf *out,
                                struct pa_error *err);
// A page that holds nothing but that picture and may load nothing.
PA_MUST_CHECK bool pa_paint_html(const struct pa_scene *scene,
                                 const struct pa_paint_options *options, struct pa_strbuf *out,
                                 struct pa_error *err);

#endif
