// SPDX-License-Identifier: Apache-2.0
// What speaks against measurements: silent on clean data, said of what is wrong with it; and files
// of a side as runs. Rates are counted over made reports of 20 rows with 10 samples a side.
#include "bench/effect.h"
#include "bench/health.h"
#include "bench/record_numbers.h"
#include "bench/runs.h"
#include "check.h"
#include "stats/random.h"
#include "stats/serial.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ROWS = 20, SAMPLES = 10, REPORTS = 400 };

// How samples are made: value = 100 (1 + .02 noise).
struct world {
    double ar;        // correlation with the sample before
    double drift;     // over both sides, in standard deviations
    double files;     // standard deviation of an effect that a file's samples share, by noise
    size_t n_files;   // a side
    double two_modes; // distance of a second mode that half of the samples lie in, by noise
    double change;    // of the new side
};

struct report {
    struct pa_arena arena;
    struct pa_records set;
    struct pa_pivot pivot;
    struct pa_bench_comparison comparison;
    struct pa_effects effects;
    struct pa_health health;
};

static void add_row(struct report *r, struct pa_random *random, const struct world *w, size_t row,
                    size_t file)
{
    char name[16];
    double last = pa_random_normal(random), shared = w->files * pa_random_normal(random);
    size_t n_files = w->n_files ? w->n_files : 1;
    bool new = file >= n_files;
    snprintf(name, sizeof name, "Row%zu", row);
    for (size_t i = 0; i < SAMPLES; i++) {
        double at = (double)(row * SAMPLES + i) / (ROWS * SAMPLES);
        last = w->ar * last + sqrt(1 - w->ar * w->ar) * pa_random_normal(random);
        double noise = last + shared + w->drift * ((double)file + at) / (2. * (double)n_files);
        noise += w->two_modes * (pa_random_uniform(random) < .5);
        pa_records_result(&r->set, name, 1, (uint32_t)(row * SAMPLES + i + 1));
        pa_records_value(&r->set, 100 * (1 + .02 * noise) * (new ? 1 + w->change : 1), "ns/op");
    }
}

static void make(struct report *r, struct pa_random *random, const struct world *w)
{
    struct pa_error err;
    size_t n_files = w->n_files ? w->n_files : 1;
    *r = (struct report){0};
    for (size_t file = 0; file < 2 * n_files; file++) {
        pa_records_source(&r->set, "f", file < n_files ? "old" : "new");
        for (size_t row = 0; row < ROWS; row++)
            add_row(r, random, w, row, file);
    }
    assert_true(pa_pivot_init(&r->pivot, &(struct pa_pivot_options){0}, &err));
    assert_true(pa_pivot_run(&r->pivot, &r->set, &(struct pa_error){0}));
    pa_compare(&r->pivot, &r->set,
               &(struct pa_compare_options){.alpha = .05, .confidence = .95, .runs = true},
               &r->arena, &r->comparison);
    pa_effects_find(&r->comparison, &r->arena, &r->effects);
    pa_health_check(&r->comparison, &r->arena, &r->health);
}

static void release(struct report *r)
{
    pa_pivot_release(&r->pivot);
    pa_records_release(&r->set);
    pa_arena_release(&r->arena);
}

static bool says(const struct report *r, const char *text)
{
    bool found = false;
    for (size_t i = 0; i < r->health.count; i++)
        found |= strstr(r->health.list[i], text) != NULL;
    return found;
}

// The share of reports of that world that say the text; NULL: anything.
static double rate(const struct world *w, const char *text)
{
    struct pa_random random = pa_random_seeded(7);
    double count = 0;
    for (size_t i = 0; i < REPORTS; i++) {
        struct report r;
        make(&r, &random, w);
        count += text ? says(&r, text) : r.health.count > 0;
        release(&r);
    }
    return count / REPORTS;
}

static void clean_data_is_silent(void **state)
{
    (void)state;
    static const char *const signs[] = {"outliers", "two modes", "autocorrelation", "drift:"};
    for (size_t i = 0; i < 4; i++) {
        double found = rate(&(struct world){0}, signs[i]);
        if (found > .03)
            print_error("%s: %g\n", signs[i], found);
        assert_true(found <= .03);
    }
}

