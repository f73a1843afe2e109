// SPDX-License-Identifier: Apache-2.0
// Comparisons, effects and the gate: properties that hold for any samples, and rules on made ones.
#include "bench/text.h"
#include "check.h"
#include "gate/bench.h"
#include "stats/random.h"

#include <math.h>
#include <string.h>

struct fixture {
    struct pa_arena arena;
    struct pa_records set;
    struct pa_pivot pivot;
    struct pa_bench_comparison comparison;
    struct pa_effects effects;
};

struct cell {
    const char *label, *row, *unit;
};

// Each sample is one result of that name of the source `label`.
static void add(struct fixture *f, struct cell cell, const double *samples, size_t count)
{
    pa_records_source(&f->set, cell.label, cell.label);
    pa_records_config(&f->set, "pkg", "p");
    for (size_t i = 0; i < count; i++) {
        pa_records_result(&f->set, cell.row, 1, 1);
        pa_records_value(&f->set, samples[i], cell.unit);
    }
}

static void compare(struct fixture *f)
{
    struct pa_error err;
    assert_true(pa_pivot_init(&f->pivot, &(struct pa_pivot_options){0}, &err));
    assert_true(pa_pivot_run(&f->pivot, &f->set, &(struct pa_error){0}));
    pa_compare(&f->pivot, &f->set, &(struct pa_compare_options){.alpha = .05, .confidence = .95},
               &f->arena, &f->comparison);
    pa_effects_find(&f->comparison, &f->arena, &f->effects);
}

static void release(struct fixture *f)
{
    pa_pivot_release(&f->pivot);
    pa_records_release(&f->set);
    pa_arena_release(&f->arena);
}

static void make_noise(uint64_t seed, double centre, double *samples, size_t count)
{
    struct pa_random random = pa_random_seeded(seed);
    for (size_t i = 0; i < count; i++)
        samples[i] = centre * (1 + .01 * pa_random_normal(&random));
}

static struct pa_effect effect_of(const double *old, size_t n_old, const double *new, size_t n_new)
{
    struct fixture f = {0};
    add(&f, (struct cell){"old", "X", "ns/op"}, old, n_old);
    add(&f, (struct cell){"new", "X", "ns/op"}, new, n_new);
    compare(&f);
    assert_int_equal(f.effects.count, 1);
    struct pa_effect e = f.effects.list[0];
    struct pa_compare_cell cell = *e.cell;
    e.q = cell.p; // the cell goes with the fixture: keep p
    release(&f);
    return e;
}

static void swapping_the_sides_inverts_the_ratio_and_keeps_p(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        double a[12], b[12];
        size_t na = 3 + seed % 10, nb = 3 + seed / 10 % 10;
        make_noise(seed, 100, a, na);
        make_noise(seed + 1000, 100 + (double)(seed % 5), b, nb);
        if (seed % 3 == 0) // ties
            for (size_t i = 0; i < na; i++)
                a[i] = floor(a[i]), b[i % nb] = floor(b[i % nb]);
        struct pa_effect ab = effect_of(a, na, b, nb), ba = effect_of(b, nb, a, na);
        assert_true(ab.q == ba.q);
        assert_true(fabs(ab.ratio * ba.ratio - 1) < 1e-12);
        assert_true(ab.bounded == ba.bounded);
        if (ab.bounded)
            assert_true(fabs(ab.lo * ba.hi - 1) < 1e-12);
        assert_true(ab.q >= 0 && ab.q <= 1);
    }
}

static void the_order_of_samples_changes_nothing(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        double a[9], b[9], c[9];
        make_noise(seed, 100, a, 9);
        make_noise(seed + 1000, 101, b, 9);
        for (size_t i = 0; i < 9; i++)
            c[i] = b[(i * 4 + seed) % 9];
        struct pa_effect ab = effect_of(a, 9, b, 9), ac = effect_of(a, 9, c, 9);
        assert_true(ab.q == ac.q && ab.ratio == ac.ratio && ab.lo == ac.lo && ab.hi == ac.hi);
    }
}

static void a_tiny_p_is_no_exact_value(void **state)
{
    (void)state;
    enum { N = 9000 };
    struct fixture f = {0};
    struct pa_strbuf text = {0};
    double *old = pa_arena_calloc(&f.arena, N, sizeof *old);
    double *new = pa_arena_calloc(&f.arena, N, sizeof *new);
    make_noise(1, 100, old, N);
    make_noise(2, 200, new, N);
    add(&f, (struct cell){"old", "X", "ns/op"}, old, N);
    add(&f, (struct cell){"new", "X", "ns/op"}, new, N);
    compare(&f);
    assert_true(f.effects.list[0].cell->p < 1e-300);
    pa_compare_evidence(&f.comparison, f.effects.list[0].cell, &text);
    assert_string_equal(text.text, "p=0.000 n=9000");
    pa_strbuf_release(&text);
    release(&f);
}

