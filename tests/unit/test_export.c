// SPDX-License-Identifier: Apache-2.0
// Writing other formats: what is written is read back as the same values for the same stacks.
#include "export/firefox.h"
#include "export/folded.h"
#include "export/otlp.h"
#include "export/pprof.h"
#include "export/speedscope.h"
#include "input/format.h"
#include "profile/builder.h"

#include "profile/merge.h"
#include "profile_dump.h"

#include "check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct reading {
    struct pa_arena arena;
    struct pa_strings strings;
    struct pa_warnings warnings;
    const struct pa_profile *profile;
};

static void release(struct reading *r)
{
    pa_warnings_release(&r->warnings);
    pa_arena_release(&r->arena);
    pa_strings_release(&r->strings);
}

static struct pa_input input_of(struct reading *r, const char *path)
{
    memset(r, 0, sizeof *r);
    return (struct pa_input){
        .path = path, .arena = &r->arena, .strings = &r->strings, .warnings = &r->warnings};
}

static void read_file(struct reading *r, const char *path)
{
    struct pa_error err;
    struct pa_input input = input_of(r, path);
    if (!pa_input_read(&input, &(struct pa_input_options){0}, &r->profile, &err))
        fail_msg("%s", err.text);
}

static void read_text(struct reading *r, const char *format, const struct pa_strbuf *text)
{
    struct pa_error err;
    struct pa_input input = input_of(r, "written");
    input.bytes.size = text->size;
    input.bytes.data = calloc(1, text->size + PA_BYTES_PADDING); // a reader may take it over
    assert_non_null(input.bytes.data);
    memcpy(input.bytes.data, pa_strbuf_text(text), text->size);
    if (!pa_input_read_bytes(&input, pa_input_format_named(format), &r->profile, &err))
        fail_msg("%s: %s", err.text, pa_strbuf_text(text));
    free(input.bytes.data);
}

static struct pa_strbuf folded(const struct pa_profile *p, uint32_t type)
{
    struct pa_writer out = {0};
    struct pa_error err;
    assert_true(pa_folded_write(p, type, &out, &err));
    assert_true(pa_writer_finish(&out, &err));
    return out.text;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *next_line(char **rest)
{
    char *line = *rest, *end = strchr(line, '\n');
    *rest = end ? end + 1 : line + strlen(line);
    if (end)
        *end = '\0';
    return line;
}

// The lines in alphabetical order.
static struct pa_strbuf sorted(const struct pa_strbuf *text)
{
    struct pa_strbuf out = {0};
    char *copy = strdup(pa_strbuf_text(text)), *line[20000], *rest = copy;
    size_t count = 0;
    while (*(line[count] = next_line(&rest)))
        assert_true(++count < 20000);
    qsort(line, count, sizeof *line, by_text);
    for (size_t i = 0; i < count; i++)
        pa_strbuf_printf(&out, "%s\n", line[i]);
    free(copy);
    return out;
}

static void expect_same_lines(const struct pa_strbuf *a, const struct pa_strbuf *b)
{
    struct pa_strbuf x = sorted(a), y = sorted(b);
    assert_string_equal(pa_strbuf_text(&x), pa_strbuf_text(&y));
    pa_strbuf_release(&x);
    pa_strbuf_release(&y);
}

// Every profile there is in testdata: false for what is none.
static bool try_file(struct reading *r, const char *path)
{
    struct pa_error err;
    struct pa_input input = input_of(r, path);
    bool ok = pa_input_read(&input, &(struct pa_input_options){0}, &r->profile, &err);
    if (!ok)
        release(r);
    return ok;
}

static size_t each_profile(void (*check)(const char *path, const struct reading *from))
{
    static const char *const folders[] = {"go", "go/runs", "cpp", "odd", "text"};
    size_t count = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        DIR *dir = opendir(folders[i]);
        assert_non_null(dir);
        for (struct dirent *entry; (entry = readdir(dir));) {
            char path[512];
            struct reading from;
            snprintf(path, sizeof path, "%s/%s", folders[i], entry->d_name);
            if (entry->d_name[0] == '.' || strstr(path, "sum-overflows") || !try_file(&from, path))
                continue;
            check(path, &from);
            release(&from);
            count++;
        }
        closedir(dir);
    }
    return count;
}

static void check_folded_back(const char *path, const struct reading *from)
{
    for (uint32_t t = 0; t < from->profile->type_count; t++) {
        struct pa_strbuf text = folded(from->profile, t);
        if (text.size) {
            struct reading to;
            read_text(&to, "folded", &text);
            struct pa_strbuf again = folded(to.profile, 0);
            // Counts with fractions are written with theirs, which reading says.
            if (to.warnings.list.count &&
                !strstr(to.warnings.list.items[0], "counts with fractions"))
                fail_msg("%s: %s", path, to.warnings.list.items[0]);
            assert_string_equal(pa_strbuf_text(&text), pa_strbuf_text(&again));
            pa_strbuf_release(&again);
            release(&to);
        }
        pa_strbuf_release(&text);
    }
}

