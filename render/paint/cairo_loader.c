// SPDX-License-Identifier: Apache-2.0
#include "paint/cairo_loader.h"

#include "base/module.h"

#include "paint/cairo_job.h"

#include <string.h>

// cairo's largest image is 32767 pixels a side; a page of PDF 1.5 is 14400 points.
enum { PNG_LIMIT = 32767, PDF_LIMIT = 14400 * 4 / 3 };

static void append(void *sink, const void *bytes, size_t size)
{
    pa_strbuf_add(sink, bytes, size);
}

static pa_cairo_draw_function *load(struct pa_error *err)
{
    void *symbol = pa_module_symbol("libpa-cairo.so", PA_CAIRO_SYMBOL, err);
    if (!symbol) {
        pa_error_prefix(err, "PNG and PDF need the drawing module");
        return NULL;
    }
    pa_cairo_draw_function *draw;
    memcpy(&draw, &symbol, sizeof draw); // ISO C has no cast from object to function pointer
    return draw;
}

static bool check_size(const struct pa_scene *scene, double scale, int limit, const char *format,
                       struct pa_error *err)
{
    double width = scene->width * scale / 100, height = scene->height * scale / 100;
    if (width >= 1 && height >= 1 && width <= limit && height <= limit)
        return true;
    return pa_error_set(err, PA_ERROR_LIMIT,
                        "a picture of %.0f x %.0f pixels does not fit into a %s (limit %d)", width,
                        height, format, limit);
}

static bool draw(const struct pa_cairo_job *job, struct pa_error *err)
{
    pa_cairo_draw_function *function = load(err);
    if (!function)
        return false;
    const char *problem = function(job);
    return !problem || pa_error_set(err, PA_ERROR_UNSUPPORTED, "drawing failed: %s", problem);
}

static struct pa_cairo_job job_for(enum pa_cairo_form form, const struct pa_scene *scene,
                                   const struct pa_paint_options *options, struct pa_strbuf *out)
{
    return (struct pa_cairo_job){
        .version = PA_CAIRO_VERSION,
        .form = form,
        .scene = scene,
        .page = pa_color_page,
        .dark = options->dark,
        .scale = options->scale > 0 ? options->scale : 1,
        .created = options->created ? options->created : "2000-01-01T00:00:00Z",
        .write = append,
        .sink = out,
    };
}

bool pa_paint_png(const struct pa_scene *scene, const struct pa_paint_options *options,
                  struct pa_strbuf *out, struct pa_error *err)
{
    struct pa_cairo_job job = job_for(PA_CAIRO_PNG, scene, options, out);
    return check_size(scene, job.scale, PNG_LIMIT, "PNG", err) && draw(&job, err);
}

bool pa_paint_pdf(const struct pa_scene *scene, const struct pa_paint_options *options,
                  struct pa_strbuf *out, struct pa_error *err)
{
    struct pa_cairo_job job = job_for(PA_CAIRO_PDF, scene, options, out);
    return check_size(scene, 1, PDF_LIMIT, "PDF", err) && draw(&job, err);
}

bool pa_paint_outline(const struct pa_scene *scene, const struct pa_paint_options *options,
                      struct pa_strbuf *out, struct pa_error *err)
{
    struct pa_cairo_job job = job_for(PA_CAIRO_SVG, scene, options, out);
    return draw(&job, err);
}
