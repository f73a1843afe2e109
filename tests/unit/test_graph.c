// SPDX-License-Identifier: Apache-2.0
// Call graphs against the definition: every sample adds its value once to each of its nodes and to
// each of its edges. So many samples that several walks share them.
#include "analysis/accumulate.h"
#include "analysis/graph.h"
#include "check.h"
#include "profile/builder.h"
#include "profile/granularity.h"
#include "profile/sample.h"
#include "stats/random.h"

#include <string.h>

enum { FUNCTIONS = 12, LOCATIONS = 24, DEEPEST = 9, SAMPLES = 150000 };

struct fixture {
    struct pa_arena arena;
    struct pa_strings strings;
    const struct pa_profile *profile;
    struct pa_node_table *table;
    struct pa_random random;
};

static uint32_t below(struct fixture *f, uint32_t limit)
{
    return pa_random_below(&f->random, limit);
}

static void add_locations(struct fixture *f, struct pa_profile_builder *b)
{
    uint32_t function[FUNCTIONS];
    for (uint32_t i = 0; i < FUNCTIONS; i++) {
        char name[] = {(char)('a' + i), '\0'};
        function[i] = pa_profile_builder_function(
            b, &(struct pa_function){.name = pa_strings_adds(&f->strings, name)});
    }
    for (uint32_t i = 0; i < LOCATIONS; i++) {
        struct pa_line lines[3];
        uint32_t count = 1 + below(f, 3);
        for (uint32_t k = 0; k < count; k++)
            lines[k] = (struct pa_line){.function = function[below(f, FUNCTIONS)]};
        uint32_t location =
            pa_profile_builder_location(b, &(struct pa_location){.address = 16 + i}, lines, count);
        assert_int_equal(location, i + 1);
    }
}

// Stacks grow and shrink as those of a program do; some values are 0, some below.
static void add_samples(struct fixture *f, struct pa_profile_builder *b)
{
    uint32_t stack[DEEPEST], depth = 0;
    for (uint32_t i = 0; i < SAMPLES; i++) {
        depth = below(f, depth + 1);
        while (depth < DEEPEST && below(f, 5))
            stack[depth++] = 1 + below(f, LOCATIONS);
        int64_t values[2] = {below(f, 3), (int64_t)below(f, 1000) - 300};
        pa_profile_builder_sample(
            b, &(struct pa_sample){.location = stack, .depth = depth, .value = values});
    }
}

static int setup(void **state)
{
    static struct fixture f;
    struct pa_error err = {0};
    f = (struct fixture){.random = pa_random_seeded(1)};
    struct pa_profile_builder *b = pa_profile_builder_new(&f.arena, &f.strings);
    pa_profile_builder_keep_all(b);
    pa_profile_builder_add_type(b, pa_strings_adds(&f.strings, "calls"), 0);
    pa_profile_builder_add_type(b, pa_strings_adds(&f.strings, "delay"), 0);
    add_locations(&f, b);
    add_samples(&f, b);
    f.profile = pa_profile_builder_finish(b, &err);
    assert_non_null(f.profile);
    struct pa_granularity_options functions = {.granularity = PA_GRANULARITY_FUNCTIONS};
    f.profile = pa_profile_aggregate(f.profile, &functions, &f.arena);
    f.table = pa_node_table_new(f.profile, NULL, &f.arena);
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    pa_arena_release(&f->arena);
    pa_strings_release(&f->strings);
    return 0;
}

// ---- The definition

struct expected {
    struct pa_graph_node node[FUNCTIONS];
    struct expected_edge {
        int64_t weight, divisor;
        bool there, residual, inlined;
    } edge[FUNCTIONS][FUNCTIONS]; // [caller][callee]
};

struct path {
    uint32_t node[3 * DEEPEST];
    bool inlined[3 * DEEPEST], residual[3 * DEEPEST];
    uint32_t depth;
    bool cut; // nodes were left out behind the last
};

