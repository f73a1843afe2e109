// SPDX-License-Identifier: Apache-2.0
#include "flame/data.h"

#include "base/escape.h"
#include "base/memory.h"
#include "base/quantity.h"
#include "base/utf8.h"
#include "scene/font.h"
#include "symbol/label.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

// {"names": […], "pal": [["light","dark"], …, the root's], "cut": "…", "lit": [highlighted names],
//  "unit": "t" | "b" | "", "mul": nanoseconds or bytes a unit, "noun": "samples", "s": [what is
//  said of frames that are equal, changed, changed and unproved], "pitch": 18, "flip": 0, "diff":
//  0, "zero": where in "pal" diff step 0 is, 0 if colours are none, "u": units of value a step,
//  "old": scale of old values, "panels": [{"up": 0, "hide": 0, "t": "…"}, …]}
//
// "t" is the tree in drawing order, parents first, siblings from left to right; nodes are separated
// by ";", fields by ",", numbers in base 36, trailing empty fields left out, an empty field is 0:
//
//     name , own value / u , levels to go up before the next node , old own value / u , diff step
//
// A name starts with two digits in base 36: its colour, and half of how many characters it has in
// common with the name before, which are left out.
//
// "cut" says where the shorter labels of a name (pa_symbol_labels) begin and, if not with the name,
// end: names are separated by ",", labels by ".", the two by "-", all in base 36, counted in UTF-16
// units as scripts do. The root's name is names[0]. A diff step is the one of pa_color_diff(), or
// 9: vanished.

struct data {
    const struct pa_flame_canvas *canvas;
    struct pa_strbuf *out;
    uint32_t *name;   // by frame: index in "names", 0: not yet
    uint32_t *frames; // by index in "names"
    uint32_t names;
    int64_t unit;
    // In a comparison, by node of the current panel: its old sum less those of the children that
    // are drawn.
    int64_t *old_rest;
};

// Appends fields separated by commas; zeros are empty, and trailing ones are left out with their
// commas.
static void add_fields(struct pa_strbuf *out, const int64_t *fields, size_t count)
{
    while (count > 1 && fields[count - 1] == 0)
        count--;
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            pa_strbuf_addc(out, ',');
        if (i == 0 || fields[i])
            pa_strbuf_add_base36(out, fields[i]);
    }
}

static uint32_t name_index(struct data *d, uint32_t frame)
{
    if (d->name[frame] == 0) {
        d->name[frame] = d->names;
        d->frames[d->names++] = frame;
    }
    return d->name[frame];
}

// `last`: in the last row of a tree that was cut there.
static void add_node(struct data *d, const struct pa_flame_layout *l, uint32_t node, uint32_t up,
                     bool last)
{
    const struct pa_flame_node *n = &l->tree->nodes[node];
    bool gone = l->step[node] == PA_FLAME_GONE;
    const int64_t fields[] = {
        node ? name_index(d, n->frame) : 0,
        gone ? 0 : (last ? l->cum[node] : n->self) / d->unit,
        up,
        d->old_rest ? d->old_rest[node] / d->unit : 0,
        gone ? PA_DIFF_STEPS + 1 : l->step[node],
    };
    if (node)
        pa_strbuf_addc(d->out, ';');
    add_fields(d->out, fields, 5);
}

// Vanished nodes that are too small to be drawn are left to their parents, so that sums are right.
static int64_t *old_rests(const struct pa_flame_layout *l)
{
    int64_t *rest = pa_xcalloc(l->tree->node_count, sizeof *rest);
    memcpy(rest, l->old_cum, l->tree->node_count * sizeof *rest);
    for (uint32_t at = 1; at < l->count; at++)
        rest[l->tree->nodes[l->order[at]].parent] -= l->old_cum[l->order[at]];
    return rest;
}

// Depth first, without recursion. Nodes are taken by their places in the drawing order.
static void add_tree(struct data *d, const struct pa_flame_layout *l)
{
    d->old_rest = l->old_cum ? old_rests(l) : NULL;
    uint32_t *next = pa_xcalloc((size_t)l->rows + 1, sizeof *next); // by depth
    uint32_t *end = pa_xcalloc((size_t)l->rows + 1, sizeof *end);
    uint32_t depth = 0, place = 0;
    for (;;) {
        uint32_t up = 0;
        next[depth] = l->child[place];
        end[depth] = l->child[place + 1];
        bool leaf = next[depth] == end[depth];
        uint32_t at = depth;
        // A leaf goes up to the next ancestor that has children left.
        while (next[at] == end[at] && at > 0) {
            at--;
            up++;
        }
        bool done = next[at] == end[at];
        add_node(d, l, l->order[place], leaf && !done ? up : 0, l->cut && depth + 1 == l->rows);
        if (done)
            break;
        place = next[at]++;
        depth = at + 1;
    }
    free(next);
    free(end);
    free(d->old_rest);
}

