// SPDX-License-Identifier: Apache-2.0
#include "analysis/path.h"
#include "base/path_end.h"
#include "check.h"

#include <string.h>

static const char *trimmed(const char *path, const char *trim, const char *source)
{
    return pa_path_trim(path, &(struct pa_path_options){trim, source});
}

static void test_prefixes_go_at_whole_elements(void **state)
{
    (void)state;
    assert_string_equal(trimmed("/build/x/main.c", "/build/x", NULL), "main.c");
    assert_string_equal(trimmed("/build/x/main.c", "/build/x/", NULL), "main.c");
    assert_string_equal(trimmed("/build/xy/main.c", "/build/x", NULL), "/build/xy/main.c");
    assert_string_equal(trimmed("/b/main.c", "/a:/b", NULL), "main.c");
    assert_string_equal(trimmed("/b/main.c", "::/b", NULL), "main.c");
    assert_string_equal(trimmed("main.c", "/a", NULL), "main.c");
}

static void test_sources_tell_where_a_project_begins(void **state)
{
    (void)state;
    const char *path = "/built/at/project/lib/main.c";
    assert_string_equal(trimmed(path, NULL, "/my/copy/project"), "lib/main.c");
    assert_string_equal(trimmed(path, "", "/my/copy/project/"), "lib/main.c");
    assert_string_equal(trimmed(path, NULL, "/my/other:project"), "lib/main.c");
    assert_string_equal(trimmed(path, NULL, "/my/proj"), path);
    // Prefixes that are given are not guessed.
    assert_string_equal(trimmed(path, "/nowhere", "/my/copy/project"), path);
}

static void test_a_sandbox_always_goes(void **state)
{
    (void)state;
    assert_string_equal(trimmed("/proc/self/cwd/a.c", NULL, NULL), "a.c");
    assert_string_equal(trimmed("/proc/self/cwd/./a.c", "/x", NULL), "a.c");
}

static void test_clean_paths_are_shortest(void **state)
{
    (void)state;
    static const char *const PAIRS[][2] = {
        {"", "."},           {".", "."},           {"/", "/"},
        {"//a//b/", "/a/b"}, {"a/./b", "a/b"},     {"a/../b", "b"},
        {"a/..", "."},       {"../a", "../a"},     {"../../a/..", "../.."},
        {"/..", "/"},        {"/../a", "/a"},      {"a/b/../../..", ".."},
        {"...", "..."},      {"/a/../../b", "/b"}, {"./../a", "../a"},
    };
    struct pa_strbuf out = {0};
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        pa_path_clean(&out, PAIRS[i][0]);
        assert_string_equal(out.text, PAIRS[i][1]);
        assert_int_equal(out.size, strlen(PAIRS[i][1]));
    }
    pa_strbuf_release(&out);
}

static void test_ends_tell_paths_apart(void **state)
{
    (void)state;
    static const char *const paths[] = {"/a/x/y.c", "/b/x/y.c", "y.c",   "x/z.c",
                                        "a/b/",     "same/w",   "same/w"};
    static const char *const ends[] = {"a/x/y.c", "b/x/y.c", "y.c",   "z.c",
                                       "b/",      "same/w",  "same/w"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_string_equal(pa_path_distinct_end(paths, sizeof paths / sizeof *paths, i), ends[i]);
    assert_string_equal(pa_path_end("a/b/c", 2), "b/c");
    assert_string_equal(pa_path_end("a/b/c", 9), "a/b/c");
    assert_string_equal(pa_path_end("", 1), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prefixes_go_at_whole_elements),
        cmocka_unit_test(test_sources_tell_where_a_project_begins),
        cmocka_unit_test(test_a_sandbox_always_goes),
        cmocka_unit_test(test_clean_paths_are_shortest),
        cmocka_unit_test(test_ends_tell_paths_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
