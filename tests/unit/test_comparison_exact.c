// SPDX-License-Identifier: Apache-2.0
// p, q and classes of comparisons against values that were worked out by hand.
#include "made_comparison.h"

static void assert_near(double value, double expected, double tolerance)
{
    if (!(fabs(value - expected) <= tolerance * fabs(expected)))
        fail_msg("%.9g is not %.9g", value, expected);
}

// Two-sided p of a score.
static double normal_p(double z)
{
    return erfc(z / sqrt(2));
}

static void set_run(struct counts *c, int function, int run, int64_t count)
{
    c->of[function][run] = count;
}

static void set_all(struct counts *c, int function, int64_t old, int64_t new)
{
    for (int r = 0; r < RUNS; r++)
        set_run(c, function, r, r < SIDE ? old : new);
}

// The first k runs of each side.
static struct pa_profile_comparison *compare_first(struct fixture *f, const struct counts *c, int k,
                                                   const struct kind *kind)
{
    struct pa_comparison_run runs[RUNS];
    for (int i = 0; i < 2 * k; i++) {
        int r = i < k ? i : SIDE + i - k;
        runs[i] = (struct pa_comparison_run){make_run_of(f, c, r, kind), r >= SIDE, 0};
    }
    return compare_runs(f, runs, 2 * (size_t)k);
}

enum { HEAP_RATE = 524288, OBJECT = 16 /* bytes */ };

// Objects of 16 bytes, of which `run` has so many samples in each function.
static const struct pa_profile *make_heap(struct fixture *f, const struct counts *c, int run)
{
    struct pa_profile_builder *b = pa_profile_builder_new(&f->arena, &f->strings);
    pa_str space = pa_strings_adds(&f->strings, "space");
    pa_str bytes = pa_strings_adds(&f->strings, "bytes");
    struct pa_error err = {0};
    pa_profile_builder_head(b)->period = HEAP_RATE;
    pa_profile_builder_head(b)->period_type = (struct pa_value_type){space, bytes};
    pa_profile_builder_add_type(b, pa_strings_adds(&f->strings, "inuse_objects"),
                                pa_strings_adds(&f->strings, "count"));
    pa_profile_builder_add_type(b, pa_strings_adds(&f->strings, "inuse_space"), bytes);
    double recorded = -expm1(-(double)OBJECT / HEAP_RATE); // share of the objects
    for (int i = 0; i < FUNCTIONS; i++) {
        char name[16];
        int64_t objects = llround((double)c->of[i][run] / recorded);
        int64_t values[] = {objects, objects * OBJECT};
        snprintf(name, sizeof name, "f%02d", i);
        uint32_t location = add_function(f, b, name);
        if (objects)
            pa_profile_builder_sample(
                b, &(struct pa_sample){.location = &location, .depth = 1, .value = values});
    }
    const struct pa_profile *p = pa_profile_builder_finish(b, &err);
    assert_non_null(p);
    return p;
}

// What is added for a function's own 5 % from run to run: 2 (.05)^2 times the variance n/4 of the
// share, over that variance.
static double own_dispersion(double common, double samples)
{
    return common + 2 * .05 * .05 * samples / 4;
}