static void make_path(const struct fixture *f, const struct pa_sample *s, const bool *keep,
                      struct path *p)
{
    const struct pa_node_table *t = f->table;
    *p = (struct path){0};
    for (uint32_t i = 0; i < s->depth; i++) {
        uint32_t first = t->first[s->location[i]];
        for (uint32_t k = first; k < t->first[s->location[i] + 1]; k++) {
            if (keep && !keep[t->of_location[k]]) {
                p->cut = true;
                continue;
            }
            p->node[p->depth] = t->of_location[k];
            p->inlined[p->depth] = k > first;
            p->residual[p->depth++] = p->cut;
            p->cut = false;
        }
    }
}

static void expect_sample(struct expected *e, const struct path *p, int64_t value, int64_t divisor)
{
    bool seen[FUNCTIONS] = {0}, seen_edge[FUNCTIONS][FUNCTIONS] = {{0}};
    for (uint32_t i = 0; i < p->depth; i++) {
        uint32_t node = p->node[i], caller = i ? p->node[i - 1] : node;
        if (!seen[node]) {
            e->node[node].cum += value;
            e->node[node].cum_divisor += divisor;
        }
        seen[node] = true;
        if (caller == node || seen_edge[caller][node])
            continue;
        struct expected_edge *edge = &e->edge[caller][node];
        edge->weight += value;
        edge->divisor += divisor;
        edge->residual |= p->residual[i];
        edge->inlined = p->inlined[i] && (edge->inlined || !edge->there);
        edge->there = seen_edge[caller][node] = true;
    }
    if (p->depth && !p->cut) {
        e->node[p->node[p->depth - 1]].flat += value;
        e->node[p->node[p->depth - 1]].flat_divisor += divisor;
    }
}

static void expect(const struct fixture *f, const struct pa_graph_options *o, struct expected *e)
{
    struct pa_sample_reader r;
    struct path path;
    memset(e, 0, sizeof *e);
    pa_sample_reader_init(&r, f->profile);
    while (pa_sample_next(&r)) {
        int64_t value = r.sample.value[o->measure.type];
        int64_t divisor = o->measure.mean ? r.sample.value[0] : 0;
        make_path(f, &r.sample, o->keep, &path);
        if (value || divisor)
            expect_sample(e, &path, value, divisor);
    }
    pa_sample_reader_release(&r);
}

// ---- Comparing

static void check_nodes(const struct pa_graph *g, const struct expected *e)
{
    for (uint32_t i = 0; i < FUNCTIONS; i++) {
        assert_true(g->nodes[i].flat == e->node[i].flat);
        assert_true(g->nodes[i].cum == e->node[i].cum);
        assert_true(g->nodes[i].flat_divisor == e->node[i].flat_divisor);
        assert_true(g->nodes[i].cum_divisor == e->node[i].cum_divisor);
    }
}

// All edges into the nodes of `targets` are those of `e`, and in their nodes' lists.
static void check_edges(const struct pa_graph *g, const struct expected *e, const bool *targets)
{
    for (uint32_t target = 0; target < FUNCTIONS; target++) {
        uint32_t expected = 0, found = 0;
        for (uint32_t source = 0; source < FUNCTIONS; source++)
            expected += targets[target] && e->edge[source][target].there;
        for (uint32_t i = g->nodes[target].first_in; i != PA_NO_EDGE;
             i = g->edges.items[i].next_in, found++) {
            const struct pa_graph_edge *edge = &g->edges.items[i];
            const struct expected_edge *is = &e->edge[edge->source][target];
            assert_int_equal(edge->target, target);
            assert_true(edge->weight == is->weight && edge->weight_divisor == is->divisor);
            assert_true(edge->residual == is->residual && edge->inlined == is->inlined);
        }
        assert_int_equal(found, expected);
    }
}

static void check(struct fixture *f, const struct pa_graph_options *o, const bool *targets)
{
    static struct expected e;
    struct pa_graph *g;
    struct pa_error err = {0};
    assert_int_equal(f->table->infos.count, FUNCTIONS);
    assert_true(pa_graph_build(f->table, o, &f->arena, &g, &err));
    expect(f, o, &e);
    check_nodes(g, &e);
    check_edges(g, &e, targets);
}

