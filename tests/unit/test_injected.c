// SPDX-License-Identifier: Apache-2.0
#include "base/strbuf.h"
#include "check.h"
#include "profile/builder.h"
#include "profile/injected.h"
#include "profile/sample.h"

#include <string.h>

struct fixture {
    struct pa_arena arena;
    struct pa_strings strings;
    struct pa_profile_builder *builder;
};

// Adds a sample; the names, root first, are separated by spaces.
static void add(struct fixture *f, const char *names)
{
    uint32_t stack[16], depth = 0;
    int64_t one = 1;
    while (*names) {
        size_t size = strcspn(names, " ");
        struct pa_function function = {.name = pa_strings_add(&f->strings, names, size)};
        struct pa_line line = {.function = pa_profile_builder_function(f->builder, &function)};
        stack[depth++] = pa_profile_builder_location(
            f->builder, &(struct pa_location){.address = 16 + line.function}, &line, 1);
        names += size + (names[size] != 0);
    }
    pa_profile_builder_sample(
        f->builder, &(struct pa_sample){.location = stack, .depth = depth, .value = &one});
}

static void spell(const struct pa_profile *p, const struct pa_sample *s, struct pa_strbuf *text)
{
    for (uint32_t i = 0; i < s->depth; i++) {
        const struct pa_line *line = &p->lines[p->locations[s->location[i]].first_line];
        pa_strbuf_printf(text, i ? " %s" : "%s",
                         pa_profile_text(p, p->functions[line->function].name));
    }
}

// Pairs of what goes in and what comes out. What is common with the stack before must be.
static void check(const char *const (*pairs)[2], size_t count)
{
    struct fixture f = {0};
    struct pa_error err = {0};
    struct pa_sample_reader r;
    uint32_t last[16] = {0};
    f.builder = pa_profile_builder_new(&f.arena, &f.strings);
    pa_profile_builder_add_type(f.builder, pa_strings_adds(&f.strings, "cpu"),
                                pa_strings_adds(&f.strings, "count"));
    for (size_t i = 0; i < count; i++)
        add(&f, pairs[i][0]);
    const struct pa_profile *p = pa_profile_builder_finish(f.builder, &err);
    assert_non_null(p);
    p = pa_profile_drop_injected(p, &f.arena);
    pa_sample_reader_init(&r, p);
    for (size_t i = 0; i < count; i++) {
        struct pa_strbuf text = {0};
        assert_true(pa_sample_next(&r));
        spell(p, &r.sample, &text);
        assert_string_equal(pa_strbuf_text(&text), pairs[i][1]);
        assert_memory_equal(r.sample.location, last, r.sample.common * sizeof *last);
        memcpy(last, r.sample.location, r.sample.depth * sizeof *last);
        pa_strbuf_release(&text);
    }
    assert_false(pa_sample_next(&r));
    pa_sample_reader_release(&r);
    pa_arena_release(&f.arena);
    pa_strings_release(&f.strings);
}

static void test_frames_of_the_sampler_are_cut(void **state)
{
    static const char *const PAIRS[][2] = {
        {"main f runtime.sigtramp runtime.sigtrampgo runtime.sighandler runtime.sigprof", "main f"},
        {"main f __restore_rt", "main f"},
        {"main g [vdso] runtime.sigreturn__sigaction", "main g"},
        {"main g", "main g"},
    };
    (void)state;
    check(PAIRS, sizeof PAIRS / sizeof *PAIRS);
}

static void test_a_handler_of_the_program_stays(void **state)
{
    static const char *const PAIRS[][2] = {
        {"main runtime.sigtramp", "main"},
        {"main runtime.sigtramp on_alarm", "main runtime.sigtramp on_alarm"},
        {"main runtime.sigtramp on_alarm __restore_rt", "main runtime.sigtramp on_alarm"},
    };
    (void)state;
    check(PAIRS, sizeof PAIRS / sizeof *PAIRS);
}

static void test_reading_the_clock_stays(void **state)
{
    static const char *const PAIRS[][2] = {
        {"main time.now [vdso]", "main time.now [vdso]"},
        {"main time.now __restore_rt", "main time.now"},
    };
    (void)state;
    check(PAIRS, sizeof PAIRS / sizeof *PAIRS);
}

static void test_no_stack_becomes_empty(void **state)
{
    static const char *const PAIRS[][2] = {
        {"runtime.sigtramp", "runtime.sigtramp"},
        {"runtime.sigtramp runtime.sigtrampgo", "runtime.sigtramp"},
        {"", ""},
        {"main", "main"},
    };
    (void)state;
    check(PAIRS, sizeof PAIRS / sizeof *PAIRS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_frames_of_the_sampler_are_cut),
        cmocka_unit_test(test_a_handler_of_the_program_stays),
        cmocka_unit_test(test_reading_the_clock_stays),
        cmocka_unit_test(test_no_stack_becomes_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
