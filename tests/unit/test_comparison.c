// SPDX-License-Identifier: Apache-2.0
#include "made_comparison.h"
#include "stats/random.h"

enum { CHANGED = 7 }; // the function that a test plants a change in

// Runs that differ by nothing but chance.
static struct counts equal_sides(void)
{
    struct pa_random random = pa_random_seeded(20);
    struct counts c;
    for (int i = 0; i < FUNCTIONS; i++) {
        for (int r = 0; r < RUNS; r++)
            c.of[i][r] = (int64_t)pa_random_poisson(&random, 60 + 10 * i);
    }
    return c;
}

static void scale_new(struct counts *c, int function, double factor)
{
    for (int r = SIDE; r < RUNS; r++)
        c->of[function][r] = llround((double)c->of[function][r] * factor);
}

static const struct pa_profile *make_run(struct fixture *f, const struct counts *c, int run)
{
    return make_run_of(f, c, run, &CPU);
}

static void make_runs(struct fixture *f, const struct counts *c, struct pa_comparison_run *runs)
{
    for (int r = 0; r < RUNS; r++)
        runs[r] = (struct pa_comparison_run){make_run(f, c, r), r >= SIDE, 0};
}

static struct pa_profile_comparison *compare(struct fixture *f, const struct counts *c)
{
    struct pa_comparison_run runs[RUNS];
    make_runs(f, c, runs);
    return compare_runs(f, runs, RUNS);
}

static const struct pa_compared *same_name(const struct pa_profile_comparison *c, pa_str name)
{
    size_t i = 0;
    while (i < c->count && c->functions[i].name != name)
        i++;
    assert_true(i < c->count);
    return &c->functions[i];
}

static void assert_close(double a, double b)
{
    if (!(fabs(a - b) <= 1e-9 * fmax(1, fabs(a))) && !(isnan(a) && isnan(b)) && a != b)
        fail_msg("%.17g is not %.17g", a, b);
}

static void test_swapped_sides_mirror(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    struct pa_comparison_run runs[RUNS];
    scale_new(&counts, CHANGED, 2);
    make_runs(f, &counts, runs);
    const struct pa_profile_comparison *one = compare_runs(f, runs, RUNS);
    for (int r = 0; r < RUNS; r++)
        runs[r].side = !runs[r].side;
    const struct pa_profile_comparison *other = compare_runs(f, runs, RUNS);
    assert_close(one->exposure * other->exposure, 1);
    assert_close(one->distance, other->distance);
    for (size_t i = 0; i < one->count; i++) {
        const struct pa_change *a = &one->functions[i].flat;
        const struct pa_change *b = &same_name(other, one->functions[i].name)->flat;
        assert_close(a->log_ratio, -b->log_ratio);
        assert_close(a->lo, -b->hi);
        assert_close(a->p, b->p);
        assert_close(a->q, b->q);
        assert_close(a->old_value, b->new_value);
    }
    assert_int_equal(find(f, other, "f07")->flat.class, PA_CHANGE_IMPROVED);
}

static void test_the_order_of_runs_does_not_matter(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    struct pa_comparison_run runs[RUNS], permuted[RUNS];
    scale_new(&counts, CHANGED, 2);
    make_runs(f, &counts, runs);
    for (int r = 0; r < RUNS; r++)
        permuted[r] = runs[r * 3 % RUNS]; // 3 and RUNS have no common factor
    const struct pa_profile_comparison *one = compare_runs(f, runs, RUNS);
    const struct pa_profile_comparison *other = compare_runs(f, permuted, RUNS);
    assert_close(one->exposure, other->exposure);
    assert_close(one->dispersion, other->dispersion);
    for (size_t i = 0; i < one->count; i++) {
        const struct pa_compared *a = &one->functions[i];
        const struct pa_compared *b = same_name(other, a->name);
        assert_close(a->flat.p, b->flat.p);
        assert_close(a->cum.p, b->cum.p);
        assert_close(a->flat.new_value, b->flat.new_value);
        assert_int_equal(a->flat.class, b->flat.class);
    }
}

static void test_more_of_the_same_work_is_no_change(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    for (int i = 0; i < FUNCTIONS; i++)
        scale_new(&counts, i, 1.5);
    const struct pa_profile_comparison *c = compare(f, &counts);
    assert_int_equal(c->norm, PA_NORM_MEDIAN);
    assert_true(fabs(c->exposure - 1.5) < .03);
    assert_int_equal(discoveries(c), 0);
}

