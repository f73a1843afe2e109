// SPDX-License-Identifier: Apache-2.0
#include "cmd/chart_output.h"

#include <stdio.h>
#include <string.h>

const struct pa_choice pa_chart_formats[] = {
    {"svg", PA_FORMAT_SVG, "the chart alone"},
    {"png", PA_FORMAT_PNG, "the same as pixels"},
    {"pdf", PA_FORMAT_PDF, "the same for print"},
    {0},
};

bool pa_chart_is_picture(enum pa_format format)
{
    return format == PA_FORMAT_SVG || format == PA_FORMAT_PNG || format == PA_FORMAT_PDF;
}

// `still`: for a page, which has no room for a viewer. What no viewer redraws follows the window's
// width and the browser's theme by itself.
static bool draw(const struct pa_chart_output *chart, const char *painter, bool still,
                 struct pa_strbuf *out, struct pa_error *err)
{
    struct pa_scene scene = {0};
    struct pa_paint_options look = {.scale = 2};
    bool ok = chart->draw(chart->data, &scene, err);
    if (chart->told && !still) {
        look.viewer = chart->viewer;
        look.data = pa_strbuf_text(chart->told);
    }
    look.adaptive = look.viewer == PA_VIEWER_NONE;
    ok = ok && pa_painter_by_name(painter)->paint(&scene, &look, out, err);
    pa_scene_release(&scene);
    return ok;
}

bool pa_chart_write(struct pa_context *ctx, const struct pa_chart_output *chart,
                    struct pa_error *err)
{
    struct pa_strbuf out = {0};
    bool ok = draw(chart, ctx->output.format_name, false, &out, err);
    if (ok)
        fwrite(pa_strbuf_text(&out), 1, out.size, ctx->output.stream);
    pa_strbuf_release(&out);
    return ok;
}

bool pa_chart_add_figure(struct pa_context *ctx, struct pa_doc *doc,
                         const struct pa_chart_output *chart, struct pa_error *err)
{
    struct pa_strbuf svg = {0};
    if (!pa_output_has(&ctx->output, "html"))
        return true;
    bool ok = draw(chart, "svg", true, &svg, err);
    const char *element = ok ? strstr(pa_strbuf_text(&svg), "<svg") : NULL;
    if (element)
        pa_doc_figure(doc, (struct pa_figure){.name = chart->name,
                                              .title = chart->title,
                                              .svg = pa_arena_strdup(ctx->arena, element),
                                              .size = strlen(element)});
    pa_strbuf_release(&svg);
    return ok;
}

static bool make(const void *chart, const char *format, struct pa_writer *out, struct pa_error *err)
{
    return draw(chart, format, false, &out->text, err);
}

bool pa_chart_output(struct pa_context *ctx, struct pa_doc *doc,
                     const struct pa_chart_output *chart, struct pa_error *err)
{
    ctx->output.copies.make = make;
    ctx->output.copies.make_state = chart;
    if (!pa_chart_is_picture(ctx->output.format))
        return pa_chart_add_figure(ctx, doc, chart, err) && pa_output_print(&ctx->output, doc, err);
    return pa_chart_write(ctx, chart, err) &&
           pa_copies_print(&ctx->output.copies, doc, &ctx->output.print, err) &&
           pa_copies_commit(&ctx->output.copies, err);
}
