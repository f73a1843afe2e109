// SPDX-License-Identifier: Apache-2.0
#include "callgraph/box.h"

#include "scene/font.h"
#include "symbol/package.h"
#include "symbol/parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PADDING_X = 8, PADDING_Y = 5, SMALLEST = 9, GROWTH = 11, WIDEST_TEXT = 180 };

static const double LINE_HEIGHT = 1.22;

static void add_line(struct pa_graph_box *box, const char *text, double size, bool bold)
{
    double width = pa_font_width(text, strlen(text), size, bold);
    box->lines[box->line_count++] = (struct pa_box_line){text, size, bold};
    box->width = fmax(box->width, width);
    box->height += size * LINE_HEIGHT;
}

// Returns the offset behind the bracket that closes text[0]; 0 if none does.
static size_t bracket_end(const char *text, size_t size)
{
    char open = text[0], close = open == '(' ? ')' : open == '<' ? '>' : ']';
    size_t depth = 0;
    for (size_t i = 0; i < size; i++) {
        depth += text[i] == open;
        depth -= text[i] == close;
        if (depth == 0)
            return i + 1;
    }
    return 0;
}

// Appends the text without what is in brackets, lists of types. Brackets at the start of a text are
// kept, as they are its name: (*T), <A as B>. After one that is not closed, brackets of its kind
// are ordinary characters.
static void elide(const struct pa_strbuf *text, struct pa_strbuf *out)
{
    static const char OPENING[] = "(<[";
    bool broken[sizeof OPENING] = {0};
    for (size_t i = 0; i < text->size; i++) {
        const char *at = text->text + i, *kind = strchr(OPENING, *at);
        size_t size = 0;
        if (i > 0 && kind && !broken[kind - OPENING]) {
            size = bracket_end(at, text->size - i);
            broken[kind - OPENING] = size == 0;
        }
        pa_strbuf_addc(out, *at);
        if (size > 2) {
            pa_strbuf_printf(out, "…%c", at[size - 1]);
            i += size - 1;
        }
    }
}

// Cuts a long name, so that it does not make the whole picture wide; the tooltip has all of it.
static const char *cut(const char *text, size_t length, double size, struct pa_arena *arena)
{
    struct pa_strbuf clean = {0}, elided = {0}, fitting = {0};
    pa_font_clean(text, length, false, &clean);
    elide(&clean, &elided);
    struct pa_string names[] = {{pa_strbuf_text(&clean), clean.size},
                                {pa_strbuf_text(&elided), elided.size}};
    pa_font_fit(names, 2, WIDEST_TEXT * (size / SMALLEST), size, &fitting);
    const char *kept = pa_arena_strdup(arena, pa_strbuf_text(&fitting));
    pa_strbuf_release(&clean);
    pa_strbuf_release(&elided);
    pa_strbuf_release(&fitting);
    return kept;
}

// Returns how many of the name's parts are the package.
static size_t package_parts(const struct pa_symbol_parts *parts, size_t own)
{
    struct pa_string package = pa_symbol_package(parts->name.text, parts->name.size);
    size_t count = 0;
    while (package.size > 0 && count < own &&
           parts->part[count].text + parts->part[count].size <= package.text + package.size)
        count++;
    return count;
}

// Adds package, receiver and function, each on a line.
static void add_name(struct pa_graph_box *box, const char *name, const char *called, double size,
                     struct pa_arena *arena)
{
    struct pa_symbol_parts parts;
    pa_symbol_split(name, strlen(name), &parts);
    if (parts.count == 0) {
        add_line(box, cut(name, strlen(name), size, arena), size, true);
        return;
    }
    size_t own = pa_symbol_own_part(&parts), package = package_parts(&parts, own);
    double small = fmax(SMALLEST, size * 0.8);
    if (package > 0) {
        struct pa_string last = parts.part[package - 1];
        if (called)
            last = (struct pa_string){called, strlen(called)};
        add_line(box, cut(last.text, last.size, small, arena), small, false);
    }
    if (own > package) {
        const char *first = parts.part[package].text;
        const char *end = parts.part[own - 1].text + parts.part[own - 1].size;
        add_line(box, cut(first, (size_t)(end - first), small, arena), small, false);
    }
    const char *function = parts.part[own].text;
    size_t length = (size_t)(name + parts.end - function);
    add_line(box, cut(function, length, size, arena), size, true);
}

// Adds a line for each label; the last line has the rest.
static void add_tag(struct pa_graph_box *box, const char *labels, struct pa_arena *arena)
{
    while (*labels) {
        bool last = box->line_count + 2 == PA_BOX_LINES;
        size_t length = last ? strlen(labels) : strcspn(labels, "\n");
        add_line(box, cut(labels, length, SMALLEST, arena), SMALLEST, false);
        labels += length + (labels[length] == '\n');
    }
}

