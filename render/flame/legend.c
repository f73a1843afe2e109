// SPDX-License-Identifier: Apache-2.0
#include "flame/draw.h"
#include "scene/text.h"

#include <stdio.h>
#include <string.h>

enum { SWATCH = 10, SIZE = 11 };

struct cursor {
    struct pa_scene *scene;
    struct pa_box area;
    double x;
};

static bool has_room(const struct cursor *at, double width)
{
    return at->x + width <= at->area.x + at->area.width;
}

// A swatch and words; false (adding nothing) if the line is full.
static bool add_item(struct cursor *at, const struct pa_look *look, const char *text)
{
    double width = SWATCH + 4 + pa_text_width(text, strlen(text), SIZE, false);
    if (!has_room(at, width))
        return false;
    pa_scene_rect(at->scene, (struct pa_box){at->x, at->area.y, SWATCH, SWATCH}, look);
    pa_scene_text(at->scene, at->x + SWATCH + 4, at->area.y + 9, text,
                  &(struct pa_font){.size = SIZE, .color = pa_color_muted});
    at->x += width + 14;
    return true;
}

// ---- Packages ----

// The last `count` elements of an import path or a file's path; all of it if there are not more.
static const char *last_elements(const char *path, size_t count)
{
    const char *start = path + strlen(path);
    for (; start > path; start--)
        if (start[-1] == '/' && *start && --count == 0)
            break;
    return start;
}

// The fewest last elements that no other name in the legend ends in.
static const char *distinct_end(const struct pa_flame_share *shares, size_t count, size_t which)
{
    const char *name = shares[which].name, *end = name;
    bool same = true;
    for (size_t elements = 1; same; elements++) {
        end = last_elements(name, elements);
        same = false;
        for (size_t i = 0; i < count && end > name && !same; i++)
            same = i != which && strcmp(last_elements(shares[i].name, elements), end) == 0;
    }
    return end;
}

// "a/b/c/d" as it is or, where it is too wide, "a/…/d": names in a legend differ in the first
// element, and are known by the last.
static void add_name(struct pa_strbuf *out, const char *name)
{
    enum { MOST = 160 };
    struct pa_strbuf clean = {0}, shorter = {0};
    pa_text_clean(name, strlen(name), false, &clean);
    const char *whole = pa_strbuf_text(&clean), *first = strchr(whole, '/'),
               *last = strrchr(whole, '/');
    struct pa_string forms[] = {{whole, clean.size}, {whole, clean.size}};
    if (first && last > first + 1) {
        pa_strbuf_add(&shorter, whole, (size_t)(first - whole) + 1);
        pa_strbuf_printf(&shorter, "…%s", last);
        forms[1] = (struct pa_string){shorter.text, shorter.size};
    }
    pa_text_fit(forms, 2, MOST, SIZE, out);
    pa_strbuf_release(&clean);
    pa_strbuf_release(&shorter);
}

static void add_shares(struct cursor *at, const struct pa_flame_palette *palette)
{
    size_t count = 0;
    // Shares below a percent are noise in a legend.
    while (count < palette->share_count && palette->shares[count].share >= 0.01)
        count++;
    for (size_t i = 0; i < count; i++) {
        const struct pa_flame_share *s = &palette->shares[i];
        struct pa_strbuf text = {0};
        add_name(&text, distinct_end(palette->shares, count, i));
        pa_strbuf_printf(&text, " %.*f%%", s->share < 0.0995, s->share * 100);
        bool added = add_item(at, &(struct pa_look){.fill = pa_flame_tint(s->tint)}, text.text);
        pa_strbuf_release(&text);
        if (!added)
            break;
    }
}

static void add_scale(struct cursor *at, int from, int to, const char *text)
{
    double width = pa_text_width(text, strlen(text), SIZE, false);
    int steps = (to > from ? to - from : from - to) / 2 + 1, direction = to > from ? 2 : -2;
    if (!has_room(at, steps * SWATCH + 4 + width))
        return;
    for (int i = 0; i < steps; i++)
        pa_scene_rect(at->scene, (struct pa_box){at->x + i * SWATCH, at->area.y, SWATCH, SWATCH},
                      &(struct pa_look){.fill = pa_color_diff(from + i * direction)});
    at->x += steps * SWATCH + 4;
    pa_scene_text(at->scene, at->x, at->area.y + 9, text,
                  &(struct pa_font){.size = SIZE, .color = pa_color_muted});
    at->x += width + 14;
}

static void add_diff(struct cursor *at, double dispersion, const char *certain, bool changed)
{
    const char *what = changed ? "within noise" : "no frame changed by more than noise";
    char noise[96];
    if (certain)
        snprintf(noise, sizeof noise, "unchanged (%s)", certain);
    else if (dispersion > 0)
        snprintf(noise, sizeof noise, "%s (2σ, %.1f × counting)", what, dispersion);
    else
        snprintf(noise, sizeof noise, "%s (2σ)", what);
    add_scale(at, -8, -2, "less");
    add_scale(at, 2, 8, "more, full colour from 10% of the total");
    add_item(at, &(struct pa_look){.fill = pa_color_diff(0)}, noise);
    add_item(at, &(struct pa_look){.stroke = pa_flame_gone_color(), .dashed = true}, "gone");
}

void pa_flame_legend(struct pa_scene *scene, const struct pa_flame_palette *palette,
                     const struct pa_flame_options *options, const struct pa_flame_layout *layout,
                     struct pa_box area)
{
    struct cursor at = {scene, area, area.x};
    pa_scene_open(scene, &(struct pa_group){.class_name = "legend"});
    if (options->diff) {
        add_diff(&at, options->dispersion, options->certain, layout->changed);
    } else if (layout->negative) {
        add_scale(&at, -8, -2, "less than the base");
        add_scale(&at, 2, 8, "more; widths are magnitudes");
    } else {
        add_shares(&at, palette);
    }
    pa_scene_close(scene);
}
