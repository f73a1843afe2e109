// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "input/bench_format.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void read_text(struct pa_records *set, const char *text)
{
    struct pa_error err;
    struct pa_bytes bytes = {pa_arena_calloc(&set->arena, strlen(text) + PA_BYTES_PADDING, 1),
                             strlen(text)};
    memcpy(bytes.data, text, bytes.size);
    pa_records_source(set, "x.txt", "x");
    assert_true(pa_bench_format_named("gobench")->read(&bytes, set, &err));
}

static void reads_names_values_and_configuration(void **state)
{
    (void)state;
    struct pa_records set = {0};
    read_text(&set, "goos: linux\r\nnote:\t two  blanks \nkey:no blank\nBenchmarkA/x=1-8 \t 100\t"
                    "12.5 ns/op\u00a03 B/op\r\nnote:\nBenchmarking 1 0x1p-2 x\nPASS\n");
    assert_int_equal(set.warnings.count, 0);
    assert_int_equal(set.results.count, 2);
    const struct pa_record *a = &set.results.items[0];
    assert_string_equal(pa_records_text(&set, a->name), "A/x=1-8");
    assert_int_equal(a->iterations, 100);
    assert_int_equal(a->line, 4);
    assert_int_equal(a->value_count, 2);
    assert_int_equal(set.configs.items[a->config].count, 2);
    pa_str note = pa_strings_adds(&set.strings, "note");
    assert_string_equal(pa_records_text(&set, pa_records_config_get(&set, a->config, note)),
                        "two  blanks ");
    assert_string_equal(pa_records_text(&set, set.results.items[1].name), "ing");
    assert_int_equal(set.configs.items[set.results.items[1].config].count, 1);
    assert_int_equal(set.sources.items[0].lines, 7);
    pa_records_release(&set);
}

static void bad_lines_are_named_and_left_out(void **state)
{
    (void)state;
    // Worded as the reader of golang.org/x/perf words them.
    static const struct {
        const char *line, *warning;
    } cases[] = {
        {"BenchmarkA", NULL},
        {"BenchmarkA ", "missing iteration count"},
        {"BenchmarkA x 1 ns/op", "parsing iteration count: invalid syntax"},
        {"BenchmarkA 1e3 1 ns/op", "parsing iteration count: invalid syntax"},
        {"BenchmarkA + 1 ns/op", "parsing iteration count: invalid syntax"},
        {"BenchmarkA 99999999999999999999 1 ns/op", "parsing iteration count: value out of range"},
        {"BenchmarkA 1", "missing measurements"},
        {"BenchmarkA 1 2", "missing units"},
        {"BenchmarkA 1 2 ns/op 3", "missing units"},
        {"BenchmarkA 1 2o ns/op", "parsing measurement: invalid syntax"},
        {"BenchmarkA 1 0x10 ns/op", "parsing measurement: invalid syntax"},
        {"BenchmarkA 1 1e999 ns/op", "parsing measurement: value out of range"},
        {"BenchmarkA 1 1__0 ns/op", "parsing measurement: invalid syntax"},
        {"Unit", "missing unit"},
        {"Unit ns/op better", "expected key=value"},
        {"Unit ns/op =lower", "expected key=value"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pa_records set = {0};
        read_text(&set, cases[i].line);
        assert_int_equal(set.results.count, 0);
        assert_int_equal(set.values.count, 0);
        assert_int_equal(set.warnings.count, cases[i].warning != NULL);
        if (cases[i].warning)
            assert_string_equal(set.warnings.items[0] + strlen("x.txt:1: "), cases[i].warning);
        pa_records_release(&set);
    }
}

static void numbers_are_those_of_go(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double value;
    } cases[] = {
        {"1_0.5", 10.5},     {"0x_1p4", 16},
        {"1.5e3", 1500},     {"+7", 7},
        {"-0.25", -.25},     {".5", .5},
        {"5.", 5},           {"Inf", INFINITY},
        {"-inf", -INFINITY}, {"9007199254740993", 9007199254740992.0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pa_records set = {0};
        read_text(&set, pa_arena_printf(&set.arena, "BenchmarkA 1 %s x", cases[i].text));
        assert_int_equal(set.values.count, 1);
        assert_true(set.values.items[0].measured == cases[i].value);
        pa_records_release(&set);
    }
}

static void metadata_conflicts_are_reported(void **state)
{
    (void)state;
    struct pa_records set = {0};
    read_text(&set, "Unit ns/op assume=exact better=lower\nUnit sec/op assume=nothing\n");
    assert_int_equal(set.warnings.count, 1);
    assert_string_equal(set.warnings.items[0],
                        "x.txt:2: metadata assume of unit sec/op already set to exact");
    pa_records_release(&set);
}

static void long_lines_are_read(void **state)
{
    (void)state;
    struct pa_records set = {0};
    char *text = malloc(200000);
    memset(text, 'x', 150000);
    memcpy(text, "Benchmark", 9);
    strcpy(text + 150000, " 1 2 ns/op\nBenchmarkB 1 2 ns/op\n");
    read_text(&set, text);
    assert_int_equal(set.results.count, 2);
    free(text);
    pa_records_release(&set);
}

static void json_events_are_put_together_package_by_package(void **state)
{
    (void)state;
    struct pa_records set = {0};
    read_text(&set,
              "{\"Action\":\"start\",\"Package\":\"a\"}\n"
              "{\"Action\":\"output\",\"Package\":\"a\",\"Output\":\"pkg: a\\n\"}\n"
              "{\"Action\":\"output\",\"Package\":\"b\",\"Output\":\"pkg: b\\n\"}\n"
              "{\"Action\":\"output\",\"Package\":\"a\",\"Output\":\"BenchmarkOne-8 \\t\"}\n"
              "{\"Action\":\"output\",\"Package\":\"b\",\"Output\":\"BenchmarkTwo 1 5 ns/op\\n\"}\n"
              "# a build error\n"
              "{\"Action\":\"output\",\"Package\":\"a\",\"Output\":\" 10\\t 7 ns/op\\n\"}\n");
    assert_int_equal(set.results.count, 2);
    pa_str pkg = pa_strings_adds(&set.strings, "pkg");
    for (size_t i = 0; i < 2; i++) {
        const struct pa_record *r = &set.results.items[i];
        assert_string_equal(pa_records_text(&set, r->name), i == 0 ? "One-8" : "Two");
        assert_string_equal(pa_records_text(&set, pa_records_config_get(&set, r->config, pkg)),
                            i == 0 ? "a" : "b");
    }
    pa_records_release(&set);
}

// Reads a file of these bytes the way a command does.
static void read_bytes(struct pa_records *set, const void *bytes, size_t size)
{
    struct pa_error err;
    char path[] = "/tmp/pa-gobench-XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");
    fwrite(bytes, 1, size, file);
    fclose(file);
    assert_true(
        pa_bench_format_read(set, &(struct pa_bench_source){.path = path, .label = "label"}, &err));
    remove(path);
}

