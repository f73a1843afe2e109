// SPDX-License-Identifier: Apache-2.0
#include "callgraph/labels.h"

#include "callgraph/bands.h"
#include "scene/font.h"

#include <math.h>
#include <string.h>

enum { SIZE = 10, MARGIN = 2, GAP = 6, PIECES = 6 }; // GAP: between a line and a text beside it

static const double LEAST_SHARE = 0.02;

struct placer {
    const struct pa_labels *in;
    struct pa_box *taken; // labels that are there
    uint32_t taken_count;
    struct pa_point *samples; // all lines, as points close to each other
    uint32_t *sample_start;
    struct pa_bands boxes_at, taken_at, samples_at; // by height
};

static struct pa_point on_curve(const struct pa_point *c, double t)
{
    double u = 1 - t, a = u * u * u, b = 3 * u * u * t, d = 3 * u * t * t, e = t * t * t;
    return (struct pa_point){a * c[0].x + b * c[1].x + d * c[2].x + e * c[3].x,
                             a * c[0].y + b * c[1].y + d * c[2].y + e * c[3].y};
}

// Returns a point of the line, t from 0 (its start) to 1, over all its curves.
static struct pa_point on_line(const struct pa_graph_line *line, double t)
{
    uint32_t curves = (line->count - 1) / 3;
    double at = t * curves;
    uint32_t i = at >= curves ? curves - 1 : (uint32_t)at;
    return on_curve(line->points + 3 * i, at - i);
}

static void sample_lines(struct placer *p, struct pa_arena *scratch)
{
    uint32_t count = p->in->graph->edge_count, total = 0;
    p->sample_start = pa_arena_calloc(scratch, (size_t)count + 1, sizeof *p->sample_start);
    for (uint32_t e = 0; e < count; e++) {
        p->sample_start[e] = total;
        total += (p->in->lines[e].count - 1) / 3 * PIECES;
    }
    p->sample_start[count] = total;
    p->samples = pa_arena_calloc(scratch, total, sizeof *p->samples);
    for (uint32_t e = 0; e < count; e++)
        for (uint32_t i = p->sample_start[e]; i < p->sample_start[e + 1]; i++) {
            uint32_t k = i - p->sample_start[e];
            p->samples[i] =
                on_curve(p->in->lines[e].points + 3 * (k / PIECES), (k % PIECES + 0.5) / PIECES);
        }
}