// Samples of objects far smaller than the rate are Poisson counts: 30 against 60 have a score of
// sqrt(10) before that.
static void test_one_heap_profile_a_side(void **state)
{
    struct fixture *f = *state;
    struct counts counts = {0};
    set_all(&counts, 0, 30, 60);
    set_all(&counts, 1, 1, 9);
    set_all(&counts, 2, 3, 5); // too few
    for (int i = 3; i < 7; i++)
        set_all(&counts, i, 40, 40);
    struct pa_comparison_run runs[] = {{make_heap(f, &counts, 0), 0, 0},
                                       {make_heap(f, &counts, SIDE), 1, 0}};
    const struct pa_profile_comparison *c = compare_runs(f, runs, 2);
    assert_int_equal(c->method, PA_METHOD_SAMPLING);
    assert_true(c->norm == PA_NORM_NONE && c->dispersion == 1);
    assert_int_equal(c->tested, 6);
    const struct pa_change *larger = &find(f, c, "f00")->flat, *small = &find(f, c, "f01")->flat;
    assert_near(larger->old_samples, 30, 1e-4);
    assert_near(larger->new_samples, 60, 1e-4);
    assert_near(larger->old_value, 30. * HEAP_RATE, 1e-4);
    assert_near(larger->log_ratio, log(2), 1e-4);
    double p = normal_p(sqrt(10 / own_dispersion(1, 90)));
    assert_near(larger->p, p, 1e-3);
    assert_near(small->p, 12. / 1024, .05); // 1 against 9: a mid-p of 2 (11 + 1)/2 / 1024, and 1 %
    // Six tests; 90 and 10 samples where the mean of the six is 70.
    assert_near(larger->q, 6 * p / (.5 + .5 * 90 / 70), 1e-3);
    assert_near(small->q, 6. / 2 * small->p / (.5 + .5 * 10 / 70), 1e-3);
    assert_int_equal(larger->class, PA_CHANGE_LIKELY);
    assert_int_equal(small->class, PA_CHANGE_UNPROVED);
    assert_true(isnan(find(f, c, "f02")->flat.p));
    assert_near(find(f, c, "f03")->flat.p, 1, 1e-9);
}

// Two a side and few functions: sums, with a dispersion of three: 250 samples of which 200 are new
// have a score of (200 - 125)/sqrt(250/4) = sqrt(90) before it.
static void test_two_runs_of_few_functions_are_summed(void **state)
{
    struct fixture *f = *state;
    struct counts counts = {0};
    for (int i = 0; i < 20; i++)
        set_all(&counts, i, 60, 60);
    set_run(&counts, 7, 0, 20);
    set_run(&counts, 7, 1, 30);
    set_run(&counts, 7, SIDE, 100);
    set_run(&counts, 7, SIDE + 1, 100);
    const struct pa_profile_comparison *c = compare_first(f, &counts, 2, &CPU);
    const struct pa_change *ch = &find(f, c, "f07")->flat;
    assert_int_equal(c->method, PA_METHOD_SINGLE);
    assert_true(c->norm == PA_NORM_NONE && c->tested == 20);
    assert_near(c->dispersion, 3, 1e-12);
    assert_true(ch->old_samples == 50 && ch->new_samples == 200);
    assert_near(ch->old_value, 25. * PERIOD, 1e-12);
    assert_near(ch->log_ratio, log(4), 1e-12);
    assert_near(ch->p, normal_p(sqrt(90 / own_dispersion(3, 250))), 1e-9);
    assert_int_equal(ch->class, PA_CHANGE_LIKELY);
    assert_int_equal(discoveries(c), 1);
}

// Student's t with 12 or 14 degrees of freedom, two-sided, by the finite sum for even ones
// (Abramowitz & Stegun 26.7.4).
static double student_p(double t, int df)
{
    double sine = t / sqrt(df + t * t), cosine2 = df / (df + t * t), term = 1, sum = 1;
    for (int i = 1; i < df / 2; i++)
        sum += term *= cosine2 * (2 * i - 1) / (2 * i);
    return 1 - sine * sum;
}

// Runs of a side that are equal have the least dispersion, that of a share of a fixed total: 1 less
// the share. The common value of all functions then weighs ten degrees of freedom, the runs 2k - 2.
// 10 against 20 samples a run.
static void check_replicated(struct fixture *f, int k)
{
    struct counts counts = {0};
    for (int i = 0; i < FUNCTIONS; i++)
        set_all(&counts, i, 60, 60);
    set_all(&counts, 7, 10, 20);
    const struct pa_profile_comparison *c = compare_first(f, &counts, k, &CPU);
    const struct pa_change *ch = &find(f, c, "f07")->flat;
    double deviance = 2 * k * (10 * log(10. / 15) + 20 * log(20. / 15));
    double least = 1 - 30. / (30 + 120 * (FUNCTIONS - 1));
    assert_int_equal(c->method, PA_METHOD_REPLICATED);
    assert_true(c->norm == PA_NORM_NONE && c->tested == FUNCTIONS);
    assert_true(ch->old_samples == 10 * k && ch->new_samples == 20 * k);
    assert_near(ch->dispersion, least, 1e-12);
    assert_true(ch->df == 10 + 2 * k - 2);
    assert_near(ch->p, student_p(sqrt(deviance / least), 10 + 2 * k - 2), 1e-9);
    assert_int_equal(ch->class, PA_CHANGE_NOISE);
    assert_near(find(f, c, "f08")->flat.p, 1, 1e-9);
}