static void times_a_constant_changes_no_ratio(void **state)
{
    (void)state;
    double a[8], b[8], a4[8], b4[8];
    make_noise(1, 100, a, 8);
    make_noise(2, 105, b, 8);
    for (size_t i = 0; i < 8; i++)
        a4[i] = a[i] * 4, b4[i] = b[i] * 4;
    struct pa_effect one = effect_of(a, 8, b, 8), four = effect_of(a4, 8, b4, 8);
    assert_true(one.ratio == four.ratio && one.q == four.q);
}

struct counts {
    size_t failed, undecided, missing, blind;
    enum pa_gate_conclusion conclusion;
};

// What becomes of the rules on what was compared.
static struct counts gate_with(struct fixture *f, const char *rules, struct pa_gate_policy policy)
{
    struct pa_gate g = {0};
    struct pa_error err;
    struct pa_gate_outcome o;
    if (!pa_gate_parse(&g, rules, &err))
        fail_msg("%s", err.text);
    pa_gate_begin(&o, &g, &policy, &f->arena);
    if (!pa_gate_bench(&o, &(struct pa_gate_bench){&f->comparison, &f->effects, NULL}, &err))
        fail_msg("%s", err.text);
    pa_gate_finish(&o);
    struct counts counts = {o.count[PA_GATE_VERDICT_FAILED], o.count[PA_GATE_VERDICT_UNDECIDED],
                            o.count[PA_GATE_VERDICT_MISSING], o.blind.count, pa_gate_conclude(&o)};
    pa_gate_outcome_release(&o);
    pa_gate_release(&g);
    return counts;
}

static struct counts gate(struct fixture *f, const char *rules)
{
    return gate_with(f, rules, (struct pa_gate_policy){0});
}

