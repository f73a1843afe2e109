// SPDX-License-Identifier: Apache-2.0
// Which nodes and edges of a graph, or of a call tree, are shown.
#include "analysis/edge_list.h"
#include "analysis/trim.h"
#include "made_profile.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

// "m 0/90 f 60/60 | m>f 60 m~o 30 f>g 5i": nodes with flat/cum, edges with weights; '~' is
// residual, 'i' inlined.
static const char *describe(struct made *m, const struct pa_trimmed *t)
{
    struct pa_strbuf out = {0};
    struct pa_graph *g = t->graph;
    struct pa_edge_list list = {0};
    for (size_t i = 0; i < g->order.count; i++) {
        uint32_t node = g->order.items[i];
        pa_strbuf_printf(&out, "%s %" PRId64 "/%" PRId64 " ", pa_node_name(g->table, node),
                         pa_graph_flat(g, node), pa_graph_cum(g, node));
    }
    pa_strbuf_addc(&out, '|');
    pa_edge_list_all(&list, g);
    for (size_t i = 0; i < list.edges.count; i++) {
        const struct pa_graph_edge *e = &g->edges.items[list.edges.items[i]];
        pa_strbuf_printf(&out, " %s%c%s %" PRId64 "%s", pa_node_name(g->table, e->source),
                         e->residual ? '~' : '>', pa_node_name(g->table, e->target), e->weight,
                         e->inlined ? "i" : "");
    }
    pa_edge_list_release(&list);
    const char *text = pa_arena_strndup(&m->arena, pa_strbuf_text(&out), out.size);
    pa_strbuf_release(&out);
    return text;
}

static struct pa_trimmed trim(struct made *m, struct pa_trim_options options)
{
    struct pa_trimmed t;
    struct pa_error err = {0};
    assert_true(pa_graph_trimmed(m->table, &options, &m->arena, &t, &err));
    return t;
}

static const char *shown(struct made *m, struct pa_trim_options options)
{
    struct pa_trimmed t = trim(m, options);
    return describe(m, &t);
}

static void make(struct made *m)
{
    made_begin(m);
    made_add(m, "mabx", 40);
    made_add(m, "mab", 30);
    made_add(m, "mac", 20);
    made_add(m, "md", 10);
    made_end(m);
}

static void test_all_is_shown_unless_trimmed(void **state)
{
    (void)state;
    struct made m;
    make(&m);
    assert_string_equal(shown(&m, (struct pa_trim_options){0}),
                        "x 40/40 b 30/70 c 20/20 d 10/10 a 0/90 m 0/100 | m>a 90 a>b 70 b>x 40 "
                        "a>c 20 m>d 10");
    made_release(&m);
}

static void test_small_nodes_go_at_the_limit_not_on_it(void **state)
{
    (void)state;
    struct made m;
    make(&m);
    struct pa_trimmed t = trim(&m, (struct pa_trim_options){.node_fraction = .2});
    assert_string_equal(describe(&m, &t),
                        "x 40/40 b 30/70 c 20/20 a 0/90 m 0/100 | m>a 90 a>b 70 b>x 40 a>c 20");
    assert_int_equal(t.dropped_nodes, 1);
    assert_int_equal(t.original_count, 5);
    made_release(&m);
}

static void test_what_is_left_out_is_bridged(void **state)
{
    (void)state;
    struct made m;
    make(&m);
    // The first two by cum are m and a; what b and c cost is nobody's flat value.
    assert_string_equal(shown(&m, (struct pa_trim_options){.node_count = 3, .order = PA_ORDER_CUM}),
                        "m 0/100 a 0/90 b 30/70 | m>a 90 a>b 70");
    assert_string_equal(
        shown(&m, (struct pa_trim_options){.node_count = 2, .order = PA_ORDER_FLAT}),
        "x 40/40 b 30/70 | b>x 40");
    made_release(&m);
}

