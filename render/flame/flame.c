// SPDX-License-Identifier: Apache-2.0
#include "flame/flame.h"

#include "flame/data.h"
#include "flame/draw.h"
#include "scene/font.h"

#include <math.h>
#include <string.h>

enum { MARGIN = 8, LEGEND_TOP = 46, GAP = 6, PANELS = 2 };

struct maker {
    const struct pa_flame_picture *picture;
    const struct pa_flame_options *options;
    struct pa_scene *scene;
    struct pa_arena arena;
    struct pa_flame_layout layouts[PANELS];
    struct pa_flame_palette palette;
    struct pa_flame_canvas canvas;
    double width;
    double top; // of the frames
};

static const char *text_or(const char *text, const char *fallback)
{
    return text && *text ? text : fallback;
}

static const struct pa_flame_layout *main_layout(const struct maker *m)
{
    return &m->layouts[m->picture->panel_count - 1];
}

static uint64_t count_frames(const struct maker *m)
{
    uint64_t frames = 0;
    for (size_t i = 0; i < m->picture->panel_count; i++)
        frames += m->layouts[i].count - 1; // the root is nobody's frame
    return frames;
}

// "12.4s cpu" or, compared, "15.63s → 10.06s (−35.6%)", then the number of frames.
static void say_totals(const struct maker *m, struct pa_strbuf *out)
{
    const struct pa_flame_layout *l = main_layout(m);
    const struct pa_flame_value *value = &m->options->value;
    if (m->options->diff) {
        pa_strbuf_printf(out, "%s ", text_or(m->options->old_name, "before"));
        pa_flame_say(out, value, l->old_total);
        pa_strbuf_printf(out, " → %s ", text_or(m->options->new_name, "after"));
        pa_flame_say(out, value, l->total);
        if (l->old_total) {
            pa_strbuf_adds(out, " (");
            pa_flame_say_change(out, ((double)l->total - (double)l->old_total) /
                                         fabs((double)l->old_total));
            pa_strbuf_adds(out, ")");
        }
        pa_strbuf_adds(out, m->options->normalize ? " · compared as shares" : "");
    } else {
        pa_flame_say(out, value, l->total);
        if (value->type && *value->type && !*pa_flame_noun(value))
            pa_strbuf_printf(out, " %s", value->type);
    }
    pa_strbuf_adds(out, " · ");
    pa_flame_say_count(out, count_frames(m));
    pa_strbuf_adds(out, " frames");
}

static void add_line(const struct maker *m, double y, const char *text, double width,
                     const struct pa_font *font)
{
    struct pa_strbuf clean = {0}, fitting = {0};
    pa_font_clean(text, strlen(text), false, &clean);
    struct pa_string whole = {pa_strbuf_text(&clean), clean.size};
    // Bold is wider than the regular weight that pa_font_fit() measures, by about a tenth.
    pa_font_fit(&whole, 1, font->bold ? width / 1.1 : width, font->size, &fitting);
    pa_scene_text(m->scene, MARGIN, y, pa_strbuf_text(&fitting), font);
    pa_strbuf_release(&clean);
    pa_strbuf_release(&fitting);
}

static void draw_header(struct maker *m)
{
    double room = m->width - 2 * MARGIN;
    struct pa_strbuf line = {0};
    pa_scene_open(m->scene, &(struct pa_group){.class_name = "head"});
    add_line(m, 20, text_or(m->options->title, "Flame graph"), room,
             &(struct pa_font){.size = 15, .bold = true});
    if (m->options->subtitle)
        pa_strbuf_adds(&line, m->options->subtitle);
    else
        say_totals(m, &line);
    if (main_layout(m)->cut)
        pa_strbuf_printf(&line, " · rows below the %uth left out", main_layout(m)->rows);
    uint32_t thin = main_layout(m)->rows - pa_flame_seen_rows(main_layout(m), m->options);
    if (thin > 0 && !m->options->depth)
        pa_strbuf_printf(&line, " · …%u more row%s of frames too thin to see", thin,
                         thin == 1 ? "" : "s");
    if (m->options->note && *m->options->note)
        pa_strbuf_printf(&line, " · %s", m->options->note);
    add_line(m, 37, line.text, room, &(struct pa_font){.size = 12, .color = pa_color_muted});
    pa_scene_close(m->scene);
    pa_strbuf_release(&line);
    struct pa_flow flow;
    pa_flow_open(&flow, m->scene, (struct pa_point){MARGIN, LEGEND_TOP}, room);
    pa_flame_legend(&flow, &m->palette, m->options, main_layout(m));
    m->top = 3 + pa_flow_close(&flow);
}