static void rules_fail_when_the_whole_interval_is_worse(void **state)
{
    (void)state;
    static const struct {
        const char *unit, *rules;
        double factor;
        size_t failed;
    } cases[] = {
        {"ns/op", "sec/op>3%", 1.10, 1},
        {"ns/op", "ns/op>3%", 1.10, 1},
        {"ns/op", "sec/op>3%", 1.035, 0}, // significant, but the interval reaches below 3 %
        {"ns/op", "sec/op>3%", 0.90, 0},
        {"ns/op", "sec>3%", 1.10, 0}, // a whole unit
        {"ns/op", ".*>3%", 1.10, 1},
        {"ns/op", "^X$:.*>3%", 1.10, 1},
        {"ns/op", "Y:.*>3%", 1.10, 0},
        {"MB/s", "B/s>3%", 1.10, 0},
        {"MB/s", "B/s>3%", 0.90, 1},
        {"widgets", "widgets>3%", 0.90, 1},
        {"widgets", "widgets>3%", 1.10, 1},
        {"widgets", "widgets>5", 1.10, 1},
        {"widgets", "widgets>15", 1.10, 0},
        {"ns/op", "Y:.*>3%,X:(ns|us){1,2}/op>3%", 1.10, 1},
        // In the unit that the rule names, or in its own.
        {"ns/op", "ns/op>5", 1.10, 1},
        {"ns/op", "ns/op>15", 1.10, 0},
        {"ns/op", "sec/op>5ns", 1.10, 1},
        {"ns/op", "sec/op > 15 ns", 1.10, 0},
        {"ms/op", "ms/op>5000us", 1.10, 1},
        {"ms/op", "ms/op>15ms", 1.10, 0},
        {"MB", "MB>5MB", 1.10, 1},
        {"MB", "B>15MB", 1.10, 0},
        // Several conditions: worse by more than each.
        {"ns/op", "sec/op>3%&5ns", 1.10, 1},
        {"ns/op", "sec/op > 3% & > 15ns", 1.10, 0},
        {"ns/op", "sec/op>20%&5ns", 1.10, 0},
        // Limits, of the new side alone.
        {"ns/op", "new(ns/op)<=105", 1.10, 1},
        {"ns/op", " X : new( sec/op ) <= 120ns", 1.10, 0},
        {"req/s", "new(req/s)>=95", .90, 1},
        {"req/s", "new(req/s)>=80", .90, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture f = {0};
        double old[10], new[10];
        make_noise(1, 100, old, 10);
        make_noise(2, 100 * cases[i].factor, new, 10);
        add(&f, (struct cell){"old", "X", cases[i].unit}, old, 10);
        add(&f, (struct cell){"new", "X", cases[i].unit}, new, 10);
        compare(&f);
        size_t failed = gate(&f, cases[i].rules).failed;
        if (failed != cases[i].failed)
            print_error("%s %g: %zu\n", cases[i].rules, cases[i].factor, failed);
        assert_int_equal(failed, cases[i].failed);
        release(&f);
    }
}

static void from_zero_anything_is_worse(void **state)
{
    (void)state;
    static const double zeros[8] = {0}, ones[8] = {1, 1, 1, 1, 1, 1, 1, 1};
    struct fixture f = {0};
    add(&f, (struct cell){"old", "X", "allocs/op"}, zeros, 8);
    add(&f, (struct cell){"new", "X", "allocs/op"}, ones, 8);
    compare(&f);
    assert_int_equal(gate(&f, "allocs/op>0").failed, 1);
    assert_int_equal(gate(&f, "allocs/op>0%").failed, 1);
    assert_int_equal(gate(&f, "allocs/op>1").failed, 0);
    release(&f);
}

static void too_few_samples_are_undecided_only_if_they_look_bad(void **state)
{
    (void)state;
    static const double old[3] = {100, 101, 102}, worse[3] = {150, 151, 152};
    struct fixture f = {0};
    add(&f, (struct cell){"old", "X", "ns/op"}, old, 3);
    add(&f, (struct cell){"new", "X", "ns/op"}, worse, 3);
    compare(&f);
    struct counts o = gate(&f, "sec/op>3%");
    assert_int_equal(o.failed, 0);
    assert_int_equal(o.undecided, 1);
    assert_int_equal(o.blind, 0); // the row says why
    assert_int_equal(gate(&f, "sec/op>100%").undecided, 0);
    assert_int_equal(gate(&f, "sec/op>100%").blind, 1);
    release(&f);
}

static void a_rule_without_rows_is_blind(void **state)
{
    (void)state;
    struct fixture f = {0};
    double old[8], new[8];
    make_noise(1, 100, old, 8);
    make_noise(2, 100, new, 8);
    add(&f, (struct cell){"old", "X", "ns/op"}, old, 8);
    add(&f, (struct cell){"new", "X", "ns/op"}, new, 8);
    compare(&f);
    assert_int_equal(gate(&f, "sec/op>3%,B/op>0").blind, 1);
    release(&f);
}

static void what_one_side_lacks_is_missing(void **state)
{
    (void)state;
    static const double x[6] = {100, 101, 102, 103, 104, 105};
    struct fixture f = {0};
    add(&f, (struct cell){"old", "X", "ns/op"}, x, 6);
    add(&f, (struct cell){"old", "Gone", "ns/op"}, x, 6);
    add(&f, (struct cell){"new", "X", "ns/op"}, x, 6);
    add(&f, (struct cell){"new", "Fresh", "ns/op"}, x, 6);
    compare(&f);
    struct counts all = gate(&f, "sec/op>5%");
    assert_int_equal(all.missing, 2);
    assert_int_equal(all.conclusion, PA_GATE_UNDECIDED);
    assert_int_equal(gate(&f, "^X:sec/op>5%").conclusion, PA_GATE_FINE);
    assert_int_equal(gate(&f, "Gone:sec/op>5%").conclusion, PA_GATE_UNDECIDED);
    static const struct pa_gate_policy fail = {.missing = PA_GATE_AS_FAILURE};
    static const struct pa_gate_policy fine = {.missing = PA_GATE_AS_FINE};
    assert_int_equal(gate_with(&f, "sec/op>5%", fail).conclusion, PA_GATE_FAILS);
    assert_int_equal(gate_with(&f, "sec/op>5%", fine).conclusion, PA_GATE_FINE);
    // Nothing at all was judged.
    assert_int_equal(gate_with(&f, "Gone:sec/op>5%", fine).conclusion, PA_GATE_UNDECIDED);
    // A limit needs no old side.
    assert_int_equal(gate(&f, "Fresh:new(ns/op)<=90").failed, 1);
    release(&f);
}

// q is above 5 % among many rows, though p is below: that is no pass.
static void what_only_the_other_rows_hide_is_undecided(void **state)
{
    (void)state;
    struct fixture f = {0};
    static const double old[6] = {100, 101, 102, 103, 104, 105};
    static const double worse[6] = {103.5, 105.5, 106, 107, 108, 109};
    add(&f, (struct cell){"old", "X", "ns/op"}, old, 6);
    for (int i = 0; i < 6; i++)
        add(&f, (struct cell){"old", pa_arena_printf(&f.arena, "R%d", i), "ns/op"}, old, 6);
    add(&f, (struct cell){"new", "X", "ns/op"}, worse, 6);
    double same[6] = {100.1, 100.9, 102.1, 102.9, 104.1, 104.9};
    for (int i = 0; i < 6; i++)
        add(&f, (struct cell){"new", pa_arena_printf(&f.arena, "R%d", i), "ns/op"}, same, 6);
    compare(&f);
    assert_true(f.effects.list[0].cell->p <= .05 && f.effects.list[0].q > .05);
    assert_int_equal(gate(&f, "sec/op>2%").undecided, 1);
    assert_int_equal(gate(&f, "sec/op>2%").conclusion, PA_GATE_UNDECIDED);
    assert_int_equal(gate(&f, "sec/op>9%").conclusion, PA_GATE_FINE);
    release(&f);
}

// Identical machines, identical code: the gate must not fire. 400 runs of 20 rows; each row has one
// test at a rate of 5 % over all of them, and its interval must lie beyond 0.
static void noise_alone_fires_rarely(void **state)
{
    (void)state;
    size_t fired = 0;
    for (uint64_t run = 0; run < 400; run++) {
        struct fixture f = {0};
        for (uint64_t row = 0; row < 20; row++) {
            double old[8], new[8];
            const char *name = pa_arena_printf(&f.arena, "Row%d", (int)row);
            make_noise(run * 1000 + row, 100, old, 8);
            make_noise(run * 1000 + row + 500, 100, new, 8);
            add(&f, (struct cell){"old", name, "ns/op"}, old, 8);
            add(&f, (struct cell){"new", name, "ns/op"}, new, 8);
        }
        compare(&f);
        fired += gate(&f, "sec/op>0%").failed > 0;
        release(&f);
    }
    print_message("gate fired in %zu of 400 runs of noise\n", fired);
    assert_in_range(fired, 0, 20);
}

// Injected regressions of the size that a comparison says it can see are found about as often as
// it says, 80 % (alone in its family; the band is three standard errors wide and a bit).
static void the_detectable_change_is_detected(void **state)
{
    (void)state;
    size_t found = 0, runs = 400;
    for (uint64_t run = 0; run < runs; run++) {
        double old[10], new[10], b[10];
        make_noise(run, 100, old, 10);
        make_noise(run + 100000, 100, b, 10);
        double change = effect_of(old, 10, b, 10).detectable;
        make_noise(run + 200000, 100 * (1 + change), new, 10);
        found += effect_of(old, 10, new, 10).q <= .05;
    }
    print_message("found %zu of %zu regressions of the detectable size\n", found, runs);
    assert_in_range(found, runs * 7 / 10, runs);
}

static void waivers_are_read_and_refused(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_waivers w = {.arena = &arena};
    struct pa_error err;
    assert_true(pa_waivers_parse(&w, "# c\r\n\n a | b | ns/op | 5% | 2026-01-31 | why | so\r\n",
                                 "2026-01-31", &err));
    assert_int_equal(w.list.count, 1);
    assert_string_equal(w.list.items[0].metric, "sec/op");
    assert_string_equal(w.list.items[0].reason, "why | so");
    assert_int_equal(w.list.items[0].line, 3);
    assert_false(w.list.items[0].expired);
    assert_true(pa_waivers_parse(&w, "a|b|c|*|2026-01-30|x", "2026-01-31", &err));
    assert_true(w.list.items[1].expired);
    assert_false(pa_waivers_parse(&w, "a|b|c|5|2026-01-30|x", "2026-01-31", &err));
    assert_string_equal(err.text, "line 1: bad ceiling 5 (20% or *)");
    assert_false(pa_waivers_parse(&w, "\na|b|c|5%|soon|x", "2026-01-31", &err));
    assert_string_equal(err.text, "line 2: bad date soon (YYYY-MM-DD)");
    pa_waivers_release(&w);
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(swapping_the_sides_inverts_the_ratio_and_keeps_p),
        cmocka_unit_test(the_order_of_samples_changes_nothing),
        cmocka_unit_test(a_tiny_p_is_no_exact_value),
        cmocka_unit_test(times_a_constant_changes_no_ratio),
        cmocka_unit_test(rules_fail_when_the_whole_interval_is_worse),
        cmocka_unit_test(from_zero_anything_is_worse),
        cmocka_unit_test(too_few_samples_are_undecided_only_if_they_look_bad),
        cmocka_unit_test(a_rule_without_rows_is_blind),
        cmocka_unit_test(what_one_side_lacks_is_missing),
        cmocka_unit_test(what_only_the_other_rows_hide_is_undecided),
        cmocka_unit_test(noise_alone_fires_rarely),
        cmocka_unit_test(the_detectable_change_is_detected),
        cmocka_unit_test(waivers_are_read_and_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
