// SPDX-License-Identifier: Apache-2.0
#include "layout/blocks.h"
#include "layout/coordinates.h"
#include "layout/cycles.h"
#include "layout/layout.h"
#include "layout/order.h"
#include "layout/ranks.h"
#include "layout/simplex.h"

#include "check.h"
#include "layout_check.h"

#include <string.h>

static uint32_t below(uint64_t *state, uint32_t limit)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*state >> 33) * limit >> 31);
}

enum { MAX_NODES = 40, MAX_EDGES = 120 };

struct sample {
    struct pa_layout_node nodes[MAX_NODES];
    struct pa_layout_edge edges[MAX_EDGES];
    struct pa_layout_graph graph;
};

// Multi-edges, self loops, cycles, islands: whatever comes.
static void make_sample(struct sample *s, uint64_t *random)
{
    uint32_t nodes = 1 + below(random, MAX_NODES), edges = below(random, MAX_EDGES + 1);
    for (uint32_t v = 0; v < nodes; v++)
        s->nodes[v] = (struct pa_layout_node){
            (int32_t)below(random, 1500), (int32_t)below(random, 900), (int32_t)below(random, 400)};
    for (uint32_t e = 0; e < edges; e++)
        s->edges[e] =
            (struct pa_layout_edge){below(random, nodes), below(random, nodes), below(random, 20),
                                    below(random, 8) ? 0 : 1 + below(random, 4)};
    s->graph = (struct pa_layout_graph){s->nodes, nodes, s->edges, edges};
}

// A connected one, for the phases that work on a component.
static void make_connected(struct sample *s, uint64_t *random)
{
    make_sample(s, random);
    uint32_t edges = s->graph.node_count - 1;
    for (uint32_t v = 1; v < s->graph.node_count; v++)
        s->edges[v - 1] = (struct pa_layout_edge){below(random, v), v, 1 + below(random, 9),
                                                  1 + below(random, 3)};
    for (uint32_t more = below(random, 60); more > 0; more--)
        s->edges[edges++] =
            (struct pa_layout_edge){below(random, s->graph.node_count),
                                    below(random, s->graph.node_count), 1 + below(random, 9), 0};
    s->graph.edge_count = edges;
}

static int64_t term_cost(const struct pa_simplex_term *t, const int64_t *y)
{
    int64_t d = y[t->to] - y[t->from] - t->length;
    if (d >= 0)
        return t->up * d;
    return t->down == PA_SIMPLEX_HARD ? 1000000 : t->down * -d;
}

static int64_t total_cost(const struct pa_simplex_term *terms, uint32_t count, const int64_t *y)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += term_cost(&terms[i], y);
    return sum;
}

// The least cost of all y in 0..6, tried one after the other.
static int64_t brute_force(const struct pa_simplex_term *terms, uint32_t terms_count, uint32_t n)
{
    int64_t best = INT64_MAX, y[6] = {0};
    for (;;) {
        int64_t cost = total_cost(terms, terms_count, y);
        best = cost < best ? cost : best;
        uint32_t i = 0;
        while (i < n && ++y[i] > 6)
            y[i++] = 0;
        if (i == n)
            return best;
    }
}

static void test_simplex_finds_the_least_cost(void **state)
{
    (void)state;
    uint64_t random = 1;
    for (int round = 0; round < 60; round++) {
        struct pa_arena arena = {0};
        struct pa_simplex_term terms[12];
        uint32_t n = 2 + below(&random, 4), count = 0;
        int64_t y[6];
        for (uint32_t v = 1; v < n; v++) // hard terms point to higher numbers: no cycles
            terms[count++] = (struct pa_simplex_term){below(&random, v), v, below(&random, 2),
                                                      1 + below(&random, 5), PA_SIMPLEX_HARD};
        for (uint32_t i = below(&random, 6); i > 0; i--)
            terms[count++] = (struct pa_simplex_term){below(&random, n), below(&random, n),
                                                      (int64_t)below(&random, 5) - 2,
                                                      below(&random, 6), below(&random, 6)};
        pa_simplex_solve(&arena, n, terms, count, y);
        assert_int_equal(total_cost(terms, count, y), brute_force(terms, count, n));
        pa_arena_release(&arena);
    }
}

