// SPDX-License-Identifier: Apache-2.0
#include "paint/paint.h"

#include "paint/cairo_loader.h"
#include "paint/svg.h"

#include <string.h>
#include <strings.h>

const struct pa_painter pa_painters[] = {
    {"svg", ".svg", "interactive SVG; a still picture where scripts are off", pa_paint_svg},
    {"html", ".html", "the interactive picture as a web page of its own", pa_paint_html},
    {"png", ".png", "pixels", pa_paint_png},
    {"pdf", ".pdf", "one page, text selectable, fonts embedded", pa_paint_pdf},
    {"outline", NULL, "SVG with text as outlines, drawn by cairo", pa_paint_outline},
};
const size_t pa_painter_count = sizeof pa_painters / sizeof *pa_painters;

const struct pa_painter *pa_painter_by_name(const char *name)
{
    for (size_t i = 0; i < pa_painter_count; i++)
        if (strcmp(pa_painters[i].name, name) == 0)
            return &pa_painters[i];
    return NULL;
}

const struct pa_painter *pa_painter_for_path(const char *path)
{
    size_t size = strlen(path);
    for (size_t i = 0; i < pa_painter_count; i++) {
        const char *suffix = pa_painters[i].suffix;
        if (suffix && size > strlen(suffix) &&
            strcasecmp(path + size - strlen(suffix), suffix) == 0)
            return &pa_painters[i];
    }
    return NULL;
}
