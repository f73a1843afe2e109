// SPDX-License-Identifier: Apache-2.0
#include "bench/record.h"
#include "bench/unit.h"
#include "check.h"

#include <math.h>
#include <string.h>

static const char *config_of(const struct pa_records *set, size_t result, const char *key)
{
    pa_str id = pa_strings_find(&set->strings, key, strlen(key));
    return pa_records_text(set, pa_records_config_get(set, set->results.items[result].config, id));
}

static void configuration_holds_until_it_changes(void **state)
{
    (void)state;
    struct pa_records set = {0};
    pa_records_source(&set, "a.txt", "a");
    pa_records_config(&set, "goos", "linux");
    pa_records_result(&set, "One", 1, 1);
    pa_records_value(&set, 5, "ns/op");
    pa_records_result(&set, "Two", 1, 2);
    pa_records_value(&set, 5, "ns/op");
    pa_records_config(&set, "goos", "");
    pa_records_result(&set, "Three", 1, 3);
    pa_records_value(&set, 5, "ns/op");
    assert_string_equal(config_of(&set, 0, "goos"), "linux");
    assert_int_equal(set.results.items[0].config, set.results.items[1].config);
    assert_string_equal(config_of(&set, 2, "goos"), "");
    pa_records_source(&set, "b.txt", "b");
    pa_records_result(&set, "One", 1, 1);
    pa_records_value(&set, 1, "ns/op");
    assert_int_equal(set.sources.items[0].results, 3);
    assert_int_equal(set.results.items[3].source, 1);
    pa_records_release(&set);
}

static void deleting_a_key_moves_the_last_one(void **state)
{
    (void)state;
    struct pa_records set = {0};
    pa_records_source(&set, "a.txt", "a");
    pa_records_config(&set, "a", "1");
    pa_records_config(&set, "b", "2");
    pa_records_config(&set, "c", "3");
    pa_records_config(&set, "a", "");
    pa_records_result(&set, "X", 1, 1);
    const struct pa_record_config *config = &set.configs.items[set.results.items[0].config];
    assert_int_equal(config->count, 2);
    assert_string_equal(pa_records_text(&set, set.pairs.items[config->first].key), "c");
    assert_string_equal(pa_records_text(&set, set.pairs.items[config->first + 1].key), "b");
    pa_records_release(&set);
}

static void a_result_can_be_taken_back(void **state)
{
    (void)state;
    struct pa_records set = {0};
    pa_records_source(&set, "a.txt", "a");
    pa_records_result(&set, "X", 1, 1);
    pa_records_value(&set, 1, "ns/op");
    pa_records_drop(&set);
    assert_int_equal(set.results.count, 0);
    assert_int_equal(set.values.count, 0);
    assert_int_equal(set.sources.items[0].results, 0);
    pa_records_release(&set);
}

static void the_first_metadata_wins(void **state)
{
    (void)state;
    struct pa_records set = {0};
    assert_null(pa_records_meta_set(&set, "ns/op", "assume", "exact"));
    assert_null(pa_records_meta_set(&set, "sec/op", "assume", "exact"));
    assert_string_equal(pa_records_meta_set(&set, "sec/op", "assume", "nothing"), "exact");
    pa_str unit = pa_strings_adds(&set.strings, "sec/op");
    assert_string_equal(pa_records_meta(&set, unit, "assume"), "exact");
    assert_null(pa_records_meta(&set, unit, "better"));
    pa_records_release(&set);
}

static void too_many_keys_are_named(void **state)
{
    (void)state;
    struct pa_records set = {0};
    pa_records_source(&set, "a.txt", "a");
    for (int i = 0; i <= PA_RECORDS_MAX_KEYS; i++)
        pa_records_config(&set, pa_arena_printf(&set.arena, "key%d", i), "v");
    assert_int_equal(set.current.count, PA_RECORDS_MAX_KEYS);
    assert_int_equal(set.warnings.count, 1);
    assert_string_equal(set.warnings.items[0],
                        "a.txt: more than 256 configuration keys: key256 is left out");
    pa_records_release(&set);
}

