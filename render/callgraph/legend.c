// SPDX-License-Identifier: Apache-2.0
#include "callgraph/legend.h"

#include "scene/flow.h"
#include "scene/font.h"

#include <string.h>

enum { MARGIN = 12, FLOW_TOP = 46 };
enum { LEGIBLE = 1200, FEWER = 20 }; // wider pictures have letters below 7 pixels at a width of 800

static void add_line(struct pa_scene *scene, double y, const char *text, double width,
                     const struct pa_font *font)
{
    struct pa_strbuf clean = {0}, fitting = {0};
    pa_font_clean(text, strlen(text), false, &clean);
    struct pa_string whole = {pa_strbuf_text(&clean), clean.size};
    // Bold is wider than the regular weight that is measured.
    pa_font_fit(&whole, 1, font->bold ? width / 1.1 : width, font->size, &fitting);
    pa_scene_text(scene, MARGIN, y, *pa_strbuf_text(&fitting) ? fitting.text : " ", font);
    pa_strbuf_release(&clean);
    pa_strbuf_release(&fitting);
}

// Adds a note sentence by sentence, so that long ones need no wide window.
static void add_note(struct pa_flow *flow, const char *note)
{
    for (const char *end; (end = strstr(note, ". ")); note = end + 2) {
        struct pa_strbuf sentence = {0};
        pa_strbuf_add(&sentence, note, (size_t)(end - note) + 1);
        pa_flow_line(flow, sentence.text);
        pa_strbuf_release(&sentence);
    }
    pa_flow_line(flow, note);
}

// Explains the lines and colours that the picture uses.
static void add_key(struct pa_flow *flow, const struct pa_callgraph *graph)
{
    bool residual = false, tags = false;
    for (uint32_t i = 0; i < graph->edge_count; i++)
        residual |= graph->edges[i].residual;
    for (uint32_t i = 0; i < graph->node_count; i++)
        tags |= graph->nodes[i].tag;
    if (graph->diff) {
        pa_flow_scale(flow, -8, -2, "less");
        pa_flow_scale(flow, 2, 8, "more, full colour from 10% of the total");
        pa_flow_pale(flow, "pale: unproved");
        pa_flow_swatch(flow, &(struct pa_look){.fill = pa_color_diff(0)}, "equal");
    } else if (graph->node_count > 0) {
        pa_flow_line(flow, "Numbers: flat of cum");
        pa_flow_line(flow, "Letters: larger with flat");
        pa_flow_line(flow, "Colour: redder with cum");
    }
    if (residual)
        pa_flow_line(flow, "Dashed: calls through functions left out");
    if (tags)
        pa_flow_line(flow, "White: labels of samples");
}

double pa_legend_draw(const struct pa_callgraph *graph, double width, struct pa_scene *scene)
{
    double room = width - 2 * MARGIN;
    struct pa_flow flow;
    pa_scene_open(scene, &(struct pa_group){.class_name = "head"});
    add_line(scene, 20, graph->title, room, &(struct pa_font){.size = 15, .bold = true});
    add_line(scene, 37, graph->subtitle, room,
             &(struct pa_font){.size = 12, .color = pa_color_muted});
    pa_scene_close(scene);
    pa_flow_open(&flow, scene, (struct pa_point){MARGIN, FLOW_TOP}, room);
    for (uint32_t i = 0; i < graph->note_count; i++)
        add_note(&flow, graph->notes[i]);
    add_key(&flow, graph);
    if (width > LEGIBLE && graph->node_count > FEWER)
        pa_flow_line(&flow, "Larger letters: -n 20 draws fewer functions");
    return pa_flow_close(&flow) + 3;
}
