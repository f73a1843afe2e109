// SPDX-License-Identifier: Apache-2.0
#include "flame/draw.h"

#include "base/utf8.h"
#include "scene/font.h"
#include "symbol/label.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Narrower frames have no tooltip: nobody can point at them, and there are many.
static const double TOOLTIP_WIDTH = 3;
static const double LABEL_WIDTH = 20;
static const double PADDING = 3;
// Longer names are cut in tooltips: characters.
enum { TOOLTIP_NAME = 400 };

struct small {
    struct pa_color color;
    double x, width;
};

struct row {
    const struct pa_flame_canvas *canvas;
    const struct pa_flame_panel *panel;
    const struct pa_flame_layout *layout;
    double scale;               // pixels for one unit of value
    struct pa_strbuf text;      // scratch
    PA_VEC(struct small) small; // frames and blocks without tooltip, until the row is done
    // The block of small frames that is being gathered:
    double block_start, block_end;
    uint64_t block_frames;
    double block_value;
};

struct pa_color pa_flame_gone_color(void)
{
    return pa_color_oklch(.55, .13, 248, .68, .11);
}

struct pa_color pa_flame_step_color(int step)
{
    if (abs(step) <= PA_FLAME_PALE)
        return pa_color_diff(step);
    return pa_color_diff_pale(step < 0 ? step + PA_FLAME_PALE : step - PA_FLAME_PALE);
}

uint32_t pa_flame_seen_rows(const struct pa_flame_layout *l, const struct pa_flame_options *options)
{
    double width = options->width > 0 ? options->width : 1200;
    double least = options->min_width > 0 ? options->min_width : 0.5;
    double scale = l->weight[0] > 0 ? width / (double)l->weight[0] : 0;
    uint32_t row = l->rows > 0;
    for (bool seen = true; seen && row < l->rows; row += seen) {
        seen = false;
        for (uint32_t i = l->row[row]; !seen && i < l->row[row + 1]; i++)
            seen = (double)l->weight[l->order[i]] * scale >= least;
    }
    return row;
}

uint32_t pa_flame_visible_rows(const struct pa_flame_panel *panel,
                               const struct pa_flame_layout *layout,
                               const struct pa_flame_options *options)
{
    uint32_t all = pa_flame_seen_rows(layout, options);
    uint32_t rows = all - (panel->hide_root && all > 0);
    return options->depth && options->depth < rows ? options->depth : rows;
}

static const char *name_of(const struct row *row, uint32_t node)
{
    if (node == 0)
        return row->panel->root_name ? row->panel->root_name : "all";
    return row->layout->tree->frames[row->layout->tree->nodes[node].frame].name;
}

static const char *label_of(const struct row *row, uint32_t node)
{
    const struct pa_flame_tree *tree = row->layout->tree;
    return node == 0 ? name_of(row, 0) : pa_flame_shown(&tree->frames[tree->nodes[node].frame]);
}

static struct pa_color color_of(const struct row *row, uint32_t node)
{
    const struct pa_flame_layout *l = row->layout;
    if (row->canvas->options->diff || l->negative)
        return row->canvas->steps[l->step[node] + PA_FLAME_MOST_STEP];
    if (node == 0)
        return pa_flame_neutral();
    return row->canvas->tints[row->canvas->palette->tint[l->tree->nodes[node].frame]];
}

static double share_of(const struct pa_flame_layout *l, double value)
{
    return l->weight[0] > 0 ? value / (double)l->weight[0] : 0;
}

static void say_change(struct row *row, uint32_t node)
{
    const struct pa_flame_layout *l = row->layout;
    const struct pa_flame_value *value = &row->canvas->options->value;
    pa_flame_say(&row->text, value, l->old_cum[node]);
    pa_strbuf_adds(&row->text, " → ");
    pa_flame_say(&row->text, value, l->cum[node]);
    pa_strbuf_adds(&row->text, " (");
    pa_flame_say_change(&row->text, pa_flame_change(l, node));
    pa_strbuf_adds(&row->text, l->step[node] == PA_FLAME_GONE ? ", gone)"
                               : l->step[node] == 0           ? ", equal)"
                               : l->old_cum[node] == 0        ? ", new"
                                                              : "");
    if (l->step[node] != PA_FLAME_GONE && l->step[node] != 0)
        pa_strbuf_adds(&row->text, abs(l->step[node]) > PA_FLAME_PALE ? ", unproved)" : ")");
}

