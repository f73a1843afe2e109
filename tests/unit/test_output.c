// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include "base/file.h"
#include "base/warnings.h"
#include "cli/outfile.h"
#include "cli/output.h"
#include "cli/suffix.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void test_suffixes(void **state)
{
    (void)state;
    assert_string_equal(pa_suffix_format("a/b.pb.gz"), "proto");
    assert_string_equal(pa_suffix_format("x.md"), "markdown");
    assert_null(pa_suffix_format("x"));
    assert_null(pa_suffix_format(".svg")); // a hidden file, not a suffix
    assert_null(pa_suffix_format("x.gz"));
}

// Every printer is a format, and its choice leads back to it.
static void test_reports_are_printers(void **state)
{
    (void)state;
    for (size_t i = 0; i < pa_printer_count; i++) {
        assert_string_equal(pa_output_reports[i].name, pa_printers[i].name);
        struct pa_output output;
        struct pa_error err = {0};
        struct pa_output_options options = {.format = pa_output_reports[i].value};
        assert_true(pa_output_open(&output, &options, pa_output_reports, &err));
        assert_ptr_equal(output.printer, &pa_printers[i]);
        assert_int_equal(output.format, PA_FORMAT_REPORT);
    }
    assert_null(pa_output_reports[pa_printer_count].name);
}

static void test_own_formats_come_last(void **state)
{
    (void)state;
    static const struct pa_choice svg[] = {{"svg", PA_FORMAT_SVG, NULL}, {0}};
    struct pa_output_table table;
    pa_output_table_init(&table, pa_output_reports, svg, true);
    assert_string_equal(table.formats[pa_printer_count].name, "svg");
    pa_output_table_init(&table, pa_output_reports, svg, false);
    for (const struct pa_choice *c = table.formats; c->name; c++)
        assert_string_not_equal(c->name, "junit"); // there is nothing to check
    struct pa_output output;
    struct pa_error err = {0};
    struct pa_output_options options = {.path = "/dev/null", .format = PA_FORMAT_SVG};
    assert_true(pa_output_open(&output, &options, table.formats, &err));
    assert_int_equal(output.format, PA_FORMAT_SVG);
    assert_null(output.printer);
    assert_true(pa_output_finish(&output, &err));
    options.format = -1;
    assert_true(pa_output_open(&output, &options, table.formats, &err));
    assert_string_equal(output.printer->name, "text");
    pa_output_discard(&output);
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
    assert_string_equal(output.printer->name, "json");
    assert_false(output.print.color || output.to_terminal);
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
    struct pa_output_options full = {.path = "/dev/full", .format = -1};
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

static void test_outfile_appears_only_when_whole(void **state)
{
    (void)state;
    char folder[] = "/tmp/pa-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char path[64];
    snprintf(path, sizeof path, "%s/out", folder);
    struct pa_error err = {0};
    struct pa_outfile out;
    assert_true(pa_outfile_open(&out, path, &err));
    fputs("half", out.stream);
    pa_outfile_discard(&out);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_true(pa_outfile_open(&out, path, &err));
    fputs("whole", out.stream);
    assert_true(pa_outfile_commit(&out, &err));
    struct pa_bytes got;
    assert_true(pa_file_read(path, PA_DEFAULT_MAX_SIZE, &got, &err));
    assert_string_equal((char *)got.data, "whole");
    free(got.data);
    assert_false(pa_file_read(folder, PA_DEFAULT_MAX_SIZE, &got, &err));
    assert_string_equal(err.text, "is a directory");
    unlink(path);
    assert_int_equal(rmdir(folder), 0); // nothing else was left there
    assert_false(pa_outfile_open(&out, "/no/such/folder/x", &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_suffixes),
        cmocka_unit_test(test_reports_are_printers),
        cmocka_unit_test(test_own_formats_come_last),
        cmocka_unit_test(test_file_appears_whole),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_full_disk),
        cmocka_unit_test(test_outfile_appears_only_when_whole),
        cmocka_unit_test(test_warnings_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
