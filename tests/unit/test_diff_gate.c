// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include "gate/profiles.h"
#include "profile/builder.h"
#include "profile/dilute.h"
#include "profile/sample.h"

#include <math.h>
#include <string.h>

struct fixture {
    struct pa_arena arena;
    struct pa_strings strings;
    struct pa_compared functions[2];
    struct pa_profile_comparison comparison;
    struct pa_gate gate;
    struct pa_waivers waivers;
    struct pa_gate_outcome outcome;
};

// A function whose flat value doubled beyond doubt, and its caller, of which nothing was tested.
static int setup(void **state)
{
    static struct fixture f;
    f = (struct fixture){0};
    const struct pa_change untested = {
        .old_value = 1000, .new_value = 1100, .log_ratio = log(1.1), .q = NAN, .detectable = NAN};
    const struct pa_change doubled = {.old_samples = 100,
                                      .new_samples = 200,
                                      .old_value = 100,
                                      .new_value = 200,
                                      .log_ratio = log(2),
                                      .lo = log(1.5),
                                      .hi = log(2.5),
                                      .q = .001,
                                      .detectable = log(1.4)};
    f.functions[0] =
        (struct pa_compared){pa_strings_adds(&f.strings, "example.org/a.f"), doubled, doubled, 0};
    f.functions[1] = (struct pa_compared){
        pa_strings_adds(&f.strings, "main.main"), {.q = NAN, .detectable = NAN}, untested, 0};
    f.comparison = (struct pa_profile_comparison){
        .functions = f.functions,
        .count = 2,
        .type = "cpu",
        .unit = "nanoseconds",
        .old_total = 1000,
        .new_total = 1100,
        .total = {.log_ratio = log(1.1), .lo = log(1.05), .hi = log(1.15), .df = 8, .p = .001},
        .fdr = .05};
    f.waivers.arena = &f.arena;
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    pa_gate_outcome_release(&f->outcome);
    pa_waivers_release(&f->waivers);
    pa_gate_release(&f->gate);
    pa_arena_release(&f->arena);
    pa_strings_release(&f->strings);
    return 0;
}

static enum pa_gate_conclusion judge_with(struct fixture *f, const char *rules,
                                          struct pa_gate_policy policy)
{
    struct pa_error err = {0};
    const struct pa_gate_profiles input = {
        .comparison = &f->comparison, .strings = &f->strings, .waivers = &f->waivers};
    pa_gate_outcome_release(&f->outcome);
    pa_gate_release(&f->gate);
    f->gate = (struct pa_gate){0};
    if (!pa_gate_parse(&f->gate, rules, &err) || !pa_gate_fits_profiles(&f->gate, &err))
        fail_msg("%s", err.text);
    pa_gate_begin(&f->outcome, &f->gate, &policy, &f->arena);
    if (!pa_gate_profiles(&f->outcome, &input, &err))
        fail_msg("%s", err.text);
    pa_gate_finish(&f->outcome);
    return pa_gate_conclude(&f->outcome);
}

static enum pa_gate_conclusion judge(struct fixture *f, const char *rules)
{
    return judge_with(f, rules, (struct pa_gate_policy){0});
}

// Goroutines: no q, and none is needed.
static void test_what_was_counted_fails_by_itself(void **state)
{
    struct fixture *f = *state;
    f->comparison.method = PA_METHOD_CENSUS;
    f->functions[0].cum.q = f->functions[0].cum.detectable = NAN;
    assert_int_equal(judge(f, "cum>5%"), PA_GATE_FAILS);
    assert_int_equal(f->outcome.count[PA_GATE_VERDICT_FAILED], 2);
    assert_int_equal(f->outcome.untested, 0);
    assert_null(pa_gate_sharpest(&f->outcome));
    assert_int_equal(judge(f, "main:cum>11%"), PA_GATE_FINE);
}

static void test_proved_growth_fails(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(judge(f, "flat>5%"), PA_GATE_FAILS);
    assert_int_equal(f->outcome.count[PA_GATE_VERDICT_FAILED], 1);
    assert_int_equal(f->outcome.untested, 1);
    // The whole interval must be beyond the threshold: it begins at +50 %, 50 units.
    assert_int_equal(judge(f, "flat>49%"), PA_GATE_FAILS);
    assert_int_equal(judge(f, "flat>51%"), PA_GATE_FINE);
    assert_int_equal(judge(f, "flat>49"), PA_GATE_FAILS);
    assert_int_equal(judge(f, "flat>51"), PA_GATE_FINE);
}

