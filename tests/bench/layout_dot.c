// SPDX-License-Identifier: Apache-2.0
#include "layout_dot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static const double PIXELS = 72; // an inch of dot's

static void write_graph(FILE *out, const struct pa_layout_graph *g)
{
    fprintf(out, "digraph g {\nnodesep=0.25; ranksep=0.5;\n"
                 "node [shape=box,fixedsize=true,label=\"\"];\nedge [dir=none];\n");
    for (uint32_t v = 0; v < g->node_count; v++)
        fprintf(out, "n%u [width=%.4f,height=%.4f];\n", v, g->nodes[v].width / (10 * PIXELS),
                g->nodes[v].height / (10 * PIXELS));
    for (uint32_t e = 0; e < g->edge_count; e++)
        fprintf(out, "n%u -> n%u [weight=%u,minlen=%u];\n", g->edges[e].from, g->edges[e].to,
                g->edges[e].weight, g->edges[e].rows > 0 ? g->edges[e].rows : 1);
    fprintf(out, "}\n");
}

static double child_ms(void)
{
    struct rusage u;
    getrusage(RUSAGE_CHILDREN, &u);
    return (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3 +
           (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
}

static void read_node(const char *line, struct bench_drawing *d)
{
    uint32_t v;
    double x, y, width, height;
    if (sscanf(line, "node n%u %lf %lf %lf %lf", &v, &x, &y, &width, &height) == 5 &&
        v < d->box_count)
        d->boxes[v] = (struct bench_box){(x - width / 2) * PIXELS, (-y - height / 2) * PIXELS,
                                         (x + width / 2) * PIXELS, (-y + height / 2) * PIXELS};
}

static void read_edge(struct pa_arena *arena, char *line, struct bench_drawing *d, uint32_t limit)
{
    struct bench_curve *c = &d->curves[d->curve_count];
    int used = 0;
    if (d->curve_count == limit ||
        sscanf(line, "edge n%u n%u %u%n", &c->from, &c->to, &c->count, &used) != 3)
        return;
    c->xy = pa_arena_calloc(arena, 2 * (size_t)c->count, sizeof *c->xy);
    char *p = line + used;
    for (uint32_t i = 0; i < 2 * c->count; i++)
        c->xy[i] = strtod(p, &p) * (i % 2 ? -PIXELS : PIXELS);
    d->curve_count++;
}

bool bench_dot_draw(struct pa_arena *arena, const struct pa_layout_graph *g, int copies,
                    double base_ms, struct bench_drawing *out)
{
    char path[] = "/tmp/layout-bench-XXXXXX", command[120];
    int fd = mkstemp(path);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    if (!file)
        return false;
    for (int i = 0; i < copies; i++)
        write_graph(file, g);
    fclose(file);
    *out = (struct bench_drawing){.box_count = g->node_count};
    out->boxes = pa_arena_calloc(arena, g->node_count, sizeof *out->boxes);
    out->curves = pa_arena_calloc(arena, (size_t)g->edge_count + 1, sizeof *out->curves);
    snprintf(command, sizeof command, "ulimit -t %d; dot -Tplain %s 2>/dev/null", BENCH_DOT_SECONDS,
             path);
    double before = child_ms();
    FILE *in = popen(command, "r");
    char *line = NULL;
    size_t room = 0;
    while (in && getline(&line, &room, in) > 0) {
        read_node(line, out);
        read_edge(arena, line, out, g->edge_count);
    }
    free(line);
    bool ok = in && pclose(in) == 0;
    out->ms = (child_ms() - before - base_ms) / copies;
    out->gave_up = !ok && out->ms >= (BENCH_DOT_SECONDS - 1) * 1e3;
    unlink(path);
    return ok && out->curve_count == g->edge_count;
}