static void test_cycles_break_at_the_lightest_arc(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    // 0 -> 1 -> 2 -> 3 -> 1, the lightest is 2 -> 3; then 3 <-> 4.
    struct pa_dag_arc arcs[] = {{0, 1, 1, 9, 1}, {1, 2, 1, 8, 1}, {2, 3, 1, 2, 1},
                                {3, 1, 1, 7, 1}, {3, 4, 1, 5, 1}, {4, 3, 1, 4, 1}};
    bool turned[6] = {false};
    pa_cycles_break(&arena, 5, arcs, 6, turned);
    bool expected[6] = {false, false, true, false, false, true};
    assert_memory_equal(turned, expected, sizeof expected);
    // Equal weights: the arc that leads back to where a search from the entry was.
    struct pa_dag_arc equal[] = {{2, 1, 1, 1, 1}, {0, 1, 1, 1, 1}, {1, 2, 1, 1, 1}};
    bool turned_equal[3] = {false};
    pa_cycles_break(&arena, 3, equal, 3, turned_equal);
    assert_true(turned_equal[0] && !turned_equal[1] && !turned_equal[2]);
    pa_arena_release(&arena);
}

struct phases {
    struct pa_arena arena;
    struct pa_dag dag;
    uint32_t *rank, ranks;
    struct pa_layers layers;
};

static void run_phases(struct phases *p, const struct pa_layout_graph *graph)
{
    *p = (struct phases){0};
    p->dag = pa_dag_build(&p->arena, graph);
    p->rank = pa_arena_calloc(&p->arena, graph->node_count, sizeof *p->rank);
    p->ranks = pa_ranks_assign(&p->arena, &p->dag, p->rank);
    assert_true(pa_layers_build(&p->arena, &p->dag, p->rank, p->ranks, &p->layers));
}

static void check_rows(const struct phases *p, const struct pa_layout_graph *graph)
{
    for (uint32_t i = 0; i < p->dag.arc_count; i++)
        assert_true(p->rank[p->dag.arcs[i].from] < p->rank[p->dag.arcs[i].to]);
    for (uint32_t e = 0; e < graph->edge_count; e++) {
        const struct pa_layout_edge *edge = &graph->edges[e];
        if (edge->from != edge->to && !p->dag.places[e].turned)
            assert_true(p->rank[edge->from] + edge->rows <= p->rank[edge->to]);
    }
}

// Rows stay empty only where an edge asks for that.
static void test_ranks_are_feasible_and_rows_are_used(void **state)
{
    (void)state;
    uint64_t random = 2;
    struct sample s;
    struct phases p;
    for (int round = 0; round < 200; round++) {
        bool used[4 * MAX_NODES] = {false};
        make_connected(&s, &random);
        run_phases(&p, &s.graph);
        check_rows(&p, &s.graph);
        pa_arena_release(&p.arena);
        for (uint32_t e = 0; e < s.graph.edge_count; e++)
            s.edges[e].rows = 0;
        run_phases(&p, &s.graph);
        check_rows(&p, &s.graph);
        for (uint32_t v = 0; v < p.dag.node_count; v++) {
            assert_true(p.rank[v] < p.ranks);
            used[p.rank[v]] = true;
        }
        for (uint32_t r = 0; r < p.ranks; r++)
            assert_true(used[r]);
        pa_arena_release(&p.arena);
    }
}

static void check_permutation(const struct pa_layers *l)
{
    for (uint32_t r = 0; r < l->rank_count; r++)
        for (uint32_t i = l->row_start[r]; i < l->row_start[r + 1]; i++) {
            assert_int_equal(l->rank[l->order[i]], r);
            assert_int_equal(l->pos[l->order[i]], i - l->row_start[r]);
        }
}

