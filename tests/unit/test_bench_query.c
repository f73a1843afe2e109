// SPDX-License-Identifier: Apache-2.0
// Filters and projections over one small set of results.
#include "base/strbuf.h"
#include "bench/filter.h"
#include "bench/pivot.h"
#include "check.h"

#include <stdio.h>
#include <string.h>

static void fill(struct pa_records *set)
{
    static const char *const names[] = {"Encode/format=json/size=1k-8",
                                        "Encode/format=gob/size=1k-8", "Hash", "Hash-4",
                                        "Find/fast/n=2"};
    pa_records_source(set, "dir/old.txt", "old");
    pa_records_config(set, "goos", "linux");
    pa_records_config(set, "pkg", "a b");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        pa_records_result(set, names[i], 1, (uint32_t)i);
        pa_records_value(set, (double)i, "ns/op");
        pa_records_value(set, 1, "B/op");
    }
}

// The results and units that match, as bits: two for each result, ns/op first.
static unsigned matches(const char *expression)
{
    struct pa_records set = {0};
    struct pa_error err;
    fill(&set);
    struct pa_bench_filter *filter = pa_bench_filter_new(expression, &err);
    if (!filter)
        print_error("%s: %s\n", expression, err.text);
    assert_non_null(filter);
    unsigned bits = 0, bit = 1;
    for (size_t r = 0; r < set.results.count; r++) {
        const struct pa_record *result = &set.results.items[r];
        for (uint32_t v = 0; v < result->value_count; v++, bit <<= 1) {
            uint32_t unit = set.values.items[result->first_value + v].unit;
            bits |= pa_bench_filter_match(filter, &set, result, unit) ? bit : 0;
        }
    }
    pa_bench_filter_free(filter);
    pa_records_release(&set);
    return bits;
}

static void filters_pick_measurements(void **state)
{
    (void)state;
    enum { ALL = 0x3FF, TIMES = 0x155, ENCODE = 0xF, HASH = 0xF0 };
    static const struct {
        const char *expression;
        unsigned bits;
    } cases[] = {
        {"*", ALL},
        {"-*", 0},
        {"- - *", ALL},
        {".name:Encode", ENCODE},
        {".name:/^[EF]/", ENCODE | 0x300},
        {".fullname:Hash", 0x30},
        {".unit:ns/op", TIMES},
        {".unit:sec/op", TIMES},
        {"-.unit:/sec/", ALL & ~TIMES},
        {".name:Encode .unit:ns/op", ENCODE & TIMES},
        {".name:Encode AND .unit:ns/op", ENCODE & TIMES},
        {".name:Encode OR .unit:ns/op", ENCODE | TIMES},
        {".name:Hash .unit:ns/op OR .name:Encode", (HASH & TIMES) | ENCODE},
        {"-(.name:Hash OR .name:Encode)", 0x300},
        {"/format:gob", 0xC},
        {"/format:(gob OR json)", ENCODE},
        {"/format:(gob OR /^j/)", ENCODE},
        {"/gomaxprocs:4", 0xC0},
        {"/gomaxprocs:\"\"", 0x330},
        {"/n:2", 0x300},
        {"goos:linux pkg:\"a b\"", ALL},
        {"\"pkg\":\"a\\x20b\"", ALL},
        {"\"\\160k\\u0067\":\"a\\U00000020b\"", ALL},
        {"pkg:\"\\u00e9\\u20ac\\U0001F600\"", 0},
        {"nokey:\"\"", ALL},
        {"nokey:\"\\\\\"", 0}, // an escaped backslash does not hide the quote
        {".file:old", ALL},
        {".name:/(a|b)/ OR .name:/[/]/ OR .name:Hash", HASH},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned bits = matches(cases[i].expression);
        if (bits != cases[i].bits)
            print_error("%s: %x, not %x\n", cases[i].expression, bits, cases[i].bits);
        assert_int_equal(bits, cases[i].bits);
    }
}

