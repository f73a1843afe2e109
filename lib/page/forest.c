// SPDX-License-Identifier: Apache-2.0
#include "page/forest.h"

#include <math.h>

static const double WIDTH = 380, MARGIN = 8, MOST = 3.05; // pixels, pixels, |log2| that fits

static const struct {
    double ratio;
    const char *label; // NULL: a line without one
} TICKS[] = {{.125, NULL}, {.25, "−75%"}, {.5, "−50%"}, {.8, "−20%"}, {.95, NULL}, {1, "0"},
             {1.05, NULL}, {1.2, "+20%"}, {2, "×2"},    {4, "×4"},    {8, NULL}};

// Returns the place of a ratio on the axis: the signed square root of its logarithm, so that 1 %
// and 80 % can be seen in one picture.
static double place(double ratio)
{
    double l = log2(fmax(ratio, 1e-9));
    return WIDTH / 2 + copysign(sqrt(fmin(fabs(l), MOST) / MOST), l) * (WIDTH / 2 - MARGIN);
}

void pa_forest_axis(struct pa_strbuf *out)
{
    pa_strbuf_printf(out,
                     "<svg class=\"ev\" viewBox=\"0 0 %g 16\" width=\"%g\" height=\"16\" "
                     "aria-hidden=\"true\" font-size=\"10.5\" fill=\"#59616b\" "
                     "text-anchor=\"middle\">",
                     WIDTH, WIDTH);
    for (size_t i = 0; i < sizeof TICKS / sizeof *TICKS; i++) {
        if (TICKS[i].label)
            pa_strbuf_printf(out, "<text x=\"%.1f\" y=\"12\">%s</text>", place(TICKS[i].ratio),
                             TICKS[i].label);
    }
    pa_strbuf_adds(out, "</svg>");
}

void pa_forest_row(const struct pa_page_move *m, struct pa_strbuf *out)
{
    bool proved = m->state == PA_PAGE_WORSE || m->state == PA_PAGE_BETTER;
    const char *color = !proved ? "#6b747e" : m->state == PA_PAGE_WORSE ? "#d9621c" : "#2f7fd0";
    const char *class = !proved ? "n" : m->state == PA_PAGE_WORSE ? "w" : "b";
    pa_strbuf_printf(out,
                     "<svg class=\"ev\" viewBox=\"0 0 %g 27\" width=\"%g\" height=\"27\" "
                     "aria-hidden=\"true\"><path class=\"gr\" stroke=\"#eceef1\" d=\"",
                     WIDTH, WIDTH);
    for (size_t i = 0; i < sizeof TICKS / sizeof *TICKS; i++)
        pa_strbuf_printf(out, "M%.0f 0v27", place(TICKS[i].ratio));
    pa_strbuf_adds(out, "\"/>");
    if (m->lo > 0 && m->hi > 0 && isfinite(m->hi))
        pa_strbuf_printf(out,
                         "<path class=\"s%s\" d=\"M%.1f 13.5H%.1f\" stroke=\"%s\" "
                         "stroke-width=\"%s\"/>",
                         class, place(m->lo), place(m->hi), color, proved ? "3" : "1.5");
    if (!isnan(m->ratio))
        pa_strbuf_printf(out,
                         "<circle class=\"%s%s\" cx=\"%.1f\" cy=\"13.5\" r=\"4\" fill=\"%s\" "
                         "stroke=\"%s\" stroke-width=\"1.5\"/>",
                         proved ? "f" : "hol ", class, place(m->ratio), proved ? color : "#fff",
                         color);
    pa_strbuf_adds(out, "</svg>");
}