static uint64_t count_slowly(const struct pa_layers *l)
{
    uint64_t crossings = 0;
    for (uint32_t a = 0; a < l->count; a++)
        for (uint32_t b = 0; b < l->count; b++)
            for (uint32_t i = l->down_start[a]; i < l->down_start[a + 1]; i++)
                for (uint32_t k = l->down_start[b]; k < l->down_start[b + 1]; k++)
                    crossings += l->rank[a] == l->rank[b] && l->pos[a] < l->pos[b] &&
                                 l->pos[l->down[i]] > l->pos[l->down[k]];
    return crossings;
}

static void test_order_is_a_permutation_with_fewer_crossings(void **state)
{
    (void)state;
    uint64_t random = 3;
    struct sample s;
    struct phases p;
    for (int round = 0; round < 60; round++) {
        make_connected(&s, &random);
        run_phases(&p, &s.graph);
        check_permutation(&p.layers);
        uint64_t before = pa_order_crossings(&p.arena, &p.layers);
        assert_int_equal(before, count_slowly(&p.layers));
        uint64_t after = pa_order_improve(&p.arena, &p.layers);
        check_permutation(&p.layers);
        assert_int_equal(after, count_slowly(&p.layers));
        assert_true(after <= before);
        pa_arena_release(&p.arena);
    }
}

static void test_order_untangles_a_planar_graph(void **state)
{
    (void)state;
    // Two ladders, given interleaved.
    struct pa_layout_node nodes[12] = {{0, 0, 0}};
    struct pa_layout_edge edges[10];
    for (uint32_t i = 0; i < 10; i++)
        edges[i] = (struct pa_layout_edge){i % 2 ? 11 - i : i, i % 2 ? (13 - i) % 12 : i + 2, 1, 0};
    struct pa_layout_graph graph = {nodes, 12, edges, 10};
    edges[1] = (struct pa_layout_edge){0, 11, 1, 0}; // connects them
    struct phases p;
    run_phases(&p, &graph);
    assert_int_equal(pa_order_improve(&p.arena, &p.layers), 0);
    pa_arena_release(&p.arena);
}

static void check_distances(const struct pa_layers *l, const int64_t *x, int32_t gap)
{
    for (uint32_t r = 0; r < l->rank_count; r++)
        for (uint32_t i = l->row_start[r] + 1; i < l->row_start[r + 1]; i++) {
            uint32_t a = l->order[i - 1], b = l->order[i];
            assert_true(x[b] - x[a] >= pa_layers_distance(l, a, b, gap));
        }
}

static void test_coordinates_keep_distance_both_ways(void **state)
{
    (void)state;
    uint64_t random = 4;
    struct sample s;
    struct phases p;
    const struct pa_layout_options options = {180, 360};
    for (int round = 0; round < 60; round++) {
        make_connected(&s, &random);
        run_phases(&p, &s.graph);
        pa_order_improve(&p.arena, &p.layers);
        struct pa_coordinates c;
        assert_true(pa_coordinates_assign(&p.arena, &p.dag, &p.layers, &options, &c));
        int64_t *x = pa_arena_calloc(&p.arena, p.layers.count, sizeof *x);
        for (uint32_t v = 0; v < p.layers.count; v++)
            x[v] = c.x[v];
        check_distances(&p.layers, x, options.node_gap);
        pa_blocks_place(&p.arena, &p.layers, options.node_gap, x);
        check_distances(&p.layers, x, options.node_gap);
        pa_arena_release(&p.arena);
    }
}

static void test_any_graph_is_drawn_properly(void **state)
{
    (void)state;
    uint64_t random = 5;
    struct sample s;
    for (int round = 0; round < 300; round++) {
        struct pa_arena arena = {0};
        struct pa_layout layout, again;
        struct pa_error err;
        make_sample(&s, &random);
        assert_true(pa_layout_compute(&arena, &s.graph, NULL, &layout, &err));
        const char *wrong = layout_check(&s.graph, &layout);
        if (wrong)
            fail_msg("round %d: %s", round, wrong);
        assert_true(pa_layout_compute(&arena, &s.graph, NULL, &again, &err));
        assert_memory_equal(layout.corners, again.corners,
                            s.graph.node_count * sizeof *again.corners);
        pa_arena_release(&arena);
    }
}

