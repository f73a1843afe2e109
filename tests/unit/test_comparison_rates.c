// SPDX-License-Identifier: Apache-2.0
// Sides that were sampled at different rates: the same time is more samples, but no more time.
#include "made_comparison.h"
#include "stats/random.h"

enum { CHANGED = 7, FASTER = 5, TIMES = 3 };

// The new side was sampled FASTER times as often, and one of its functions takes TIMES the time.
static void make_runs(struct fixture *f, struct pa_comparison_run *runs)
{
    static const struct kind fast = {"cpu", "nanoseconds", PERIOD / FASTER};
    struct pa_random random = pa_random_seeded(20);
    struct counts c;
    for (int i = 0; i < FUNCTIONS; i++) {
        for (int r = 0; r < RUNS; r++) {
            double mean = 60 + 10 * i;
            if (r >= SIDE)
                mean *= i == CHANGED ? TIMES * FASTER : FASTER;
            c.of[i][r] = (int64_t)pa_random_poisson(&random, mean);
        }
    }
    for (int r = 0; r < RUNS; r++)
        runs[r] = (struct pa_comparison_run){make_run_of(f, &c, r, r < SIDE ? &CPU : &fast),
                                             r >= SIDE, 0};
}

static void assert_values_agree_with_ratios(const struct pa_profile_comparison *c)
{
    for (size_t i = 0; i < c->count; i++) {
        const struct pa_change *ch = &c->functions[i].flat;
        if (ch->old_value > 0 &&
            !(fabs(log(ch->new_value / ch->old_value) - ch->log_ratio) <= 1e-9))
            fail_msg("%.17g to %.17g is not exp(%.17g)", ch->old_value, ch->new_value,
                     ch->log_ratio);
    }
}

static void test_what_is_found_is_the_change_of_the_program(void **state)
{
    static const enum pa_comparison_norm norms[] = {PA_NORM_AUTO, PA_NORM_MEDIAN, PA_NORM_NONE};
    struct fixture *f = *state;
    struct pa_comparison_run runs[RUNS];
    make_runs(f, runs);
    for (size_t n = 0; n < sizeof norms / sizeof *norms; n++) {
        struct pa_profile_comparison *c;
        struct pa_error err = {0};
        struct pa_comparison_options options = {.norm = norms[n]};
        assert_true(pa_compare_profiles((struct pa_comparison_runs){runs, RUNS}, &options,
                                        &f->arena, &c, &err));
        assert_true(c->rates_differ);
        assert_values_agree_with_ratios(c);
        assert_int_equal(discoveries(c), 1);
        assert_int_equal(find(f, c, "f07")->flat.class, PA_CHANGE_REGRESSED);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_what_is_found_is_the_change_of_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