static bool overlap(const struct pa_box *a, const struct pa_box *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

static void fill_bands(struct placer *p, struct pa_arena *scratch)
{
    uint32_t nodes = p->in->graph->node_count, edges = p->in->graph->edge_count;
    double bottom = 0;
    for (uint32_t v = 0; v < nodes; v++)
        bottom = fmax(bottom, p->in->boxes[v].y + p->in->boxes[v].height);
    p->boxes_at = pa_bands_new(scratch, 0, bottom, nodes);
    p->taken_at = pa_bands_new(scratch, 0, bottom, edges);
    p->samples_at = pa_bands_new(scratch, 0, bottom, edges);
    for (uint32_t v = 0; v < nodes; v++)
        pa_bands_add(scratch, &p->boxes_at, v, p->in->boxes[v].y,
                     p->in->boxes[v].y + p->in->boxes[v].height);
    for (uint32_t i = 0; i < p->sample_start[edges]; i++)
        pa_bands_add(scratch, &p->samples_at, i, p->samples[i].y, p->samples[i].y);
}

// Whether the box overlaps one of `boxes`, those whose numbers `bands` has.
static bool hits(const struct pa_bands *bands, const struct pa_box *boxes, const struct pa_box *box)
{
    uint32_t first, last;
    pa_bands_range(bands, box->y, box->y + box->height, &first, &last);
    for (uint32_t band = first; band <= last; band++)
        for (uint32_t i = bands->first[band]; i > 0; i = bands->links[i - 1].next)
            if (overlap(box, &boxes[bands->links[i - 1].item]))
                return true;
    return false;
}

// Returns how many sampled points of other lines lie under a box. A point is in one band only.
static double count_hidden(const struct placer *p, const struct pa_box *box, uint32_t edge)
{
    const struct pa_bands *bands = &p->samples_at;
    double count = 0;
    uint32_t first, last;
    pa_bands_range(bands, box->y, box->y + box->height, &first, &last);
    for (uint32_t band = first; band <= last; band++)
        for (uint32_t i = bands->first[band]; i > 0; i = bands->links[i - 1].next) {
            uint32_t item = bands->links[i - 1].item;
            struct pa_point s = p->samples[item];
            bool own = item >= p->sample_start[edge] && item < p->sample_start[edge + 1];
            count += !own && s.x > box->x && s.x < box->x + box->width && s.y > box->y &&
                     s.y < box->y + box->height;
        }
    return count;
}

// Returns what a place costs: infinite over a box or a label or beyond the page, else the number of
// points of other lines that it hides.
static double cost_of(const struct placer *p, const struct pa_box *box, uint32_t edge)
{
    if (box->x < p->in->left || box->x + box->width > p->in->right ||
        hits(&p->boxes_at, p->in->boxes, box) || hits(&p->taken_at, p->taken, box))
        return INFINITY;
    return count_hidden(p, box, edge);
}

// A text on a thick line is hard to read; beside a steep one it takes no more room.
static bool belongs_beside(const struct placer *p, uint32_t edge, double along)
{
    const double thick = 2, step = 0.02;
    struct pa_point a = on_line(&p->in->lines[edge], along - step);
    struct pa_point b = on_line(&p->in->lines[edge], along + step);
    const struct pa_callgraph_edge *e = &p->in->graph->edges[edge];
    bool steep = fabs(b.y - a.y) > fabs(b.x - a.x);
    return steep && (e->from == e->to || pa_edges_width(e) >= thick);
}

// Finds a place for a label: in the middle of the line if possible, else nearer to one end, on the
// line or beside it.
static bool find_place(const struct placer *p, uint32_t edge, double width, struct pa_box *best)
{
    static const double ALONG[] = {.5, .42, .58, .34, .66, .26, .74, .18, .82};
    static const double BESIDE[] = {0, .5, -.5};
    static const double ON_COST[] = {0, .5, .5}, BESIDE_COST[] = {.6, 0, .1};
    double least = INFINITY, line = pa_edges_width(&p->in->graph->edges[edge]);
    for (size_t i = 0; i < sizeof ALONG / sizeof *ALONG; i++) {
        bool beside = belongs_beside(p, edge, ALONG[i]);
        for (size_t k = 0; k < sizeof BESIDE / sizeof *BESIDE; k++) {
            struct pa_point at = on_line(&p->in->lines[edge], ALONG[i]);
            double shift = BESIDE[k] * (width + GAP + line);
            struct pa_box box = {at.x + shift - width / 2 - MARGIN, at.y - SIZE / 2.0 - MARGIN,
                                 width + 2 * MARGIN, SIZE + 2 * MARGIN};
            double cost =
                cost_of(p, &box, edge) + 0.2 * (double)i + (beside ? BESIDE_COST[k] : ON_COST[k]);
            if (cost < least) {
                least = cost;
                *best = box;
            }
        }
    }
    return least < INFINITY;
}

static bool has_label(const struct pa_callgraph_edge *e)
{
    return *e->value && fabs(e->share) >= LEAST_SHARE;
}

// Appends the text of a label; returns its width.
static double add_text(const struct pa_callgraph_edge *e, struct pa_strbuf *out)
{
    size_t start = out->size;
    pa_strbuf_printf(out, "%s%s", e->value, e->inlined ? " inline" : "");
    return pa_font_width(out->text + start, out->size - start, SIZE, false);
}

double pa_labels_loop_room(const struct pa_callgraph_edge *loop)
{
    struct pa_strbuf text = {0};
    double width = has_label(loop) ? add_text(loop, &text) + GAP + pa_edges_width(loop) / 2 : 0;
    pa_strbuf_release(&text);
    return width;
}

static void draw_label(struct placer *p, uint32_t edge, struct pa_arena *scratch,
                       struct pa_scene *scene)
{
    const struct pa_callgraph_edge *e = &p->in->graph->edges[edge];
    struct pa_strbuf text = {0};
    struct pa_box box;
    char name[PA_EDGE_CLASS];
    double width = add_text(e, &text);
    if (find_place(p, edge, width, &box)) {
        pa_bands_add(scratch, &p->taken_at, p->taken_count, box.y, box.y + box.height);
        p->taken[p->taken_count++] = box;
        pa_scene_open(scene, &(struct pa_group){.class_name = pa_edges_class(e, name)});
        pa_scene_text(scene, box.x + box.width / 2, box.y + MARGIN + SIZE * 0.85, text.text,
                      &(struct pa_font){.size = SIZE, .anchor = PA_ANCHOR_MIDDLE, .halo = true});
        pa_scene_close(scene);
    }
    pa_strbuf_release(&text);
}

void pa_labels_draw(const struct pa_labels *labels, struct pa_arena *scratch,
                    struct pa_scene *scene)
{
    const struct pa_callgraph *graph = labels->graph;
    struct placer p = {.in = labels};
    p.taken = pa_arena_calloc(scratch, graph->edge_count, sizeof *p.taken);
    sample_lines(&p, scratch);
    fill_bands(&p, scratch);
    for (uint32_t i = graph->edge_count; i-- > 0;) // the heaviest choose first
        if (has_label(&graph->edges[labels->order[i]]))
            draw_label(&p, labels->order[i], scratch, scene);
}
