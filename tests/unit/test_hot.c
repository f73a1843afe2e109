// SPDX-License-Identifier: Apache-2.0
#include "analysis/hot.h"
#include "check.h"
#include "profile/builder.h"

#include <stdio.h>
#include <string.h>

// A profile of functions that are called like letters.
struct made {
    struct pa_arena arena;
    struct pa_strings strings;
    struct pa_profile_builder *builder;
    struct pa_call_tree *tree;
};

static void begin(struct made *m)
{
    memset(m, 0, sizeof *m);
    m->builder = pa_profile_builder_new(&m->arena, &m->strings);
    pa_profile_builder_add_type(m->builder, pa_strings_adds(&m->strings, "cpu"),
                                pa_strings_adds(&m->strings, "count"));
}

static void add(struct made *m, const char *stack, int64_t value)
{
    uint32_t locations[64];
    uint32_t depth = (uint32_t)strlen(stack);
    for (uint32_t i = 0; i < depth; i++) {
        struct pa_function f = {.name = pa_strings_add(&m->strings, stack + i, 1)};
        struct pa_line line = {.function = pa_profile_builder_function(m->builder, &f)};
        locations[i] = pa_profile_builder_location(m->builder, &(struct pa_location){0}, &line, 1);
    }
    pa_profile_builder_sample(
        m->builder, &(struct pa_sample){.location = locations, .depth = depth, .value = &value});
}

static void end(struct made *m)
{
    struct pa_error err = {0};
    const struct pa_profile *p = pa_profile_builder_finish(m->builder, &err);
    assert_non_null(p);
    struct pa_node_table *table = pa_node_table_new(p, NULL, &m->arena);
    assert_true(pa_call_tree_build(table, (struct pa_measure){0}, &m->arena, &m->tree, &err));
}

static void release(struct made *m)
{
    pa_arena_release(&m->arena);
    pa_strings_release(&m->strings);
}

static struct pa_hot *find(struct made *m, struct pa_hot_options options)
{
    struct pa_hot *hot;
    struct pa_error err = {0};
    assert_true(pa_hot_find(m->tree, &options, &m->arena, &hot, &err));
    return hot;
}

static char name_of(const struct made *m, uint32_t at)
{
    return *pa_node_name(m->tree->table, m->tree->nodes[at].node);
}

static void test_the_path_follows_the_heaviest(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    add(&m, "mab", 30);
    add(&m, "mabx", 5);
    add(&m, "mac", 20);
    add(&m, "mad", 10);
    add(&m, "mb", 35);
    end(&m);
    struct pa_hot *hot = find(&m, (struct pa_hot_options){.total = 100, .min_share = .06});
    const struct pa_hot_step *s = hot->steps.items;
    assert_int_equal(hot->steps.count, 3);
    assert_int_equal(name_of(&m, s[0].at), 'm');
    assert_int_equal(s[0].cum, 100);
    assert_int_equal(s[0].elsewhere, 35);
    assert_int_equal(name_of(&m, s[0].leak), 'b');
    assert_int_equal(name_of(&m, s[1].at), 'a');
    assert_int_equal(s[1].elsewhere, 30);
    assert_int_equal(name_of(&m, s[1].leak), 'c');
    assert_int_equal(s[1].leak_cum, 20);
    assert_int_equal(name_of(&m, s[2].at), 'b'); // x is too light to be followed
    assert_int_equal(s[2].own, 30);
    assert_int_equal(s[2].elsewhere, 5);
    assert_int_equal(name_of(&m, s[2].leak), 'x');
    release(&m);
}

// How many links away from the root a frame is.
static uint32_t links_to(const struct pa_hot *hot, uint32_t at)
{
    uint32_t links = 0;
    for (; at > 0; at = hot->tree->nodes[at].parent)
        links += !pa_hot_same_link(hot, at);
    return links;
}