// The values of every type survive being written as folded stacks.
static void test_folded_back(void **state)
{
    (void)state;
    assert_true(each_profile(check_folded_back) > 75);
}

static void check_speedscope_back(const char *path, const struct reading *from)
{
    struct reading to;
    struct pa_error err;
    struct pa_writer out = {0};
    if (strstr(path, "odd/names")) // not all UTF-8, as JSON has to be
        return;
    pa_speedscope_write(from->profile, 0, path, &out);
    assert_true(pa_writer_finish(&out, &err));
    read_text(&to, "speedscope", &out.text);
    assert_int_equal(from->profile->type_count, to.profile->type_count);
    for (uint32_t t = 0; t < from->profile->type_count; t++) {
        assert_string_equal(pa_profile_text(from->profile, from->profile->types[t].type),
                            pa_profile_text(to.profile, to.profile->types[t].type));
        const char *unit = pa_profile_text(from->profile, from->profile->types[t].unit);
        if (strcmp(unit, "milliseconds") == 0 || strcmp(unit, "microseconds") == 0)
            continue; // times are read as nanoseconds
        struct pa_strbuf a = folded(from->profile, t), b = folded(to.profile, t);
        expect_same_lines(&a, &b);
        pa_strbuf_release(&a);
        pa_strbuf_release(&b);
    }
    pa_strbuf_release(&out.text);
    release(&to);
}

// All types, with their names, come back from one speedscope file; so do files and lines.
static void test_speedscope_back(void **state)
{
    (void)state;
    assert_true(each_profile(check_speedscope_back) > 75);
}

// As a profile of its own, in which equal samples are one.
static struct pa_strbuf dump_joined(const struct pa_profile *p)
{
    struct pa_arena arena = {0};
    struct pa_strbuf out = {0};
    struct pa_error err;
    struct pa_merger *merger = pa_merger_new(&arena, p->strings);
    assert_true(pa_merger_add(merger, p, NULL, &err));
    const struct pa_profile *joined = pa_merger_finish(merger, &err);
    assert_non_null(joined);
    dump_profile(&out, joined);
    pa_arena_release(&arena);
    return out;
}

static void check_otlp_back(const char *path, const struct reading *from)
{
    struct reading to;
    struct pa_strbuf bytes = {0};
    struct pa_error err;
    if (!pa_export_otlp(from->profile, &bytes, &err)) {
        assert_int_equal(err.code, PA_ERROR_UNSUPPORTED);
        assert_string_equal(path, "odd/labels.pb.gz");
        return;
    }
    assert_ptr_equal(pa_input_format_of((uint8_t *)bytes.text, bytes.size),
                     pa_input_format_named("otlp"));
    read_text(&to, "otlp", &bytes);
    if (to.warnings.list.count)
        fail_msg("%s: %s", path, to.warnings.list.items[0]);
    struct pa_strbuf a = dump_joined(from->profile), b = dump_joined(to.profile);
    expect_same_lines(&a, &b);
    pa_strbuf_release(&a);
    pa_strbuf_release(&b);
    pa_strbuf_release(&bytes);
    release(&to);
}

// All but the default type comes back from OTLP: labels, mappings, every type.
static void test_otlp_back(void **state)
{
    (void)state;
    assert_true(each_profile(check_otlp_back) > 75);
}

static void check_pprof_back(const char *path, const struct reading *from)
{
    struct reading first, to;
    struct pa_strbuf plain = {0}, bytes = {0}, again = {0};
    (void)path;
    pa_export_pprof(from->profile, &plain); // read once: then all locations have a mapping
    read_text(&first, "pprof", &plain);
    pa_export_pprof(first.profile, &bytes);
    for (uint32_t t = 0; t < from->profile->type_count; t++) {
        struct pa_strbuf a = folded(from->profile, t), b = folded(first.profile, t);
        assert_string_equal(pa_strbuf_text(&a), pa_strbuf_text(&b));
        pa_strbuf_release(&a);
        pa_strbuf_release(&b);
    }
    read_text(&to, "pprof", &bytes);
    pa_export_pprof(to.profile, &again);
    assert_int_equal(bytes.size, again.size);
    assert_memory_equal(pa_strbuf_text(&bytes), pa_strbuf_text(&again), bytes.size);
    pa_strbuf_release(&plain);
    pa_strbuf_release(&bytes);
    pa_strbuf_release(&again);
    release(&first);
    release(&to);
}

// Nothing at all is lost.
static void test_pprof_back(void **state)
{
    (void)state;
    assert_true(each_profile(check_pprof_back) > 75);
}