static void test_equal_sides_have_no_discovery(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    const struct pa_profile_comparison *c = compare(f, &counts);
    assert_int_equal(c->method, PA_METHOD_REPLICATED);
    assert_int_equal(c->tested, FUNCTIONS);
    assert_int_equal(discoveries(c), 0);
}

static void test_a_doubled_function_is_found_and_no_other(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    scale_new(&counts, CHANGED, 2);
    const struct pa_profile_comparison *c = compare(f, &counts);
    const struct pa_change *ch = &find(f, c, "f07")->flat;
    assert_int_equal(ch->class, PA_CHANGE_REGRESSED);
    assert_true(ch->lo < log(2) && log(2) < ch->hi);
    assert_int_equal(discoveries(c), 1);
    assert_ptr_equal(&c->functions[0].flat, ch); // the largest difference comes first
}

static void test_functions_come_in_the_order_asked_for(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    struct pa_comparison_run runs[RUNS];
    struct pa_profile_comparison *c;
    struct pa_error err = {0};
    scale_new(&counts, CHANGED, 2);
    scale_new(&counts, FUNCTIONS - 1, 2); // main grows by both
    make_runs(f, &counts, runs);
    assert_true(
        pa_compare_profiles((struct pa_comparison_runs){runs, RUNS},
                            &(struct pa_comparison_options){.norm = PA_NORM_NONE, .by_cum = true},
                            &f->arena, &c, &err));
    for (size_t i = 1; i < c->count; i++) {
        const struct pa_change *a = &c->functions[i - 1].cum, *b = &c->functions[i].cum;
        assert_true(fabs(a->new_value - a->old_value) >= fabs(b->new_value - b->old_value));
    }
    assert_ptr_equal(&c->functions[0], find(f, c, "main")); // all of cum, nothing of flat
    assert_int_equal(c->tested, FUNCTIONS + 1);             // main is tested by cum only
}

static void test_one_profile_a_side_proves_nothing(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    scale_new(&counts, CHANGED, 4);
    struct pa_comparison_run runs[] = {{make_run(f, &counts, 0), 0, 0},
                                       {make_run(f, &counts, SIDE), 1, 0}};
    const struct pa_profile_comparison *c = compare_runs(f, runs, 2);
    assert_int_equal(c->method, PA_METHOD_SINGLE);
    const struct pa_change *ch = &find(f, c, "f07")->flat;
    assert_int_equal(ch->class, PA_CHANGE_LIKELY);
    assert_int_equal(discoveries(c), 1);
    double needed = pa_comparison_profiles_needed(c, ch);
    assert_true(needed == 3);
    // The total has the noise of the functions, and their own 5 % each.
    double sd = sqrt(c->dispersion * (1 / c->old_samples + 1 / c->new_samples) + 2 * .05 * .05);
    assert_close(c->total.hi - c->total.lo, 2 * 1.959963984540054 * sd);
    assert_close(c->total.log_ratio, log(c->new_total / c->old_total));
}

static void test_functions_appear_and_vanish(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    for (int r = 0; r < SIDE; r++) {
        counts.of[3][r] = 0;
        counts.of[4][SIDE + r] = 0;
    }
    const struct pa_profile_comparison *c = compare(f, &counts);
    assert_int_equal(find(f, c, "f03")->flat.class, PA_CHANGE_NEW);
    assert_int_equal(find(f, c, "f04")->flat.class, PA_CHANGE_GONE);
    assert_int_equal(discoveries(c), 2);
}

static void test_flat_values_add_up_to_the_totals(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    struct pa_comparison_run runs[RUNS];
    struct pa_profile_comparison *c;
    struct pa_error err = {0};
    make_runs(f, &counts, runs);
    assert_true(pa_compare_profiles((struct pa_comparison_runs){runs, RUNS},
                                    &(struct pa_comparison_options){.norm = PA_NORM_NONE},
                                    &f->arena, &c, &err));
    double old = 0, new = 0, samples = 0, expected = 0;
    for (size_t i = 0; i < c->count; i++) {
        old += c->functions[i].flat.old_value;
        new += c->functions[i].flat.new_value;
        samples += c->functions[i].flat.old_samples;
    }
    for (int i = 0; i < FUNCTIONS; i++) {
        for (int r = 0; r < SIDE; r++)
            expected += (double)counts.of[i][r];
    }
    assert_close(old, c->old_total);
    assert_close(new, c->new_total);
    assert_close(samples, c->old_samples);
    assert_close(samples, expected);
    assert_close(find(f, c, "main")->cum.old_value, c->old_total);
}

