// SPDX-License-Identifier: Apache-2.0
// A recording of JDK 17 gives what `jfr print` prints of it (testdata/src/jfr/make.sh), by event,
// thread and stack; however a recording is written, it gives the same; broken ones are refused.
#include "base/file.h"
#include "base/strbuf.h"
#include "input/format.h"
#include "profile/sample.h"

#include "check.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct reading {
    struct pa_arena arena;
    struct pa_strings strings;
    struct pa_warnings warnings;
    struct pa_error err;
    const struct pa_profile *profile;
    bool ok;
};

static void read_file(struct reading *r, const char *path)
{
    memset(r, 0, sizeof *r);
    struct pa_input input = {
        .path = path, .arena = &r->arena, .strings = &r->strings, .warnings = &r->warnings};
    r->ok = pa_input_read(&input, &(struct pa_input_options){0}, &r->profile, &r->err);
}

static void release(struct reading *r)
{
    pa_warnings_release(&r->warnings);
    pa_arena_release(&r->arena);
    pa_strings_release(&r->strings);
}

// ---- The oracle

static const struct {
    const char *event, *type;
    bool amount; // what the oracle has an amount of
} columns[] = {
    {"jdk.ExecutionSample", "samples", false},
    {"jdk.NativeMethodSample", "native_samples", false},
    {"jdk.ObjectAllocationInNewTLAB", "alloc_space", true},
    {"jdk.ObjectAllocationOutsideTLAB", "alloc_space", true},
    {"jdk.JavaMonitorEnter", "contentions", false},
    {"jdk.ThreadPark", "parks", false},
    {"jdk.ThreadSleep", "sleeps", false},
};

static int column_of(const char *event, const struct pa_profile *p, bool *amount)
{
    struct pa_error ignored;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        uint32_t type;
        *amount = columns[i].amount;
        if (strcmp(columns[i].event, event) == 0)
            return pa_profile_type_index(p, columns[i].type, &type, &ignored) ? (int)type : -1;
    }
    return -1; // ObjectAllocationSample: the same bytes again
}

static void stack_text(const struct pa_profile *p, const struct pa_sample *s, struct pa_strbuf *out)
{
    pa_strbuf_clear(out);
    for (uint32_t i = 0; i < s->depth; i++) {
        const struct pa_location *l = &p->locations[s->location[i]];
        const struct pa_function *f = &p->functions[p->lines[l->first_line].function];
        pa_strbuf_printf(out, "%s%s", i ? ";" : "", pa_profile_text(p, f->name));
    }
}

static const char *thread_of(const struct pa_profile *p, const struct pa_sample *s)
{
    for (uint32_t i = 0; i < s->label_count; i++) {
        if (strcmp(pa_profile_text(p, s->label[i].key), "thread") == 0)
            return pa_profile_text(p, s->label[i].text);
    }
    return "";
}

// The values of a type over all samples of a thread and a stack.
static int64_t sum_of(const struct pa_profile *p, int type, const char *thread, const char *stack)
{
    struct pa_sample_reader reader;
    struct pa_strbuf text = {0};
    int64_t sum = 0;
    pa_sample_reader_init(&reader, p);
    while (pa_sample_next(&reader)) {
        stack_text(p, &reader.sample, &text);
        if (strcmp(pa_strbuf_text(&text), stack) == 0 &&
            strcmp(thread_of(p, &reader.sample), thread) == 0)
            sum += reader.sample.value[type];
    }
    pa_sample_reader_release(&reader);
    pa_strbuf_release(&text);
    return sum;
}

enum { MOST_ROWS = 200 };

struct row {
    char *field[5]; // event, thread, stack, count, amount
    int type;
    int64_t value;
};

static size_t read_oracle(char *text, const struct pa_profile *p, struct row *rows)
{
    size_t count = 0;
    for (char *line = text, *end; (end = strchr(line, '\n')); line = end + 1) {
        struct row *row = &rows[count];
        bool amount;
        *end = '\0';
        for (size_t i = 0; i < 5; i++) {
            row->field[i] = line;
            line += strcspn(line, "\t");
            *line = '\0';
            line++;
        }
        row->type = column_of(row->field[0], p, &amount);
        row->value = strtoll(row->field[amount ? 4 : 3], NULL, 10);
        line = end;
        count += row->type >= 0;
        assert_true(count < MOST_ROWS);
    }
    return count;
}

// Several rows are one sum: allocations in and outside of thread-local buffers.
static int64_t rows_sum(const struct row *rows, size_t count, const struct row *like)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].type == like->type && strcmp(rows[i].field[1], like->field[1]) == 0 &&
            strcmp(rows[i].field[2], like->field[2]) == 0)
            sum += rows[i].value;
    }
    return sum;
}

static void test_oracle(void **state)
{
    (void)state;
    static struct row rows[MOST_ROWS];
    struct reading r;
    struct pa_bytes text;
    read_file(&r, "jfr/ledger.jfr.gz");
    assert_true(r.ok);
    assert_int_equal(r.warnings.list.count, 0);
    assert_true(pa_file_read("jfr/ledger.oracle", 1 << 20, &text, &r.err));
    size_t count = read_oracle((char *)text.data, r.profile, rows);
    assert_true(count > 12);
    for (size_t i = 0; i < count; i++) {
        int64_t want = rows_sum(rows, count, &rows[i]);
        int64_t got = sum_of(r.profile, rows[i].type, rows[i].field[1], rows[i].field[2]);
        if (want != got)
            fail_msg("%s %s %s: %" PRId64 ", not %" PRId64, rows[i].field[0], rows[i].field[1],
                     rows[i].field[2], got, want);
    }
    free(text.data);
    release(&r);
}

// ---- However it is written

static void expect_same(const char *one, const char *other)
{
    struct pa_bytes a, b;
    struct pa_error err;
    char path[256];
    snprintf(path, sizeof path, "text/expected/%s", one);
    assert_true(pa_file_read(path, 1 << 20, &a, &err));
    snprintf(path, sizeof path, "text/expected/%s", other);
    assert_true(pa_file_read(path, 1 << 20, &b, &err));
    const char *x = strstr((char *)a.data, "period"), *y = strstr((char *)b.data, "period");
    assert_non_null(x);
    assert_non_null(y);
    assert_string_equal(x, y);
    free(a.data);
    free(b.data);
}

static void test_written_otherwise(void **state)
{
    (void)state;
    expect_same("made.jfr", "made-raw.jfr");
    expect_same("made.jfr", "made-unfinished.jfr");
    expect_same("made.jfr", "made-flushed.jfr");
}

// ---- What is refused

static void test_bad(void **state)
{
    (void)state;
    static const struct {
        const char *path, *error;
    } cases[] = {
        {"jfr/bad-cut.jfr", "the recording ends before it says what its events are"},
        {"jfr/bad-event.jfr", "the recording ends before it says what its events are"},
        {"jfr/bad-version.jfr", "chunk 1: version 1.0 of Java Flight Recorder; 2.0 and "
                                "2.1 are read"},
        {"jfr/bad-cycle.jfr", "chunk 1: byte 88: broken constants"},
        {"jfr/bad-count.jfr", "chunk 1: byte 88: broken constants"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading r;
        char text[512];
        read_file(&r, cases[i].path);
        assert_false(r.ok);
        snprintf(text, sizeof text, "%s: %s", cases[i].path, cases[i].error);
        assert_string_equal(r.err.text, text);
        release(&r);
    }
}

int main(void)
{
    if (chdir(PA_TESTDATA) != 0)
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_oracle),
        cmocka_unit_test(test_written_otherwise),
        cmocka_unit_test(test_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