static bool fits_a_double(const struct pa_profile *p, uint32_t type)
{
    const char *unit = pa_profile_text(p, p->types[type].unit);
    return strcmp(unit, "milliseconds") != 0 && strcmp(unit, "microseconds") != 0 &&
           p->store.magnitude[type] < (uint64_t)1 << 50;
}

static void check_firefox_back(const char *path, const struct reading *from)
{
    for (uint32_t t = 0; t < from->profile->type_count; t++) {
        struct reading to;
        struct pa_error err;
        struct pa_writer out = {0};
        struct pa_strbuf a = folded(from->profile, t);
        if (strstr(path, "odd/names") || !a.size || // not all UTF-8
            !fits_a_double(from->profile, t)) {
            pa_strbuf_release(&a);
            continue;
        }
        pa_firefox_write(from->profile, t, path, &out);
        assert_true(pa_writer_finish(&out, &err));
        read_text(&to, "firefox", &out.text);
        struct pa_strbuf b = folded(to.profile, 0);
        expect_same_lines(&a, &b);
        pa_strbuf_release(&a);
        pa_strbuf_release(&b);
        pa_strbuf_release(&out.text);
        release(&to);
    }
}

// The values of every type survive being written as a profile of the Firefox profiler.
static void test_firefox_back(void **state)
{
    (void)state;
    assert_true(each_profile(check_firefox_back) > 75);
}

static void add_labelled(struct reading *r, struct pa_profile_builder *b, const char *const *labels)
{
    struct pa_label list[4];
    uint32_t count = 0;
    for (; labels[2 * count]; count++)
        list[count] =
            (struct pa_label){.key = pa_strings_adds(&r->strings, labels[2 * count]),
                              .text = pa_strings_adds(&r->strings, labels[2 * count + 1])};
    struct pa_function f = {.name = pa_strings_adds(&r->strings, "work")};
    struct pa_line line = {.function = pa_profile_builder_function(b, &f), .line = 3};
    uint32_t at = pa_profile_builder_location(b, &(struct pa_location){0}, &line, 1);
    pa_profile_builder_sample(b, &(struct pa_sample){.depth = 1,
                                                     .location = &at,
                                                     .value = &(int64_t){5},
                                                     .label = list,
                                                     .label_count = count});
}

// Threads by their labels; one that changed its name is two, with ids that differ.
static void test_firefox_threads(void **state)
{
    (void)state;
    struct reading r = {0};
    struct pa_error err;
    struct pa_writer out = {0};
    struct pa_profile_builder *b = pa_profile_builder_new(&r.arena, &r.strings);
    pa_profile_builder_add_type(b, pa_strings_adds(&r.strings, "n"),
                                pa_strings_adds(&r.strings, "count"));
    add_labelled(&r, b, (const char *const[]){"comm", "sh", "tid", "7", NULL});
    add_labelled(&r, b, (const char *const[]){"comm", "app", "tid", "7", "category", "GC", NULL});
    add_labelled(&r, b, (const char *const[]){NULL});
    r.profile = pa_profile_builder_finish(b, &err);
    assert_non_null(r.profile);
    pa_firefox_write(r.profile, 0, "title", &out);
    assert_true(pa_writer_finish(&out, &err));
    static const char *const expected[] = {
        "\"name\":\"sh\",\"isMainThread\":true,\"processName\":\"title\",\"pid\":\"0\",\"tid\":"
        "\"7\"",
        "\"name\":\"app\",\"isMainThread\":true,\"processName\":\"title\",\"pid\":\"0\",\"tid\":"
        "\"7.2\"",
        "\"name\":\"title\",\"isMainThread\":true,\"processName\":\"title\",\"pid\":\"0\",\"tid\":"
        "\"3\"",
        "{\"name\":\"GC\",\"color\":\"blue\",\"subcategories\":[\"Other\"]}",
        "\"weight\":[5],\"weightType\":\"samples\"",
        "\"frameTable\":{\"length\":2,",
        "\"category\":[null,1]",
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        if (!strstr(out.text.text, expected[i]))
            fail_msg("no %s in %s", expected[i], out.text.text);
    }
    pa_strbuf_release(&out.text);
    release(&r);
}

static void test_folded_text(void **state)
{
    (void)state;
    struct reading r;
    read_file(&r, "odd/inlined.pb.gz");
    struct pa_strbuf text = folded(r.profile, 0);
    assert_string_equal(text.text, "main;outer;small;tiny 30\nmain;outer;small 20\n");
    pa_strbuf_release(&text);
    release(&r);
    read_file(&r, "odd/no-functions.pb.gz");
    text = folded(r.profile, 0);
    assert_string_equal(text.text, "[app];[libm.so.6] 70\n[app];<unknown> 30\n");
    pa_strbuf_release(&text);
    release(&r);
}