static void windows_text_is_read(void **state)
{
    (void)state;
    // "BenchmarkÄ 1 2 x" in UTF-16 of both kinds, and in UTF-8 with a mark.
    static const uint16_t text[] = {0xFEFF, 'B', 'e', 'n', 'c', 'h', 'm', 'a',  'r',  'k',
                                    0xC4,   ' ', '1', ' ', '2', ' ', 'x', '\r', '\n', 'P'};
    uint8_t little[sizeof text], big[sizeof text];
    for (size_t i = 0; i < sizeof text / 2; i++) {
        little[2 * i] = big[2 * i + 1] = (uint8_t)text[i];
        little[2 * i + 1] = big[2 * i] = (uint8_t)(text[i] >> 8);
    }
    static const char marked[] = "\xEF\xBB\xBF"
                                 "Benchmark\u00c4 1 2 x\n";
    struct pa_records set = {0};
    read_bytes(&set, little, sizeof little);
    read_bytes(&set, big, sizeof big);
    read_bytes(&set, marked, sizeof marked - 1);
    assert_int_equal(set.results.count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(pa_records_text(&set, set.results.items[i].name), "\u00c4");
    pa_records_release(&set);
}

static bool read_file_of(struct pa_records *set, const char *bytes, size_t size,
                         struct pa_error *err)
{
    char path[] = "/tmp/pa-gobench-XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
    bool ok =
        pa_bench_format_read(set, &(struct pa_bench_source){.path = path, .label = "label"}, err);
    remove(path);
    return ok;
}

static void text_without_results_is_a_warning(void **state)
{
    (void)state;
    struct pa_records set = {0};
    struct pa_error err;
    assert_true(read_file_of(&set, "PASS\nok\n", 8, &err));
    assert_true(read_file_of(&set, "", 0, &err));
    assert_int_equal(set.results.count, 0);
    assert_int_equal(set.warnings.count, 2);
    const char *path = set.sources.items[0].path;
    assert_string_equal(
        set.warnings.items[0],
        pa_arena_printf(&set.arena, "0 benchmark lines in %s (2 lines read)", path));
    pa_records_release(&set);
}

static void what_cannot_hold_results_is_an_error(void **state)
{
    (void)state;
    struct pa_records set = {0};
    struct pa_error err;
    assert_false(read_file_of(&set,
                              "\x7f"
                              "ELF\0\n",
                              6, &err));
    assert_non_null(strstr(err.text, ": no benchmark results: this is not text"));
    assert_false(read_file_of(&set, "main;f 3\nmain;g 4\n", 18, &err));
    assert_non_null(strstr(err.text, ": no benchmark results: this is a profile"));
    assert_false(pa_bench_format_read(
        &set, &(struct pa_bench_source){.path = "/none/there", .label = "label"}, &err));
    assert_non_null(strstr(err.text, "No such file"));
    pa_records_release(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_names_values_and_configuration),
        cmocka_unit_test(bad_lines_are_named_and_left_out),
        cmocka_unit_test(numbers_are_those_of_go),
        cmocka_unit_test(metadata_conflicts_are_reported),
        cmocka_unit_test(long_lines_are_read),
        cmocka_unit_test(json_events_are_put_together_package_by_package),
        cmocka_unit_test(windows_text_is_read),
        cmocka_unit_test(text_without_results_is_a_warning),
        cmocka_unit_test(what_cannot_hold_results_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