static void add_panels(struct data *d, const struct pa_flame_picture *picture,
                       const struct pa_flame_layout *layouts)
{
    for (size_t i = 0; i < picture->panel_count; i++) {
        pa_strbuf_printf(d->out, "%s{\"up\":%d,\"hide\":%d,\"t\":\"", i ? "," : "",
                         picture->panels[i].up, picture->panels[i].hide_root);
        add_tree(d, &layouts[i]);
        pa_strbuf_adds(d->out, "\"}");
    }
}

static void add_text(struct pa_strbuf *out, const char *text)
{
    struct pa_strbuf clean = {0};
    pa_font_clean(text, strlen(text), false, &clean);
    pa_escape_json(out, pa_strbuf_text(&clean), clean.size);
    pa_strbuf_release(&clean);
}

// Returns how many characters two names have in common at the start; only printable ASCII counts.
static size_t common_start(const char *a, const char *b)
{
    size_t n = 0;
    while (a[n] == b[n] && a[n] >= 0x20 && a[n] < 0x7F)
        n++;
    return n;
}

// See the head of this file. `before`: the name before it; `scratch` is reused.
static void add_name(struct pa_strbuf *out, const char *name, const char *before, uint8_t tint,
                     struct pa_strbuf *scratch)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    size_t half = common_start(name, before) / 2;
    half = half < 35 ? half : 35;
    static_assert(PA_FLAME_TINTS < 36, "a colour is one digit");
    pa_strbuf_clear(scratch);
    pa_strbuf_addc(scratch, digits[tint]);
    pa_strbuf_addc(scratch, digits[half]);
    pa_font_clean(name + 2 * half, strlen(name + 2 * half), false, scratch);
    pa_escape_json(out, scratch->text, scratch->size);
}

static int64_t utf16_units(const char *text, size_t size, bool ascii_only)
{
    int64_t units = 0;
    if (ascii_only)
        return (int64_t)size;
    for (size_t i = 0, bytes; i < size; i += bytes) {
        bool ascii = (unsigned char)text[i] < 0x80;
        bytes = 1;
        units += !ascii && pa_utf8_decode(text + i, size - i, &bytes) > 0xFFFF ? 2 : 1;
    }
    return units;
}

static void add_cuts(struct data *d, const struct pa_flame_tree *tree)
{
    pa_strbuf_adds(d->out, ",\"cut\":\"");
    for (uint32_t i = 1; i < d->names; i++) {
        struct pa_string labels[PA_SYMBOL_LABELS];
        const char *text = pa_flame_shown(&tree->frames[d->frames[i]]);
        size_t size = strlen(text), count = pa_symbol_labels(text, size, labels);
        bool ascii = pa_ascii_run(text, size) == size;
        pa_strbuf_addc(d->out, ',');
        for (size_t f = 1; f < count; f++) {
            const char *end = labels[f].text + labels[f].size;
            if (f > 1)
                pa_strbuf_addc(d->out, '.');
            pa_strbuf_add_base36(d->out, utf16_units(text, (size_t)(labels[f].text - text), ascii));
            if (end == text + size)
                continue;
            pa_strbuf_addc(d->out, '-');
            pa_strbuf_add_base36(d->out, utf16_units(text, (size_t)(end - text), ascii));
        }
    }
    pa_strbuf_addc(d->out, '"');
}

