// SPDX-License-Identifier: Apache-2.0
// The interface between the program and its drawing module (libpa-cairo.so). The module links none
// of the program's libraries: it reads the scene, which is plain data, and writes through a
// callback.
#ifndef PA_PAINT_CAIRO_JOB_H
#define PA_PAINT_CAIRO_JOB_H

#include "scene/scene.h"

// Raised whenever this struct or the scene's changes: a module left from another version is
// refused.
enum { PA_CAIRO_VERSION = 2 };

enum pa_cairo_form { PA_CAIRO_PNG, PA_CAIRO_PDF, PA_CAIRO_SVG };

struct pa_cairo_job {
    int version; // PA_CAIRO_VERSION
    enum pa_cairo_form form;
    const struct pa_scene *scene;
    struct pa_color page; // the background
    bool dark;
    double scale;                                              // PNG: pixels for one of the scene
    const char *created;                                       // PDF: creation time, ISO 8601
    void (*write)(void *sink, const void *bytes, size_t size); // is given the file piece by piece
    void *sink;
};

// Draws the scene and writes the file. Returns NULL, or a static text that says what is wrong.
typedef const char *pa_cairo_draw_function(const struct pa_cairo_job *job);
#define PA_CAIRO_SYMBOL "pa_cairo_draw"

#endif