static const char *tooltip(struct row *row, uint32_t node)
{
    const struct pa_flame_layout *l = row->layout;
    const struct pa_flame_value *value = &row->canvas->options->value;
    const char *name = name_of(row, node);
    size_t size = strlen(name);
    size_t shown = size > TOOLTIP_NAME ? pa_utf8_prefix(name, size, TOOLTIP_NAME) : size;
    pa_strbuf_clear(&row->text);
    pa_strbuf_add(&row->text, name, shown);
    pa_strbuf_adds(&row->text, shown < size ? "…" : "");
    for (size_t i = 0; i < row->text.size; i++)
        if (row->text.text[i] == '\n')
            row->text.text[i] = ' ';
    pa_strbuf_addc(&row->text, '\n');
    if (row->canvas->options->diff) {
        say_change(row, node);
        return row->text.text;
    }
    pa_flame_say(&row->text, value, l->cum[node]);
    pa_strbuf_adds(&row->text, ", ");
    pa_flame_say_share(&row->text, share_of(l, (double)l->cum[node]));
    int64_t self = l->tree->nodes[node].self;
    if (self && self != l->cum[node]) {
        pa_strbuf_adds(&row->text, ", self ");
        pa_flame_say(&row->text, value, self);
    }
    return row->text.text;
}

static double font_size(double pitch)
{
    return fmin(12, fmax(6, pitch - 5));
}

// In a comparison the change stands behind the name, bold if it is proved, where there is room for
// both.
static double draw_change(struct row *row, uint32_t node, double right, double room, double base)
{
    const struct pa_flame_layout *l = row->layout;
    double size = font_size(row->canvas->pitch);
    pa_strbuf_clear(&row->text);
    if (l->step[node] == 0 || !row->canvas->options->diff)
        return 0;
    if (l->step[node] != PA_FLAME_GONE && l->old_cum[node] == 0)
        pa_strbuf_adds(&row->text, "new ");
    pa_flame_say_change(&row->text, pa_flame_change(l, node));
    bool bold = l->step[node] == PA_FLAME_GONE || abs(l->step[node]) <= PA_FLAME_PALE;
    double width = pa_font_width(row->text.text, row->text.size, size, bold);
    if (width + 40 > room)
        return 0;
    pa_scene_text(row->canvas->scene, right - PADDING, base, row->text.text,
                  &(struct pa_font){.bold = bold, .size = size, .anchor = PA_ANCHOR_END});
    return width + 6;
}

static void draw_label(struct row *row, uint32_t node, double x, double width)
{
    double size = font_size(row->canvas->pitch);
    double base = floor((row->canvas->pitch - 1) / 2 + size * 0.375);
    double room = width - 2 * PADDING;
    room -= draw_change(row, node, x + width, room, base);
    const char *name = label_of(row, node);
    struct pa_string labels[PA_SYMBOL_LABELS] = {{name, strlen(name)}};
    size_t count = node == 0 ? 1 : pa_symbol_labels(name, labels[0].size, labels);
    pa_strbuf_clear(&row->text);
    if (pa_font_fit(labels, count, room, size, &row->text))
        pa_scene_text(row->canvas->scene, x + PADDING, base, row->text.text,
                      &(struct pa_font){.size = size});
}

static int compare_small(const void *a, const void *b)
{
    const struct small *x = a, *y = b;
    if (x->color.light != y->color.light)
        return x->color.light < y->color.light ? -1 : 1;
    return (x->x > y->x) - (x->x < y->x);
}

// Draws the gathered small frames ordered by colour, so that painters can draw those of one colour
// at once.
static void draw_small(struct row *row)
{
    if (row->small.count == 0)
        return;
    qsort(row->small.items, row->small.count, sizeof *row->small.items, compare_small);
    for (size_t i = 0; i < row->small.count; i++) {
        const struct small *s = &row->small.items[i];
        pa_scene_rect(row->canvas->scene,
                      (struct pa_box){s->x, 0, s->width, row->canvas->pitch - 1},
                      &(struct pa_look){.fill = s->color});
    }
    row->small.count = 0;
}