static void test_a_side_without_runs_is_an_error(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    struct pa_comparison_run run = {make_run(f, &counts, 0), 1, 0};
    struct pa_profile_comparison *c;
    struct pa_error err = {0};
    assert_false(pa_compare_profiles((struct pa_comparison_runs){&run, 1},
                                     &(struct pa_comparison_options){0}, &f->arena, &c, &err));
    assert_int_equal(err.code, PA_ERROR_USAGE);
    assert_string_equal(err.text, "a comparison needs profiles on both sides");
}

// Takes from the function 0 what the total of each run has more than the first one's.
static void fix_totals(struct counts *c, int first, int end)
{
    int64_t wanted = 0;
    for (int r = first; r < end; r++) {
        int64_t total = 0;
        for (int i = 0; i < FUNCTIONS; i++)
            total += c->of[i][r];
        wanted = r == first ? total : wanted;
        c->of[FUNCTIONS - 1][r] += wanted - total;
    }
}

static void test_runs_of_fixed_work_are_compared_as_they_are(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    for (int r = SIDE; r < RUNS; r++)
        counts.of[0][r] = counts.of[0][0];
    fix_totals(&counts, 0, SIDE);
    fix_totals(&counts, SIDE, RUNS);
    const struct pa_profile_comparison *c = compare(f, &counts);
    assert_int_equal(c->norm, PA_NORM_NONE);
    assert_close(c->exposure, 1);
    assert_int_equal(discoveries(c), 0);
    assert_int_equal(c->work.reason, PA_WORK_SAME);
    // A fixed amount of work that costs half as much again.
    for (int i = 0; i < FUNCTIONS; i++)
        scale_new(&counts, i, 1.5);
    fix_totals(&counts, SIDE, RUNS);
    c = compare(f, &counts);
    assert_int_equal(c->work.reason, PA_WORK_DEARER);
    assert_int_equal(c->norm, PA_NORM_NONE);
    assert_true(discoveries(c) > FUNCTIONS / 2 && c->total.lo > log(1.4));
    // A fixed time, filled: one function is dearer, less of everything else fits.
    counts = equal_sides();
    for (int r = SIDE; r < RUNS; r++) {
        for (int i = 0; i < FUNCTIONS; i++)
            counts.of[i][r] = counts.of[i][r] * 3 / 4;
    }
    fix_totals(&counts, 0, SIDE);
    for (int r = SIDE; r < RUNS; r++) {
        int64_t total = 0;
        for (int i = 0; i < FUNCTIONS; i++)
            total += counts.of[i][0] - counts.of[i][r];
        counts.of[CHANGED][r] += total;
    }
    c = compare(f, &counts);
    assert_int_equal(c->work.reason, PA_WORK_MOST);
    assert_true(fabs(c->exposure - .75) < .02);
    assert_int_equal(find(f, c, "f07")->flat.class, PA_CHANGE_REGRESSED);
}

// Many small functions grew and the large ones did not, or the other way round: which of them tells
// the work?
static void test_where_readings_disagree_both_have_to_say_so(void **state)
{
    struct fixture *f = *state;
    struct counts counts = {0};
    struct pa_random random = pa_random_seeded(5);
    for (int i = 0; i < FUNCTIONS; i++) {
        for (int r = 0; r < RUNS; r++) {
            double length = r % 2 ? 1.2 : .9, mean = i < 12 ? 2000 : 40;
            double cost = r < SIDE ? 1 : i < 12 ? .7 : 1.5;
            if (i == CHANGED && r >= SIDE)
                cost = 4;
            counts.of[i][r] = (int64_t)pa_random_poisson(&random, mean * length * cost);
        }
    }
    const struct pa_profile_comparison *c = compare(f, &counts);
    assert_int_equal(c->work.reason, PA_WORK_UNCLEAR);
    assert_true(c->norm == PA_NORM_NONE && c->exposure == 1 && c->other_count == 2);
    assert_true(c->work.median > log(1.3) && c->work.refined < log(.8));
    assert_int_equal(find(f, c, "f07")->flat.class, PA_CHANGE_REGRESSED); // by all of them
    assert_int_equal(discoveries(c), 1);
    const struct pa_change *ch = &find(f, c, "f08")->flat;
    assert_true(ch->p == 1 && ch->lo < log(.6) &&
                ch->hi > 0); // .7, or as before, or less than half
    assert_non_null(strstr(pa_comparison_work_text(c, &f->arena), "unclear"));
}

