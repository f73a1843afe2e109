// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include "base/warnings.h"
#include "cmd/output.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void test_suffixes(void **state)
{
    (void)state;
    enum pa_format format;
    assert_true(pa_output_format_of("a/b.pb.gz", &format));
    assert_int_equal(format, PA_FORMAT_PROTO);
    assert_true(pa_output_format_of("x.md", &format));
    assert_int_equal(format, PA_FORMAT_MARKDOWN);
    assert_false(pa_output_format_of("x", &format));
    assert_false(pa_output_format_of(".svg", &format)); // a hidden file, not a suffix
    assert_false(pa_output_format_of("x.gz", &format));
}

// In a folder of its own: out.json appears at finish, and not after discard.
static void test_file_appears_whole(void **state)
{
    (void)state;
    char folder[] = "/tmp/pa_output_XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/out.json", folder);
    struct pa_output_options options = {.path = path, .format = -1};
    struct pa_output output;
    struct pa_error err = {0};
    assert_true(pa_output_open(&output, &options, pa_output_reports, &err));
    assert_int_equal(output.format, PA_FORMAT_JSON);
    assert_false(output.color || output.to_terminal);
    fputs("{}\n", output.stream);
    pa_output_discard(&output);
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(rmdir(folder), 0); // nothing else was left either

    assert_non_null(mkdtemp(strcpy(folder, "/tmp/pa_output_XXXXXX")));
    snprintf(path, sizeof path, "%s/out.json", folder);
    assert_true(pa_output_open(&output, &options, pa_output_reports, &err));
    fputs("{}\n", output.stream);
    assert_int_equal(access(path, F_OK), -1);
    assert_true(pa_output_finish(&output, &err));
    assert_int_equal(access(path, F_OK), 0);
    unlink(path);
    rmdir(folder);
}

static void test_refusals(void **state)
{
    (void)state;
    struct pa_output output;
    struct pa_error err = {0};
    struct pa_output_options svg = {.path = "/tmp/never.svg", .format = -1};
    assert_false(pa_output_open(&output, &svg, pa_output_reports, &err));
    assert_int_equal(err.code, PA_ERROR_USAGE);
    struct pa_output_options nowhere = {.path = "/tmp/no/such/folder/x.txt", .format = -1};
    assert_false(pa_output_open(&output, &nowhere, pa_output_reports, &err));
    assert_int_equal(err.code, PA_ERROR_IO);
    assert_non_null(strstr(err.text, "/tmp/no/such/folder/x.txt"));
}

static void test_full_disk(void **state)
{
    (void)state;
    struct pa_output output;
    struct pa_error err = {0};
    struct pa_output_options full = {.path = "/dev/full", .format = PA_FORMAT_TEXT};
    if (access("/dev/full", W_OK) != 0)
        skip();
    assert_true(pa_output_open(&output, &full, pa_output_reports, &err));
    fputs("lost", output.stream);
    assert_false(pa_output_finish(&output, &err));
    assert_int_equal(err.code, PA_ERROR_IO);
    assert_non_null(strstr(err.text, "/dev/full: "));
}

static void test_warnings_once(void **state)
{
    (void)state;
    struct pa_warnings w = {0};
    pa_warnings_add(&w, "a %d", 1);
    pa_warnings_add(&w, "b\nc");
    pa_warnings_add(&w, "a 1");
    assert_int_equal(w.list.count, 2);
    assert_string_equal(w.list.items[1], "b?c");
    for (int i = 0; i < 100; i++)
        pa_warnings_add(&w, "n %d", i);
    assert_int_equal(w.list.count, PA_WARNINGS_KEPT);
    assert_int_equal(w.more, 102 - PA_WARNINGS_KEPT);
    pa_warnings_release(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_suffixes),      cmocka_unit_test(test_file_appears_whole),
        cmocka_unit_test(test_refusals),      cmocka_unit_test(test_full_disk),
        cmocka_unit_test(test_warnings_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
