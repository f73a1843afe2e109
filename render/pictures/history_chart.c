// SPDX-License-Identifier: Apache-2.0
#include "pictures/history_chart.h"

#include "history/words.h"
#include "scene/font.h"

#include <math.h>
#include <string.h>

// Pixels.
enum {
    COLUMNS = 3,
    MARGIN = 16,
    TITLE_HEIGHT = 46,
    PANEL_WIDTH = 316,
    PANEL_HEIGHT = 128,
    GAP = 14,
    HEAD = 20,  // of a panel: its name
    SCALE = 46, // of a panel: the values at its left
    FOOT = 14,  // of a panel: first and last commit
    DOT = 3,
    MOST_DOTS = 600,
    SMALL_FONT = 10,
};

struct panel {
    const struct pa_history *history;
    const struct pa_history_series *series;
    struct pa_scene *scene;
    struct pa_arena *arena;
    double low, high; // of y
};

static double x_of(const struct panel *p, double point)
{
    double last = p->history->points.count > 1 ? (double)(p->history->points.count - 1) : 1;
    return SCALE + (PANEL_WIDTH - SCALE - DOT) * point / last;
}

static double y_of(const struct panel *p, double y)
{
    double share = p->high > p->low ? (y - p->low) / (p->high - p->low) : .5;
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    return HEAD + (PANEL_HEIGHT - HEAD - FOOT) * (1 - share);
}

// All levels, and values as far as four standard deviations from theirs.
static void find_range(struct panel *p)
{
    const struct pa_change_points *f = &p->series->found;
    p->low = p->high = f->fitted[0];
    for (size_t i = 0; i < p->series->n; i++) {
        double most = 4 * f->s, off = f->y[i] - f->fitted[i];
        double y = f->fitted[i] + fmax(-most, fmin(most, off));
        p->low = fmin(p->low, y);
        p->high = fmax(p->high, y);
    }
}

static double value_of(const struct panel *p, double y)
{
    return p->series->found.logarithms ? exp(y) : y;
}

static void add_fitted(const struct panel *p, struct pa_point at, const char *text, double width,
                       const struct pa_font *font)
{
    struct pa_strbuf fitted = {0};
    struct pa_string whole = {text, strlen(text)};
    double size = font->size > 0 ? font->size : PA_FONT_SIZE;
    if (pa_font_fit(&whole, 1, width, size, &fitted))
        pa_scene_text(p->scene, at.x, at.y, fitted.text, font);
    pa_strbuf_release(&fitted);
}

static void add_frame(const struct panel *p)
{
    const struct pa_history_points *points = &p->history->points;
    const struct pa_font name = {0}, small = {.size = SMALL_FONT, .color = pa_color_muted};
    const struct pa_font right = {
        .size = SMALL_FONT, .anchor = PA_ANCHOR_END, .color = pa_color_muted};
    double bottom = PANEL_HEIGHT - FOOT;
    const char *title = pa_arena_printf(p->arena, "%s %s", p->series->name, p->series->unit);
    add_fitted(p, (struct pa_point){0, 12}, title, PANEL_WIDTH, &name);
    pa_scene_line(p->scene, (struct pa_point){SCALE, bottom},
                  (struct pa_point){PANEL_WIDTH, bottom},
                  &(struct pa_look){.stroke = pa_color_line});
    pa_scene_text(p->scene, SCALE - 4, HEAD + 8,
                  pa_history_value_text(value_of(p, p->high), p->series->unit, p->arena), &right);
    pa_scene_text(p->scene, SCALE - 4, bottom,
                  pa_history_value_text(value_of(p, p->low), p->series->unit, p->arena), &right);
    add_fitted(p, (struct pa_point){SCALE, PANEL_HEIGHT - 2}, points->items[0].label, 120, &small);
    add_fitted(p, (struct pa_point){PANEL_WIDTH, PANEL_HEIGHT - 2},
               points->items[points->count - 1].label, 120, &right);
}

static void add_values(const struct panel *p)
{
    const struct pa_history_series *s = p->series;
    size_t every = (s->n + MOST_DOTS - 1) / MOST_DOTS;
    for (size_t i = 0; i < s->n; i += every ? every : 1) {
        struct pa_box dot = {x_of(p, (double)s->points[i]) - DOT / 2.,
                             y_of(p, s->found.y[i]) - DOT / 2., DOT, DOT};
        pa_scene_rect(p->scene, dot, &(struct pa_look){.fill = pa_color_muted, .radius = DOT / 2.});
    }
}

