// SPDX-License-Identifier: Apache-2.0
#include "chart/distribution.h"

#include "scene/font.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// Columns, left to right, and heights; pixels.
enum {
    WIDTH = 1000,
    MARGIN = 16,
    LEAST_LABEL = 90,
    MOST_LABEL = 250,
    MOST_SIDE = 130,
    VALUE_WIDTH = 94,
    NOTE_WIDTH = 96,
    GAP = 12, // between columns of text
    TITLE_HEIGHT = 56,
    SECTION_HEIGHT = 46, // title and axis
    LANE = 16,
    ROW_GAP = 8,
    DOT = 5,
    SMALL_DOT = 3,
    MANY = 60, // more samples have small dots
    SMALL_FONT = 11,
};

// Where the columns of all sections begin. The plot has the width that texts do not need.
struct grid {
    double side, plot, plot_width;
    bool notes;
};

struct axis {
    double from, to, step; // shares: 0.1 is +10 %
    const struct grid *grid;
};

static double text_width(const char *text, double size)
{
    return pa_font_width(text, strlen(text), size, false);
}

static struct grid make_grid(const struct pa_chart_section *sections, size_t count)
{
    struct grid grid = {0};
    double label = LEAST_LABEL, side = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t r = 0; r < sections[i].row_count; r++) {
            const struct pa_chart_row *row = &sections[i].rows[r];
            label = fmax(label, text_width(row->label, PA_FONT_SIZE) + GAP);
            for (size_t s = 0; s < row->side_count; s++) {
                side = fmax(side, text_width(row->sides[s].label, SMALL_FONT) + GAP);
                grid.notes |= row->sides[s].note != NULL;
            }
        }
    grid.side = MARGIN + fmin(label, MOST_LABEL);
    grid.plot = grid.side + fmin(side, MOST_SIDE);
    grid.plot_width = WIDTH - MARGIN - VALUE_WIDTH - (grid.notes ? NOTE_WIDTH : 0) - grid.plot;
    return grid;
}

// Returns the relative change from the base's centre, at most a thousandfold.
static double share_of(const struct pa_chart_row *row, double value)
{
    double base = row->sides[0].centre;
    if (!(base != 0) || !isfinite(base) || !isfinite(value))
        return 0;
    return fmax(-1000, fmin(1000, value / base - 1));
}

static double place(const struct axis *axis, double share)
{
    double at = (share - axis->from) / (axis->to - axis->from);
    return axis->grid->plot + axis->grid->plot_width * (at < 0 ? 0 : at > 1 ? 1 : at);
}

// A step of 1, 2 or 5 times a power of ten that gives four to nine ticks.
static double nice_step(double range)
{
    double power = pow(10, floor(log10(range / 5)));
    double steps = range / 5 / power;
    return power * (steps < 1.5 ? 1 : steps < 3.5 ? 2 : steps < 7.5 ? 5 : 10);
}

struct range {
    double low, high;
};

static void widen(struct range *range, double share)
{
    range->low = fmin(range->low, share);
    range->high = fmax(range->high, share);
}

// Centres, intervals and nine of ten samples must be seen; the few far-off ones need not, if they
// lie further away than half as much again.
static struct axis make_axis(const struct pa_chart_section *section, const struct grid *grid)
{
    struct range must = {-0.01, 0.01}, all = {0, 0};
    for (size_t r = 0; r < section->row_count; r++) {
        const struct pa_chart_row *row = &section->rows[r];
        for (size_t s = 0; s < row->side_count; s++) {
            const struct pa_chart_side *side = &row->sides[s];
            size_t n = side->count, tail = n < 3 ? 0 : n < 20 ? 1 : n / 20;
            widen(&must, share_of(row, side->lo));
            widen(&must, share_of(row, side->centre));
            widen(&must, share_of(row, side->hi));
            if (n == 0)
                continue;
            widen(&must, share_of(row, side->samples[tail]));
            widen(&must, share_of(row, side->samples[n - 1 - tail]));
            widen(&all, share_of(row, side->samples[0]));
            widen(&all, share_of(row, side->samples[n - 1]));
        }
    }
    double spare = (must.high - must.low) / 2;
    struct axis axis = {fmax(fmin(must.low, all.low), must.low - spare),
                        fmin(fmax(must.high, all.high), must.high + spare), 0, grid};
    double edge = (axis.to - axis.from) * 0.03;
    axis.from -= edge;
    axis.to += edge;
    axis.step = nice_step(axis.to - axis.from);
    return axis;
}

static void add_fitted(struct pa_scene *scene, struct pa_point at, const char *text, double width,
                       const struct pa_font *font)
{
    struct pa_strbuf fitted = {0};
    struct pa_string whole = {text, strlen(text)};
    if (pa_font_fit(&whole, 1, width, font->size ? font->size : PA_FONT_SIZE, &fitted))
        pa_scene_text(scene, at.x, at.y, fitted.text, font);
    pa_strbuf_release(&fitted);
}

