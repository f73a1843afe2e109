// SPDX-License-Identifier: Apache-2.0
// What files are, over both registries, and that looking at one does not use it up.
#include "input/identify.h"
#include "profile/sample.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
    const char *path;
    enum pa_input_kind kind;
    const char *format;
} files[] = {
    {"go/cpu.pb.gz", PA_INPUT_PROFILE, "pprof"},
    {"go/goroutine.debug1.txt", PA_INPUT_PROFILE, "go-count"},
    {"text/two.folded", PA_INPUT_PROFILE, "folded"},
    {"text/sampled.speedscope.json", PA_INPUT_PROFILE, "speedscope"},
    {"text/cpu-32be.prof", PA_INPUT_PROFILE, "gperf-cpu"},
    {"bench/old.txt", PA_INPUT_BENCH, "gobench"},
    {"bench-tools/jmh.json", PA_INPUT_BENCH, "jmh"},
    {"README.md", PA_INPUT_UNKNOWN, NULL},
};

static const char *name_of(struct pa_input_identity id)
{
    return id.profile ? id.profile->name : id.bench ? id.bench->name : NULL;
}

static void check_identity(const char *path, struct pa_input_identity id, size_t i)
{
    const char *name = name_of(id);
    if (id.kind != files[i].kind || !name != !files[i].format ||
        (name && strcmp(name, files[i].format) != 0))
        fail_msg("%s: kind %d, %s", path, id.kind, name ? name : "no format");
}

static void test_kinds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct pa_input_opened opened;
        struct pa_error err;
        if (!pa_input_open(&opened, files[i].path, 0, &err))
            fail_msg("%s", err.text);
        check_identity(files[i].path, opened.identity, i);
        pa_input_close(&opened);
    }
}

// Text of Windows is looked at as what it says.
static void test_utf16(void **state)
{
    (void)state;
    static const char text[] = "\xFF\xFE"
                               "B\0e\0n\0c\0h\0m\0a\0r\0k\0A\0 \0001\0 \0002\0 \0x\0\n";
    char path[] = "/tmp/pa-test-XXXXXX";
    int fd = mkstemp(path);
    assert_int_equal(write(fd, text, sizeof text), sizeof text);
    close(fd);
    struct pa_input_opened opened;
    struct pa_error err;
    assert_true(pa_input_open(&opened, path, 0, &err));
    assert_int_equal(opened.identity.kind, PA_INPUT_BENCH);
    pa_input_close(&opened);
    unlink(path);
}

static void test_missing(void **state)
{
    (void)state;
    struct pa_input_opened opened;
    struct pa_error err;
    assert_false(pa_input_open(&opened, "/none/there", 0, &err));
    assert_string_equal(err.text, "/none/there: No such file or directory");
    pa_input_close(&opened);
}

// A pipe that gives `size` bytes once, as a path.
static int open_pipe(const char *bytes, size_t size, char *path, size_t room)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], bytes, size), size);
    close(ends[1]);
    snprintf(path, room, "/dev/fd/%d", ends[0]);
    return ends[0];
}

static void test_profile_from_pipe(void **state)
{
    (void)state;
    char path[32];
    int fd = open_pipe("main;work 12\n", 13, path, sizeof path);
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_warnings warnings = {0};
    struct pa_error err;
    struct pa_input_opened opened;
    const struct pa_profile *p;
    struct pa_input input = {
        .path = path, .arena = &arena, .strings = &strings, .warnings = &warnings};
    assert_true(pa_input_open(&opened, path, 0, &err));
    assert_int_equal(opened.identity.kind, PA_INPUT_PROFILE);
    assert_true(pa_input_read(&input, &(struct pa_input_options){.opened = &opened}, &p, &err));
    assert_int_equal(p->sample_count, 1);
    pa_input_close(&opened); // was taken over
    pa_warnings_release(&warnings);
    pa_arena_release(&arena);
    pa_strings_release(&strings);
    close(fd);
}

static void test_results_from_pipe(void **state)
{
    (void)state;
    char path[32];
    int fd = open_pipe("BenchmarkA 1 2 x\n", 17, path, sizeof path);
    struct pa_records set = {0};
    struct pa_error err;
    struct pa_input_opened opened;
    assert_true(pa_input_open(&opened, path, 0, &err));
    assert_int_equal(opened.identity.kind, PA_INPUT_BENCH);
    struct pa_bench_source source = {.path = path, .label = "a", .opened = &opened};
    assert_true(pa_bench_format_read(&set, &source, &err));
    assert_int_equal(set.results.count, 1);
    pa_input_close(&opened);
    pa_records_release(&set);
    close(fd);
}

int main(void)
{
    if (chdir(PA_TESTDATA) != 0)
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_utf16),
        cmocka_unit_test(test_missing),
        cmocka_unit_test(test_profile_from_pipe),
        cmocka_unit_test(test_results_from_pipe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
