// SPDX-License-Identifier: Apache-2.0
// The drawing module: a scene drawn by cairo. The two fonts are part of it, so nothing depends on
// the fonts or the font configuration of the machine.
#define _DEFAULT_SOURCE // madvise()
#include "paint/cairo_job.h"
#include "paint/png.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <sys/mman.h>

extern const unsigned char pa_font_regular[], pa_font_bold[];
extern const unsigned long pa_font_regular_size, pa_font_bold_size;

struct fonts {
    FT_Library library;
    FT_Face faces[2]; // regular, bold
    cairo_font_face_t *cairo[2];
    unsigned long question[2]; // the glyph of '?', for what the font lacks
};

struct glyphs {
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
    int count, cluster_count;
    cairo_text_cluster_flags_t flags;
};

struct pen {
    const struct pa_cairo_job *job;
    cairo_t *cr;
    struct fonts *fonts;
};

static const char *open_fonts(struct fonts *fonts)
{
    const unsigned char *data[2] = {pa_font_regular, pa_font_bold};
    const unsigned long size[2] = {pa_font_regular_size, pa_font_bold_size};
    if (FT_Init_FreeType(&fonts->library) != 0)
        return "FreeType does not start";
    for (int i = 0; i < 2; i++) {
        if (FT_New_Memory_Face(fonts->library, data[i], (FT_Long)size[i], 0, &fonts->faces[i]) != 0)
            return "the embedded font cannot be read";
        fonts->question[i] = FT_Get_Char_Index(fonts->faces[i], '?');
        fonts->cairo[i] =
            cairo_ft_font_face_create_for_ft_face(fonts->faces[i], FT_LOAD_NO_HINTING);
    }
    return NULL;
}

static void close_fonts(struct fonts *fonts)
{
    for (int i = 0; i < 2; i++)
        if (fonts->cairo[i])
            cairo_font_face_destroy(fonts->cairo[i]);
    // cairo keeps scaled fonts for later use; they must go before the faces they point to.
    cairo_debug_reset_static_data();
    for (int i = 0; i < 2; i++)
        if (fonts->faces[i])
            FT_Done_Face(fonts->faces[i]);
    if (fonts->library)
        FT_Done_FreeType(fonts->library);
}

static void set_color(const struct pen *pen, struct pa_color color)
{
    uint32_t rgb = pen->job->dark ? color.dark : color.light;
    cairo_set_source_rgb(pen->cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0,
                         (rgb & 255) / 255.0);
}

static void fill_and_stroke(const struct pen *pen, const struct pa_shape *s)
{
    if (s->fill.light) {
        set_color(pen, s->fill);
        if (s->stroke.light)
            cairo_fill_preserve(pen->cr);
        else
            cairo_fill(pen->cr);
    }
    if (s->stroke.light) {
        static const double dashes[] = {3, 2};
        set_color(pen, s->stroke);
        cairo_set_line_width(pen->cr, s->size / 100.0);
        cairo_set_dash(pen->cr, dashes, s->dashed ? 2 : 0, 0);
        cairo_stroke(pen->cr);
    }
    cairo_new_path(pen->cr);
}

