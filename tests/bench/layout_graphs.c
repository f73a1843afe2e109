// SPDX-License-Identifier: Apache-2.0
#include "layout_graphs.h"

#include "base/vec.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct random {
    uint64_t state;
};

static uint32_t below(struct random *r, uint32_t limit)
{
    r->state ^= r->state << 13;
    r->state ^= r->state >> 7;
    r->state ^= r->state << 17;
    return (uint32_t)((r->state >> 32) * limit >> 32);
}

struct maker {
    struct pa_arena *arena;
    struct random random;
    PA_VEC(struct pa_layout_node) nodes;
    PA_VEC(struct pa_layout_edge) edges;
};

static uint32_t add_node(struct maker *m)
{
    bool large = below(&m->random, 10) == 0;
    struct pa_layout_node node = {
        .width = (int32_t)(600 + below(&m->random, large ? 1600 : 800)),
        .height = (int32_t)(380 + (large ? below(&m->random, 600) : below(&m->random, 120))),
    };
    pa_vec_push(&m->nodes, node);
    return (uint32_t)m->nodes.count - 1;
}

static void add_edge(struct maker *m, uint32_t from, uint32_t to, uint32_t weight)
{
    for (size_t i = 0; i < m->edges.count; i++) {
        struct pa_layout_edge *e = &m->edges.items[i];
        if (e->from == from && e->to == to) {
            e->weight += weight;
            return;
        }
    }
    struct pa_layout_edge edge = {from, to, weight, 0};
    pa_vec_push(&m->edges, edge);
}

static struct pa_layout_graph keep(struct maker *m)
{
    struct pa_layout_graph graph = {
        pa_arena_memdup(m->arena, m->nodes.items, m->nodes.count * sizeof *m->nodes.items),
        (uint32_t)m->nodes.count,
        pa_arena_memdup(m->arena, m->edges.items, m->edges.count * sizeof *m->edges.items),
        (uint32_t)m->edges.count,
    };
    pa_vec_release(&m->nodes);
    pa_vec_release(&m->edges);
    return graph;
}

// Weights as a caller gives them: 1 .. 100.
static struct pa_layout_graph finish(struct maker *m)
{
    uint32_t most = 1;
    for (size_t i = 0; i < m->edges.count; i++)
        most = m->edges.items[i].weight > most ? m->edges.items[i].weight : most;
    for (size_t i = 0; i < m->edges.count; i++)
        m->edges.items[i].weight = 1 + (uint32_t)((uint64_t)m->edges.items[i].weight * 99 / most);
    return keep(m);
}

// A program whose functions call a few others, most of them further down, some of them few shared
// ones at the bottom (allocation, copying), some of them back up; stacks are random walks.
struct program {
    uint32_t functions, roots, sinks, callees;
    uint32_t sink_percent, back_percent, far_percent;
    uint32_t stacks, seed;
};

static uint32_t pick_callee(struct maker *m, const struct program *p, uint32_t caller)
{
    uint32_t inner = p->functions - p->sinks, dice = below(&m->random, 100);
    if (caller >= inner || dice < p->sink_percent) {
        uint32_t first = caller >= inner ? caller + 1 : inner;
        return first < p->functions ? first + below(&m->random, p->functions - first) : caller;
    }
    if (dice < p->sink_percent + p->back_percent && caller > p->roots)
        return p->roots + below(&m->random, caller - p->roots + 1);
    if (dice < p->sink_percent + p->back_percent + p->far_percent && caller + 1 < inner)
        return caller + 1 + below(&m->random, inner - caller - 1);
    uint32_t reach = inner / 10 + 2;
    uint32_t to = caller + 1 + below(&m->random, reach);
    return to < p->functions ? to : p->functions - 1;
}