static void test_small_edges_go_and_are_counted_in_the_last_step(void **state)
{
    (void)state;
    struct made m;
    make(&m);
    struct pa_trimmed t = trim(&m, (struct pa_trim_options){.edge_fraction = .3});
    assert_string_equal(describe(&m, &t), "x 40/40 b 30/70 c 20/20 d 10/10 a 0/90 m 0/100 | m>a "
                                          "90 a>b 70 b>x 40");
    assert_int_equal(t.dropped_edges, 2);
    // With a number of nodes they go before it is applied, and are not counted.
    t = trim(&m, (struct pa_trim_options){.edge_fraction = .3, .node_count = 10});
    assert_int_equal(t.dropped_edges, 0);
    made_release(&m);
}

static void test_pictures_prefer_where_ways_meet(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    made_add(&m, "mpax", 50);
    made_add(&m, "mpbx", 50);
    made_end(&m);
    // p forks, x costs; m is a root; a and b only pass on.
    assert_string_equal(
        shown(&m, (struct pa_trim_options){.node_count = 3, .order = PA_ORDER_PICTURE}),
        "x 100/100 m 0/100 p 0/100 | m>p 100 p~x 100");
    made_release(&m);
}

static void test_redundant_ways_go(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    made_add(&m, "mab", 60);
    made_add(&m, "myb", 30);
    made_add(&m, "m", 1);
    made_end(&m);
    struct pa_trim_options o = {.node_count = 3, .order = PA_ORDER_CUM};
    assert_string_equal(shown(&m, o), "m 1/91 b 90/90 a 0/60 | a>b 60 m>a 60 m~b 30");
    o.no_redundant_edges = true;
    assert_string_equal(shown(&m, o), "m 1/91 b 90/90 a 0/60 | a>b 60 m>a 60");
    made_release(&m);
}

static void test_edges_are_ordered_by_size_then_names(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    made_add(&m, "zb", -5);
    made_add(&m, "za", 5);
    made_add(&m, "ya", 5);
    made_add(&m, "yq", 7);
    made_add(&m, "z", 1);
    made_end(&m);
    assert_string_equal(shown(&m, (struct pa_trim_options){0}),
                        "a 10/10 q 7/7 b -5/-5 z 1/1 y 0/12 | y>q 7 y>a 5 z>a 5 z>b -5");
    made_release(&m);
}

// ---- Call trees

static void test_a_tree_has_a_node_for_each_way(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    made_add(&m, "mff", 6);
    made_add(&m, "mgf", 4);
    made_add(&m, "m+fx", 1);
    made_end(&m);
    assert_string_equal(shown(&m, (struct pa_trim_options){.call_tree = true}),
                        "f 6/6 f 4/4 x 1/1 f 0/7 g 0/4 m 0/11 | m>f 7 f>f 6 g>f 4 m>g 4 f>x 1");
    made_release(&m);
}

static void test_what_a_node_taken_out_called_is_called_by_its_caller(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    made_add(&m, "mabx", 40);
    made_add(&m, "m", 100);
    made_add(&m, "macy", 30);
    made_end(&m);
    struct pa_trim_options o = {.call_tree = true, .node_count = 3};
    assert_string_equal(shown(&m, o), "m 100/170 x 40/40 y 30/30 | m~x 40 m~y 30");
    made_release(&m);
}

static void test_what_a_root_taken_out_called_becomes_a_root(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    made_add(&m, "rax", 40);
    made_add(&m, "ray", 30);
    made_end(&m);
    struct pa_trim_options o = {.call_tree = true, .node_count = 2};
    assert_string_equal(shown(&m, o), "x 40/40 y 30/30 |");
    made_release(&m);
}

// A small edge is cut before nodes are chosen: what is below it has no caller then.
static void test_a_cut_edge_makes_roots(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    made_add(&m, "max", 10);
    made_add(&m, "m", 90);
    made_end(&m);
    struct pa_trim_options o = {.call_tree = true, .node_count = 2, .edge_fraction = .2};
    assert_string_equal(shown(&m, o), "m 90/100 x 10/10 |");
    made_release(&m);
}