static void test_two_runs_of_many_functions_are_replicates(void **state)
{
    check_replicated(*state, 2);
}

static void test_three_runs_are_replicates(void **state)
{
    check_replicated(*state, 3);
}

static void test_two_counts_a_side_stay_counts(void **state)
{
    static const struct kind goroutines = {"goroutine", "count", 1};
    struct fixture *f = *state;
    struct counts counts = {0};
    set_all(&counts, 1, 5, 5);
    set_run(&counts, 2, 0, 10);
    set_run(&counts, 2, 1, 12);
    set_run(&counts, 2, SIDE, 20);
    set_run(&counts, 2, SIDE + 1, 24);
    const struct pa_profile_comparison *c = compare_first(f, &counts, 2, &goroutines);
    const struct pa_change *ch = &find(f, c, "f02")->cum;
    assert_int_equal(c->method, PA_METHOD_CENSUS);
    assert_true(ch->old_value == 11 && ch->new_value == 22 && isnan(ch->p));
    assert_int_equal(ch->class, PA_CHANGE_REGRESSED);
    assert_int_equal(find(f, c, "f01")->cum.class, PA_CHANGE_NOISE);
    assert_near(find(f, c, "main")->cum.new_value, 27, 1e-12);
}

// 70 samples of f called, 30 of f inlined into its caller: one function with 100.
static void test_inlined_variants_are_one_function(void **state)
{
    struct fixture *f = *state;
    struct pa_comparison_run runs[2];
    for (unsigned char side = 0; side < 2; side++) {
        struct pa_profile_builder *b = pa_profile_builder_new(&f->arena, &f->strings);
        pa_str type = pa_strings_adds(&f->strings, "cpu"),
               unit = pa_strings_adds(&f->strings, "ns");
        struct pa_error err = {0};
        int64_t called = side ? 70 : 30, inlined = 100 - called;
        pa_profile_builder_head(b)->period = 1;
        pa_profile_builder_head(b)->period_type = (struct pa_value_type){type, unit};
        pa_profile_builder_add_type(b, type, unit);
        uint32_t stack[] = {add_function(f, b, "caller"), add_function(f, b, "callee")};
        struct pa_line lines[] = {{.function = function_of(f, b, "callee")},
                                  {.function = function_of(f, b, "caller")}};
        uint32_t both =
            pa_profile_builder_location(b, &(struct pa_location){.address = 99}, lines, 2);
        pa_profile_builder_sample(
            b, &(struct pa_sample){.location = stack, .depth = 2, .value = &called});
        pa_profile_builder_sample(
            b, &(struct pa_sample){.location = &both, .depth = 1, .value = &inlined});
        runs[side] = (struct pa_comparison_run){pa_profile_builder_finish(b, &err), side, 0};
        assert_non_null(runs[side].profile);
    }
    const struct pa_profile_comparison *c = compare_runs(f, runs, 2);
    const struct pa_change *ch = &find(f, c, "callee")->flat;
    assert_int_equal(c->count, 2);
    assert_true(ch->old_samples == 100 && ch->new_samples == 100);
    assert_near(ch->p, 1, 1e-9);
    assert_int_equal(ch->class, PA_CHANGE_NOISE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_one_heap_profile_a_side),
        TEST(test_two_runs_of_few_functions_are_summed),
        TEST(test_two_runs_of_many_functions_are_replicates),
        TEST(test_three_runs_are_replicates),
        TEST(test_two_counts_a_side_stay_counts),
        TEST(test_inlined_variants_are_one_function),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
