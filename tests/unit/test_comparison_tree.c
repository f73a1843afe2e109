// SPDX-License-Identifier: Apache-2.0
#include "analysis/attribution.h"
#include "analysis/call_paths.h"
#include "analysis/comparison_tree.h"
#include "check.h"
#include "profile/builder.h"
#include "profile/label_values.h"
#include "stats/random.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LEAVES = 8, SIDE = 5, RUNS = 2 * SIDE };

struct fixture {
    struct pa_arena arena;
    struct pa_strings strings;
    struct pa_random random;
    struct pa_profile_builder *b;
};

static int setup(void **state)
{
    static struct fixture f;
    f = (struct fixture){.random = pa_random_seeded(3)};
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

static void begin(struct fixture *f)
{
    f->b = pa_profile_builder_new(&f->arena, &f->strings);
    pa_profile_builder_add_type(f->b, pa_strings_adds(&f->strings, "samples"),
                                pa_strings_adds(&f->strings, "count"));
}

// A stack whose names are parted by ';', with the label kind=`kind`, if that is given.
static void add(struct fixture *f, const char *stack, int64_t value, const char *kind)
{
    uint32_t locations[8], depth = 0;
    char text[64], *next = NULL;
    snprintf(text, sizeof text, "%s", stack);
    for (char *name = strtok_r(text, ";", &next); name; name = strtok_r(NULL, ";", &next)) {
        uint32_t function = pa_profile_builder_function(
            f->b, &(struct pa_function){.name = pa_strings_adds(&f->strings, name)});
        locations[depth++] =
            pa_profile_builder_location(f->b, &(struct pa_location){.address = 16 * function},
                                        &(struct pa_line){.function = function}, 1);
    }
    struct pa_label label = {.key = pa_strings_adds(&f->strings, "kind"),
                             .text = pa_strings_adds(&f->strings, kind ? kind : "")};
    pa_profile_builder_sample(f->b, &(struct pa_sample){.location = locations,
                                                        .depth = depth,
                                                        .value = &value,
                                                        .label = &label,
                                                        .label_count = kind ? 1 : 0});
}

static const struct pa_profile *finish(struct fixture *f)
{
    struct pa_error err = {0};
    const struct pa_profile *p = pa_profile_builder_finish(f->b, &err);
    assert_non_null(p);
    return p;
}

static int64_t around(struct fixture *f, double mean)
{
    return (int64_t)pa_random_poisson(&f->random, mean);
}

// The same work function is called from two places; only below `load` it became slower.
static const struct pa_profile *make_run(struct fixture *f, double factor)
{
    char stack[32];
    begin(f);
    for (int i = 0; i < LEAVES; i++) {
        snprintf(stack, sizeof stack, "main;leaf%d", i);
        add(f, stack, around(f, 300), NULL);
    }
    add(f, "main;load;parse;hash", around(f, 600 * factor), NULL);
    add(f, "main;load;read", around(f, 100), NULL);
    add(f, "main;save;hash", around(f, 600), NULL);
    return finish(f);
}

static struct pa_compared_tree *compare(struct fixture *f, double factor)
{
    struct pa_comparison_run runs[RUNS];
    struct pa_comparison_options options = {.norm = PA_NORM_MEDIAN};
    struct pa_profile_comparison *c;
    struct pa_compared_tree *tree = NULL;
    struct pa_error err = {0};
    for (int r = 0; r < RUNS; r++)
        runs[r] = (struct pa_comparison_run){.profile = make_run(f, r < SIDE ? 1 : factor),
                                             .side = r >= SIDE};
    if (!pa_compare_profiles((struct pa_comparison_runs){runs, RUNS}, &options, &f->arena, &c,
                             &err) ||
        !(tree = pa_compare_trees(c, (struct pa_comparison_runs){runs, RUNS}, &options, &f->arena,
                                  &err)))
        fail_msg("%s", err.text);
    return tree;
}

static void assert_frame(struct fixture *f, const struct pa_compared_tree *tree, size_t i,
                         const char *name, bool deepest)
{
    assert_true(i < tree->count);
    assert_string_equal(pa_strings_text(&f->strings, tree->frames[i].name), name);
    assert_int_equal(tree->frames[i].deepest, deepest);
}

static void test_a_change_is_followed_to_where_it_happened(void **state)
{
    struct fixture *f = *state;
    struct pa_compared_tree *tree = compare(f, 2);
    assert_int_equal(tree->count, 4);
    assert_frame(f, tree, 0, "main", false);
    assert_frame(f, tree, 1, "load", false);
    assert_frame(f, tree, 2, "parse", false);
    assert_frame(f, tree, 3, "hash", true);
    assert_int_equal(tree->frames[3].parent, 2);
    assert_int_equal(tree->frames[3].depth, 3);
    assert_int_equal(tree->frames[3].change.class, PA_CHANGE_REGRESSED);
    assert_true(tree->frames[3].change.q <= tree->level);
}

// Below `load` one function doubled and another one is gone: load itself costs what it did.
static const struct pa_profile *make_cancelling_run(struct fixture *f, bool new)
{
    char stack[32];
    begin(f);
    for (int i = 0; i < LEAVES; i++) {
        snprintf(stack, sizeof stack, "main;leaf%d", i);
        add(f, stack, around(f, 300), NULL);
    }
    add(f, "main;load;parse", around(f, new ? 800 : 400), NULL);
    if (!new)
        add(f, "main;load;check", around(f, 400), NULL);
    add(f, "main;save", around(f, 600), NULL);
    return finish(f);
}

static void test_opposite_changes_that_cancel_are_found(void **state)
{
    struct fixture *f = *state;
    struct pa_comparison_run runs[RUNS];
    struct pa_comparison_options options = {0};
    struct pa_profile_comparison *c;
    struct pa_compared_tree *tree = NULL;
    struct pa_error err = {0};
    for (int r = 0; r < RUNS; r++)
        runs[r] = (struct pa_comparison_run){.profile = make_cancelling_run(f, r >= SIDE),
                                             .side = r >= SIDE};
    if (!pa_compare_profiles((struct pa_comparison_runs){runs, RUNS}, &options, &f->arena, &c,
                             &err) ||
        !(tree = pa_compare_trees(c, (struct pa_comparison_runs){runs, RUNS}, &options, &f->arena,
                                  &err)))
        fail_msg("%s", err.text);
    assert_int_equal(tree->count, 4);
    assert_frame(f, tree, 0, "main", false);
    assert_frame(f, tree, 1, "load", false);
    assert_int_equal(tree->frames[0].change.class, PA_CHANGE_NOISE);
    assert_int_equal(tree->frames[1].change.class, PA_CHANGE_NOISE);
    for (size_t i = 2; i < 4; i++) {
        bool gone = strcmp(pa_strings_text(&f->strings, tree->frames[i].name), "check") == 0;
        assert_int_equal(tree->frames[i].parent, 1);
        assert_int_equal(tree->frames[i].change.class, gone ? PA_CHANGE_GONE : PA_CHANGE_REGRESSED);
    }
}

static void test_nothing_below_steady_frames_is_tested(void **state)
{
    struct fixture *f = *state;
    struct pa_compared_tree *tree = compare(f, 1);
    assert_int_equal(tree->count, 0);
    assert_int_equal(tree->tested, 1 + LEAVES + 2); // main, which is the trunk, and what it calls
    assert_int_equal(tree->families, 1);
}

static struct pa_call_paths *count_paths(struct fixture *f, double least)
{
    struct pa_comparison_run runs[2] = {{.side = 0}, {.side = 1}};
    struct pa_error err = {0};
    begin(f);
    add(f, "a;b;a", 3, NULL);
    add(f, "a;b", 4, NULL);
    add(f, "b", 5, NULL);
    runs[0].profile = finish(f);
    begin(f);
    add(f, "a;b;a", 1, NULL);
    add(f, "b;a", 2, NULL);
    runs[1].profile = finish(f);
    struct pa_call_paths *paths =
        pa_call_paths_count((struct pa_comparison_runs){runs, 2}, NULL, least, &f->arena, &err);
    if (!paths)
        fail_msg("%s", err.text);
    return paths;
}

struct expected {
    const char *names; // from the root to the frame, parted by ';'
    double old, new;
};

static void assert_path(struct fixture *f, const struct pa_call_paths *paths, uint32_t path,
                        struct expected expected)
{
    const char *text = "";
    for (uint32_t p = path; p; p = paths->list[p].parent)
        text =
            pa_arena_printf(&f->arena, "%s%s%s", pa_strings_text(&f->strings, paths->list[p].name),
                            *text ? ";" : "", text);
    assert_string_equal(text, expected.names);
    assert_true(paths->counts.cum_value[2 * path] == expected.old);
    assert_true(paths->counts.cum_value[2 * path + 1] == expected.new);
    assert_true(paths->counts.cum_samples[2 * path] == expected.old);
}

static void test_paths_keep_values_and_tell_callers_apart(void **state)
{
    struct fixture *f = *state;
    struct pa_call_paths *paths = count_paths(f, 1);
    assert_int_equal(paths->counts.functions, 6);
    assert_int_equal(paths->counts.runs, 2);
    assert_true(paths->counts.sampled);
    assert_path(f, paths, 0, (struct expected){"", 12, 3});
    assert_path(f, paths, 1, (struct expected){"a", 7, 1});
    assert_path(f, paths, 2, (struct expected){"a;b", 7, 1});
    assert_path(f, paths, 3, (struct expected){"a;b;a", 3, 1});
    assert_path(f, paths, 4, (struct expected){"b", 5, 2});
    assert_path(f, paths, 5, (struct expected){"b;a", 0, 2});
}

static void test_paths_of_few_samples_count_for_their_callers_only(void **state)
{
    struct fixture *f = *state;
    struct pa_call_paths *paths = count_paths(f, 5);
    assert_int_equal(paths->counts.functions, 4);
    assert_path(f, paths, 0, (struct expected){"", 12, 3});
    assert_path(f, paths, 1, (struct expected){"a", 7, 1});
    assert_path(f, paths, 2, (struct expected){"a;b", 7, 1});
    assert_path(f, paths, 3, (struct expected){"b", 5, 2});
}

static void test_parts_by_label_are_the_whole(void **state)
{
    struct fixture *f = *state;
    struct pa_label_values values = {.key = pa_strings_adds(&f->strings, "kind")};
    begin(f);
    add(f, "a", 3, "x");
    add(f, "b", 4, "y");
    add(f, "a", 5, NULL);
    add(f, "b", 6, "x");
    const struct pa_profile *p = finish(f);
    pa_label_values_add(&values, p, 0);
    assert_int_equal(values.list.count, 3);
    for (size_t i = 0; i < 3; i++) {
        const struct pa_label_value *v = &values.list.items[i];
        struct pa_sample_reader r;
        double sum = 0;
        pa_sample_reader_init(&r, pa_filter_label_value(p, values.key, v, &f->arena));
        while (pa_sample_next(&r))
            sum += (double)r.sample.value[0];
        pa_sample_reader_release(&r);
        assert_true(sum == v->total);
    }
    assert_true(values.list.items[0].total == 9);
    assert_true(values.list.items[2].missing);
    pa_label_values_release(&values);
}

static void test_attributed_changes_add_up(void **state)
{
    struct fixture *f = *state;
    struct pa_attribution a;
    struct pa_compared functions[50];
    struct pa_profile_comparison c = {.functions = functions, .count = 50};
    for (pa_str i = 0; i < 50; i++)
        functions[i] = (struct pa_compared){.name = i,
                                            .flat = {.old_value = pa_random_uniform(&f->random),
                                                     .new_value = pa_random_uniform(&f->random)}};
    functions[7].flat.old_value = functions[7].flat.new_value = 0;
    pa_attribute(&c, &(struct pa_attribution_input){{3e-6, .8}, {5e-6, 1.1}}, &f->arena, &a);
    assert_int_equal(a.count, 49);
    double sum = a.new_off - a.old_off;
    for (size_t i = 0; i < a.count; i++) {
        assert_true(i == 0 || fabs(a.rows[i].new - a.rows[i].old) <=
                                  fabs(a.rows[i - 1].new - a.rows[i - 1].old));
        sum += a.rows[i].new - a.rows[i].old;
    }
    assert_true(fabs(sum - 2e-6) < 1e-18);
    assert_true(fabs(a.old_off - .6e-6) < 1e-18 && fabs(a.new_off + .5e-6) < 1e-18);
}

static void test_what_no_profile_saw_is_the_rest(void **state)
{
    struct fixture *f = *state;
    struct pa_attribution a;
    struct pa_profile_comparison none = {0};
    pa_attribute(&none, &(struct pa_attribution_input){{3, 1}, {5, 1}}, &f->arena, &a);
    assert_int_equal(a.count, 0);
    assert_true(a.old_off == 3 && a.new_off == 5);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_change_is_followed_to_where_it_happened),
        TEST(test_opposite_changes_that_cancel_are_found),
        TEST(test_nothing_below_steady_frames_is_tested),
        TEST(test_paths_keep_values_and_tell_callers_apart),
        TEST(test_paths_of_few_samples_count_for_their_callers_only),
        TEST(test_parts_by_label_are_the_whole),
        TEST(test_attributed_changes_add_up),
        TEST(test_what_no_profile_saw_is_the_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