static void test_cost_that_moved_is_no_regression(void **state)
{
    struct fixture *f = *state;
    f->functions[0].flat.class = PA_CHANGE_MOVED;
    assert_int_equal(judge(f, "flat>5%"), PA_GATE_FINE);
}

static void test_what_few_samples_cannot_prove_is_undecided(void **state)
{
    struct fixture *f = *state;
    struct pa_change *flat = &f->functions[0].flat;
    flat->q = .2; // seems twice as slow, and is not proved
    flat->detectable = log(1.4);
    assert_int_equal(judge(f, "flat>30%"), PA_GATE_UNDECIDED);
    assert_int_equal(f->outcome.count[PA_GATE_VERDICT_UNDECIDED], 1);
    // A growth of the size of the threshold would have been seen: then this one is noise.
    assert_int_equal(judge(f, "flat>50%"), PA_GATE_FINE);
    // The interval leaves room for no change at all: noise.
    flat->lo = -.01;
    assert_int_equal(judge(f, "flat>30%"), PA_GATE_FINE);
    // Nothing that the first rule is about was tested.
    assert_int_equal(judge(f, "main:cum>5%,flat>50%"), PA_GATE_UNDECIDED);
}

static void test_small_change_is_no_reason_to_wait(void **state)
{
    struct fixture *f = *state;
    f->functions[0].flat.q = .2;
    f->functions[0].flat.new_value = 110; // 1 % of the total, then less
    f->comparison.new_total = 1000;
    assert_int_equal(judge(f, "flat>30%"), PA_GATE_UNDECIDED);
    f->functions[0].flat.new_value = 109;
    assert_int_equal(judge(f, "flat>30%"), PA_GATE_FINE);
}

static void test_blind_rules_are_undecided(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(judge(f, "nothing:flat>5%"), PA_GATE_UNDECIDED);
    assert_int_equal(f->outcome.blind.count, 1);
    f->comparison.method = PA_METHOD_NONE;
    f->functions[0].flat.q = NAN;
    assert_int_equal(judge(f, "flat>5%"), PA_GATE_UNDECIDED);
    assert_int_equal(f->outcome.count[PA_GATE_VERDICT_UNDECIDED], 0);
    assert_int_equal(f->outcome.blind.count, 1);
}

static void waive(struct fixture *f, const char *line)
{
    struct pa_error err = {0};
    f->waivers.list.count = 0;
    if (!pa_waivers_parse(&f->waivers, line, "2026-01-01", &err))
        fail_msg("%s", err.text);
}

static void test_waivers_go_by_package_function_and_quantity(void **state)
{
    struct fixture *f = *state;
    waive(f, "example.org/a | example.org/a.f | flat | 100% | 2026-01-01 | known");
    assert_int_equal(judge(f, "flat>5%"), PA_GATE_FINE);
    assert_int_equal(f->outcome.count[PA_GATE_VERDICT_WAIVED], 1);
    waive(f, "* | * | flat | 99% | 2026-01-01 | it grew by 100 %");
    assert_int_equal(judge(f, "flat>5%"), PA_GATE_FAILS);
    waive(f, "* | * | cum | * | 2026-01-01 | another quantity");
    assert_int_equal(judge(f, "flat>5%"), PA_GATE_FAILS);
    waive(f, "example.org/b | * | flat | * | 2026-01-01 | another package");
    assert_int_equal(judge(f, "flat>5%"), PA_GATE_FAILS);
}

static void test_the_sharpest_eye_is_named(void **state)
{
    struct fixture *f = *state;
    f->functions[0].cum.detectable = log(1.2);
    judge(f, "flat>5%,cum>5%");
    assert_string_equal(pa_gate_sharpest(&f->outcome)->change.quantity, "cum");
}

static void test_rules_name_kinds_totals_and_units(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(judge(f, "cpu:flat>5%"), PA_GATE_FAILS);
    assert_int_equal(judge(f, "cpu:main:flat>5%"), PA_GATE_UNDECIDED); // main was not tested
    assert_int_equal(judge(f, "alloc_space:flat>5%"), PA_GATE_FINE);   // of other profiles
    assert_int_equal(f->outcome.checks.count, 0);
    assert_int_equal(judge(f, "total>4%"), PA_GATE_FAILS);
    assert_int_equal(judge(f, "total>6%"), PA_GATE_FINE);
    assert_int_equal(judge(f, " flat > 5% & 40 ns "), PA_GATE_FAILS);
    assert_int_equal(judge(f, "flat>5%&60ns"), PA_GATE_FINE);
    f->comparison.total.p = NAN; // one profile a side
    assert_int_equal(judge(f, "total>4%"), PA_GATE_UNDECIDED);
    assert_int_equal(judge(f, "total>12%"), PA_GATE_UNDECIDED); // nothing was tested
}

