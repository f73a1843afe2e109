// SPDX-License-Identifier: Apache-2.0
// A tree of heavy paths is the tree of all paths, folded: nodes, their order and their values.
#include "analysis/call_tree.h"
#include "analysis/hot.h"
#include "flame/fold.h"
#include "letters.h"

static const struct pa_measure FIRST = {0};

static struct pa_node_table *table_of(struct made *m)
{
    return pa_node_table_new(m->profile, NULL, &m->arena);
}

static struct pa_call_tree *tree_of(struct made *m, struct pa_node_table *table)
{
    struct pa_call_tree *tree;
    struct pa_error err = {0};
    assert_true(pa_call_tree_build(table, FIRST, &m->arena, &tree, &err));
    return tree;
}

static const struct pa_heavy_paths *heavy_of(struct made *m, struct pa_node_table *table,
                                             struct pa_heavy_options options)
{
    options.any_size = true;
    return pa_heavy_paths_find(table, FIRST, &options, &m->arena);
}

static struct pa_call_tree *heavy_tree(struct made *m, const struct pa_heavy_paths *heavy)
{
    struct pa_call_tree *tree;
    struct pa_error err = {0};
    assert_true(pa_call_tree_build_heavy(heavy, &m->arena, &tree, &err));
    return tree;
}

static struct pa_flame_node node_of(const void *tree, uint32_t at)
{
    const struct pa_call_tree_node *n = &((const struct pa_call_tree *)tree)->nodes[at];
    return (struct pa_flame_node){n->parent, n->node, n->self, 0};
}

// Samples of `locations` letters at most, of values from 0 to 49 of which many are equal. Small
// alphabets make recursion, large ones many light siblings.
static void make_random(struct made *m, uint32_t seed, int samples)
{
    uint32_t alphabet = 2 + any(&seed, 24), longest = 2 + any(&seed, 14);
    begin(m);
    for (int i = 0; i < samples; i++) {
        char stack[64];
        size_t size = 0, letters = any(&seed, longest);
        for (size_t k = 0; k < letters; k++) {
            stack[size++] = (char)('a' + any(&seed, 1 + any(&seed, alphabet)));
            if (any(&seed, 3) && k + 1 < letters)
                stack[size++] = ' ';
        }
        stack[size] = '\0';
        add(m, stack, any(&seed, 4) ? any(&seed, 3) * 10 : any(&seed, 50));
    }
    end(m);
}

static void assert_folded_alike(struct made *m, double share, uint32_t most)
{
    struct pa_node_table *table = table_of(m);
    struct pa_call_tree *all = tree_of(m, table);
    const struct pa_flame_folding folding = {all, all->count, node_of, share, most};
    struct pa_flame_tree folded;
    struct pa_error err = {0};
    const struct pa_heavy_paths *heavy =
        heavy_of(m, table, (struct pa_heavy_options){.share = share, .most = most});
    assert_int_equal(heavy != NULL, all->count > most);
    if (!heavy)
        return;
    struct pa_call_tree *tree = heavy_tree(m, heavy);
    assert_true(pa_flame_fold_into(&folding, &folded, &m->arena, &err));
    assert_int_equal(heavy->paths + 1, all->count);
    assert_int_equal(tree->count, folded.node_count);
    for (uint32_t i = 0; i < tree->count; i++) {
        assert_int_equal(tree->nodes[i].parent, folded.nodes[i].parent);
        assert_int_equal(tree->nodes[i].node, folded.nodes[i].frame);
        assert_int_equal(tree->nodes[i].self, folded.nodes[i].self);
    }
}

static void test_heavy_trees_are_folded_trees(void **state)
{
    (void)state;
    static const double shares[] = {1e-7, .001, .01, .1, .6};
    static const uint32_t most[] = {1, 3, 20, 200};
    for (uint32_t seed = 1; seed <= 120; seed++) {
        struct made m;
        make_random(&m, seed * 7919, seed % 3 ? 200 : 20);
        for (size_t s = 0; s < sizeof shares / sizeof *shares; s++)
            for (size_t n = 0; n < sizeof most / sizeof *most; n++)
                assert_folded_alike(&m, shares[s], most[n]);
        release(&m);
    }
}

// Names of the frames of a stack, and its value.
static void spell_stack(const struct pa_hot *hot, uint32_t at, int64_t value, struct pa_strbuf *out)
{
    for (; at > 0; at = hot->tree->nodes[at].parent)
        pa_strbuf_printf(out, "%u%s", hot->tree->nodes[at].node,
                         pa_hot_same_link(hot, at) ? "=" : "-");
    pa_strbuf_printf(out, " %lld\n", (long long)value);
}

// Everything that is found, with nodes of the table instead of the tree's.
static const char *spell_hot(struct made *m, const struct pa_call_tree *tree,
                             const struct pa_hot_options *options)
{
    struct pa_hot *hot;
    struct pa_error err = {0};
    struct pa_strbuf out = {0};
    assert_true(pa_hot_find(tree, options, &m->arena, &hot, &err));
    for (size_t i = 0; i < hot->steps.count; i++) {
        const struct pa_hot_step *s = &hot->steps.items[i];
        pa_strbuf_printf(&out, "%lld %lld %lld ", (long long)s->own, (long long)s->elsewhere,
                         (long long)s->leak_cum);
        spell_stack(hot, s->leak, s->leak_cum, &out);
        spell_stack(hot, s->at, s->cum, &out);
    }
    for (size_t i = 0; i < hot->stacks.count; i++)
        spell_stack(hot, hot->stacks.items[i].at, hot->stacks.items[i].value, &out);
    pa_strbuf_printf(&out, "%llu stacks, %lld\n", (unsigned long long)hot->stack_count,
                     (long long)hot->listed);
    return pa_strbuf_keep(&out, &m->arena);
}