static void add_axis(struct pa_scene *scene, const struct axis *axis, double top, double bottom)
{
    const struct pa_look rule = {.stroke = pa_color_line}, zero = {.stroke = pa_color_muted};
    const struct pa_font font = {.size = 10, .anchor = PA_ANCHOR_MIDDLE, .color = pa_color_muted};
    long first = (long)ceil(axis->from / axis->step), last = (long)floor(axis->to / axis->step);
    for (long i = first; i <= last; i++) {
        char text[32];
        double x = place(axis, (double)i * axis->step);
        snprintf(text, sizeof text,
                 i                   ? "%+g%%"
                 : axis->grid->notes ? "base"
                                     : "median",
                 (double)i * axis->step * 100);
        pa_scene_line(scene, (struct pa_point){x, top}, (struct pa_point){x, bottom},
                      i == 0 ? &zero : &rule);
        pa_scene_text(scene, x, top - 4, text, &font);
    }
}

// Dots that would hide each other stand above and below the middle: each takes the first of five
// heights that is free at its place, or the one that has been free longest.
enum { HEIGHTS = 5 };

static double take_height(double ends[HEIGHTS], double x, double size)
{
    static const int order[HEIGHTS] = {0, -1, 1, -2, 2}; // quarters of the lane
    size_t best = 0;
    for (size_t i = 0; i < HEIGHTS && ends[best] > x; i++) {
        if (ends[i] < ends[best])
            best = i;
    }
    ends[best] = x + size;
    return order[best] * (LANE - size) / 4.0;
}

// The samples of one side of a row.
struct lane {
    const struct pa_chart_row *row;
    const struct pa_chart_side *side;
    struct pa_color color;
    double middle; // its y
};

static void add_dots(struct pa_scene *scene, const struct axis *axis, const struct lane *lane)
{
    const struct pa_chart_side *side = lane->side;
    double size = side->count > MANY ? SMALL_DOT : DOT;
    double ends[HEIGHTS] = {0};
    size_t count = side->count;
    if (count > 1 && side->samples[0] == side->samples[count - 1])
        count = 1; // a heap of dots would only look like an error bar
    for (size_t i = 0; i < count; i++) {
        double share = share_of(lane->row, side->samples[i]);
        bool inside = share >= axis->from && share <= axis->to;
        double x = place(axis, share) - size / 2;
        double y = lane->middle + take_height(ends, x, size) - size / 2;
        pa_scene_rect(scene, (struct pa_box){x, y, size, size},
                      inside ? &(struct pa_look){.fill = lane->color, .radius = size / 2}
                             : &(struct pa_look){.stroke = lane->color, .radius = size / 2});
    }
}

static void add_tick(struct pa_scene *scene, double x, double middle, double height, double width)
{
    pa_scene_line(scene, (struct pa_point){x, middle - height / 2},
                  (struct pa_point){x, middle + height / 2},
                  &(struct pa_look){.stroke = pa_color_ink, .width = width});
}

// The right edge of the values.
static double value_end(const struct grid *grid)
{
    return WIDTH - MARGIN - (grid->notes ? NOTE_WIDTH : 0);
}

static void add_lane(struct pa_scene *scene, const struct axis *axis,
                     const struct pa_chart_row *row, size_t index, double top)
{
    const struct pa_chart_side *side = &row->sides[index];
    struct pa_color color = index == 0 ? pa_color_muted : pa_color_diff(-7 * side->verdict);
    if (index > 0 && side->verdict == 0)
        color = pa_color_ink;
    double middle = top + LANE / 2.0, centre = place(axis, share_of(row, side->centre));
    char tooltip[512];
    snprintf(tooltip, sizeof tooltip, "%s, %s\n%s, n=%zu%s%s", row->label, side->label, side->value,
             side->count, side->note ? "\n" : "", side->note ? side->note : "");
    pa_scene_open(scene, &(struct pa_group){.tooltip = tooltip});
    add_fitted(scene, (struct pa_point){axis->grid->side, middle + 4}, side->label, MOST_SIDE - GAP,
               &(struct pa_font){.size = SMALL_FONT, .color = pa_color_muted});
    bool bounded = isfinite(side->lo) && isfinite(side->hi);
    double from = place(axis, share_of(row, side->lo)), to = place(axis, share_of(row, side->hi));
    if (bounded)
        pa_scene_rect(scene,
                      (struct pa_box){from, top + 2, to - from > 1 ? to - from : 1, LANE - 4},
                      &(struct pa_look){.fill = pa_color_grey});
    add_dots(scene, axis, &(struct lane){row, side, color, middle});
    if (bounded) { // once more, above dots that hide the band
        add_tick(scene, from, middle, LANE - 4, 1);
        add_tick(scene, to, middle, LANE - 4, 1);
    }
    add_tick(scene, centre, middle, LANE - 2, 2);
    add_fitted(scene, (struct pa_point){value_end(axis->grid), middle + 4}, side->value,
               VALUE_WIDTH - 4, &(struct pa_font){.size = SMALL_FONT, .anchor = PA_ANCHOR_END});
    if (side->note)
        add_fitted(scene, (struct pa_point){WIDTH - MARGIN, middle + 4}, side->note, NOTE_WIDTH - 4,
                   &(struct pa_font){.size = SMALL_FONT,
                                     .bold = side->verdict != 0,
                                     .anchor = PA_ANCHOR_END,
                                     .color = side->verdict ? pa_color_ink : pa_color_muted});
    pa_scene_close(scene);
}