static void walk_stack(struct maker *m, const struct program *p, const uint32_t *callee)
{
    uint32_t v = below(&m->random, p->roots);
    for (int depth = 0; depth < 60; depth++) {
        uint32_t skew = below(&m->random, p->callees), other = below(&m->random, p->callees);
        uint32_t w = callee[v * p->callees + (skew < other ? skew : other)];
        add_edge(m, v, w, 1);
        if (w == v || (w >= p->functions - p->sinks && below(&m->random, 3) == 0))
            return;
        v = w;
    }
}

static struct pa_layout_graph make_program(struct pa_arena *arena, const struct program *p)
{
    struct maker m = {.arena = arena, .random = {0x2545F4914F6CDD1D ^ (p->seed * 7919ULL)}};
    uint32_t *callee = pa_arena_calloc(arena, (size_t)p->functions * p->callees, sizeof *callee);
    for (uint32_t v = 0; v < p->functions; v++) {
        add_node(&m);
        for (uint32_t k = 0; k < p->callees; k++)
            callee[v * p->callees + k] = pick_callee(&m, p, v);
    }
    for (uint32_t i = 0; i < p->stacks; i++)
        walk_stack(&m, p, callee);
    return finish(&m);
}

static struct pa_layout_graph make_fan_in(struct pa_arena *arena)
{
    struct maker m = {.arena = arena, .random = {77}};
    for (int i = 0; i < 90; i++)
        add_node(&m);
    for (uint32_t v = 10; v < 80; v++) {
        add_edge(&m, v % 10, v, 3);
        add_edge(&m, v, 80, 1 + v % 7);
        if (v % 5 == 0)
            add_edge(&m, v, 81 + v % 3, 1);
    }
    for (uint32_t v = 80; v < 89; v++)
        add_edge(&m, v, v + 1, 10);
    return finish(&m);
}

static struct pa_layout_graph make_chain(struct pa_arena *arena)
{
    struct maker m = {.arena = arena, .random = {78}};
    for (uint32_t v = 0; v < 120; v++) {
        add_node(&m);
        if (v > 0)
            add_edge(&m, v - 1, v, 50);
        if (v > 3 && v % 6 == 0)
            add_edge(&m, below(&m.random, v - 2), v, 2);
        if (v > 10 && v % 17 == 0)
            add_edge(&m, v, v - 1 - below(&m.random, 4), 1);
    }
    return finish(&m);
}

static struct pa_layout_graph make_star(struct pa_arena *arena)
{
    struct maker m = {.arena = arena, .random = {79}};
    for (uint32_t v = 0; v < 61; v++) {
        add_node(&m);
        if (v > 0)
            add_edge(&m, v <= 30 ? v : 0, v <= 30 ? 0 : v, 1 + below(&m.random, 20));
    }
    return finish(&m);
}

static struct pa_layout_graph make_tree(struct pa_arena *arena)
{
    struct maker m = {.arena = arena, .random = {80}};
    for (uint32_t v = 0; v < 150; v++) {
        add_node(&m);
        if (v > 0)
            add_edge(&m, v < 12 ? v - 1 : v / 2 - below(&m.random, v / 4), v, 1 + 150 - v);
    }
    return finish(&m);
}

static struct pa_layout_graph join(struct pa_arena *arena, struct pa_layout_graph a,
                                   struct pa_layout_graph b)
{
    struct pa_layout_node *nodes =
        pa_arena_calloc(arena, a.node_count + b.node_count, sizeof *nodes);
    struct pa_layout_edge *edges =
        pa_arena_calloc(arena, a.edge_count + b.edge_count, sizeof *edges);
    memcpy(nodes, a.nodes, a.node_count * sizeof *nodes);
    memcpy(nodes + a.node_count, b.nodes, b.node_count * sizeof *nodes);
    memcpy(edges, a.edges, a.edge_count * sizeof *edges);
    for (uint32_t i = 0; i < b.edge_count; i++) {
        struct pa_layout_edge e = b.edges[i];
        e.from += a.node_count;
        e.to += a.node_count;
        edges[a.edge_count + i] = e;
    }
    return (struct pa_layout_graph){nodes, a.node_count + b.node_count, edges,
                                    a.edge_count + b.edge_count};
}