static void what_is_wrong_is_said(void **state)
{
    (void)state;
    assert_true(rate(&(struct world){.ar = .3}, "autocorrelation") >= .8);
    assert_true(rate(&(struct world){.ar = .6}, "autocorrelation") >= .99);
    assert_true(rate(&(struct world){.two_modes = 8}, "two modes") >= .95);
    // One side after the other while the machine gets slower: the samples rise, or a difference
    // is found between files that are each measured in a row.
    assert_true(rate(&(struct world){.drift = 3}, "looks like a difference") >= .8);
    assert_true(rate(&(struct world){.change = .05}, "not interleaved") >= .99);
}

static void serial_correlation_has_its_moments(void **state)
{
    (void)state;
    static const double up[] = {1, 2, 3, 4, 5, 6}, same[] = {7, 7, 7, 7},
                        turns[] = {1, 9, 1, 9, 1, 9}, sorted_turns[] = {1, 1, 1, 9, 9, 9};
    struct pa_serial rising = {0}, none = {0}, turning = {0};
    pa_serial_add(&rising, up, up, 6);
    pa_serial_add(&none, same, same, 4);
    pa_serial_add(&none, up, up, 3);
    pa_serial_add(&turning, turns, sorted_turns, 6);
    assert_true(fabs(rising.excess - (.5 + 1. / 6)) < 1e-12);
    assert_true(fabs(rising.variance - .104889) < 1e-6); // of all 720 arrangements
    assert_true(pa_serial_p(&rising) < .03);
    assert_int_equal(none.samples, 0);
    assert_true(pa_serial_p(&none) == 1);
    assert_true(pa_serial_p(&turning) > .9);
    // NaN is the lowest, and equal to itself.
    static const double holes[] = {NAN, 5, NAN, 7}, sorted_holes[] = {NAN, NAN, 5, 7};
    static const double numbers[] = {1, 5, 1, 7}, sorted_numbers[] = {1, 1, 5, 7};
    struct pa_serial with = {0}, without = {0};
    pa_serial_add(&with, holes, sorted_holes, 4);
    pa_serial_add(&without, numbers, sorted_numbers, 4);
    assert_true(with.excess == without.excess && with.variance == without.variance);
}

// The share of rows with p <= .05 where nothing changed, and of undecided ones.
static double size_of(const struct world *w, double *refused)
{
    struct pa_random random = pa_random_seeded(11);
    double found = 0, rows = 0;
    *refused = 0;
    for (size_t i = 0; i < REPORTS / 8; i++) {
        struct report r;
        make(&r, &random, w);
        for (size_t k = 0; k < r.effects.count; k++, rows++) {
            found += !r.effects.list[k].cell->untested && r.effects.list[k].cell->p <= .05;
            *refused += r.effects.list[k].cell->refused;
        }
        release(&r);
    }
    *refused /= rows;
    return found / rows;
}

static void files_of_a_side_are_runs(void **state)
{
    (void)state;
    double refused;
    assert_true(size_of(&(struct world){.files = 1, .n_files = 3}, &refused) <= .065);
    assert_true(refused == 0);
    assert_true(size_of(&(struct world){.files = 1, .n_files = 5}, &refused) <= .065);
    size_of(&(struct world){.files = 1, .n_files = 2}, &refused);
    assert_true(refused > .9);
    // Files that lie no further apart than noise explains are samples as any.
    assert_true(size_of(&(struct world){.n_files = 2}, &refused) <= .065);
    assert_true(refused < .15);
}

static void nan_is_left_out_by_line(void **state)
{
    (void)state;
    struct pa_records set = {0};
    pa_records_source(&set, "a.txt", "a.txt");
    pa_records_result(&set, "A", 1, 3);
    pa_records_value(&set, NAN, "ns/op");
    pa_records_value(&set, 5, "B/op");
    pa_records_result(&set, "A", 1, 4);
    pa_records_value(&set, NAN, "ns/op");
    pa_records_result(&set, "B", 1, 5);
    pa_records_value(&set, INFINITY, "ns/op");
    pa_records_drop_nan(&set);
    assert_int_equal(set.results.count, 2);
    assert_int_equal(set.results.items[0].value_count, 1);
    assert_true(set.values.items[set.results.items[0].first_value].measured == 5);
    assert_true(isinf(set.values.items[set.results.items[1].first_value].measured));
    assert_int_equal(set.warnings.count, 2);
    assert_string_equal(set.warnings.items[0], "a.txt:3: NaN ns/op: left out");
    pa_records_release(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean_data_is_silent),
        cmocka_unit_test(what_is_wrong_is_said),
        cmocka_unit_test(serial_correlation_has_its_moments),
        cmocka_unit_test(files_of_a_side_are_runs),
        cmocka_unit_test(nan_is_left_out_by_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