static void test_single_callees_are_one_link(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    add(&m, "mabcd", 3);
    add(&m, "mabce", 2);
    add(&m, "mabcef", 1);
    end(&m);
    // mabc | d, mabc | e | f: e has a value of its own.
    struct pa_hot *hot = find(&m, (struct pa_hot_options){.total = 6});
    assert_int_equal(hot->stacks.count, 3);
    static const char ends[] = {'d', 'e', 'f'};
    static const uint32_t links[] = {2, 2, 3};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(name_of(&m, hot->stacks.items[i].at), ends[i]);
        assert_int_equal(links_to(hot, hot->stacks.items[i].at), links[i]);
    }
    hot = find(&m, (struct pa_hot_options){.total = 6, .max_depth = 2});
    assert_int_equal(hot->stacks.count, 2);
    assert_int_equal(hot->stacks.items[0].value, 3);
    assert_int_equal(hot->stacks.items[1].value, 3);
    hot = find(&m, (struct pa_hot_options){.total = 6, .max_depth = 1});
    assert_int_equal(hot->stacks.count, 1);
    assert_int_equal(name_of(&m, hot->stacks.items[0].at), 'c');
    assert_int_equal(hot->stacks.items[0].value, 6);
    assert_int_equal(hot->steps.count, 4);
    assert_int_equal(hot->steps.items[3].own, 6);
    release(&m);
}

static void test_callees_without_a_value_break_no_link(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    pa_profile_builder_keep_all(m.builder);
    add(&m, "mab", 3);
    add(&m, "mxb", 0);
    end(&m);
    struct pa_hot *hot = find(&m, (struct pa_hot_options){.total = 3});
    assert_int_equal(hot->stacks.count, 1);
    assert_int_equal(links_to(hot, hot->stacks.items[0].at), 1);
    release(&m);
}

static void make_any(struct made *m, uint32_t seed)
{
    begin(m);
    for (int i = 0; i < 200; i++) {
        char stack[13] = "m";
        size_t depth = 1 + (seed = seed * 1103515245 + 12345) / 65536 % 11;
        for (size_t j = 1; j <= depth; j++)
            stack[j] = (char)('a' + (seed = seed * 1103515245 + 12345) / 65536 % 3);
        add(m, stack, (int64_t)(seed / 65536 % 50) - 10);
    }
    end(m);
}

static void check_sums(struct made *m, uint32_t depth)
{
    int64_t total = 0;
    for (uint32_t i = 0; i < m->tree->count; i++)
        total += m->tree->nodes[i].self;
    struct pa_hot *hot = find(m, (struct pa_hot_options){.total = total, .max_depth = depth});
    assert_int_equal(hot->listed, total);
    assert_int_equal(hot->stacks.count, hot->stack_count);
    assert_true(hot->steps.count > 0);
    assert_int_equal(hot->steps.items[0].cum, total); // all begin with m
    for (size_t i = 0; i < hot->steps.count; i++) {
        const struct pa_hot_step *s = &hot->steps.items[i];
        int64_t next = i + 1 < hot->steps.count ? s[1].cum : 0;
        assert_int_equal(s->cum, s->own + s->elsewhere + next);
    }
}

static void test_sums_agree_with_the_total(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 20; seed++) {
        struct made m;
        make_any(&m, seed);
        for (uint32_t depth = 0; depth < 6; depth++)
            check_sums(&m, depth);
        release(&m);
    }
}

static void test_sums_that_do_not_fit_are_refused(void **state)
{
    (void)state;
    struct made m;
    struct pa_hot *hot;
    struct pa_error err = {0};
    begin(&m);
    add(&m, "ma", INT64_MAX);
    add(&m, "mb", INT64_MAX);
    end(&m);
    assert_false(pa_hot_find(m.tree, &(struct pa_hot_options){.total = 1}, &m.arena, &hot, &err));
    assert_non_null(strstr(err.text, "64 bits"));
    release(&m);
}

static void test_nothing_is_empty(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    end(&m);
    struct pa_hot *hot = find(&m, (struct pa_hot_options){0});
    assert_int_equal(hot->steps.count + hot->stacks.count, 0);
    release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_path_follows_the_heaviest),
        cmocka_unit_test(test_single_callees_are_one_link),
        cmocka_unit_test(test_callees_without_a_value_break_no_link),
        cmocka_unit_test(test_sums_agree_with_the_total),
        cmocka_unit_test(test_sums_that_do_not_fit_are_refused),
        cmocka_unit_test(test_nothing_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