// Worded as benchstat words them.
static void wrong_filters_show_the_place(void **state)
{
    (void)state;
    static const struct {
        const char *expression, *message;
        size_t column;
    } cases[] = {
        {"", "expected key:value or subexpression", 0},
        {"a:b OR", "expected key:value or subexpression", 6},
        {"a", "expected key:value", 0},
        {"a:b c d:e", "expected key:value", 4},
        {"a:", "expected key:value", 0},
        {"a:(", "expected value", 3},
        {"a:(b c)", "value list must be separated by OR", 5},
        {"(a:b", "missing \")\"", 4},
        {"a:b)", "unexpected \")\"", 3},
        {"a:b : c", "unexpected \":\"", 4},
        {"a:\"b", "missing end quote", 2},
        {"a:\"\\q\"", "bad escape sequence", 2},
        {"a:\"\\x4\"", "bad escape sequence", 2},
        {"a:\"\\ud800\"", "bad escape sequence", 2},
        {"a:\"\\777\"", "bad escape sequence", 2},
        {"a:\"\\08\"", "bad escape sequence", 2},
        {"a:/b", "missing close \"/\"", 2},
        {"a:/b/c", "regexp must be followed by space or an operator (unescaped \"/\"?)", 5},
        {".config:x", ".config is only allowed in projections", 0},
        {"\"\":x", "key must not be empty", 0},
        {"µ:x )", "unexpected \")\"", 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pa_error err;
        char expected[512];
        assert_null(pa_bench_filter_new(cases[i].expression, &err));
        snprintf(expected, sizeof expected, "syntax error: %s\n\t%s\n\t%*s^", cases[i].message,
                 cases[i].expression, (int)cases[i].column, "");
        assert_string_equal(err.text, expected);
    }
    char deep[300];
    memset(deep, '(', sizeof deep);
    deep[sizeof deep - 1] = '\0';
    struct pa_error err;
    assert_null(pa_bench_filter_new(deep, &err));
    assert_non_null(strstr(err.text, "nested too deeply"));
}

static void wrong_projections_show_the_place(void **state)
{
    (void)state;
    static const struct {
        const char *expression, *message;
        size_t column;
    } cases[] = {
        {",a", "expected key", 0},
        {"a,", "expected key", 2},
        {"a@", "expected named sort order or parenthesized list", 2},
        {"a@weird", "unknown order \"weird\"", 2},
        {"a@()", "nothing to match", 3},
        {"a@(b", "missing )", 4},
        {".unit", ".unit is only allowed in filters", 0},
        {".config@(a b)", "fixed order not allowed for .config", 8},
        {"\"\"", "key must not be empty", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pa_error err;
        struct pa_pivot pivot = {0};
        char expected[512];
        assert_false(
            pa_pivot_init(&pivot, &(struct pa_pivot_options){.row = cases[i].expression}, &err));
        snprintf(expected, sizeof expected, "parsing -row: syntax error: %s\n\t%s\n\t%*s^",
                 cases[i].message, cases[i].expression, (int)cases[i].column, "");
        assert_string_equal(err.text, expected);
        pa_pivot_release(&pivot);
    }
}

// The labels of rows and columns of all tables: "rows | cols;".
static void check_layout(const struct pa_pivot_options *options, const char *expected)
{
    struct pa_records set = {0};
    struct pa_pivot pivot = {0};
    struct pa_strbuf out = {0};
    struct pa_error err;
    fill(&set);
    pa_records_source(&set, "new.txt", "new");
    pa_records_config(&set, "goos", "darwin");
    pa_records_result(&set, "Hash-16", 1, 1);
    pa_records_value(&set, 1, "ns/op");
    assert_true(pa_pivot_init(&pivot, options, &err));
    assert_true(pa_pivot_run(&pivot, &set, &(struct pa_error){0}));
    for (size_t i = 0; i < pivot.table_count; i++) {
        const struct pa_pivot_table *t = &pivot.tables[i];
        for (size_t r = 0; r < t->row_count; r++)
            pa_strbuf_printf(&out, "%s,",
                             pa_projection_label(&pivot.row, &set, t->rows[r], &pivot.arena));
        pa_strbuf_adds(&out, "|");
        for (size_t c = 0; c < t->col_count; c++)
            pa_strbuf_printf(&out, "%s,",
                             pa_projection_label(&pivot.col, &set, t->cols[c], &pivot.arena));
        pa_strbuf_adds(&out, ";");
        for (size_t c = 0; c < t->cell_count; c++) {
            if (t->cells[c].varies)
                pa_strbuf_printf(&out, "(%s)", t->cells[c].varies);
        }
    }
    assert_string_equal(pa_strbuf_text(&out), expected);
    pa_strbuf_release(&out);
    pa_pivot_release(&pivot);
    pa_records_release(&set);
}

static void projections_make_tables_rows_and_columns(void **state)
{
    (void)state;
    check_layout(&(struct pa_pivot_options){.filter = ".unit:ns/op .name:Hash"},
                 "Hash-16,|new,;Hash,Hash-4,|old,;"); // configurations in order of their text
    check_layout(&(struct pa_pivot_options){.filter = ".unit:ns/op .name:Hash", .table = "goos"},
                 "Hash,Hash-4,|old,;Hash-16,|new,;"); // a key that is named: as first seen
    check_layout(&(struct pa_pivot_options){.filter = ".unit:ns/op",
                                            .table = "",
                                            .row = "/gomaxprocs@num",
                                            .col = ".name",
                                            .ignore = ".config,.file"},
                 "4,8,16,,|Encode,Hash,Find,;(.fullname)");
    check_layout(&(struct pa_pivot_options){.filter = ".unit:ns/op",
                                            .row = ".fullname",
                                            .col = "/format@(gob json)"},
                 "Encode/size=1k-8,|gob,json,;");
    check_layout(
        &(struct pa_pivot_options){
            .filter = ".unit:ns/op .name:Hash", .row = ".name", .table = "", .col = ""},
        "Hash,|,;(goos, pkg, .fullname)");
    check_layout(&(struct pa_pivot_options){.filter = ".unit:ns/op /format:json",
                                            .row = ".fullname@alpha",
                                            .col = ".name"},
                 "*/format=json/size=1k-8,|Encode,;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filters_pick_measurements),
        cmocka_unit_test(wrong_filters_show_the_place),
        cmocka_unit_test(wrong_projections_show_the_place),
        cmocka_unit_test(projections_make_tables_rows_and_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