static void draw_empty(const struct maker *m)
{
    struct pa_look look = {.fill = pa_flame_neutral(), .radius = 3};
    pa_scene_resize(m->scene, m->width, m->top + 60 + MARGIN);
    pa_scene_open(m->scene, &(struct pa_group){.x = MARGIN, .y = m->top, .class_name = "frames"});
    pa_scene_rect(m->scene, (struct pa_box){0, 0, m->width - 2 * MARGIN, 60}, &look);
    // At the left, where windows of all widths show it.
    pa_scene_text(m->scene, 12, 26, "Nothing to show: the profile is empty,", &(struct pa_font){0});
    pa_scene_text(m->scene, 12, 43, "or the filters left nothing of it.", &(struct pa_font){0});
    pa_scene_close(m->scene);
}

// Draws the panels from top to bottom; if flipped, in reverse order and each upside down.
static void draw_panels(const struct maker *m)
{
    double y = 0;
    size_t count = m->picture->panel_count;
    pa_scene_open(m->scene, &(struct pa_group){.x = MARGIN, .y = m->top, .class_name = "frames"});
    for (size_t i = 0; i < count; i++) {
        size_t at = m->options->flip ? count - 1 - i : i;
        const struct pa_flame_panel *panel = &m->picture->panels[at];
        pa_flame_draw_rows(&m->canvas, panel, &m->layouts[at], y, panel->up != m->options->flip);
        y += pa_flame_visible_rows(panel, &m->layouts[at], m->options) * m->canvas.pitch;
        y += i + 1 < count ? GAP : 0;
    }
    pa_scene_close(m->scene);
    pa_scene_resize(m->scene, m->width, m->top + y + MARGIN);
}

static bool *find_highlighted(struct maker *m)
{
    const struct pa_flame_tree *tree = m->picture->panels[0].tree;
    if (!m->options->highlight)
        return NULL;
    bool *lit = pa_arena_calloc(&m->arena, (size_t)tree->frame_count + 1, sizeof *lit);
    for (uint32_t i = 0; i < tree->frame_count; i++)
        lit[i] = pa_regex_match(m->options->highlight, tree->frames[i].name,
                                strlen(tree->frames[i].name));
    return lit;
}

static bool make(struct maker *m, struct pa_strbuf *data, struct pa_error *err)
{
    const struct pa_flame_options *o = m->options;
    enum { BYTES_A_NODE = 40 }; // of a layout
    pa_arena_expect(&m->arena, m->picture->panels[0].tree->node_count * (size_t)BYTES_A_NODE);
    for (size_t i = 0; i < m->picture->panel_count; i++)
        if (!pa_flame_lay_out(m->picture->panels[i].tree, o, &m->arena, &m->layouts[i], err))
            return false;
    pa_flame_palette_make(m->layouts, m->picture->panel_count, o, &m->arena, &m->palette);
    m->canvas = (struct pa_flame_canvas){
        .scene = m->scene,
        .options = o,
        .palette = &m->palette,
        .width = m->width - 2 * MARGIN,
        .pitch = o->pitch > 0 ? o->pitch : 18,
        .min_width = o->min_width > 0 ? o->min_width : 0.5,
        .highlighted = find_highlighted(m),
    };
    if (o->highlight && !pa_regex_check(o->highlight, err))
        return pa_error_prefix(err, "--highlight");
    for (unsigned i = 0; i < PA_FLAME_TINTS; i++)
        m->canvas.tints[i] = pa_flame_tint(i);
    for (int i = -PA_FLAME_MOST_STEP; i <= PA_FLAME_MOST_STEP; i++)
        m->canvas.steps[i + PA_FLAME_MOST_STEP] = pa_flame_step_color(i);
    draw_header(m);
    if (main_layout(m)->weight[0] > 0)
        draw_panels(m);
    else
        draw_empty(m);
    if (data)
        pa_flame_data(m->picture, m->layouts, &m->canvas, data);
    return pa_scene_finish(m->scene, err);
}

bool pa_flame_draw(const struct pa_flame_picture *picture, const struct pa_flame_options *options,
                   struct pa_scene *scene, struct pa_strbuf *data, struct pa_error *err)
{
    struct pa_flame_options known = *options;
    known.value.noun = pa_flame_noun(&options->value); // asked for by every tooltip
    struct maker m = {.picture = picture,
                      .options = &known,
                      .scene = scene,
                      .width = options->width > 0 ? options->width : 1200};
    pa_scene_init(scene, text_or(options->title, "Flame graph"), m.width, LEGEND_TOP);
    bool ok = make(&m, data, err);
    pa_arena_release(&m.arena);
    return ok;
}