static void test_speedscope_text(void **state)
{
    (void)state;
    struct reading r;
    struct pa_error err;
    struct pa_writer out = {0};
    read_file(&r, "odd/columns.pb.gz");
    pa_speedscope_write(r.profile, 0, "a \"title\"", &out);
    assert_true(pa_writer_finish(&out, &err));
    assert_string_equal(
        out.text.text,
        "{\"$schema\":\"https://www.speedscope.app/file-format-schema.json\",\"exporter\":\"pa\","
        "\"name\":\"a \\\"title\\\"\",\"activeProfileIndex\":0,\"shared\":{\"frames\":[\n"
        "{\"name\":\"main\",\"file\":\"main.c\",\"line\":5,\"col\":9},\n"
        "{\"name\":\"leaf\",\"file\":\"main.c\",\"line\":7,\"col\":1},\n"
        "{\"name\":\"leaf\",\"file\":\"main.c\",\"line\":7,\"col\":2}]},\"profiles\":["
        "{\"type\":\"sampled\",\"name\":\"cpu\",\"unit\":\"nanoseconds\",\"samples\":[\n"
        "[0,1],\n[0,2]],\"weights\":[\n30,20],\"startValue\":0,\"endValue\":50}]}\n");
    pa_strbuf_release(&out.text);
    release(&r);
}

// Units under other names than speedscope's: the unit it knows, and values that mean the same.
static void test_speedscope_units(void **state)
{
    (void)state;
    static const struct {
        const char *unit;
        int64_t value;
        const char *expected;
    } cases[] = {
        {"ms", 3, "\"unit\":\"milliseconds\",\"samples\":[\n[0]],\"weights\":[\n3]"},
        {"us", -3, "\"unit\":\"microseconds\",\"samples\":[\n[0]],\"weights\":[\n-3]"},
        {"second", 3, "\"unit\":\"seconds\",\"samples\":[\n[0]],\"weights\":[\n3]"},
        {"hours", 2, "\"unit\":\"seconds\",\"samples\":[\n[0]],\"weights\":[\n7200]"},
        {"kB", 3, "\"unit\":\"bytes\",\"samples\":[\n[0]],\"weights\":[\n3072]"},
        {"MB", INT64_MAX / 2, "\"weights\":[\n4.835703278458517e+24]"},
        {"widgets", 3, "\"unit\":\"none\",\"samples\":[\n[0]],\"weights\":[\n3]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading r = {0};
        struct pa_error err;
        struct pa_writer out = {0};
        struct pa_profile_builder *b = pa_profile_builder_new(&r.arena, &r.strings);
        pa_profile_builder_add_type(b, pa_strings_adds(&r.strings, "n"),
                                    pa_strings_adds(&r.strings, cases[i].unit));
        uint32_t location = pa_profile_builder_location(b, &(struct pa_location){0}, NULL, 0);
        pa_profile_builder_sample(
            b, &(struct pa_sample){.depth = 1, .location = &location, .value = &cases[i].value});
        r.profile = pa_profile_builder_finish(b, &err);
        assert_non_null(r.profile);
        pa_speedscope_write(r.profile, 0, "units", &out);
        assert_true(pa_writer_finish(&out, &err));
        if (!strstr(out.text.text, cases[i].expected))
            fail_msg("%s: %s", cases[i].unit, out.text.text);
        pa_strbuf_release(&out.text);
        release(&r);
    }
}

// A sum that does not fit is an error before anything is written.
static void test_overflow(void **state)
{
    (void)state;
    struct reading r = {0};
    struct pa_error err;
    struct pa_writer out = {0};
    struct pa_profile_builder *b = pa_profile_builder_new(&r.arena, &r.strings);
    pa_profile_builder_keep_all(b);
    pa_profile_builder_add_type(b, pa_strings_adds(&r.strings, "n"), 0);
    uint32_t location = pa_profile_builder_location(b, &(struct pa_location){0}, NULL, 0);
    for (int i = 0; i < 2; i++)
        pa_profile_builder_sample(
            b,
            &(struct pa_sample){.depth = 1, .location = &location, .value = &(int64_t){INT64_MAX}});
    r.profile = pa_profile_builder_finish(b, &err);
    assert_non_null(r.profile);
    assert_false(pa_folded_write(r.profile, 0, &out, &err));
    assert_int_equal(out.text.size, 0);
    release(&r);
}

int main(void)
{
    if (chdir(PA_TESTDATA) != 0)
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folded_back),     cmocka_unit_test(test_pprof_back),
        cmocka_unit_test(test_speedscope_back), cmocka_unit_test(test_firefox_back),
        cmocka_unit_test(test_firefox_threads), cmocka_unit_test(test_folded_text),
        cmocka_unit_test(test_speedscope_text), cmocka_unit_test(test_speedscope_units),
        cmocka_unit_test(test_otlp_back),       cmocka_unit_test(test_overflow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