int bench_graphs_make(struct pa_arena *arena, struct bench_graph *list)
{
    static const struct {
        const char *name;
        struct program program;
        bool skip_dot;
    } PROGRAMS[] = {
        {"go-cpu-like-1", {80, 3, 8, 4, 20, 2, 15, 3000, 1}, false},
        {"go-cpu-like-2", {80, 5, 6, 5, 25, 3, 20, 3000, 2}, false},
        {"go-cpu-like-3", {60, 2, 10, 3, 25, 2, 10, 2000, 3}, false},
        {"heap-like", {70, 12, 12, 2, 15, 0, 10, 1500, 4}, false},
        {"cpp-like", {80, 1, 6, 4, 10, 2, 25, 3000, 5}, false},
        {"recursive", {60, 2, 4, 4, 8, 25, 5, 2000, 6}, false},
        {"nodes-300", {300, 6, 16, 3, 15, 2, 10, 6000, 7}, false},
        {"nodes-1000", {1000, 20, 30, 2, 10, 1, 5, 20000, 8}, false},
        {"nodes-5000", {5000, 60, 100, 2, 10, 1, 3, 60000, 9}, true},
    };
    int n = 0;
    for (size_t i = 0; i < sizeof PROGRAMS / sizeof *PROGRAMS; i++) {
        struct bench_graph *g = &list[n++];
        snprintf(g->name, sizeof g->name, "%s", PROGRAMS[i].name);
        g->graph = make_program(arena, &PROGRAMS[i].program);
        g->skip_dot = PROGRAMS[i].skip_dot;
    }
    list[n++] = (struct bench_graph){"wide-fan-in", make_fan_in(arena), false};
    list[n++] = (struct bench_graph){"deep-chain", make_chain(arena), false};
    list[n++] = (struct bench_graph){"star", make_star(arena), false};
    list[n++] = (struct bench_graph){"call-tree-like", make_tree(arena), false};
    list[n++] =
        (struct bench_graph){"two-components", join(arena, list[0].graph, list[3].graph), false};
    return n;
}

static struct pa_layout_graph read_graph(struct pa_arena *arena, FILE *in)
{
    struct maker m = {.arena = arena};
    char line[80];
    while (fgets(line, sizeof line, in)) {
        double width, height;
        struct pa_layout_edge edge = {0};
        if (sscanf(line, "n %lf %lf", &width, &height) == 2) {
            struct pa_layout_node node = {(int32_t)(width * 10), (int32_t)(height * 10), 0};
            pa_vec_push(&m.nodes, node);
        } else if (sscanf(line, "e %u %u %u %u", &edge.from, &edge.to, &edge.weight, &edge.rows) >=
                   3) {
            pa_vec_push(&m.edges, edge);
        }
    }
    return keep(&m);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct bench_graph *)a)->name, ((const struct bench_graph *)b)->name);
}

int bench_graphs_read(struct pa_arena *arena, const char *folder, struct bench_graph *list)
{
    int n = 0;
    DIR *dir = opendir(folder);
    if (!dir)
        return 0;
    for (struct dirent *entry; (entry = readdir(dir)) && n < BENCH_MAX_GRAPHS / 2;) {
        const char *dot = strstr(entry->d_name, ".graph");
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        FILE *in = dot ? fopen(path, "r") : NULL;
        if (!in)
            continue;
        snprintf(list[n].name, sizeof list[n].name, "%.*s", (int)(dot - entry->d_name),
                 entry->d_name);
        list[n++].graph = read_graph(arena, in);
        fclose(in);
    }
    closedir(dir);
    qsort(list, (size_t)n, sizeof *list, compare_names);
    return n;
}
