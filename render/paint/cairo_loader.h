// SPDX-License-Identifier: Apache-2.0
// The painters that cairo does. The module that holds cairo and the fonts is looked for where the
// program's run path says (lib/pa beside bin, or the build tree) and loaded on first use.
#ifndef PA_PAINT_CAIRO_LOADER_H
#define PA_PAINT_CAIRO_LOADER_H

#include "paint/paint.h"

// Appends a PNG of the scene.
PA_MUST_CHECK bool pa_paint_png(const struct pa_scene *scene,
                                const struct pa_paint_options *options, struct pa_strbuf *out,
                                struct pa_error *err);
// Appends a PDF of one page.
PA_MUST_CHECK bool pa_paint_pdf(const struct pa_scene *scene,
                                const struct pa_paint_options *options, struct pa_strbuf *out,
                                struct pa_error *err);
// Appends an SVG that cairo draws, its texts as outlines of the fonts.
PA_MUST_CHECK bool pa_paint_outline(const struct pa_scene *scene,
                                    const struct pa_paint_options *options, struct pa_strbuf *out,
                                    struct pa_error *err);

#endif
