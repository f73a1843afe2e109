// SPDX-License-Identifier: Apache-2.0
// Loops of a picture against the definition, with stacks of few functions, so that recursion is
// usual, and so many samples that two walks share them.
#include "analysis/tree_graph.h"
#include "letters.h"
#include "pictures/graph_loops.h"

enum { FUNCTIONS = 6, SAMPLES = 80000 };

// What the definition says of one sample: of each function, whether it calls itself in the stack of
// those that are shown, and whether it does so with nothing between.
static void add_expected(const struct pa_node_table *t, const bool *shown,
                         const struct pa_sample *s, struct pa_graph_loop *loops)
{
    bool counted[FUNCTIONS] = {false}, hidden = false;
    uint32_t caller = PA_NO_NODE;
    for (uint32_t i = 0; i < s->depth; i++) {
        for (uint32_t k = t->first[s->location[i]]; k < t->first[s->location[i] + 1]; k++) {
            uint32_t node = t->of_location[k];
            if (!shown[node]) {
                hidden = true;
                continue;
            }
            if (node == caller) {
                loops[node].exists = true;
                loops[node].direct |= !hidden;
                loops[node].value += counted[node] ? 0 : s->value[0];
                counted[node] = true;
            }
            caller = node;
            hidden = false;
        }
    }
}

static void expect(const struct pa_node_table *t, const bool *shown, struct pa_graph_loop *loops)
{
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, t->profile);
    while (pa_sample_next(&r)) {
        if (r.sample.value[0])
            add_expected(t, shown, &r.sample, loops);
    }
    pa_sample_reader_release(&r);
}

static void make_random(struct made *m, uint32_t seed)
{
    begin(m);
    for (int i = 0; i < SAMPLES; i++) {
        char stack[32];
        size_t size = 0, letters = any(&seed, 12);
        for (size_t k = 0; k < letters; k++) {
            stack[size++] = (char)('a' + any(&seed, FUNCTIONS));
            if (any(&seed, 3) && k + 1 < letters)
                stack[size++] = ' ';
        }
        stack[size] = '\0';
        add(m, stack, (int64_t)any(&seed, 9) - 2);
    }
    end(m);
}

static void the_definition(void **state)
{
    (void)state;
    struct made m;
    make_random(&m, 7);
    struct pa_node_table *table = pa_node_table_new(m.profile, NULL, &m.arena);
    struct pa_view view = {.profile = m.profile};
    assert_int_equal(table->infos.count, FUNCTIONS);
    for (unsigned set = 0; set < 1u << FUNCTIONS; set++) {
        struct pa_graph_loop expected[FUNCTIONS] = {{0}};
        bool shown[FUNCTIONS];
        for (unsigned i = 0; i < FUNCTIONS; i++)
            shown[i] = set >> i & 1;
        expect(table, shown, expected);
        const struct pa_graph_loop *loops = pa_graph_loops_find(&view, table, shown, &m.arena);
        for (unsigned i = 0; i < FUNCTIONS; i++) {
            assert_int_equal(loops[i].exists, expected[i].exists);
            assert_int_equal(loops[i].direct, expected[i].direct);
            assert_true(loops[i].value == expected[i].value);
            assert_false(loops[i].too_large);
        }
    }
    release(&m);
}

static void without_samples(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    end(&m);
    struct pa_node_table *table = pa_node_table_new(m.profile, NULL, &m.arena);
    struct pa_view view = {.profile = m.profile};
    pa_graph_loops_find(&view, table, NULL, &m.arena);
    release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_definition),
        cmocka_unit_test(without_samples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
