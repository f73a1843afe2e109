// SPDX-License-Identifier: Apache-2.0
#include "chart/percentiles.h"

#include "scene/font.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// Pixels.
enum { WIDTH = 760, HEIGHT = 300, LEFT = 64, RIGHT = 20, TOP = 44, BOTTOM = 30, SMALL_FONT = 11 };

struct frame {
    double low, high; // decades of seconds
    double last;      // nines at the right edge
};

// Returns the place of a percentile on the axis, −log10(2 (1 − share)): 0 at 50 %, 1.7 at 99 %. The
// maximum stands half a step behind the last percentile.
static double nines_of(double share)
{
    return -log10(2 * (1 - share));
}

static double x_of(const struct frame *f, double share)
{
    double nines = share >= 1 ? f->last : nines_of(share);
    return LEFT + (WIDTH - LEFT - RIGHT) * (f->last > 0 ? nines / f->last : 0);
}

static double y_of(const struct frame *f, double seconds)
{
    double at = (log10(seconds) - f->low) / (f->high - f->low);
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - at);
}

static struct frame frame_of(const struct pa_chart_curve *curves, size_t count)
{
    struct frame f = {INFINITY, -INFINITY, 0};
    bool most = false;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < curves[i].count; k++) {
            const struct pa_chart_percentile *p = &curves[i].points[k];
            f.low = fmin(f.low, log10(p->seconds));
            f.high = fmax(f.high, log10(p->seconds));
            most |= p->share >= 1;
            if (p->share < 1)
                f.last = fmax(f.last, nines_of(p->share));
        }
    }
    f.last += most ? .5 : 0;
    double spare = fmax(.05, .06 * (f.high - f.low));
    f.low -= spare;
    f.high += spare;
    return f;
}

static void add_percentiles(struct pa_scene *scene, const struct frame *f)
{
    static const struct {
        double share;
        const char *text;
    } TICKS[] = {{.5, "p50"},     {.9, "p90"},       {.99, "p99"},
                 {.999, "p99.9"}, {.9999, "p99.99"}, {1, "max"}};
    const struct pa_look rule = {.stroke = pa_color_line};
    const struct pa_font font = {
        .size = SMALL_FONT, .anchor = PA_ANCHOR_MIDDLE, .color = pa_color_muted};
    double right = WIDTH - RIGHT + 1;
    for (size_t i = 0; i < sizeof TICKS / sizeof *TICKS; i++) {
        double x = x_of(f, TICKS[i].share);
        if (x > right)
            continue;
        pa_scene_line(scene, (struct pa_point){x, TOP}, (struct pa_point){x, HEIGHT - BOTTOM},
                      &rule);
        pa_scene_text(scene, x, HEIGHT - BOTTOM + 16, TICKS[i].text, &font);
    }
}

static void seconds_text(double seconds, char text[32])
{
    static const struct {
        double factor;
        const char *unit;
    } UNITS[] = {{1, "s"}, {1e3, "ms"}, {1e6, "µs"}, {1e9, "ns"}};
    size_t i = seconds >= 1 ? 0 : seconds >= 1e-3 ? 1 : seconds >= 1e-6 ? 2 : 3;
    snprintf(text, 32, "%.3g %s", seconds * UNITS[i].factor, UNITS[i].unit);
}

// Adds lines and labels of latencies: at 1, 2 and 5 of each decade, or only at 1 if there are many
// decades.
static void add_latencies(struct pa_scene *scene, const struct frame *f)
{
    static const double STEPS[] = {1, 2, 5};
    const struct pa_look rule = {.stroke = pa_color_line};
    const struct pa_font font = {
        .size = SMALL_FONT, .anchor = PA_ANCHOR_END, .color = pa_color_muted};
    size_t steps = f->high - f->low > 3 ? 1 : 3;
    for (int decade = (int)floor(f->low); decade <= (int)ceil(f->high); decade++) {
        for (size_t k = 0; k < steps; k++) {
            double seconds = STEPS[k] * pow(10, decade), at = log10(seconds);
            char text[32];
            if (at < f->low || at > f->high)
                continue;
            seconds_text(seconds, text);
            pa_scene_line(scene, (struct pa_point){LEFT, y_of(f, seconds)},
                          (struct pa_point){WIDTH - RIGHT, y_of(f, seconds)}, &rule);
            pa_scene_text(scene, LEFT - 6, y_of(f, seconds) + 4, text, &font);
        }
    }
}

static void add_curve(struct pa_scene *scene, const struct frame *f,
                      const struct pa_chart_curve *curve)
{
    enum { MOST = 64, DOT = 4 };
    struct pa_point points[MOST];
    struct pa_color color = curve->old ? pa_color_muted : pa_color_accent;
    size_t count = curve->count < MOST ? curve->count : MOST;
    for (size_t i = 0; i < count; i++)
        points[i] =
            (struct pa_point){x_of(f, curve->points[i].share), y_of(f, curve->points[i].seconds)};
    pa_scene_open(scene, &(struct pa_group){.tooltip = curve->label});
    pa_scene_polyline(scene, points, count, &(struct pa_look){.stroke = color, .width = 1.5});
    for (size_t i = 0; i < count; i++)
        pa_scene_rect(scene,
                      (struct pa_box){points[i].x - DOT / 2., points[i].y - DOT / 2., DOT, DOT},
                      &(struct pa_look){.fill = color, .radius = DOT / 2.});
    pa_scene_close(scene);
}

static void add_legend(struct pa_scene *scene, const char *const labels[2])
{
    double x = WIDTH - RIGHT;
    for (size_t side = 2; side-- > 0;) {
        struct pa_color color = side == 0 ? pa_color_muted : pa_color_accent;
        x -= pa_font_width(labels[side], strlen(labels[side]), SMALL_FONT, false);
        pa_scene_text(scene, x, 24, labels[side], &(struct pa_font){.size = SMALL_FONT});
        x -= 22;
        pa_scene_line(scene, (struct pa_point){x, 20}, (struct pa_point){x + 16, 20},
                      &(struct pa_look){.stroke = color, .width = 2});
        x -= 14;
    }
}

void pa_chart_percentiles(struct pa_scene *scene, const char *const labels[2],
                          const struct pa_chart_curve *curves, size_t count)
{
    const struct frame f = frame_of(curves, count);
    pa_scene_init(scene, "Latency by percentile", WIDTH, HEIGHT);
    pa_scene_text(scene, 16, 24, "Latency by percentile, a line a run",
                  &(struct pa_font){.bold = true});
    if (labels)
        add_legend(scene, labels);
    add_percentiles(scene, &f);
    add_latencies(scene, &f);
    for (size_t i = 0; i < count; i++) {
        if (curves[i].count > 1)
            add_curve(scene, &f, &curves[i]);
    }
}
