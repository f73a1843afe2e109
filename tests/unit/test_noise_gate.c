// SPDX-License-Identifier: Apache-2.0
#include "analysis/noise_gate.h"
#include "check.h"
#include "profile/builder.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { STEADY = 20 };

struct fixture {
    struct pa_arena arena;
    struct pa_strings strings;
    struct pa_profile_builder *b;
};

static int setup(void **state)
{
    static struct fixture f;
    f = (struct fixture){0};
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

// Samples of main > name: `old` of the base, `new` of what it was subtracted from.
static void add(struct fixture *f, const char *name, int64_t old, int64_t new)
{
    const char *names[2] = {"main", name};
    uint32_t stack[2];
    for (uint32_t i = 0; i < 2; i++) {
        uint32_t function = pa_profile_builder_function(
            f->b, &(struct pa_function){.name = pa_strings_adds(&f->strings, names[i])});
        stack[i] = pa_profile_builder_location(f->b, &(struct pa_location){0},
                                               &(struct pa_line){.function = function}, 1);
    }
    struct pa_label base = {.key = pa_strings_adds(&f->strings, "pprof::base"),
                            .text = pa_strings_adds(&f->strings, "true")};
    int64_t minus = -old;
    pa_profile_builder_sample(
        f->b,
        &(struct pa_sample){
            .location = stack, .depth = 2, .value = &minus, .label = &base, .label_count = 1});
    pa_profile_builder_sample(f->b,
                              &(struct pa_sample){.location = stack, .depth = 2, .value = &new});
}

static struct pa_noise_gate make(struct fixture *f, const char *type)
{
    struct pa_noise_gate gate = {0};
    struct pa_error err = {0};
    f->b = pa_profile_builder_new(&f->arena, &f->strings);
    pa_profile_builder_add_type(f->b, pa_strings_adds(&f->strings, type),
                                pa_strings_adds(&f->strings, "count"));
    for (int i = 0; i < STEADY; i++) {
        char name[24];
        snprintf(name, sizeof name, "steady%02d", i);
        add(f, name, 100 + 10 * i, 100 + 10 * i + (i % 3 - 1) * 5);
    }
    add(f, "slower", 300, 700);
    add(f, "a little", 100, 130);
    add(f, "rare", 1, 5);
    add(f, "new", 0, 90);
    const struct pa_profile *p = pa_profile_builder_finish(f->b, &err);
    if (!p || !pa_noise_gate_make(p, 0, &f->arena, &gate, &err))
        fail_msg("%s", err.text);
    return gate;
}

static int direction(struct fixture *f, const struct pa_noise_gate *gate, const char *name)
{
    return pa_noise_gate_direction(gate, pa_strings_adds(&f->strings, name));
}

static void test_one_profile_a_side_makes_it_likely(void **state)
{
    struct fixture *f = *state;
    struct pa_noise_gate gate = make(f, "samples");
    assert_int_equal(direction(f, &gate, "slower"), 1);
    assert_int_equal(direction(f, &gate, "new"), 1);
    assert_int_equal(direction(f, &gate, "a little"), 0);
    assert_int_equal(direction(f, &gate, "rare"), 0);
    assert_int_equal(direction(f, &gate, "steady07"), 0);
    assert_int_equal(direction(f, &gate, "a function of another profile"), 0);
    assert_string_equal(pa_noise_gate_proof(&gate), "likely");
    assert_null(pa_noise_gate_doubt(&gate));
    assert_non_null(strstr(pa_noise_gate_text(&gate, 9, 2, &f->arena), "for 2 of 9 functions"));
    assert_non_null(strstr(pa_noise_gate_text(&gate, 9, 2, &f->arena), "proves nothing"));
    assert_non_null(strstr(pa_noise_gate_text(&gate, 0, 0, &f->arena), "No function differs"));
}

static void test_counts_of_everything_are_proved(void **state)
{
    struct fixture *f = *state;
    struct pa_noise_gate gate = make(f, "goroutine");
    assert_int_equal(direction(f, &gate, "a little"), 1);
    assert_string_equal(pa_noise_gate_proof(&gate), "proved");
    assert_non_null(strstr(pa_noise_gate_text(&gate, 9, 9, &f->arena), "counted"));
}

static void test_times_without_repeats_are_unproved(void **state)
{
    struct fixture *f = *state;
    struct pa_noise_gate gate = make(f, "delay");
    assert_int_equal(direction(f, &gate, "slower"), 0);
    assert_non_null(pa_noise_gate_doubt(&gate));
    assert_non_null(strstr(pa_noise_gate_text(&gate, 9, 9, &f->arena), "no estimate of noise"));
}

// Of small objects a sample stands for as many bytes as there are between two samples; of large
// ones all are seen, and still a twentieth of them is taken to be chance.
static void test_pieces_of_a_heap(void **state)
{
    struct fixture *f = *state;
    enum { RATE = 512 << 10 };
    const int64_t size[] = {16, 16 << 20}, count[] = {1 << 20, 40};
    static const char *const names[] = {"small", "large"};
    struct pa_noise_gate gate = {0};
    struct pa_error err = {0};
    f->b = pa_profile_builder_new(&f->arena, &f->strings);
    pa_str bytes = pa_strings_adds(&f->strings, "bytes");
    struct pa_profile *head = pa_profile_builder_head(f->b);
    head->period = RATE;
    head->period_type = (struct pa_value_type){pa_strings_adds(&f->strings, "space"), bytes};
    pa_profile_builder_add_type(f->b, pa_strings_adds(&f->strings, "alloc_objects"),
                                pa_strings_adds(&f->strings, "count"));
    pa_profile_builder_add_type(f->b, pa_strings_adds(&f->strings, "alloc_space"), bytes);
    struct pa_label base = {.key = pa_strings_adds(&f->strings, "pprof::base"),
                            .text = pa_strings_adds(&f->strings, "true")};
    for (int i = 0; i < 2; i++) {
        uint32_t function = pa_profile_builder_function(
            f->b, &(struct pa_function){.name = pa_strings_adds(&f->strings, names[i])});
        uint32_t location = pa_profile_builder_location(f->b, &(struct pa_location){0},
                                                        &(struct pa_line){.function = function}, 1);
        for (int old = 0; old < 2; old++) {
            int64_t sign = old ? -1 : 1, value[2] = {sign * count[i], sign * count[i] * size[i]};
            pa_profile_builder_sample(f->b, &(struct pa_sample){.location = &location,
                                                                .depth = 1,
                                                                .value = value,
                                                                .label = &base,
                                                                .label_count = (uint32_t)old});
        }
    }
    const struct pa_profile *p = pa_profile_builder_finish(f->b, &err);
    if (!p || !pa_noise_gate_make(p, 1, &f->arena, &gate, &err))
        fail_msg("%s", err.text);
    assert_true(fabs(pa_noise_gate_piece(&gate, pa_strings_adds(&f->strings, "small")) / RATE - 1) <
                .01);
    assert_true(fabs(pa_noise_gate_piece(&gate, pa_strings_adds(&f->strings, "large")) /
                         (.05 * (double)size[1]) -
                     1) < .01);
    assert_true(pa_noise_gate_piece(&gate, pa_strings_adds(&f->strings, "neither")) == 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_one_profile_a_side_makes_it_likely),
        TEST(test_counts_of_everything_are_proved),
        TEST(test_times_without_repeats_are_unproved),
        TEST(test_pieces_of_a_heap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