// The numbers follow from the defaults: boxes centred over each other, 360 between the rows.
static void test_a_small_graph_by_hand(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_error err;
    struct pa_layout l;
    struct pa_layout_node nodes[] = {{400, 200, 0}, {200, 100, 0}, {200, 200, 0}};
    struct pa_layout_edge edges[] = {{0, 1, 1, 0}, {0, 2, 1, 0}};
    struct pa_layout_graph graph = {nodes, 3, edges, 2};
    assert_true(pa_layout_compute(&arena, &graph, NULL, &l, &err));
    const struct pa_layout_point corners[] = {{90, 0}, {0, 610}, {380, 560}};
    assert_memory_equal(l.corners, corners, sizeof corners);
    assert_int_equal(l.width, 580);
    assert_int_equal(l.height, 760);
    pa_arena_release(&arena);
}

static void test_nothing_one_node_and_recursion(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_error err;
    struct pa_layout l;
    struct pa_layout_graph graph = {0};
    assert_true(pa_layout_compute(&arena, &graph, NULL, &l, &err));
    assert_int_equal(l.width, 0);
    struct pa_layout_node nodes[] = {{400, 200, 250}, {300, 200, 0}};
    struct pa_layout_edge edges[] = {{0, 0, 1, 0}, {0, 1, 5, 0}, {1, 0, 4, 0}, {0, 0, 1, 0}};
    graph = (struct pa_layout_graph){nodes, 1, edges, 1};
    assert_true(pa_layout_compute(&arena, &graph, NULL, &l, &err));
    assert_null(layout_check(&graph, &l));
    assert_true(l.width > 650); // room for the loop and its label
    graph = (struct pa_layout_graph){nodes, 2, edges, 4};
    assert_true(pa_layout_compute(&arena, &graph, NULL, &l, &err));
    assert_null(layout_check(&graph, &l));
    assert_true(l.curves[1].points[0].y < l.curves[1].points[3].y); // the heavier call goes down
    assert_true(l.curves[2].points[0].y > l.curves[2].points[3].y);
    assert_int_not_equal(l.curves[1].points[0].x, l.curves[2].points[3].x);
    pa_arena_release(&arena);
}

static void test_bad_graphs_are_refused(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_error err;
    struct pa_layout l;
    struct pa_layout_node nodes[] = {{10, 10, 0}, {10, -1, 0}};
    struct pa_layout_edge edges[] = {{0, 1, 1, 0}};
    struct pa_layout_graph graph = {nodes, 1, edges, 1};
    assert_false(pa_layout_compute(&arena, &graph, NULL, &l, &err));
    assert_string_equal(err.text, "edge 0: no such node");
    graph.node_count = 2;
    assert_false(pa_layout_compute(&arena, &graph, NULL, &l, &err));
    assert_string_equal(err.text, "node 1: size 10 x -1 is out of range");
    graph.node_count = PA_LAYOUT_MAX_NODES + 1;
    assert_false(pa_layout_compute(&arena, &graph, NULL, &l, &err));
    assert_int_equal(err.code, PA_ERROR_LIMIT);
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_simplex_finds_the_least_cost),
        cmocka_unit_test(test_cycles_break_at_the_lightest_arc),
        cmocka_unit_test(test_ranks_are_feasible_and_rows_are_used),
        cmocka_unit_test(test_order_is_a_permutation_with_fewer_crossings),
        cmocka_unit_test(test_order_untangles_a_planar_graph),
        cmocka_unit_test(test_coordinates_keep_distance_both_ways),
        cmocka_unit_test(test_any_graph_is_drawn_properly),
        cmocka_unit_test(test_a_small_graph_by_hand),
        cmocka_unit_test(test_nothing_one_node_and_recursion),
        cmocka_unit_test(test_bad_graphs_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
