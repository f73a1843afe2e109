// SPDX-License-Identifier: Apache-2.0
// The painters that use cairo. The module that holds cairo and the fonts is looked for where the
// program's run path says (lib/pa beside bin, or the build tree) and loaded on first use. Each of
// them fails if the module is missing or of another version.
#ifndef PA_PAINT_CAIRO_LOADER_H
#define PA_PAINT_CAIRO_LOADER_H

#include "paint/paint.h"

// Appends a PNG file of the scene, at options->scale. PA_ERROR_LIMIT if it would be too large for
// the format.
PA_MUST_CHECK bool pa_paint_png(const struct pa_scene *scene,
                                const struct pa_paint_options *options, struct pa_strbuf *out,
                                struct pa_error *err);
// Appends a PDF file of one page. PA_ERROR_LIMIT if it would be too large for the format.
PA_MUST_CHECK bool pa_paint_pdf(const struct pa_scene *scene,
                                const struct pa_paint_options *options, struct pa_strbuf *out,
                                struct pa_error *err);
// Appends an SVG file that cairo draws, with texts as outlines of the embedded fonts.
PA_MUST_CHECK bool pa_paint_outline(const struct pa_scene *scene,
                                    const struct pa_paint_options *options, struct pa_strbuf *out,
                                    struct pa_error *err);

#endif