static void draw_frame(struct row *row, uint32_t node, double x, double width)
{
    struct pa_scene *scene = row->canvas->scene;
    bool gone = row->layout->step[node] == PA_FLAME_GONE;
    bool lit = node != 0 && row->canvas->highlighted &&
               row->canvas->highlighted[row->layout->tree->nodes[node].frame];
    struct pa_look look = {.fill = gone ? pa_color_page : color_of(row, node)};
    double gap = fmin(0.6, width * 0.2), inset = 0;
    if (width < TOOLTIP_WIDTH && !gone && !lit) {
        pa_vec_push(&row->small, (struct small){look.fill, x, width - gap});
        return;
    }
    if (gone || lit) {
        look.stroke = gone ? pa_flame_gone_color() : pa_color_ink;
        look.dashed = gone;
        inset = fmin(0.5, width * 0.2);
    }
    pa_scene_open(scene, &(struct pa_group){.tooltip = tooltip(row, node)});
    pa_scene_rect(scene,
                  (struct pa_box){x + inset, inset, width - gap - 2 * inset,
                                  row->canvas->pitch - 1 - 2 * inset},
                  &look);
    if (width >= LABEL_WIDTH)
        draw_label(row, node, x, width - gap);
    pa_scene_close(scene);
}

static void flush_block(struct row *row)
{
    double x = row->block_start, width = fmax(row->block_end - x, 0.5);
    struct pa_scene *scene = row->canvas->scene;
    uint64_t frames = row->block_frames;
    row->block_frames = 0;
    // Less than a third of a pixel would be an invisible shape.
    if (frames == 0 || row->block_end - x < 0.3)
        return;
    if (width < TOOLTIP_WIDTH) {
        pa_vec_push(&row->small, (struct small){pa_flame_neutral(), x, width});
        return;
    }
    pa_strbuf_clear(&row->text);
    pa_flame_say_count(&row->text, frames);
    pa_strbuf_adds(&row->text, frames == 1 ? " smaller frame\n" : " smaller frames\n");
    pa_flame_say_share(&row->text, share_of(row->layout, row->block_value));
    pa_scene_open(scene, &(struct pa_group){.tooltip = row->text.text});
    pa_scene_rect(scene, (struct pa_box){x, 0, width, row->canvas->pitch - 1},
                  &(struct pa_look){.fill = pa_flame_neutral()});
    pa_scene_close(scene);
}

// Adds a frame that is too small to see to the current block, if it is less than a pixel away; else
// begins another block.
static void add_to_block(struct row *row, uint32_t node, double x, double width)
{
    if (row->block_frames && x - row->block_end >= 1)
        flush_block(row);
    if (row->block_frames == 0) {
        row->block_start = x;
        row->block_value = 0;
    }
    row->block_frames++;
    row->block_end = x + width;
    row->block_value += (double)row->layout->weight[node];
}

static void draw_row(struct row *row, uint32_t depth)
{
    const struct pa_flame_layout *l = row->layout;
    for (uint32_t i = l->row[depth]; i < l->row[depth + 1]; i++) {
        uint32_t node = l->order[i];
        double x = (double)l->start[node] * row->scale;
        double width = (double)l->weight[node] * row->scale;
        if (width < row->canvas->min_width) {
            add_to_block(row, node, x, width);
            continue;
        }
        flush_block(row);
        draw_frame(row, node, x, width);
    }
    flush_block(row);
    draw_small(row);
}

void pa_flame_draw_rows(const struct pa_flame_canvas *canvas, const struct pa_flame_panel *panel,
                        const struct pa_flame_layout *layout, double y, bool up)
{
    struct row row = {.canvas = canvas, .panel = panel, .layout = layout};
    row.scale = layout->weight[0] > 0 ? canvas->width / (double)layout->weight[0] : 0;
    uint32_t rows = pa_flame_visible_rows(panel, layout, canvas->options);
    for (uint32_t i = 0; i < rows; i++) {
        uint32_t place = up ? rows - 1 - i : i;
        pa_scene_open(canvas->scene, &(struct pa_group){.y = y + place * canvas->pitch});
        draw_row(&row, i + panel->hide_root);
        pa_scene_close(canvas->scene);
    }
    pa_strbuf_release(&row.text);
    pa_vec_release(&row.small);
}