// A function is gone, and with it most of what twenty functions of the collector did: they shrank,
// and are most. The twelve others did what they did before.
static void test_what_one_function_took_along_is_no_less_work(void **state)
{
    struct fixture *f = *state;
    struct counts counts = {0};
    struct pa_random random = pa_random_seeded(6);
    for (int i = 0; i < FUNCTIONS; i++) {
        for (int r = 0; r < RUNS; r++) {
            double length = r % 2 ? 1.1 : .95, mean = i < 12 ? 150 : 300;
            double cost = r < SIDE || i < 12 ? 1 : .05 + .3 * i / FUNCTIONS;
            counts.of[i][r] = (int64_t)pa_random_poisson(&random, mean * length * cost);
        }
    }
    const struct pa_profile_comparison *c = compare(f, &counts);
    assert_int_equal(c->work.reason, PA_WORK_UNCLEAR);
    assert_true(c->work.refined < log(.7) && c->work.stay > .25);
    for (size_t i = 0; i < c->count; i++)
        assert_int_not_equal(c->functions[i].flat.class, PA_CHANGE_REGRESSED);
    assert_non_null(strstr(pa_comparison_work_text(c, &f->arena), "as before"));
}

static void test_few_functions_are_compared_by_totals(void **state)
{
    struct fixture *f = *state;
    struct counts counts = {0};
    for (int i = 0; i < 4; i++) {
        for (int r = 0; r < RUNS; r++)
            counts.of[i][r] = 100 * (r + 3) * (r < SIDE ? 1 : 2);
    }
    const struct pa_profile_comparison *c = compare(f, &counts);
    assert_int_equal(c->work.reason, PA_WORK_FEW);
    assert_true(c->norm == PA_NORM_NONE && c->other_count == 1);
    assert_int_equal(discoveries(c), 0);
    assert_true(find(f, c, "f01")->flat.new_value > 2 * find(f, c, "f01")->flat.old_value);
}

// One run is a hundredth as long: what is shown is what was tested.
static void test_values_agree_with_their_ratio(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    for (int i = 0; i < FUNCTIONS; i++)
        counts.of[i][0] /= 100;
    counts.of[CHANGED][0] = 60;
    const struct pa_profile_comparison *c = compare(f, &counts);
    assert_int_equal(c->work.reason, PA_WORK_MOST);
    for (size_t i = 0; i < c->count; i++) {
        const struct pa_change *ch = &c->functions[i].flat;
        if (ch->old_value > 0)
            assert_close(log(ch->new_value / ch->old_value), ch->log_ratio);
    }
}

static void test_known_work_divides(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    struct pa_comparison_run runs[RUNS];
    for (int i = 0; i < FUNCTIONS; i++)
        scale_new(&counts, i, 3);
    make_runs(f, &counts, runs);
    for (int r = 0; r < RUNS; r++)
        runs[r].work = r < SIDE ? 100 : 200;
    const struct pa_profile_comparison *one = compare_runs(f, runs, RUNS);
    assert_int_equal(one->norm, PA_NORM_WORK);
    assert_close(one->exposure, 2);
    assert_int_equal(find(f, one, "f20")->flat.class, PA_CHANGE_REGRESSED);
    assert_true(one->total.lo < log(1.5) && log(1.5) < one->total.hi && one->total.p < 1e-6);
    for (int r = 0; r < RUNS; r++)
        runs[r].work *= 17; // the unit of work changes nothing
    const struct pa_profile_comparison *other = compare_runs(f, runs, RUNS);
    assert_close(one->total.p, other->total.p);
    for (size_t i = 0; i < one->count; i++) {
        assert_close(one->functions[i].flat.q, other->functions[i].flat.q);
        assert_close(one->functions[i].flat.new_value, other->functions[i].flat.new_value);
    }
}