// Adds flat and cum, on two lines if one would be the widest of the box.
static void add_values(struct pa_graph_box *box, const struct pa_callgraph_node *node, double size,
                       struct pa_arena *arena)
{
    if (node->no_flat || strcmp(node->flat, node->cum) == 0) {
        add_line(box, node->cum, size, false);
        return;
    }
    const char *both = pa_arena_printf(arena, "%s of %s", node->flat, node->cum);
    if (pa_font_width(both, strlen(both), size, false) <= box->width) {
        add_line(box, both, size, false);
        return;
    }
    add_line(box, node->flat, size, false);
    add_line(box, pa_arena_printf(arena, "of %s", node->cum), size, false);
}

void pa_box_measure(const struct pa_callgraph_node *node, const char *package, double scale,
                    struct pa_arena *arena, struct pa_graph_box *box)
{
    double size = SMALLEST + 1 + round(GROWTH * sqrt(fmin(fmax(scale, 0), 1)));
    double small = fmax(SMALLEST, round(size * 0.72));
    *box = (struct pa_graph_box){0};
    if (node->tag) {
        add_tag(box, node->name, arena);
        add_line(box, node->cum, SMALLEST, false);
    } else {
        add_name(box, node->name, package, size, arena);
        add_values(box, node, small, arena);
    }
    box->width = ceil(box->width) + 2 * PADDING_X;
    box->height = ceil(box->height) + 2 * PADDING_Y;
}

static struct pa_color fill_color(const struct pa_callgraph *graph,
                                  const struct pa_callgraph_node *node)
{
    if (node->tag)
        return pa_color_page;
    if (!graph->diff)
        return pa_color_heat(fabs(node->cum_share));
    // Full colour from a tenth of the total on, like the flame graph's.
    double t = sqrt(fmin(fabs(node->cum_share) * 10, 1));
    int step = (int)round(t * PA_DIFF_STEPS);
    step = node->cum_share < 0 ? -step : step;
    return node->pale ? pa_color_diff_pale(step) : pa_color_diff(step);
}

static struct pa_color border_color(const struct pa_callgraph *graph,
                                    const struct pa_callgraph_node *node)
{
    if (node->lit)
        return pa_color_accent;
    if (graph->diff || node->tag)
        return pa_color_line;
    return pa_color_heat_border(fabs(node->cum_share));
}

void pa_box_add_labels(struct pa_strbuf *out, const struct pa_callgraph_node *tag)
{
    for (const char *c = tag->name; *c; c++)
        pa_strbuf_addc(out, *c == '\n' ? ' ' : *c);
}

static void describe(const struct pa_callgraph_node *node, struct pa_strbuf *out)
{
    if (node->tag)
        pa_box_add_labels(out, node);
    else
        pa_strbuf_adds(out, node->name);
    if (node->place && *node->place)
        pa_strbuf_printf(out, "\n%s", node->place);
    if (node->tag)
        pa_strbuf_printf(out, "\n%s", node->cum);
    else
        pa_strbuf_printf(out, "\nflat %s\ncum %s", node->flat, node->cum);
}

void pa_box_draw(const struct pa_callgraph *graph, uint32_t index, const struct pa_graph_box *box,
                 struct pa_point corner, struct pa_scene *scene)
{
    const struct pa_callgraph_node *node = &graph->nodes[index];
    struct pa_strbuf tooltip = {0};
    char class_name[32];
    snprintf(class_name, sizeof class_name, "node n%u", index);
    describe(node, &tooltip);
    struct pa_look look = {
        .fill = fill_color(graph, node),
        .stroke = border_color(graph, node),
        .width = node->lit ? 3 : 1,
        .radius = node->tag ? 7 : 3,
    };
    pa_scene_open(scene, &(struct pa_group){.x = corner.x,
                                            .y = corner.y,
                                            .tooltip = tooltip.text,
                                            .class_name = class_name});
    pa_scene_rect(scene, (struct pa_box){0, 0, box->width, box->height}, &look);
    double y = PADDING_Y;
    for (uint32_t i = 0; i < box->line_count; i++) {
        const struct pa_box_line *line = &box->lines[i];
        pa_scene_text(
            scene, box->width / 2, y + line->size * 0.93, line->text,
            &(struct pa_font){.size = line->size, .bold = line->bold, .anchor = PA_ANCHOR_MIDDLE});
        y += line->size * LINE_HEIGHT;
    }
    pa_scene_close(scene);
    pa_strbuf_release(&tooltip);
}
