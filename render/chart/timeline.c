// SPDX-License-Identifier: Apache-2.0
#include "chart/timeline.h"

#include "base/number.h"
#include "base/quantity.h"
#include "scene/font.h"

#include <math.h>
#include <string.h>

// Pixels.
enum {
    WIDTH = 900,
    MARGIN = 16,
    HEAD = 56,  // title and note
    SCALE = 76, // values at the left of a panel
    TITLE = 18, // of a panel
    PLOT = 92,
    GAP = 16,
    AXIS = 24, // times below the last panel
    SMALL_FONT = 10,
};
static const double DOT = 3.5;

struct range {
    double low, high, step; // step: between two grid lines
};

struct drawing {
    struct pa_scene *scene;
    const struct pa_chart_timeline *chart;
    struct range x;
};

struct plot {
    const struct drawing *drawing;
    const struct pa_chart_panel *panel;
    struct range y;
    double top;
};

static void widen(struct range *range, double value)
{
    range->low = value < range->low ? value : range->low;
    range->high = value > range->high ? value : range->high;
}

static struct range range_of_times(const struct pa_chart_timeline *chart)
{
    struct range range = {INFINITY, -INFINITY, 1};
    for (size_t i = 0; i < chart->panel_count; i++)
        for (size_t k = 0; k < chart->panels[i].line_count; k++)
            for (size_t n = 0; n < chart->panels[i].lines[k].count; n++)
                widen(&range, chart->panels[i].lines[k].x[n]);
    if (!(range.low <= range.high))
        return (struct range){0, 1, 1};
    if (range.low == range.high)
        range.high = range.low + 1;
    return range;
}

// A step of 1, 2 or 5 times a power of ten that gives about so many lines.
static double nice_step(double span, int count)
{
    double power = pow(10, floor(log10(span / count))), steps = span / count / power;
    return power * (steps < 1.5 ? 1 : steps < 3.5 ? 2 : steps < 7.5 ? 5 : 10);
}

// Bytes are shown in powers of 1024.
static double one_of(const char *unit, double most)
{
    return strcmp(unit, "bytes") == 0 && most > 1 ? pow(1024, floor(log2(most) / 10)) : 1;
}

// Values begin at zero, so that heights can be compared; those below it are seen as well.
static struct range range_of_values(const struct pa_chart_panel *panel)
{
    struct range range = {0, 0, 1};
    for (size_t k = 0; k < panel->line_count; k++)
        for (size_t n = 0; n < panel->lines[k].count; n++)
            if (isfinite(panel->lines[k].y[n]))
                widen(&range, panel->lines[k].y[n]);
    if (range.low == range.high)
        range.high = 1;
    double span = range.high - range.low, one = one_of(panel->unit, span);
    range.step = nice_step(span / one, 3) * one;
    range.low = floor(range.low / range.step) * range.step;
    range.high = ceil(range.high / range.step) * range.step;
    return range;
}

static double share_of(const struct range *range, double value)
{
    return (value - range->low) / (range->high - range->low);
}

static double x_at(const struct drawing *d, double x)
{
    return MARGIN + SCALE + (WIDTH - 2 * MARGIN - SCALE) * share_of(&d->x, x);
}

static double first_tick(const struct range *x)
{
    return ceil(x->low / x->step) * x->step;
}

static double y_at(const struct plot *p, double y)
{
    return p->top + TITLE + PLOT * (1 - share_of(&p->y, y));
}

// ---- Texts

static void add_value(struct pa_strbuf *out, double value, const char *unit)
{
    if (strcmp(unit, "ratio") == 0)
        pa_strbuf_printf(out, "%.3g %%", 100 * value);
    else if (strcmp(unit, "seconds") == 0)
        pa_quantity_label(out, pa_int64_of_double(value * 1e9), "nanoseconds", "auto");
    else if (*unit)
        pa_quantity_label(out, pa_int64_of_double(value), unit, "auto");
    else
        pa_strbuf_printf(out, fabs(value) >= 1000 && fabs(value) < 1e9 ? "%.0f" : "%.4g", value);
}

static void add_text_value(const struct drawing *d, struct pa_point at, double value,
                           const char *unit, enum pa_anchor anchor)
{
    struct pa_strbuf text = {0};
    add_value(&text, value, unit);
    pa_scene_text(d->scene, at.x, at.y, pa_strbuf_text(&text),
                  &(struct pa_font){.size = SMALL_FONT, .anchor = anchor, .color = pa_color_muted});
    pa_strbuf_release(&text);
}

static const char *unit_of_axis(const struct pa_chart_timeline *chart)
{
    return strcmp(chart->axis, "seconds") == 0 ? "seconds" : "";
}

// ---- Panels

static struct pa_look look_of(const struct pa_chart_panel *panel, size_t place)
{
    size_t line = panel->lines[place].style ? panel->lines[place].style - 1 : place;
    static const bool dashed[PA_CHART_LINES] = {false, false, true, false};
    const struct pa_color colors[PA_CHART_LINES] = {pa_color_accent, pa_color_muted, pa_color_muted,
                                                    pa_color_diff(PA_DIFF_STEPS)};
    return (struct pa_look){
        .stroke = colors[line], .width = line ? 1.2 : 1.8, .dashed = dashed[line]};
}