// A sampler that writes microseconds, against one that writes nanoseconds.
static void test_units_are_converted_and_kinds_refused(void **state)
{
    static const struct kind micro = {"cpu", "microseconds", PERIOD / 1000};
    static const struct kind bytes = {"cpu", "bytes", 1}, wall = {"wall", "nanoseconds", PERIOD};
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    struct pa_comparison_run runs[RUNS];
    struct pa_profile_comparison *c;
    struct pa_error err = {0};
    make_runs(f, &counts, runs);
    const struct pa_profile_comparison *all_nano = compare_runs(f, runs, RUNS);
    for (int r = 0; r < RUNS; r += 3) // on both sides
        runs[r].profile = make_run_of(f, &counts, r, &micro);
    runs[0].profile = make_run(f, &counts, 0);
    const struct pa_profile_comparison *mixed = compare_runs(f, runs, RUNS);
    assert_string_equal(mixed->unit, "nanoseconds");
    assert_close(mixed->new_total, all_nano->new_total);
    for (size_t i = 0; i < mixed->count; i++) {
        const struct pa_compared *a = &mixed->functions[i], *b = same_name(all_nano, a->name);
        assert_close(a->flat.old_value, b->flat.old_value);
        assert_close(a->cum.p, b->cum.p);
    }
    const struct kind *others[] = {&bytes, &wall};
    for (size_t i = 0; i < 2; i++) {
        runs[RUNS - 1].profile = make_run_of(f, &counts, RUNS - 1, others[i]);
        assert_false(pa_compare_profiles((struct pa_comparison_runs){runs, RUNS},
                                         &(struct pa_comparison_options){0}, &f->arena, &c, &err));
        assert_int_equal(err.code, PA_ERROR_USAGE);
        assert_non_null(strstr(err.text, "cpu in nanoseconds (old)"));
        assert_non_null(strstr(err.text, i ? "wall in nanoseconds (new)" : "cpu in bytes (new)"));
    }
}

static void test_the_total_is_tested(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    scale_new(&counts, FUNCTIONS - 1, 3);
    const struct pa_profile_comparison *c = compare(f, &counts);
    assert_true(c->total.lo > 0 && c->total.p < .01);
    assert_true(fabs(c->total.log_ratio - log(c->new_total / c->old_total)) < .01);
}

// Machines are slower now and then, for both of a pair: twenty percent more are found only in
// pairs.
static void test_what_a_pair_shares_is_no_noise(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    struct pa_comparison_run runs[RUNS];
    struct pa_comparison_options options = {.norm = PA_NORM_NONE};
    struct pa_profile_comparison *apart, *paired;
    struct pa_error err = {0};
    for (int r = 0; r < SIDE; r++) {
        counts.of[CHANGED][r] = 500 * (r + 1);
        counts.of[CHANGED][SIDE + r] = 600 * (r + 1) + r;
    }
    make_runs(f, &counts, runs);
    assert_true(pa_compare_profiles((struct pa_comparison_runs){runs, RUNS}, &options, &f->arena,
                                    &apart, &err));
    options.paired = true;
    assert_true(pa_compare_profiles((struct pa_comparison_runs){runs, RUNS}, &options, &f->arena,
                                    &paired, &err));
    assert_true(paired->paired && !apart->paired);
    assert_int_equal(find(f, apart, "f07")->flat.class, PA_CHANGE_NOISE);
    assert_int_equal(find(f, paired, "f07")->flat.class, PA_CHANGE_REGRESSED);
    assert_true(fabs(find(f, paired, "f07")->flat.log_ratio - log(1.2)) < .01);
    assert_int_equal(discoveries(paired), 1);
    assert_true(paired->total.p < apart->total.p);
}

static void test_sides_with_nothing_in_common_are_compared_as_they_are(void **state)
{
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    for (int i = 1; i < FUNCTIONS; i++) {
        for (int r = 0; r < SIDE; r++)
            counts.of[i][i % 2 ? r : SIDE + r] = 0;
    }
    const struct pa_profile_comparison *c = compare(f, &counts);
    assert_int_equal(c->norm, PA_NORM_NONE);
    assert_close(c->exposure, 1);
    assert_true(c->distance > .95);
}

// Who looks at two comparisons sees twice as many tests.
static void test_pooled_comparisons_are_one_family(void **state)
{
    struct fixture *f = *state;
    struct counts equal = equal_sides(), changed = equal_sides();
    scale_new(&changed, CHANGED, 1.5);
    struct pa_profile_comparison *c = compare(f, &changed), *other = compare(f, &equal);
    const struct pa_change *ch = &find(f, c, "f07")->flat;
    double q = ch->q, detectable = ch->detectable;
    pa_comparisons_pool(&c, 1, 0);
    assert_close(ch->q, q); // by itself nothing changes
    assert_close(ch->detectable, detectable);
    pa_comparisons_pool((struct pa_profile_comparison *[]){c, other}, 2, 0);
    assert_true(ch->q > 1.5 * q && ch->q < 2.5 * q);
    assert_true(ch->detectable > detectable);
    assert_int_equal(ch->class, PA_CHANGE_REGRESSED);
    c->fdr = q / 2;
    pa_comparisons_pool((struct pa_profile_comparison *[]){c, other}, 2, 0);
    assert_int_equal(ch->class, PA_CHANGE_NOISE);
}