static void trace_rect(cairo_t *cr, const struct pa_shape *s)
{
    double x = s->x / 100.0, y = s->y / 100.0, w = s->width / 100.0, h = s->height / 100.0;
    double r = fmin(s->radius / 100.0, fmin(w, h) / 2);
    if (r <= 0) {
        cairo_rectangle(cr, x, y, w, h);
        return;
    }
    const double quarter = 3.14159265358979324 / 2; // of a turn
    cairo_new_sub_path(cr);
    cairo_arc(cr, x + w - r, y + r, r, -quarter, 0);
    cairo_arc(cr, x + w - r, y + h - r, r, 0, quarter);
    cairo_arc(cr, x + r, y + h - r, r, quarter, 2 * quarter);
    cairo_arc(cr, x + r, y + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(cr);
}

static void trace_path(const struct pen *pen, const struct pa_shape *s)
{
    const struct pa_scene_point *p = &pen->job->scene->points.items[s->first];
    cairo_move_to(pen->cr, p[0].x / 100.0, p[0].y / 100.0);
    if (s->kind == PA_SHAPE_CURVE) {
        for (uint32_t i = 1; i + 2 < s->count; i += 3)
            cairo_curve_to(pen->cr, p[i].x / 100.0, p[i].y / 100.0, p[i + 1].x / 100.0,
                           p[i + 1].y / 100.0, p[i + 2].x / 100.0, p[i + 2].y / 100.0);
        return;
    }
    for (uint32_t i = 1; i < s->count; i++)
        cairo_line_to(pen->cr, p[i].x / 100.0, p[i].y / 100.0);
    if (s->kind == PA_SHAPE_POLYGON)
        cairo_close_path(pen->cr);
}

// Returns the x at which a text of this width starts.
static double text_start(const struct pa_shape *s, double width)
{
    double x = s->x / 100.0;
    return s->anchor == PA_ANCHOR_START    ? x
           : s->anchor == PA_ANCHOR_MIDDLE ? x - width / 2
                                           : x - width;
}

static void show_glyphs(const struct pen *pen, const struct pa_shape *s, const char *text,
                        struct glyphs *g)
{
    if (s->halo) {
        cairo_glyph_path(pen->cr, g->glyphs, g->count);
        set_color(pen, pen->job->page);
        cairo_set_line_width(pen->cr, 3);
        cairo_set_line_join(pen->cr, CAIRO_LINE_JOIN_ROUND);
        cairo_set_dash(pen->cr, NULL, 0, 0);
        cairo_stroke(pen->cr);
        cairo_set_line_join(pen->cr, CAIRO_LINE_JOIN_MITER);
    }
    set_color(pen, s->fill);
    if (pen->job->form == PA_CAIRO_PNG) { // as glyphs they would be moved to whole pixels
        cairo_glyph_path(pen->cr, g->glyphs, g->count);
        cairo_fill(pen->cr);
        return;
    }
    // Glyphs together with their text, so that a PDF can be searched and copied from.
    cairo_show_text_glyphs(pen->cr, text, -1, g->glyphs, g->count, g->clusters, g->cluster_count,
                           g->flags);
}

static void draw_text(const struct pen *pen, const struct pa_shape *s)
{
    const char *text = pa_scene_string(pen->job->scene, s->text);
    cairo_set_font_face(pen->cr, pen->fonts->cairo[s->bold]);
    cairo_set_font_size(pen->cr, s->size / 100.0);
    cairo_scaled_font_t *font = cairo_get_scaled_font(pen->cr);
    struct glyphs g = {0};
    if (cairo_scaled_font_text_to_glyphs(font, 0, s->y / 100.0, text, -1, &g.glyphs, &g.count,
                                         &g.clusters, &g.cluster_count,
                                         &g.flags) == CAIRO_STATUS_SUCCESS) {
        cairo_text_extents_t extents;
        for (int i = 0; i < g.count; i++)
            if (g.glyphs[i].index == 0)
                g.glyphs[i].index = pen->fonts->question[s->bold];
        cairo_scaled_font_glyph_extents(font, g.glyphs, g.count, &extents);
        double x = text_start(s, extents.x_advance);
        for (int i = 0; i < g.count; i++)
            g.glyphs[i].x += x;
        show_glyphs(pen, s, text, &g);
    }
    cairo_glyph_free(g.glyphs);
    cairo_text_cluster_free(g.clusters);
}

static void draw_shape(const struct pen *pen, const struct pa_shape *s)
{
    cairo_t *cr = pen->cr;
    switch ((enum pa_shape_kind)s->kind) {
    case PA_SHAPE_OPEN:
        cairo_save(cr);
        cairo_translate(cr, s->x / 100.0, s->y / 100.0);
        return;
    case PA_SHAPE_CLOSE:
        cairo_restore(cr);
        return;
    case PA_SHAPE_TEXT:
        draw_text(pen, s);
        return;
    case PA_SHAPE_RECT:
        trace_rect(cr, s);
        break;
    case PA_SHAPE_LINE:
        cairo_move_to(cr, s->x / 100.0, s->y / 100.0);
        cairo_line_to(cr, s->width / 100.0, s->height / 100.0);
        break;
    case PA_SHAPE_CURVE:
    case PA_SHAPE_POLYGON:
    case PA_SHAPE_POLYLINE:
        trace_path(pen, s);
        break;
    }
    fill_and_stroke(pen, s);
}

static void draw_scene(const struct pen *pen)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(pen->cr, options);
    cairo_font_options_destroy(options);
    set_color(pen, pen->job->page);
    cairo_paint(pen->cr);
    for (size_t i = 0; i < pen->job->scene->shapes.count; i++)
        draw_shape(pen, &pen->job->scene->shapes.items[i]);
}