static void assert_hot_alike(struct made *m, struct pa_hot_options options)
{
    struct pa_node_table *table = table_of(m);
    const struct pa_heavy_paths *heavy =
        heavy_of(m, table,
                 (struct pa_heavy_options){
                     .share = options.min_share, .of = (double)options.total, .callees = true});
    assert_non_null(heavy);
    assert_string_equal(spell_hot(m, heavy_tree(m, heavy), &options),
                        spell_hot(m, tree_of(m, table), &options));
}

static void test_hot_paths_need_heavy_paths_alone(void **state)
{
    (void)state;
    static const double shares[] = {1e-6, .004, .01, .05, .3}; // the first two: without buckets
    for (uint32_t seed = 1; seed <= 120; seed++) {
        struct made m;
        make_random(&m, seed * 104729, seed % 3 ? 200 : 20);
        for (size_t s = 0; s < sizeof shares / sizeof *shares; s++)
            for (uint32_t stacks = 0; stacks < 4; stacks += 3)
                assert_hot_alike(&m, (struct pa_hot_options){1000, shares[s], 0, stacks});
        release(&m);
    }
}

// Enough samples for two threads.
static void test_halves_are_put_together(void **state)
{
    (void)state;
    struct made m;
    make_random(&m, 4711, 70000);
    assert_folded_alike(&m, 1e-7, 500);
    assert_folded_alike(&m, .001, 50000);
    assert_hot_alike(&m, (struct pa_hot_options){1000000, .01, 0, 10});
    assert_hot_alike(&m, (struct pa_hot_options){1000000, .0001, 0, 0});
    release(&m);
}

// Ten callees reach the limit exactly, ten just not.
static void test_ties_are_heavy(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    for (int i = 0; i < 20; i++)
        add(&m, (char[]){'m', ' ', (char)('a' + i), '\0'}, i % 2 ? 50 : 49);
    add(&m, "m", 10);
    end(&m);
    struct pa_node_table *table = table_of(&m);
    const struct pa_heavy_paths *heavy =
        heavy_of(&m, table, (struct pa_heavy_options){.share = .05, .most = 20});
    assert_int_equal(heavy->paths, 21);
    assert_int_equal(heavy->stacks, 21);
    assert_int_equal(heavy_tree(&m, heavy)->count, 12);
    assert_folded_alike(&m, .05, 20);
    release(&m);
}

static void assert_needs_all(struct made *m, struct pa_heavy_options options)
{
    assert_null(heavy_of(m, table_of(m), options));
    release(m);
}

static void test_other_values_need_all_paths(void **state)
{
    (void)state;
    static const int64_t values[] = {-1, INT64_MAX, (INT64_C(1) << 52) + 1};
    struct made m;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        begin(&m);
        add(&m, "m a", 20);
        add(&m, "m b", values[i]);
        end(&m);
        assert_needs_all(&m, (struct pa_heavy_options){.share = .01});
    }
    make_random(&m, 1, 20);
    pa_strings_adds(&m.strings, "pprof::base");
    assert_needs_all(&m, (struct pa_heavy_options){.share = .01});
    make_random(&m, 1, 20);
    assert_needs_all(&m, (struct pa_heavy_options){.share = 0});
    make_random(&m, 1, 20);
    assert_needs_all(&m, (struct pa_heavy_options){.share = .01, .most = 1000});
}

// Two stacks of 480 frames, inlined in 30 locations, in turns: all of them are left with each
// sample.
static void test_memory_is_that_of_the_samples(void **state)
{
    (void)state;
    struct made m;
    char stack[2][30 * 17 + 1];
    for (int i = 0; i < 2; i++) {
        memset(stack[i], 'a' + i, sizeof stack[i] - 1);
        stack[i][sizeof stack[i] - 1] = '\0';
        for (size_t k = 16; k < sizeof stack[i]; k += 17)
            stack[i][k] = k + 1 < sizeof stack[i] - 1 ? ' ' : '\0';
    }
    begin(&m);
    for (int i = 0; i < 12000; i++)
        add(&m, stack[i % 2], 10);
    end(&m);
    assert_null(heavy_of(&m, table_of(&m), (struct pa_heavy_options){.share = .1, .most = 1}));
    assert_hot_alike(&m, (struct pa_hot_options){120000, .1, 0, 10});
    release(&m);
}

static void test_nothing_is_an_empty_tree(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    add(&m, "m a", 0);
    end(&m);
    const struct pa_heavy_paths *heavy =
        heavy_of(&m, table_of(&m), (struct pa_heavy_options){.share = .5, .of = 1});
    assert_int_equal(heavy->stacks, 0);
    assert_int_equal(heavy_tree(&m, heavy)->count, 1);
    release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heavy_trees_are_folded_trees),
        cmocka_unit_test(test_hot_paths_need_heavy_paths_alone),
        cmocka_unit_test(test_halves_are_put_together),
        cmocka_unit_test(test_ties_are_heavy),
        cmocka_unit_test(test_other_values_need_all_paths),
        cmocka_unit_test(test_memory_is_that_of_the_samples),
        cmocka_unit_test(test_nothing_is_an_empty_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
