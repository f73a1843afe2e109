// SPDX-License-Identifier: Apache-2.0
#include "pictures/dumps_chart.h"

#include <string.h>

// Pixels.
enum {
    MARGIN = 16,
    TITLE_HEIGHT = 46,
    WIDTH = 760, // of a panel
    HEIGHT = 150,
    GAP = 16,
    HEAD = 24,  // of a panel: its name
    SCALE = 76, // of a panel: the levels at its left
    FOOT = 16,  // of a panel: first and last time
    DOT = 5,
    MOST_DOTS = 400, // more are lines only, but for those that were triggered
    SMALL_FONT = 10,
};

struct panel {
    const struct pa_incident *incident;
    const struct pa_dump_group *group;
    struct pa_scene *scene;
};

// Dumps that all have the same time stand side by side.
static double x_of(const struct panel *p, size_t i)
{
    const struct pa_dump_group *g = p->group;
    double all = g->count > 1 ? g->hours[g->count - 1] : 0;
    double share = all > 0        ? g->hours[i] / all
                   : g->count > 1 ? (double)i / (double)(g->count - 1)
                                  : .5;
    return SCALE + DOT + (WIDTH - SCALE - 2 * DOT) * share;
}

static double y_of(const struct panel *p, double level)
{
    double top = p->group->levels[p->group->peak];
    double share = top > 0 ? level / top : 0;
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    return HEAD + (HEIGHT - HEAD - FOOT) * (1 - share);
}

static void add_frame(const struct panel *p)
{
    const struct pa_dump_group *g = p->group;
    const struct pa_incident *d = p->incident;
    const struct pa_font small = {.size = SMALL_FONT, .color = pa_color_muted};
    const struct pa_font right = {
        .size = SMALL_FONT, .anchor = PA_ANCHOR_END, .color = pa_color_muted};
    double bottom = HEIGHT - FOOT;
    const char *title =
        g->site_count && g->sites[0].growth > 0
            ? pa_arena_printf(d->doc->arena, "%s: %s; %s", pa_incident_group_name(d, g),
                              pa_dump_shape_name(g->shape), pa_incident_site(d, &g->sites[0]))
            : pa_arena_printf(d->doc->arena, "%s: %s", pa_incident_group_name(d, g),
                              pa_dump_shape_name(g->shape));
    pa_scene_text(p->scene, 0, 13, title, &(struct pa_font){.bold = true});
    pa_scene_line(p->scene, (struct pa_point){SCALE, bottom}, (struct pa_point){WIDTH, bottom},
                  &(struct pa_look){.stroke = pa_color_line});
    pa_scene_text(p->scene, SCALE - 4, HEAD + 8, pa_incident_level(d, g, g->levels[g->peak]),
                  &right);
    pa_scene_text(p->scene, SCALE - 4, bottom, "0", &right);
    pa_scene_text(p->scene, SCALE, HEIGHT - 3, pa_incident_moment(d, pa_incident_time(d, g, 0)),
                  &small);
    if (g->count > 1)
        pa_scene_text(p->scene, WIDTH, HEIGHT - 3,
                      pa_incident_moment(d, pa_incident_time(d, g, g->count - 1)), &right);
}

// A line through levels, broken where there is a gap.
static void add_course(const struct panel *p, const double *levels, const struct pa_look *look)
{
    for (size_t i = 1; i < p->group->count; i++) {
        if (pa_dump_is_gap(p->group, i))
            continue;
        pa_scene_line(p->scene, (struct pa_point){x_of(p, i - 1), y_of(p, levels[i - 1])},
                      (struct pa_point){x_of(p, i), y_of(p, levels[i])}, look);
    }
}

static void add_gaps(const struct panel *p)
{
    for (size_t i = 1; i < p->group->count; i++) {
        if (!pa_dump_is_gap(p->group, i))
            continue;
        struct pa_box box = {x_of(p, i - 1), HEAD, x_of(p, i) - x_of(p, i - 1),
                             HEIGHT - HEAD - FOOT};
        pa_scene_open(p->scene, &(struct pa_group){.tooltip = "no dump was made"});
        pa_scene_rect(p->scene, box, &(struct pa_look){.stroke = pa_color_line, .dashed = true});
        pa_scene_close(p->scene);
    }
}

static const char *tooltip_of(const struct panel *p, size_t i)
{
    const struct pa_incident *d = p->incident;
    const struct pa_dump_group *g = p->group;
    const struct pa_dump *dump = pa_dump_of(d->dumps, g, i);
    const char *trigger = pa_incident_trigger_text(d, dump);
    return pa_arena_printf(
        d->doc->arena, "%s: %s%s%s%s\n%s", pa_incident_moment(d, pa_incident_time(d, g, i)),
        pa_incident_level(d, g, g->levels[i]),
        g->has_baseline && i == g->baseline ? ", the baseline" : "",
        trigger && *trigger ? "\ntriggered: " : "", trigger ? trigger : "", dump->name);
}

static void add_dot(const struct panel *p, size_t i)
{
    const struct pa_dump_group *g = p->group;
    bool triggered = pa_dump_triggered(pa_dump_of(p->incident->dumps, g, i));
    bool baseline = g->has_baseline && i == g->baseline;
    if (g->count > MOST_DOTS && !triggered && !baseline && i != g->peak)
        return;
    struct pa_look look = {.fill = triggered ? pa_color_diff(PA_DIFF_STEPS) : pa_color_muted,
                           .radius = triggered ? 0 : DOT / 2.};
    if (baseline) {
        look.stroke = pa_color_accent;
        look.width = 2;
    }
    struct pa_box box = {x_of(p, i) - DOT / 2., y_of(p, g->levels[i]) - DOT / 2., DOT, DOT};
    pa_scene_open(p->scene, &(struct pa_group){.tooltip = tooltip_of(p, i)});
    pa_scene_rect(p->scene, box, &look);
    pa_scene_close(p->scene);
}

static void add_panel(const struct panel *p, size_t place)
{
    const struct pa_dump_group *g = p->group;
    pa_scene_open(p->scene, &(struct pa_group){.x = MARGIN,
                                               .y = TITLE_HEIGHT + (double)place * (HEIGHT + GAP)});
    add_frame(p);
    add_gaps(p);
    add_course(p, g->levels, &(struct pa_look){.stroke = pa_color_muted, .width = 1.5});
    if (g->site_count && g->sites[0].growth > 0)
        add_course(p, g->sites[0].levels, &(struct pa_look){.stroke = pa_color_accent, .width = 2});
    for (size_t i = 0; i < g->count; i++)
        add_dot(p, i);
    pa_scene_close(p->scene);
}

bool pa_dumps_chart(const struct pa_incident *d, struct pa_scene *scene, struct pa_error *err)
{
    size_t count = d->dumps->group_count;
    count = count < PA_DUMPS_CHART_GROUPS ? count : PA_DUMPS_CHART_GROUPS;
    pa_scene_init(scene, "Dumps", 2 * MARGIN + WIDTH,
                  TITLE_HEIGHT + (double)count * (HEIGHT + GAP) + MARGIN);
    pa_scene_text(scene, MARGIN, 22, "Dumps", &(struct pa_font){.size = 16, .bold = true});
    pa_scene_text(scene, MARGIN, 38,
                  "grey: all of it; blue: the site that grew most; squares: triggered; ringed: the "
                  "baseline; dashed: no dumps for long",
                  &(struct pa_font){.size = SMALL_FONT, .color = pa_color_muted});
    for (size_t i = 0; i < count; i++)
        add_panel(&(struct panel){d, &d->dumps->groups[i], scene}, i);
    return pa_scene_finish(scene, err);
}