static void add_names(struct data *d, const struct pa_flame_picture *picture)
{
    const struct pa_flame_panel *last = &picture->panels[picture->panel_count - 1];
    const char *name = last->root_name ? last->root_name : "all", *before = name;
    struct pa_strbuf scratch = {0};
    pa_strbuf_adds(d->out, ",\"names\":[");
    add_name(d->out, name, "", PA_FLAME_TINTS, &scratch);
    for (uint32_t i = 1; i < d->names; i++, before = name) {
        name = pa_flame_shown(&last->tree->frames[d->frames[i]]);
        pa_strbuf_addc(d->out, ',');
        add_name(d->out, name, before, d->canvas->palette->tint[d->frames[i]], &scratch);
    }
    pa_strbuf_release(&scratch);
    pa_strbuf_adds(d->out, "],\"lit\":[0");
    for (uint32_t i = 1; i < d->names && d->canvas->highlighted; i++)
        if (d->canvas->highlighted[d->frames[i]])
            pa_strbuf_printf(d->out, ",%u", i);
    pa_strbuf_adds(d->out, "]");
    add_cuts(d, last->tree);
}

static void add_pair(struct pa_strbuf *out, struct pa_color color, bool first)
{
    pa_strbuf_printf(out, "%s[\"#%06x\",\"#%06x\"]", first ? "" : ",", color.light & 0xffffff,
                     color.dark & 0xffffff);
}

static void add_palette(struct data *d, bool steps)
{
    pa_strbuf_adds(d->out, ",\"pal\":[");
    if (steps) // the first one has no use: then an index is never 0
        for (int i = -PA_FLAME_MOST_STEP - 1; i <= PA_FLAME_MOST_STEP; i++)
            add_pair(d->out, pa_flame_step_color(i), i < -PA_FLAME_MOST_STEP);
    else {
        for (unsigned i = 0; i < PA_FLAME_TINTS; i++)
            add_pair(d->out, pa_flame_tint(i), i == 0);
        add_pair(d->out, pa_flame_neutral(), false);
    }
    pa_strbuf_adds(d->out, "],\"grey\":[");
    add_pair(d->out, pa_flame_neutral(), true);
    add_pair(d->out, pa_flame_gone_color(), false);
    pa_strbuf_adds(d->out, "]");
}

// Returns the greatest common divisor of all values of all panels.
static int64_t common_unit(const struct pa_flame_layout *layouts, size_t count)
{
    int64_t a = pa_flame_quantum(layouts[count - 1].tree);
    int64_t b = count > 1 ? pa_flame_quantum(layouts[0].tree) : 0;
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

// Time and bytes are written in units that the viewer knows, everything else is counted.
static void add_unit(const struct pa_flame_value *value, struct pa_strbuf *out)
{
    const char *unit = value->unit && *value->unit ? value->unit : "count", *scaled_unit;
    const char *noun = pa_flame_noun(value);
    bool time = pa_units_compatible(unit, "nanoseconds");
    double factor = 1;
    if (!*noun)
        pa_quantity_scale_double(1, unit, time ? "ns" : "b", &factor, &scaled_unit);
    pa_strbuf_printf(out, "\"unit\":\"%s\",\"mul\":%.17g,\"noun\":",
                     *noun  ? ""
                     : time ? "t"
                            : "b",
                     factor);
    add_text(out, noun);
}

void pa_flame_data(const struct pa_flame_picture *picture, const struct pa_flame_layout *layouts,
                   const struct pa_flame_canvas *canvas, struct pa_strbuf *out)
{
    const struct pa_flame_layout *main = &layouts[picture->panel_count - 1];
    const struct pa_flame_options *o = canvas->options;
    uint32_t frame_count = main->tree->frame_count;
    struct data d = {canvas,
                     out,
                     pa_xcalloc((size_t)frame_count + 1, sizeof(uint32_t)),
                     pa_xcalloc((size_t)frame_count + 2, sizeof(uint32_t)),
                     1,
                     common_unit(layouts, picture->panel_count),
                     NULL};
    pa_strbuf_adds(out, "{");
    add_unit(&o->value, out);
    pa_strbuf_printf(out,
                     ",\"s\":[\", equal\",\"\",\", "
                     "unproved\"],\"pitch\":%g,\"flip\":%d,\"diff\":%d,\"zero\":%d,\"u\":%lld,"
                     "\"old\":%.9g,\"panels\":[",
                     canvas->pitch, o->flip, o->diff,
                     o->diff || main->negative ? PA_FLAME_MOST_STEP + 1 : 0, (long long)d.unit,
                     main->old_scale);
    if (main->weight[0] > 0)
        add_panels(&d, picture, layouts);
    pa_strbuf_adds(out, "]");
    add_names(&d, picture);
    add_palette(&d, o->diff || main->negative);
    pa_strbuf_adds(out, "}");
    free(d.name);
    free(d.frames);
}