// A goroutine more is one more: no test, no share of the total.
static void test_what_was_counted_is_real(void **state)
{
    static const struct kind goroutines = {"goroutine", "count", 1};
    struct fixture *f = *state;
    struct counts counts = {0};
    counts.of[1][0] = counts.of[1][SIDE] = 3;
    counts.of[2][0] = 12;
    counts.of[2][SIDE] = 24;
    counts.of[3][SIDE] = 1;
    struct pa_comparison_run runs[] = {{make_run_of(f, &counts, 0, &goroutines), 0, 0},
                                       {make_run_of(f, &counts, SIDE, &goroutines), 1, 0}};
    const struct pa_profile_comparison *c = compare_runs(f, runs, 2);
    assert_int_equal(c->method, PA_METHOD_CENSUS);
    assert_true(c->by_cum && c->exposure == 1 && isnan(c->functions[0].cum.q));
    assert_int_equal(find(f, c, "f01")->cum.class, PA_CHANGE_NOISE);
    assert_int_equal(find(f, c, "f02")->cum.class, PA_CHANGE_REGRESSED);
    assert_int_equal(find(f, c, "f03")->cum.class, PA_CHANGE_NEW);
    assert_true(find(f, c, "f02")->cum.new_value == 24);
}

static void test_delays_need_repeats(void **state)
{
    static const struct kind delays = {"delay", "nanoseconds", 1};
    struct fixture *f = *state;
    struct counts counts = equal_sides();
    struct pa_comparison_run runs[RUNS];
    for (int i = 0; i < FUNCTIONS; i++) {
        for (int r = 0; r < RUNS; r++)
            counts.of[i][r] *= 12345; // no scale of their own
    }
    scale_new(&counts, CHANGED, 2);
    for (int r = 0; r < RUNS; r++)
        runs[r] = (struct pa_comparison_run){make_run_of(f, &counts, r, &delays), r >= SIDE, 0};
    const struct pa_profile_comparison *c = compare_runs(f, runs, RUNS);
    assert_true(c->method == PA_METHOD_REPLICATED && !c->sampled && c->by_cum);
    assert_int_equal(discoveries(c), 1);
    assert_int_equal(find(f, c, "f07")->flat.class, PA_CHANGE_REGRESSED);
    struct pa_comparison_run two[] = {runs[0], runs[RUNS - 1]};
    c = compare_runs(f, two, 2);
    assert_int_equal(c->method, PA_METHOD_NONE);
    assert_int_equal(find(f, c, "f07")->cum.class, PA_CHANGE_UNTOLD);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_swapped_sides_mirror),
        TEST(test_the_order_of_runs_does_not_matter),
        TEST(test_more_of_the_same_work_is_no_change),
        TEST(test_equal_sides_have_no_discovery),
        TEST(test_a_doubled_function_is_found_and_no_other),
        TEST(test_functions_come_in_the_order_asked_for),
        TEST(test_one_profile_a_side_proves_nothing),
        TEST(test_functions_appear_and_vanish),
        TEST(test_flat_values_add_up_to_the_totals),
        TEST(test_runs_of_fixed_work_are_compared_as_they_are),
        TEST(test_where_readings_disagree_both_have_to_say_so),
        TEST(test_what_one_function_took_along_is_no_less_work),
        TEST(test_few_functions_are_compared_by_totals),
        TEST(test_values_agree_with_their_ratio),
        TEST(test_known_work_divides),
        TEST(test_units_are_converted_and_kinds_refused),
        TEST(test_the_total_is_tested),
        TEST(test_what_a_pair_shares_is_no_noise),
        TEST(test_sides_with_nothing_in_common_are_compared_as_they_are),
        TEST(test_pooled_comparisons_are_one_family),
        TEST(test_what_was_counted_is_real),
        TEST(test_delays_need_repeats),
        TEST(test_a_side_without_runs_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
