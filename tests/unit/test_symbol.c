// SPDX-License-Identifier: Apache-2.0
// Names of functions: text simplification. Expected values by hand from the rules in the headers.
#include "check.h"

#include "symbol/demangle.h"
#include "symbol/simplify.h"

#include <string.h>

struct modes {
    const char *name;
    const char *expected[3]; // default, templates, full; NULL: left alone
};

static void check_modes(const struct modes *rows, size_t count)
{
    struct pa_strbuf out = {0};
    for (size_t i = 0; i < count; i++)
        for (int mode = 0; mode < 3; mode++) {
            const char *expected = rows[i].expected[mode];
            bool changed =
                pa_demangle(rows[i].name, strlen(rows[i].name), (enum pa_demangle_mode)mode, &out);
            const char *got = changed ? pa_strbuf_text(&out) : "(as is)";
            assert_string_equal(got, expected ? expected : "(as is)");
        }
    pa_strbuf_release(&out);
}

#define CHECK_MODES(rows) check_modes(rows, sizeof(rows) / sizeof *(rows))

static void text_that_looks_like_cpp(void **state)
{
    (void)state;
    static const struct modes rows[] = {
        {"ns::Cls<int>::op(char)", {"ns::Cls::op", "ns::Cls<int>::op", NULL}},
        {"<T as Tr>::call", {"::call", NULL, NULL}},
        {"a::b(c(d), e) const", {"a::b const", "a::b const", NULL}},
        {"(x)<y>", {"", "<y>", NULL}},
        {"a::f(b", {NULL, NULL, NULL}},                     // never closed
        {"a::f(b)) (c)", {"a::f) (c)", "a::f) (c)", NULL}}, // the rest after a mismatch stays
        {"a<b>>::c<d>", {"a>::c<d>", NULL, NULL}},
    };
    CHECK_MODES(rows);
}

static void other_names_stay(void **state)
{
    (void)state;
    static const struct modes rows[] = {
        {"", {NULL, NULL, NULL}},
        {"main", {NULL, NULL, NULL}},
        {"runtime.mallocgc", {NULL, NULL, NULL}},
        {"net/http.(*conn).serve", {NULL, NULL, NULL}},
        {"main.Map[...]", {NULL, NULL, NULL}},
        {"main.(*List[...]).Push", {NULL, NULL, NULL}},
        {"java.lang.String.<init>(int)", {NULL, NULL, NULL}},
        {"f(int)", {NULL, NULL, NULL}}, // nothing says C++
    };
    CHECK_MODES(rows);
}

static void mode_none_changes_nothing(void **state)
{
    (void)state;
    struct pa_strbuf out = {0};
    assert_false(pa_demangle("a::b(c)", 7, PA_DEMANGLE_NONE, &out));
    pa_strbuf_release(&out);
}

static void modes_by_name(void **state)
{
    (void)state;
    enum pa_demangle_mode mode = PA_DEMANGLE_NONE;
    assert_true(pa_demangle_mode_parse("", &mode) && mode == PA_DEMANGLE_DEFAULT);
    assert_true(pa_demangle_mode_parse("templates", &mode) && mode == PA_DEMANGLE_TEMPLATES);
    assert_true(pa_demangle_mode_parse("full", &mode) && mode == PA_DEMANGLE_FULL);
    assert_true(pa_demangle_mode_parse("none", &mode) && mode == PA_DEMANGLE_NONE);
    assert_false(pa_demangle_mode_parse("everything", &mode));
}

static void simplified_for_drop_frames(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", ""},
        {".entry", "entry"},
        {"f(int)", "f"},
        {"(anonymous namespace)::f(int)", "(anonymous namespace)::f"},
        {"a::operator()(int) const", "a::operator()"},
        {"a::operator() (b)", "a::operator() "},
        {"(anonymous)", ""},
        {"..a(", ".a"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pa_string s = pa_symbol_simplify(rows[i][0], strlen(rows[i][0]));
        assert_int_equal(s.size, strlen(rows[i][1]));
        assert_memory_equal(s.text, rows[i][1], s.size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_that_looks_like_cpp),   cmocka_unit_test(other_names_stay),
        cmocka_unit_test(mode_none_changes_nothing),  cmocka_unit_test(modes_by_name),
        cmocka_unit_test(simplified_for_drop_frames),
    };
    return cmocka_run_group_tests_name("symbol", tests, NULL, NULL);
}