static void test_nodes_and_edges(void **state)
{
    bool all[FUNCTIONS];
    memset(all, true, sizeof all);
    check(*state, &(struct pa_graph_options){.edges = true, .measure.type = 1}, all);
}

static void test_means_have_divisors(void **state)
{
    bool all[FUNCTIONS];
    struct pa_measure mean = {.type = 1, .mean = true};
    memset(all, true, sizeof all);
    check(*state, &(struct pa_graph_options){.edges = true, .measure = mean}, all);
}

static void test_a_graph_of_some_nodes(void **state)
{
    bool all[FUNCTIONS], keep[FUNCTIONS] = {[1] = true, [2] = true, [5] = true, [7] = true};
    memset(all, true, sizeof all);
    check(*state, &(struct pa_graph_options){.edges = true, .keep = keep}, all);
}

static void test_edges_of_what_is_inlined_somewhere(void **state)
{
    struct fixture *f = *state;
    const bool *inlined = pa_node_inlined(f->table, &f->arena);
    struct pa_graph_options o = {.edges = true, .edges_into = inlined, .measure.type = 1};
    check(f, &o, inlined);
}

// Adds edges to a graph that has none and compares them with the definition, which loses the small.
static void check_added(struct fixture *f, const struct pa_graph_options *o, int64_t least)
{
    static struct expected e;
    struct pa_graph_options plain = {.measure = o->measure};
    struct pa_graph *g;
    struct pa_error err = {0};
    assert_true(pa_graph_build(f->table, &plain, &f->arena, &g, &err));
    pa_graph_add_edges_into(g, o, least);
    expect(f, o, &e);
    for (uint32_t i = 0; i < FUNCTIONS * FUNCTIONS; i++) {
        struct expected_edge *edge = &e.edge[i / FUNCTIONS][i % FUNCTIONS];
        edge->there &= (edge->weight < 0 ? -edge->weight : edge->weight) >= least;
    }
    check_edges(g, &e, o->edges_into);
}

static void test_edges_into_a_few_nodes(void **state)
{
    const bool keep[FUNCTIONS] = {[1] = true, [2] = true, [5] = true, [7] = true, [8] = true};
    const bool into[FUNCTIONS] = {[2] = true, [7] = true};
    struct pa_graph_options o = {.edges = true, .edges_into = into, .measure.type = 1};
    check_added(*state, &o, 0);
    o.keep = keep;
    check_added(*state, &o, 0);
    check_added(*state, &o, 200000);
    o.edges_into = keep;
    check_added(*state, &o, 0);
}

// Shares of the samples, read one after another, are the samples.
static void test_shares_are_the_whole(void **state)
{
    struct fixture *f = *state;
    struct pa_sample_reader all, share;
    pa_sample_reader_init(&all, f->profile);
    for (uint32_t part = 0; part < 3; part++) {
        bool first = true;
        pa_sample_reader_init_part(&share, f->profile, part, 3);
        for (; pa_sample_next(&share); first = false) {
            assert_true(pa_sample_next(&all));
            assert_true(!first || share.sample.common == 0);
            assert_int_equal(share.sample.depth, all.sample.depth);
            assert_memory_equal(share.sample.location, all.sample.location,
                                all.sample.depth * sizeof *all.sample.location);
            assert_true(share.sample.value[1] == all.sample.value[1]);
        }
        assert_false(first);
        pa_sample_reader_release(&share);
    }
    assert_false(pa_sample_next(&all));
    pa_sample_reader_release(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nodes_and_edges),
        cmocka_unit_test(test_means_have_divisors),
        cmocka_unit_test(test_a_graph_of_some_nodes),
        cmocka_unit_test(test_edges_of_what_is_inlined_somewhere),
        cmocka_unit_test(test_edges_into_a_few_nodes),
        cmocka_unit_test(test_shares_are_the_whole),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
