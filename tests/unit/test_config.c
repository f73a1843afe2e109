// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include "config/config.h"

#include <stdlib.h>
#include <string.h>

static bool parse(struct pa_config *config, const char *text, struct pa_error *err)
{
    return pa_config_parse(config, text, strlen(text), err);
}

static void test_values_are_whole(void **state)
{
    (void)state;
    static char text[4096] =
        "[gate]\r\n  fail-on =  ^A\\.b$:sec/op>3%; \"x\" # y ${HOME} \t\r\nlong = ";
    struct pa_arena arena = {0};
    struct pa_config c = {.arena = &arena, .path = "pa.conf"};
    struct pa_error err = {0};
    size_t size = strlen(text);
    memset(text + size, 'x', 2000);
    assert_true(parse(&c, text, &err));
    assert_int_equal(c.list.count, 3); // with the section's own
    assert_string_equal(c.list.items[1].value, "^A\\.b$:sec/op>3%; \"x\" # y ${HOME}");
    assert_int_equal(c.list.items[1].line, 2);
    assert_int_equal(strlen(c.list.items[2].value), 2000);
    pa_config_release(&c);
    pa_arena_release(&arena);
}

static void test_lines(void **state)
{
    (void)state;
    static const char text[] =
        "\xef\xbb\xbf; no\n# no\n\n[ a ]\nk = 1 \\\n  2\\\n3\nempty=\n[b-c]\n"
        "k = a = b\nlast = x\\";
    struct pa_arena arena = {0};
    struct pa_config c = {.arena = &arena, .path = "pa.conf"};
    struct pa_error err = {0};
    assert_true(parse(&c, text, &err));
    assert_int_equal(c.list.count, 6);
    assert_string_equal(c.list.items[0].section, "a");
    assert_string_equal(c.list.items[1].value, "1 2 3");
    assert_int_equal(c.list.items[1].line, 5);
    assert_string_equal(c.list.items[2].value, "");
    assert_int_equal(c.list.items[2].line, 8);
    assert_string_equal(c.list.items[4].section, "b-c");
    assert_string_equal(c.list.items[4].value, "a = b");
    assert_string_equal(c.list.items[5].value, "x\\");
    pa_config_release(&c);
    pa_arena_release(&arena);
}

static void test_errors_name_the_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *error;
    } cases[] = {
        {"[a]\nk\n", "pa.conf:2: KEY = VALUE is wanted"},
        {"[a]\nk k = 1\n", "pa.conf:2: KEY = VALUE is wanted"},
        {"\n= 1\n", "pa.conf:2: KEY = VALUE is wanted"},
        {"k = 1\n", "pa.conf:1: a key before the first [section]"},
        {"# x\n[a\n", "pa.conf:2: a section is wanted: [NAME]"},
        {"[]\n", "pa.conf:1: a section is wanted: [NAME]"},
        {"[a] b\n", "pa.conf:1: a section is wanted: [NAME]"},
        {"[a b]\n", "pa.conf:1: a section is wanted: [NAME]"},
        {"[a]\nk = 1 \\\n2\nbad\n", "pa.conf:4: KEY = VALUE is wanted"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pa_arena arena = {0};
        struct pa_config c = {.arena = &arena, .path = "pa.conf"};
        struct pa_error err = {0};
        assert_false(parse(&c, cases[i].text, &err));
        assert_string_equal(err.text, cases[i].error);
        pa_config_release(&c);
        pa_arena_release(&arena);
    }
    struct pa_arena arena = {0};
    struct pa_config c = {.arena = &arena, .path = "pa.conf"};
    struct pa_error err = {0};
    assert_false(pa_config_parse(&c, "[a]\nk = \0x\n", 11, &err));
    assert_string_equal(err.text, "pa.conf:2: a byte that is no text");
    pa_config_release(&c);
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_are_whole),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_errors_name_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