static cairo_status_t write_bytes(void *closure, const unsigned char *bytes, unsigned size)
{
    const struct pa_cairo_job *job = closure;
    job->write(job->sink, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

// An image is megabytes that are all touched, with a page fault for every 4 KB: huge pages, where
// the system gives them, save a third of the time that drawing takes.
static void *new_pixels(size_t size)
{
    void *pixels = NULL;
    const size_t huge = 2 << 20;
    if (posix_memalign(&pixels, huge, size) != 0)
        return NULL;
#ifdef MADV_HUGEPAGE
    if (size >= huge)
        madvise(pixels, size, MADV_HUGEPAGE); // only advice
#endif
    return pixels;
}

static cairo_surface_t *new_image(int width, int height)
{
    static const cairo_user_data_key_t key;
    int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width);
    // A picture that is too large for cairo gets no pixels here, and cairo refuses it.
    void *pixels = stride > 0 && width < 32768 && height < 32768
                       ? new_pixels((size_t)stride * (size_t)height)
                       : NULL;
    if (!pixels)
        return cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_surface_t *surface =
        cairo_image_surface_create_for_data(pixels, CAIRO_FORMAT_RGB24, width, height, stride);
    if (cairo_surface_set_user_data(surface, &key, pixels, free) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(surface);
        free(pixels);
        return cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    }
    return surface;
}

static cairo_surface_t *new_surface(struct pa_cairo_job *job)
{
    const struct pa_scene *scene = job->scene;
    double width = scene->width / 100.0, height = scene->height / 100.0;
    cairo_surface_t *surface;
    switch (job->form) {
    case PA_CAIRO_PDF: // a CSS pixel is 3/4 of a point
        surface =
            cairo_pdf_surface_create_for_stream(write_bytes, job, width * 0.75, height * 0.75);
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
                                       pa_scene_string(scene, scene->title));
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "pa");
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, job->created);
        return surface;
    case PA_CAIRO_SVG:
        surface = cairo_svg_surface_create_for_stream(write_bytes, job, width, height);
        cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX);
        return surface;
    default:
        return new_image((int)ceil(width * job->scale), (int)ceil(height * job->scale));
    }
}

static const char *write_png(cairo_surface_t *surface, const struct pa_cairo_job *job)
{
    cairo_surface_flush(surface);
    return pa_png_write(&(struct pa_png){
        .pixels = cairo_image_surface_get_data(surface),
        .stride = (size_t)cairo_image_surface_get_stride(surface),
        .width = (uint32_t)cairo_image_surface_get_width(surface),
        .height = (uint32_t)cairo_image_surface_get_height(surface),
        .write = job->write,
        .sink = job->sink,
    });
}

static const char *draw_on(cairo_surface_t *surface, struct pa_cairo_job *job, struct fonts *fonts)
{
    struct pen pen = {.job = job, .cr = cairo_create(surface), .fonts = fonts};
    if (job->form == PA_CAIRO_PDF)
        cairo_scale(pen.cr, 0.75, 0.75);
    else if (job->form == PA_CAIRO_PNG)
        cairo_scale(pen.cr, job->scale, job->scale);
    draw_scene(&pen);
    cairo_status_t status = cairo_status(pen.cr);
    cairo_destroy(pen.cr);
    const char *problem = NULL;
    if (status == CAIRO_STATUS_SUCCESS && job->form == PA_CAIRO_PNG)
        problem = write_png(surface, job);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    return status == CAIRO_STATUS_SUCCESS ? problem : cairo_status_to_string(status);
}

pa_cairo_draw_function pa_cairo_draw;

const char *pa_cairo_draw(const struct pa_cairo_job *asked)
{
    struct pa_cairo_job job = *asked;
    struct fonts fonts = {0};
    const char *problem = "the drawing module is of another version";
    if (job.version != PA_CAIRO_VERSION)
        return problem;
    problem = open_fonts(&fonts);
    if (!problem) {
        cairo_surface_t *surface = new_surface(&job);
        problem = draw_on(surface, &job, &fonts);
        cairo_surface_destroy(surface);
    }
    close_fonts(&fonts);
    return problem;
}