// A line for each level; between them it breaks.
static void add_levels(const struct panel *p)
{
    const struct pa_history_series *s = p->series;
    const struct pa_look look = {.stroke = pa_color_accent, .width = 2};
    size_t start = 0;
    for (size_t k = 0; k <= s->change_count; k++) {
        const struct pa_change_point *c = k < s->change_count ? s->changes[k].point : NULL;
        bool cut = c && (c->kind == PA_CHANGE_STEP || c->kind == PA_CHANGE_MACHINE);
        size_t end = c ? c->at : s->n;
        if ((c && !cut) || end <= start)
            continue;
        double from = x_of(p, (double)s->points[start]), to = x_of(p, (double)s->points[end - 1]);
        pa_scene_line(p->scene, (struct pa_point){from, y_of(p, s->found.fitted[start])},
                      (struct pa_point){to, y_of(p, s->found.fitted[end - 1])}, &look);
        start = end;
    }
}

static struct pa_color color_of(const struct pa_history_change *c)
{
    if (c->point->kind == PA_CHANGE_MACHINE || c->verdict == 0)
        return pa_color_muted;
    return pa_color_diff(c->verdict < 0 ? PA_DIFF_STEPS : -PA_DIFF_STEPS);
}

// A line where the level changed, dashed if that is not certain, with what there is to say.
static void add_mark(const struct panel *p, const struct pa_history_change *c)
{
    enum pa_change_kind kind = c->point->kind;
    double x = x_of(p, (double)c->at - (kind == PA_CHANGE_OUTLIER ? 0 : .5));
    const struct pa_look line = {.stroke = color_of(c), .width = 1.5, .dashed = !c->confirmed};
    pa_scene_open(p->scene,
                  &(struct pa_group){.tooltip = pa_history_sentence(p->history, c, p->arena)});
    if (kind == PA_CHANGE_STEP || kind == PA_CHANGE_MACHINE) {
        pa_scene_line(p->scene, (struct pa_point){x, HEAD},
                      (struct pa_point){x, PANEL_HEIGHT - FOOT}, &line);
    } else {
        double width = fmax(x_of(p, (double)c->end) - x_of(p, (double)c->at), 2 * DOT);
        struct pa_box box = {x_of(p, (double)c->at) - DOT, PANEL_HEIGHT - FOOT - 3, width, 3};
        pa_scene_rect(p->scene, box, &(struct pa_look){.fill = color_of(c)});
    }
    pa_scene_close(p->scene);
}

static void add_panel(struct panel *p, size_t place)
{
    double column = (double)(place % COLUMNS), row = (double)(place / COLUMNS);
    find_range(p);
    pa_scene_open(p->scene, &(struct pa_group){.x = MARGIN + column * (PANEL_WIDTH + GAP),
                                               .y = TITLE_HEIGHT + row * (PANEL_HEIGHT + GAP)});
    add_frame(p);
    add_values(p);
    add_levels(p);
    for (size_t k = 0; k < p->series->change_count; k++)
        add_mark(p, &p->series->changes[k]);
    pa_scene_close(p->scene);
}

// The series that are drawn: those that changed first, then the others.
static size_t choose(const struct pa_history *h, const struct pa_history_series **chosen)
{
    size_t count = 0;
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < h->series_count && count < PA_HISTORY_CHART_SERIES; i++)
            if ((h->series[i].change_count == 0) == (round == 1))
                chosen[count++] = &h->series[i];
    return count;
}

bool pa_history_chart(const struct pa_history *h, struct pa_arena *arena,
                      struct pa_warnings *warnings, struct pa_scene *scene, struct pa_error *err)
{
    const struct pa_history_series *chosen[PA_HISTORY_CHART_SERIES];
    size_t count = choose(h, chosen), rows = (count + COLUMNS - 1) / COLUMNS;
    pa_scene_init(scene, "History", 2 * MARGIN + COLUMNS * PANEL_WIDTH + (COLUMNS - 1) * GAP,
                  TITLE_HEIGHT + (double)rows * (PANEL_HEIGHT + GAP) + MARGIN);
    if (count < h->series_count)
        pa_warnings_add(warnings, "%zu more series are not drawn: -filter picks some",
                        h->series_count - count);
    pa_scene_text(scene, MARGIN, 22, "History", &(struct pa_font){.size = 16, .bold = true});
    pa_scene_text(scene, MARGIN, 38,
                  "lines: levels; marks: steps (dashed: not confirmed), grey: the machine; bars "
                  "below: outliers, transients, drift",
                  &(struct pa_font){.size = SMALL_FONT, .color = pa_color_muted});
    for (size_t i = 0; i < count; i++)
        add_panel(
            &(struct panel){.history = h, .series = chosen[i], .scene = scene, .arena = arena}, i);
    return pa_scene_finish(scene, err);
}