static double row_height(const struct pa_chart_row *row)
{
    return (double)row->side_count * LANE + ROW_GAP;
}

// Adds the headings of the two columns of text at the right.
static void add_heads(struct pa_scene *scene, double base, const struct grid *grid)
{
    const struct pa_font font = {.size = 10, .anchor = PA_ANCHOR_END, .color = pa_color_muted};
    pa_scene_text(scene, value_end(grid), base, "median", &font);
    if (grid->notes)
        pa_scene_text(scene, WIDTH - MARGIN, base, "change", &font);
}

// Adds a section and returns where the next begins. `subtitle` is that of the section before, which
// is not repeated.
static double add_section(struct pa_scene *scene, const struct pa_chart_section *section,
                          const char *subtitle, const struct grid *grid, double y)
{
    struct axis axis = make_axis(section, grid);
    double top = y + SECTION_HEIGHT, bottom = top;
    for (size_t r = 0; r < section->row_count; r++)
        bottom += row_height(&section->rows[r]);
    const struct pa_font bold = {.bold = true},
                         muted = {.size = SMALL_FONT, .color = pa_color_muted};
    add_fitted(scene, (struct pa_point){MARGIN, y + 22}, section->title, grid->plot - MARGIN,
               &bold);
    if (section->subtitle && !(subtitle && strcmp(section->subtitle, subtitle) == 0))
        add_fitted(scene, (struct pa_point){grid->plot, y + 22}, section->subtitle,
                   WIDTH - MARGIN - grid->plot, &muted);
    add_axis(scene, &axis, top, bottom);
    add_heads(scene, top - 4, grid);
    for (size_t r = 0; r < section->row_count; r++) {
        const struct pa_chart_row *row = &section->rows[r];
        add_fitted(scene, (struct pa_point){MARGIN, top + LANE / 2.0 + 4}, row->label,
                   MOST_LABEL - GAP, &(struct pa_font){0});
        for (size_t s = 0; s < row->side_count; s++)
            add_lane(scene, &axis, row, s, top + (double)s * LANE);
        top += row_height(row);
    }
    return bottom;
}

// Explains the colours of dots, from the right edge to the left.
static void add_legend(struct pa_scene *scene, double base)
{
    static const char *const words[] = {"better", "worse", "no proven change"};
    const struct pa_color colors[] = {pa_color_diff(-7), pa_color_diff(7), pa_color_ink};
    double x = WIDTH - MARGIN;
    for (size_t i = 0; i < 3; i++) {
        x -= pa_font_width(words[i], strlen(words[i]), SMALL_FONT, false);
        pa_scene_text(scene, x, base, words[i],
                      &(struct pa_font){.size = SMALL_FONT, .color = pa_color_muted});
        x -= DOT + 4;
        pa_scene_rect(scene, (struct pa_box){x, base - 6.5, DOT, DOT},
                      &(struct pa_look){.fill = colors[i], .radius = DOT / 2.0});
        x -= 12;
    }
}

void pa_chart_distribution(struct pa_scene *scene, const char *title, const char *note,
                           const struct pa_chart_section *sections, size_t count)
{
    const struct grid grid = make_grid(sections, count);
    double y = TITLE_HEIGHT;
    pa_scene_init(scene, title, WIDTH, TITLE_HEIGHT);
    pa_scene_text(scene, MARGIN, 28, title, &(struct pa_font){.size = 16, .bold = true});
    pa_scene_text(
        scene, WIDTH - MARGIN, 28, "each dot a sample, the bar their median, the band its interval",
        &(struct pa_font){.size = SMALL_FONT, .anchor = PA_ANCHOR_END, .color = pa_color_muted});
    if (note)
        add_fitted(scene, (struct pa_point){MARGIN, 46}, note, WIDTH * 0.6,
                   &(struct pa_font){.size = SMALL_FONT, .color = pa_color_muted});
    for (size_t i = 0; i < count; i++)
        y = add_section(scene, &sections[i], i ? sections[i - 1].subtitle : NULL, &grid, y) +
            ROW_GAP;
    if (grid.notes)
        add_legend(scene, 46);
    pa_scene_resize(scene, WIDTH, y + MARGIN);
}
