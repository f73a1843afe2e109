// SPDX-License-Identifier: Apache-2.0
// What the program and the drawing module (libpa-cairo.so) agree on. The module links none of the
// program's libraries: it reads the scene, which is plain data, and writes through a callback.
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
    double scale;        // PNG
    const char *created; // PDF
    void (*write)(void *sink, const void *bytes, size_t size);
    void *sink;
};

// NULL if all went well, else a static text.
typedef const char *pa_cairo_draw_function(const struct pa_cairo_job *job);
#define PA_CAIRO_SYMBOL "pa_cairo_draw"

#endif
