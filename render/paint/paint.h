// SPDX-License-Identifier: Apache-2.0
// Painters: a finished scene as the bytes of a file. pa_painters lists them all.
//
//     const struct pa_painter *p = pa_painter_for_path("flame.png");
//     struct pa_strbuf out = {0};
//     if (!p->paint(&scene, &(struct pa_paint_options){0}, &out, err)) …
//
// svg and html are written here. png, pdf and outline are drawn by cairo, which is loaded when the
// first picture needs it, so a text report does not pay for it. All of them draw the same scene,
// and the same scene gives the same bytes.
#ifndef PA_PAINT_PAINT_H
#define PA_PAINT_PAINT_H

#include "base/error.h"
#include "base/strbuf.h"
#include "scene/scene.h"

// What the interactive forms (svg, html) bring to life.
enum pa_viewer {
    PA_VIEWER_NONE,  // nothing: a still picture
    PA_VIEWER_FLAME, // data: pa_flame_data()
    PA_VIEWER_GRAPH,
};

struct pa_paint_options {
    enum pa_viewer viewer;
    const char *data;    // JSON for the viewer; NULL is {}
    bool adaptive;       // svg: as wide as the window, dark where the browser prefers it
    bool dark;           // draw with the dark colours
    double scale;        // png: pixels per pixel of the scene; 0 is 1
    const char *created; // pdf: ISO 8601 creation time; NULL is a fixed one
};

struct pa_painter {
    const char *name;    // "png"
    const char *suffix;  // ".png"; NULL for painters that are chosen by name only
    const char *summary; // one line for a help text
    // Appends the file to out. PA_ERROR_LIMIT if the format cannot hold a picture of this size.
    bool (*paint)(const struct pa_scene *scene, const struct pa_paint_options *options,
                  struct pa_strbuf *out, struct pa_error *err) PA_MUST_CHECK;
};

extern const struct pa_painter pa_painters[];
extern const size_t pa_painter_count;

// Returns the painter of this name ("png"), NULL if there is none.
const struct pa_painter *pa_painter_by_name(const char *name);
// Returns the painter for the suffix of the path, in upper or lower case; NULL if there is none.
const struct pa_painter *pa_painter_for_path(const char *path);

#endif
