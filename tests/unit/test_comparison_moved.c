// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison_moved.h"
#include "check.h"
#include "profile/builder.h"
#include "stats/random.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { OTHERS = 24, SIDE = 5, RUNS = 2 * SIDE, PERIOD = 10000000 };

struct fixture {
    struct pa_arena arena;
    struct pa_strings strings;
    struct pa_random random;
    struct pa_profile_builder *b;
};

static int setup(void **state)
{
    static struct fixture f;
    f = (struct fixture){.random = pa_random_seeded(8)};
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

// Adds about `mean` samples at "main;" and the stack, whose names are parted by ';'.
static void add(struct fixture *f, const char *stack, double mean)
{
    uint32_t locations[8], depth = 0;
    int64_t value = (int64_t)pa_random_poisson(&f->random, mean) * PERIOD;
    char text[64], *next = NULL;
    snprintf(text, sizeof text, "main;%s", stack);
    for (char *name = strtok_r(text, ";", &next); name; name = strtok_r(NULL, ";", &next)) {
        uint32_t function = pa_profile_builder_function(
            f->b, &(struct pa_function){.name = pa_strings_adds(&f->strings, name)});
        locations[depth++] =
            pa_profile_builder_location(f->b, &(struct pa_location){.address = 16 * function},
                                        &(struct pa_line){.function = function}, 1);
    }
    if (value)
        pa_profile_builder_sample(
            f->b, &(struct pa_sample){.location = locations, .depth = depth, .value = &value});
}

typedef void plant(struct fixture *f, bool new);

static const struct pa_profile *make_run(struct fixture *f, plant *stacks, bool new)
{
    struct pa_error err = {0};
    pa_str type = pa_strings_adds(&f->strings, "cpu");
    pa_str unit = pa_strings_adds(&f->strings, "nanoseconds");
    f->b = pa_profile_builder_new(&f->arena, &f->strings);
    pa_profile_builder_head(f->b)->period = PERIOD;
    pa_profile_builder_head(f->b)->period_type = (struct pa_value_type){type, unit};
    pa_profile_builder_add_type(f->b, type, unit);
    for (int i = 0; i < OTHERS; i++) {
        char name[24];
        snprintf(name, sizeof name, "other%02d", i);
        add(f, name, 60 + 10 * i);
    }
    stacks(f, new);
    const struct pa_profile *p = pa_profile_builder_finish(f->b, &err);
    assert_non_null(p);
    return p;
}

static struct pa_profile_comparison *compare(struct fixture *f, plant *stacks)
{
    struct pa_comparison_run runs[RUNS];
    struct pa_comparison_options options = {.norm = PA_NORM_MEDIAN};
    struct pa_profile_comparison *c;
    struct pa_error err = {0};
    for (int r = 0; r < RUNS; r++)
        runs[r] = (struct pa_comparison_run){.profile = make_run(f, stacks, r >= SIDE),
                                             .side = r >= SIDE};
    if (!pa_compare_profiles((struct pa_comparison_runs){runs, RUNS}, &options, &f->arena, &c,
                             &err) ||
        !pa_comparison_find_moved(c, (struct pa_comparison_runs){runs, RUNS}, &err))
        fail_msg("%s", err.text);
    return c;
}

static const struct pa_compared *find(struct fixture *f, const struct pa_profile_comparison *c,
                                      const char *name)
{
    for (size_t i = 0; i < c->count; i++) {
        if (strcmp(pa_strings_text(&f->strings, c->functions[i].name), name) == 0)
            return &c->functions[i];
    }
    fail_msg("no function %s", name);
    return NULL;
}

static void assert_moved(struct fixture *f, const struct pa_change *ch, const char *partner)
{
    if (ch->class != PA_CHANGE_MOVED)
        fail_msg("class %d, %g -> %g, not moved to or from %s", ch->class, ch->old_value,
                 ch->new_value, partner);
    assert_string_equal(pa_strings_text(&f->strings, ch->partner), partner);
}

// The new compiler puts step into run.
static void inlining(struct fixture *f, bool new)
{
    add(f, "run;step", new ? 0 : 800);
    add(f, "run", new ? 900 : 100);
    add(f, "run;write", 300);
}

static void test_an_inlined_function_moved_into_its_caller(void **state)
{
    struct fixture *f = *state;
    struct pa_profile_comparison *c = compare(f, inlining);
    assert_moved(f, &find(f, c, "step")->flat, "run");
    assert_moved(f, &find(f, c, "step")->cum, "run");
    assert_moved(f, &find(f, c, "run")->flat, "step");
    assert_false(find(f, c, "step")->flat.renamed);
    assert_int_equal(find(f, c, "run")->cum.class, PA_CHANGE_NOISE);
    assert_int_equal(find(f, c, "write")->flat.class, PA_CHANGE_NOISE);
}

static void renaming(struct fixture *f, bool new)
{
    add(f, new ? "run;walk" : "run;step", 500);
    add(f, new ? "run;walk;hash" : "run;step;hash", 400);
    add(f, "run;write", 300);
}

static void test_a_renamed_function_is_paired(void **state)
{
    struct fixture *f = *state;
    struct pa_profile_comparison *c = compare(f, renaming);
    assert_moved(f, &find(f, c, "step")->flat, "walk");
    assert_moved(f, &find(f, c, "walk")->flat, "step");
    assert_moved(f, &find(f, c, "walk")->cum, "step");
    assert_true(find(f, c, "step")->flat.renamed);
    assert_true(find(f, c, "walk")->cum.renamed);
    assert_int_equal(find(f, c, "hash")->flat.class, PA_CHANGE_NOISE);
}

// step is called from two places and inlined in both.
static void two_callers(struct fixture *f, bool new)
{
    add(f, "load;step", new ? 0 : 600);
    add(f, "save;step", new ? 0 : 500);
    add(f, "load", new ? 700 : 100);
    add(f, "save", new ? 600 : 100);
}

static void test_all_callers_must_keep_the_cost(void **state)
{
    struct fixture *f = *state;
    struct pa_profile_comparison *c = compare(f, two_callers);
    assert_moved(f, &find(f, c, "step")->flat, "load");
    assert_moved(f, &find(f, c, "save")->flat, "step");
}

static void regression(struct fixture *f, bool new)
{
    add(f, "run;step", new ? 1600 : 800);
    add(f, "run", 100);
    add(f, "run;write", 300);
}

static void test_a_regression_has_not_moved(void **state)
{
    struct fixture *f = *state;
    struct pa_profile_comparison *c = compare(f, regression);
    assert_int_equal(find(f, c, "step")->flat.class, PA_CHANGE_REGRESSED);
    assert_int_equal(find(f, c, "step")->cum.class, PA_CHANGE_REGRESSED);
    assert_int_equal(find(f, c, "run")->cum.class, PA_CHANGE_REGRESSED);
}

// One caller's step was inlined, the other's became slower.
static void both(struct fixture *f, bool new)
{
    add(f, "load;step", new ? 1500 : 500);
    add(f, "save;step", new ? 0 : 200);
    add(f, "save", new ? 300 : 100);
}

static void test_what_came_from_a_caller_that_grew_has_not_moved(void **state)
{
    struct fixture *f = *state;
    struct pa_profile_comparison *c = compare(f, both);
    assert_int_equal(find(f, c, "step")->flat.class, PA_CHANGE_REGRESSED);
}

// In how many of 40 trials step was taken to have moved.
static int count_moved(struct fixture *f, plant *stacks)
{
    int moved = 0;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        f->random = pa_random_seeded(seed);
        struct pa_profile_comparison *c = compare(f, stacks);
        moved += find(f, c, "step")->flat.class == PA_CHANGE_MOVED;
    }
    return moved;
}

static void test_moved_cost_is_found_whatever_the_noise(void **state)
{
    struct fixture *f = *state;
    assert_true(count_moved(f, inlining) >= 39);
    assert_true(count_moved(f, renaming) >= 39);
    assert_true(count_moved(f, two_callers) >= 38);
    assert_int_equal(count_moved(f, regression), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_an_inlined_function_moved_into_its_caller),
        TEST(test_a_renamed_function_is_paired),
        TEST(test_all_callers_must_keep_the_cost),
        TEST(test_a_regression_has_not_moved),
        TEST(test_moved_cost_is_found_whatever_the_noise),
        TEST(test_what_came_from_a_caller_that_grew_has_not_moved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
