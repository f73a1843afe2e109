// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "source/go_mod.h"

#include <stdio.h>

// All statements with this verb, words with a space between, statements with a semicolon behind.
static const char *statements(const char *text, const char *verb)
{
    static char copy[1000], out[1000];
    struct pa_go_mod mod = {.next = copy};
    struct pa_go_words words;
    snprintf(copy, sizeof copy, "%s", text);
    size_t size = 0;
    out[0] = '\0';
    while (pa_go_mod_next(&mod, verb, &words)) {
        for (size_t i = 0; i < words.count; i++)
            size += (size_t)snprintf(out + size, sizeof out - size, "%s%s", words.word[i],
                                     i + 1 < words.count ? " " : ";");
    }
    return out;
}

static void test_statements_stand_alone_or_in_blocks(void **state)
{
    (void)state;
    const char *text = "module a.org/x // ours\r\n"
                       "\n"
                       "replace b.org/y => ../y\n"
                       "require (\n"
                       "\tc.org/z v1.0.0 // indirect\n"
                       "\n"
                       "\treplace d => e\n" // a module called replace
                       ")\n"
                       "replace (\n"
                       "\tc.org/z v1.0.0 => f.org/z v1.1.0\n"
                       ")\n"
                       "module b";
    assert_string_equal(statements(text, "module"), "a.org/x;b;");
    assert_string_equal(statements(text, "replace"),
                        "b.org/y => ../y;c.org/z v1.0.0 => f.org/z v1.1.0;");
    assert_string_equal(statements(text, "require"), "c.org/z v1.0.0;replace d => e;");
    assert_string_equal(statements(text, "use"), "");
}

static void test_words_lose_their_quotes(void **state)
{
    (void)state;
    assert_string_equal(statements("module \"a b\n", "module"), "\"a b;");
    assert_string_equal(statements("use \"./a\"\nuse `./b`\nuse \"\"\nuse \"", "use"),
                        "./a;./b;;\";");
}

static void test_odd_texts(void **state)
{
    (void)state;
    assert_string_equal(statements("", "use"), "");
    assert_string_equal(statements("use\n)\n(\nuse (\n", "use"), "");
    assert_string_equal(statements("use (\n)\nuse a", "use"), "a;");
    assert_string_equal(statements("use 1 2 3 4 5 6 7 8", "use"),
                        "1 2 3 4 5;"); // with the verb six
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statements_stand_alone_or_in_blocks),
        cmocka_unit_test(test_words_lose_their_quotes),
        cmocka_unit_test(test_odd_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