static void add_scale(const struct plot *p)
{
    const struct drawing *d = p->drawing;
    const struct pa_look look = {.stroke = pa_color_line, .width = .6};
    double left = MARGIN + SCALE, right = WIDTH - MARGIN, top = p->top + TITLE;
    int lines = (int)round((p->y.high - p->y.low) / p->y.step);
    for (int i = 0; i <= lines; i++) {
        double value = p->y.low + i * p->y.step, y = y_at(p, value);
        pa_scene_line(d->scene, (struct pa_point){left, y}, (struct pa_point){right, y}, &look);
        add_text_value(d, (struct pa_point){left - 6, y + 3}, value, p->panel->unit, PA_ANCHOR_END);
    }
    for (double x = first_tick(&d->x); x <= d->x.high; x += d->x.step)
        pa_scene_line(d->scene, (struct pa_point){x_at(d, x), top},
                      (struct pa_point){x_at(d, x), top + PLOT}, &look);
}

// Adds the title of a panel and the names of its lines.
static void add_legend(const struct plot *p)
{
    const struct pa_font bold = {.bold = true}, small = {.size = SMALL_FONT + 1};
    struct pa_scene *scene = p->drawing->scene;
    double x = MARGIN + SCALE, y = p->top + 11;
    pa_scene_text(scene, x, y, p->panel->title, &bold);
    x += pa_font_width(p->panel->title, strlen(p->panel->title), PA_FONT_SIZE, true) + GAP;
    for (size_t k = 0; k < p->panel->line_count; k++) {
        const char *label = p->panel->lines[k].label;
        struct pa_look look = look_of(p->panel, k);
        if (!*label)
            continue;
        pa_scene_line(scene, (struct pa_point){x, y - 4}, (struct pa_point){x + 18, y - 4}, &look);
        pa_scene_text(scene, x + 22, y, label, &small);
        x += 22 + pa_font_width(label, strlen(label), SMALL_FONT + 1, false) + GAP;
    }
}

// Adds the line through the points from `from` on, up to one that is missing. Returns the index
// behind that.
static size_t add_piece(const struct plot *p, const struct pa_chart_line *line, size_t from,
                        const struct pa_look *look)
{
    enum { MOST = 512 };
    struct pa_point points[MOST];
    size_t count = 0, i = from;
    for (; i < line->count && count < MOST && isfinite(line->y[i]); i++)
        points[count++] = (struct pa_point){x_at(p->drawing, line->x[i]), y_at(p, line->y[i])};
    if (count > 1)
        pa_scene_polyline(p->drawing->scene, points, count, look);
    return count == MOST ? i - 1 : i + 1;
}

static void add_dot(const struct plot *p, const struct pa_chart_line *line, size_t i,
                    struct pa_color color)
{
    struct pa_strbuf tip = {0};
    const struct drawing *d = p->drawing;
    double x = x_at(d, line->x[i]), y = y_at(p, line->y[i]);
    if (!*unit_of_axis(d->chart))
        pa_strbuf_printf(&tip, "%s ", d->chart->axis);
    add_value(&tip, line->x[i], unit_of_axis(d->chart));
    pa_strbuf_printf(&tip, "\n%s%s", line->label, *line->label ? ": " : "");
    add_value(&tip, line->y[i], p->panel->unit);
    pa_scene_open(d->scene, &(struct pa_group){.tooltip = pa_strbuf_text(&tip)});
    pa_scene_rect(d->scene, (struct pa_box){x - DOT / 2, y - DOT / 2, DOT, DOT},
                  &(struct pa_look){.fill = color, .radius = DOT / 2});
    pa_scene_close(d->scene);
    pa_strbuf_release(&tip);
}

static void add_line(const struct plot *p, size_t number)
{
    const struct pa_chart_line *line = &p->panel->lines[number];
    struct pa_look look = look_of(p->panel, number);
    for (size_t i = 0; i + 1 < line->count;)
        i = add_piece(p, line, i, &look);
    for (size_t i = 0; i < line->count; i++)
        if (isfinite(line->y[i]))
            add_dot(p, line, i, look.stroke);
}

static void add_panel(const struct drawing *d, size_t place)
{
    const struct plot p = {.drawing = d,
                           .panel = &d->chart->panels[place],
                           .y = range_of_values(&d->chart->panels[place]),
                           .top = HEAD + (double)place * (TITLE + PLOT + GAP)};
    add_scale(&p);
    add_legend(&p);
    for (size_t k = p.panel->line_count; k > 0; k--) // the first one on top
        add_line(&p, k - 1);
}

static void add_axis(const struct drawing *d, double bottom)
{
    for (double x = first_tick(&d->x); x <= d->x.high; x += d->x.step)
        add_text_value(d, (struct pa_point){x_at(d, x), bottom + 13}, x, unit_of_axis(d->chart),
                       PA_ANCHOR_MIDDLE);
    if (!*unit_of_axis(d->chart))
        pa_scene_text(d->scene, MARGIN, bottom + 13, d->chart->axis,
                      &(struct pa_font){.size = SMALL_FONT, .color = pa_color_muted});
}

void pa_chart_timeline(struct pa_scene *scene, const struct pa_chart_timeline *chart)
{
    struct drawing d = {scene, chart, range_of_times(chart)};
    d.x.step = nice_step(d.x.high - d.x.low, 8);
    if (!*unit_of_axis(chart) && d.x.step < 1)
        d.x.step = 1;
    double bottom = HEAD + (double)chart->panel_count * (TITLE + PLOT + GAP) - GAP;
    pa_scene_init(scene, chart->title, WIDTH, bottom + AXIS + MARGIN);
    pa_scene_text(scene, MARGIN, 24, chart->title, &(struct pa_font){.size = 16, .bold = true});
    if (chart->note)
        pa_scene_text(scene, MARGIN, 42, chart->note,
                      &(struct pa_font){.size = SMALL_FONT + 1, .color = pa_color_muted});
    add_axis(&d, bottom);
    for (size_t i = 0; i < chart->panel_count; i++)
        add_panel(&d, i);
}