static void test_a_bridge_is_inlined_if_all_of_it_is(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    made_add(&m, "m+a+x", 10);
    made_add(&m, "m", 90);
    made_end(&m);
    struct pa_trim_options o = {.call_tree = true, .node_count = 2};
    assert_string_equal(shown(&m, o), "m 90/100 x 10/10 | m~x 10i");
    made_release(&m);
}

// ---- Properties

// Stacks of up to 8 of 6 functions.
static void make_random(struct made *m, unsigned seed)
{
    made_begin(m);
    for (unsigned i = 0; i < 60; i++) {
        char stack[16] = "";
        size_t depth = 1 + (size_t)(seed = seed * 1664525u + 1013904223u) / 65536 % 8;
        for (size_t k = 0; k < depth; k++)
            stack[k] = (char)('a' + (seed = seed * 1664525u + 1013904223u) / 65536 % 6);
        made_add(m, stack, 1 + (int64_t)(seed / 65536 % 50));
    }
    made_end(m);
}

static int64_t flat_sum(const struct pa_trimmed *t)
{
    int64_t sum = 0;
    for (size_t i = 0; i < t->graph->order.count; i++)
        sum += pa_graph_flat(t->graph, t->graph->order.items[i]);
    return sum;
}

static void test_flat_values_add_up_to_the_total(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 30; seed++) {
        struct made m;
        int64_t total;
        struct pa_error err = {0};
        make_random(&m, seed);
        assert_true(pa_total(m.profile, (struct pa_measure){0}, &total, &err));
        struct pa_trimmed graph = trim(&m, (struct pa_trim_options){0});
        struct pa_trimmed tree = trim(&m, (struct pa_trim_options){.call_tree = true});
        assert_int_equal(flat_sum(&graph), total);
        assert_int_equal(flat_sum(&tree), total);
        made_release(&m);
    }
}

// In a tree a node's cum is its flat value and what it calls, however much was taken out above.
static void test_trees_add_up(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 30; seed++) {
        struct made m;
        make_random(&m, seed);
        struct pa_trimmed t = trim(&m, (struct pa_trim_options){.call_tree = true});
        const struct pa_graph *g = t.graph;
        for (size_t i = 0; i < g->order.count; i++) {
            uint32_t node = g->order.items[i];
            int64_t sum = pa_graph_flat(g, node);
            for (uint32_t e = g->nodes[node].first_out; e != PA_NO_EDGE;
                 e = g->edges.items[e].next_out)
                sum += g->edges.items[e].weight;
            assert_int_equal(sum, pa_graph_cum(g, node));
        }
        t = trim(&m, (struct pa_trim_options){.call_tree = true, .node_count = 7});
        assert_int_equal(t.graph->order.count, 7);
        for (size_t i = 0; i < t.graph->edges.count; i++) {
            const struct pa_graph_edge *e = &t.graph->edges.items[i];
            assert_true(e->dropped || e->weight == t.graph->nodes[e->target].cum);
        }
        made_release(&m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_is_shown_unless_trimmed),
        cmocka_unit_test(test_small_nodes_go_at_the_limit_not_on_it),
        cmocka_unit_test(test_what_is_left_out_is_bridged),
        cmocka_unit_test(test_small_edges_go_and_are_counted_in_the_last_step),
        cmocka_unit_test(test_pictures_prefer_where_ways_meet),
        cmocka_unit_test(test_redundant_ways_go),
        cmocka_unit_test(test_edges_are_ordered_by_size_then_names),
        cmocka_unit_test(test_a_tree_has_a_node_for_each_way),
        cmocka_unit_test(test_what_a_node_taken_out_called_is_called_by_its_caller),
        cmocka_unit_test(test_what_a_root_taken_out_called_becomes_a_root),
        cmocka_unit_test(test_a_cut_edge_makes_roots),
        cmocka_unit_test(test_a_bridge_is_inlined_if_all_of_it_is),
        cmocka_unit_test(test_flat_values_add_up_to_the_total),
        cmocka_unit_test(test_trees_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
