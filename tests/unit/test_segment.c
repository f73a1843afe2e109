// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "stats/random.h"
#include "stats/segment.h"

#include <math.h>
#include <stdlib.h>

static const struct pa_segment_options defaults = {0};

static void test_clear_steps(void **unused)
{
    (void)unused;
    struct pa_arena arena = {0};
    struct pa_segment_change *c;
    double x[60];
    for (int i = 0; i < 60; i++)
        x[i] = (i < 25 ? 100 : i < 40 ? 120 : 80) + i % 3;
    assert_int_equal(pa_segment_find(x, 60, &defaults, &arena, &c), 2);
    assert_int_equal(c[0].at, 25);
    assert_int_equal(c[1].at, 40);
    assert_true(c[0].lo <= 25 && c[0].hi >= 25 && c[0].hi - c[0].lo <= 2);
    assert_true(c[0].before == 101 && c[0].after == 121 && c[1].after == 81);
    assert_true(c[0].n_before == 25 && c[0].n_after == 15 && c[1].n_after == 20);
    assert_true(c[0].p < 1e-6 && c[0].kind == PA_SEGMENT_STEP && !c[1].recent);
    struct pa_segment_options coarse = {.min_effect = .25};
    assert_int_equal(pa_segment_find(x, 60, &coarse, &arena, &c), 1);
    assert_int_equal(c[0].at, 40);
    pa_arena_release(&arena);
}

static void test_spikes_and_recent_changes(void **unused)
{
    (void)unused;
    struct pa_arena arena = {0};
    struct pa_segment_change *c;
    struct pa_random random = pa_random_seeded(3);
    double x[60];
    for (int i = 0; i < 60; i++)
        x[i] = 100 + pa_random_normal(&random) + (i >= 20 && i < 28 ? 30 : 0) + (i >= 56 ? 40 : 0);
    assert_int_equal(pa_segment_find(x, 60, &defaults, &arena, &c), 3);
    assert_true(c[0].lo <= 20 && c[0].hi >= 20 && c[0].kind == PA_SEGMENT_SPIKE);
    assert_true(c[1].at == 28 && c[1].kind == PA_SEGMENT_SPIKE);
    assert_true(c[2].at == 56 && c[2].kind == PA_SEGMENT_STEP && c[2].recent);
    pa_arena_release(&arena);
}

static void test_short_and_constant_series(void **unused)
{
    (void)unused;
    struct pa_arena arena = {0};
    struct pa_segment_change *c;
    double x[] = {5, 5, 5, 5, 5, 5, 7, 7, 7, 7, 7, 7};
    assert_int_equal(pa_segment_find(x, 6, &defaults, &arena, &c), 0);
    assert_int_equal(pa_segment_find(x, 3, &defaults, &arena, &c), 0);
    assert_int_equal(pa_segment_find(x, 0, &defaults, &arena, &c), 0);
    assert_int_equal(pa_segment_find(x, 12, &defaults, &arena, &c), 1);
    assert_int_equal(c[0].at, 6);
    pa_arena_release(&arena);
}

// A heavy-tailed draw: t with three degrees of freedom, scaled to about unit spread.
static double draw(struct pa_random *random, bool heavy)
{
    double z = pa_random_normal(random);
    return heavy ? z / sqrt(2 * pa_random_gamma(random, 1.5) / 3) / 1.7 : z;
}

enum { LENGTH = 100, ROUNDS = 300 };

// How often a series of 100 with a step of `step` standard deviations in the middle has its change
// found within three places; for step 0, how often anything is found.
static double found(double step, bool heavy, double rho)
{
    struct pa_random random = pa_random_seeded(17);
    int hits = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct pa_arena arena = {0};
        struct pa_segment_change *c;
        struct pa_segment_options options = {.min_effect = 1e-9};
        double x[LENGTH], state = 0;
        bool hit = false;
        for (int i = 0; i < LENGTH; i++) {
            state = rho * state + sqrt(1 - rho * rho) * draw(&random, heavy);
            x[i] = 100 + state + (i >= LENGTH / 2 ? step : 0);
        }
        size_t count = pa_segment_find(x, LENGTH, &options, &arena, &c);
        for (size_t i = 0; i < count; i++)
            hit |= step == 0 || llabs((long long)c[i].at - LENGTH / 2) <= 3;
        hits += hit;
        pa_arena_release(&arena);
    }
    return (double)hits / ROUNDS;
}

static void test_rates_where_the_truth_is_known(void **unused)
{
    (void)unused;
    double alarms = found(0, false, 0), heavy = found(0, true, 0), wandering = found(0, false, .3);
    double two = found(2, false, 0), one = found(1, false, 0), heavy_two = found(2, true, 0);
    print_message("alarms %.3f, heavy tails %.3f, autocorrelated %.3f; steps of 2 sd %.3f, heavy "
                  "%.3f, of 1 sd %.3f\n",
                  alarms, heavy, wandering, two, heavy_two, one);
    assert_true(alarms <= .05 && heavy <= .05 && wandering <= .15);
    assert_true(two >= .93 && heavy_two >= .93 && one >= .5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clear_steps),
        cmocka_unit_test(test_spikes_and_recent_changes),
        cmocka_unit_test(test_short_and_constant_series),
        cmocka_unit_test(test_rates_where_the_truth_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