static void test_without_repeats_nothing_fails(void **state)
{
    struct fixture *f = *state;
    f->comparison.method = PA_METHOD_SINGLE;
    assert_int_equal(judge(f, "flat>5%"), PA_GATE_UNDECIDED);
    assert_int_equal(
        judge_with(f, "flat>5%", (struct pa_gate_policy){.undecided = PA_GATE_AS_FINE}),
        PA_GATE_FINE);
    assert_int_equal(
        judge_with(f, "flat>5%", (struct pa_gate_policy){.undecided = PA_GATE_AS_FAILURE}),
        PA_GATE_FAILS);
}

static void test_what_was_extracted_is_no_regression(void **state)
{
    struct fixture *f = *state;
    f->functions[0].flat.class = PA_CHANGE_NEW;
    assert_int_equal(judge(f, "flat>5%"), PA_GATE_FAILS);
    f->functions[0].extracted_from = pa_strings_adds(&f->strings, "main.main");
    assert_int_equal(judge(f, "flat>5%"), PA_GATE_FINE);
}

static void test_thresholds_must_fit_the_profile(void **state)
{
    struct fixture *f = *state;
    struct pa_error err = {0};
    const struct pa_gate_profiles input = {.comparison = &f->comparison, .strings = &f->strings};
    assert_true(pa_gate_parse(&f->gate, "flat>10MB", &err));
    pa_gate_begin(&f->outcome, &f->gate, &(struct pa_gate_policy){0}, &f->arena);
    assert_false(pa_gate_profiles(&f->outcome, &input, &err));
    assert_string_equal(err.text, "--fail-on: flat>10MB: cpu is in nanoseconds, which is no size");
}

// main calls f: 10 samples; main itself: 7.
static const struct pa_profile *small_profile(struct fixture *f)
{
    struct pa_profile_builder *b = pa_profile_builder_new(&f->arena, &f->strings);
    struct pa_error err = {0};
    uint32_t stack[2];
    static const char *const NAMES[] = {"main", "f"};
    pa_str samples = pa_strings_adds(&f->strings, "samples");
    pa_profile_builder_add_type(b, samples, pa_strings_adds(&f->strings, "count"));
    for (uint32_t i = 0; i < 2; i++) {
        uint32_t function = pa_profile_builder_function(
            b, &(struct pa_function){.name = pa_strings_adds(&f->strings, NAMES[i])});
        stack[i] = pa_profile_builder_location(b, &(struct pa_location){.address = 16 * i},
                                               &(struct pa_line){.function = function}, 1);
    }
    int64_t values[] = {7, 10};
    for (uint32_t depth = 1; depth <= 2; depth++)
        pa_profile_builder_sample(
            b, &(struct pa_sample){.location = stack, .depth = depth, .value = &values[depth - 1]});
    const struct pa_profile *p = pa_profile_builder_finish(b, &err);
    assert_non_null(p);
    return p;
}

static void assert_values(const struct pa_profile *p, int64_t first, int64_t second)
{
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    assert_true(pa_sample_next(&r));
    assert_int_equal(r.sample.value[0], first);
    assert_true(pa_sample_next(&r));
    assert_int_equal(r.sample.value[0], second);
    pa_sample_reader_release(&r);
}

static void test_dilution_is_of_one_function(void **state)
{
    struct fixture *f = *state;
    const struct pa_profile *p = small_profile(f);
    pa_str main_name = pa_strings_adds(&f->strings, "main");
    pa_str leaf = pa_strings_adds(&f->strings, "f");
    assert_values(pa_profile_dilute(p, leaf, false, 2, &f->arena), 7, 5);
    assert_values(pa_profile_dilute(p, main_name, false, 2, &f->arena), 4, 10);
    assert_values(pa_profile_dilute(p, main_name, true, 2, &f->arena), 4, 5);
    assert_values(p, 7, 10);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_what_was_counted_fails_by_itself),
        TEST(test_proved_growth_fails),
        TEST(test_cost_that_moved_is_no_regression),
        TEST(test_what_few_samples_cannot_prove_is_undecided),
        TEST(test_small_change_is_no_reason_to_wait),
        TEST(test_blind_rules_are_undecided),
        TEST(test_waivers_go_by_package_function_and_quantity),
        TEST(test_the_sharpest_eye_is_named),
        TEST(test_rules_name_kinds_totals_and_units),
        TEST(test_without_repeats_nothing_fails),
        TEST(test_what_was_extracted_is_no_regression),
        TEST(test_thresholds_must_fit_the_profile),
        TEST(test_dilution_is_of_one_function),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