static void units_are_tidied_in_the_numerator(void **state)
{
    (void)state;
    // As the unit tidying of golang.org/x/perf has it.
    static const struct {
        const char *unit, *tidy;
        double factor;
    } cases[] = {
        {"ns/op", "sec/op", 1e-9},
        {"MB/s", "B/s", 1e6},
        {"x-ns/op", "x-sec/op", 1e-9},
        {"op/ns", "op/ns", 1},
        {"ms/op", "ms/op", 1},
        {"KB/s", "KB/s", 1},
        {"ns*MB/s", "sec*B/s", 1e-9 * 1e6},
        {"a/b*ns", "a/b*sec", 1e-9},
        {"tons", "tons", 1},
        {"ns", "sec", 1e-9},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pa_strbuf tidy = {0};
        double factor = pa_unit_tidy(cases[i].unit, strlen(cases[i].unit), &tidy);
        assert_string_equal(tidy.text, cases[i].tidy);
        assert_true(fabs(factor - cases[i].factor) <= cases[i].factor * 1e-15);
        pa_strbuf_release(&tidy);
    }
}

static void zero_is_tidied_as_any_value(void **state)
{
    (void)state;
    struct pa_records set = {0};
    pa_records_source(&set, "a.txt", "a");
    pa_records_result(&set, "X", 1, 1);
    pa_records_value(&set, 0, "ns/op");
    const struct pa_record_unit *unit = &set.units.items[set.values.items[0].unit];
    assert_string_equal(pa_records_text(&set, unit->tidy), "sec/op");
    assert_true(pa_records_tidy(&set, &set.values.items[0]) == 0);
    pa_records_release(&set);
}

static void check_scaled(double value, bool binary, const char *expected)
{
    struct pa_strbuf out = {0};
    struct pa_unit_scale scale = pa_unit_scale_for(&value, 1, binary);
    pa_unit_format(&out, value, &scale);
    assert_string_equal(out.text, expected);
    pa_strbuf_release(&out);
}

static void values_are_written_with_four_digits(void **state)
{
    (void)state;
    check_scaled(0, false, "0.000");
    check_scaled(1, false, "1.000");
    check_scaled(999.94, false, "999.9");
    check_scaled(999.96, false, "1.000k");
    check_scaled(-12.345, false, "-12.35");
    check_scaled(1.5e-9, false, "1.500n");
    check_scaled(1.5e-11, false, "0.01500n");
    check_scaled(1e-22, false, "0.0000000000n");
    check_scaled(2.5e-6, false, "2.500\u00b5");
    check_scaled(1e15, false, "1000.0T");
    check_scaled(1023, true, "1023.0");
    check_scaled(1024, true, "1.000Ki");
    check_scaled(0.25, true, "0.2500");
    check_scaled(3 * 0x1p40, true, "3.000Ti");
}

static void directions_of_known_units(void **state)
{
    (void)state;
    assert_int_equal(pa_unit_better("sec/op"), -1);
    assert_int_equal(pa_unit_better("p99-sec"), -1);
    assert_int_equal(pa_unit_better("allocs/op"), -1);
    assert_int_equal(pa_unit_better("B/s"), 1);
    assert_int_equal(pa_unit_better("req/s"), 1);
    assert_int_equal(pa_unit_better("furlongs"), 0);
    static const char *const lower[] = {"ms/op", "us/req", "peak-RSS-bytes", "p99-latency-ms", "B",
                                        "rss",   "MiB",    "errors"};
    for (size_t i = 0; i < sizeof lower / sizeof *lower; i++)
        assert_int_equal(pa_unit_better(lower[i]), -1);
    assert_int_equal(pa_unit_better("MiB/s"), 1);
    assert_int_equal(pa_unit_better("Mops/s"), 1);
    assert_int_equal(pa_unit_better("tps"), 0);
    assert_int_equal(pa_unit_better("score"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(configuration_holds_until_it_changes),
        cmocka_unit_test(deleting_a_key_moves_the_last_one),
        cmocka_unit_test(a_result_can_be_taken_back),
        cmocka_unit_test(the_first_metadata_wins),
        cmocka_unit_test(too_many_keys_are_named),
        cmocka_unit_test(units_are_tidied_in_the_numerator),
        cmocka_unit_test(zero_is_tidied_as_any_value),
        cmocka_unit_test(values_are_written_with_four_digits),
        cmocka_unit_test(directions_of_known_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
