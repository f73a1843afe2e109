// SPDX-License-Identifier: Apache-2.0
#include "letters.h"
#include "profile/mine.h"

#include <stdio.h>
#include <string.h>

// Capitals are mine.
static const struct pa_profile *apply(struct made *m, const char *pattern,
                                      enum pa_mine_stacks stacks)
{
    struct pa_error err = {0};
    bool matched;
    struct pa_mine_rule rule = {.pattern = pattern, .stacks = stacks};
    const struct pa_profile *p = pa_filter_mine(m->profile, &rule, &matched, &m->arena, &err);
    assert_non_null(p);
    return p;
}

static void test_the_nearest_frame_of_mine_counts(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    add(&m, "r M s N c k", 1);
    add(&m, "r M s N", 1);
    add(&m, "r M s", 1);
    add(&m, "r s", 1);
    add(&m, "", 1);
    end(&m);
    static const char *const FRAMES[] = {"M N ",           "M N ",           "M ",
                                         PA_MINE_NONE " ", PA_MINE_NONE " ", NULL};
    static const char *const AND_CALLEE[] = {"M N c ",         "M N ",           "M s ",
                                             PA_MINE_NONE " ", PA_MINE_NONE " ", NULL};
    static const char *const CALLEE[] = {
        "c ", PA_MINE_ITSELF " ", "s ", PA_MINE_NONE " ", PA_MINE_NONE " ", NULL};
    assert_stacks(apply(&m, "[A-Z]", PA_MINE_FRAMES), FRAMES);
    assert_stacks(apply(&m, "[A-Z]", PA_MINE_AND_CALLEE), AND_CALLEE);
    assert_stacks(apply(&m, "[A-Z]", PA_MINE_CALLEE), CALLEE);
    release(&m);
}

static void test_inlined_calls_are_frames(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    add(&m, "r MaNbc d", 1); // N calls b, both inlined
    add(&m, "rM cde f", 1);  // M calls c, into which others were inlined
    add(&m, "abM", 1);
    end(&m);
    static const char *const FRAMES[] = {"M N ", "M ", "M ", NULL};
    static const char *const AND_CALLEE[] = {"M N b ", "M c ", "M ", NULL};
    static const char *const CALLEE[] = {"b ", "c ", PA_MINE_ITSELF " ", NULL};
    assert_stacks(apply(&m, "[A-Z]", PA_MINE_FRAMES), FRAMES);
    assert_stacks(apply(&m, "[A-Z]", PA_MINE_AND_CALLEE), AND_CALLEE);
    assert_stacks(apply(&m, "[A-Z]", PA_MINE_CALLEE), CALLEE);
    release(&m);
}

// ---- Any profile

// What is to be left of a spelled stack, made the long way round.
static void expected_stack(const char *whole, enum pa_mine_stacks stacks, struct pa_strbuf *out)
{
    size_t last = strlen(whole);
    while (last > 0 && !(whole[last - 1] >= 'A' && whole[last - 1] <= 'Z'))
        last--;
    pa_strbuf_clear(out);
    if (last == 0) {
        pa_strbuf_adds(out, PA_MINE_NONE " ");
        return;
    }
    for (size_t i = 0; i < last && stacks != PA_MINE_CALLEE; i++)
        if (whole[i] >= 'A' && whole[i] <= 'Z')
            pa_strbuf_printf(out, "%c ", whole[i]);
    if (stacks != PA_MINE_FRAMES && whole[last + 1])
        pa_strbuf_printf(out, "%c ", whole[last + 1]);
    else if (stacks == PA_MINE_CALLEE)
        pa_strbuf_adds(out, PA_MINE_ITSELF " ");
}

// All samples, with stacks as they should be, and no more claimed to be common than is.
static void check_samples(struct made *m, enum pa_mine_stacks stacks)
{
    const struct pa_profile *p = apply(m, "[A-Z]", stacks);
    struct pa_sample_reader before, after;
    struct pa_strbuf whole = {0}, left = {0}, expected = {0};
    uint32_t last[64];
    pa_sample_reader_init(&before, m->profile);
    pa_sample_reader_init(&after, p);
    while (pa_sample_next(&before)) {
        assert_true(pa_sample_next(&after));
        assert_int_equal(before.sample.value[0], after.sample.value[0]);
        spell(m->profile, &before.sample, &whole);
        spell(p, &after.sample, &left);
        expected_stack(pa_strbuf_text(&whole), stacks, &expected);
        assert_string_equal(pa_strbuf_text(&left), pa_strbuf_text(&expected));
        for (uint32_t i = 0; i < after.sample.common; i++)
            assert_int_equal(after.sample.location[i], last[i]);
        memcpy(last, after.sample.location, after.sample.depth * sizeof *last);
    }
    assert_false(pa_sample_next(&after));
    pa_sample_reader_release(&before);
    pa_sample_reader_release(&after);
    pa_strbuf_release(&whole);
    pa_strbuf_release(&left);
    pa_strbuf_release(&expected);
}

static void test_every_sample_is_charged_once(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 20; seed++) {
        struct made m;
        make_any(&m, seed);
        for (int stacks = PA_MINE_FRAMES; stacks <= PA_MINE_CALLEE; stacks++)
            check_samples(&m, (enum pa_mine_stacks)stacks);
        release(&m);
    }
}

static void test_a_bad_pattern_is_an_error(void **state)
{
    (void)state;
    struct made m;
    struct pa_error err = {0};
    bool matched;
    begin(&m);
    end(&m);
    struct pa_mine_rule rule = {.pattern = "("};
    assert_null(pa_filter_mine(m.profile, &rule, &matched, &m.arena, &err));
    assert_int_equal(err.code, PA_ERROR_USAGE);
    release(&m);
}

// ---- Guesses

// A sample whose frames are given as name, file, name, file, …, NULL, from the root.
static void add_files(struct made *m, const char *const *frames)
{
    uint32_t locations[32], depth = 0;
    int64_t one = 1;
    for (; *frames; frames += 2) {
        struct pa_line line = {.function = function(m, frames[0], strlen(frames[0]), frames[1])};
        locations[depth++] =
            pa_profile_builder_location(m->builder, &(struct pa_location){0}, &line, 1);
    }
    pa_profile_builder_sample(
        m->builder, &(struct pa_sample){.location = locations, .depth = depth, .value = &one});
}

static void assert_guess(const char *const *frames, const char *pattern)
{
    struct made m;
    begin(&m);
    add_files(&m, frames);
    end(&m);
    struct pa_mine_rule rule = pa_mine_guess(m.profile, &m.arena);
    assert_non_null(rule.reason);
    if (pattern) {
        assert_non_null(rule.pattern);
        assert_string_equal(rule.pattern, pattern);
    } else {
        assert_null(rule.pattern);
    }
    release(&m);
}

static void test_go_programs_are_the_module_of_main(void **state)
{
    (void)state;
    static const char *const MODULE[] = {"runtime.main",
                                         "/usr/local/go/src/runtime/proc.go",
                                         "main.main",
                                         "/home/u/work/cmd/shop/main.go",
                                         "example.org/shop/cart.(*Cart).Add",
                                         "/home/u/work/cart/cart.go",
                                         "example.org/shop/till.Pay[...]",
                                         "/home/u/work/till/till.go",
                                         "github.com/x/y.F",
                                         "/home/u/go/pkg/mod/github.com/x/y@v1.2.3/y.go",
                                         "runtime.mallocgc",
                                         "/usr/local/go/src/runtime/malloc.go",
                                         NULL};
    static const char *const TRIMMED[] = {"main.main",
                                          "example.org/shop/main.go",
                                          "lexi/text.F",
                                          "lexi/text/text.go",
                                          "lexi.(*T).F",
                                          "lexi/t.go",
                                          "fmt.Sprintf",
                                          "fmt/print.go",
                                          "example.org/lib.F",
                                          "example.org/lib@v0.1.0/lib.go",
                                          "example.org/shop/cart.F",
                                          "example.org/shop/cart/c.go",
                                          NULL};
    static const char *const INSTALLED[] = {"main.main",
                                            "/r/pkg/mod/github.com/me/tool@v1.0.0/cmd/tool/main.go",
                                            "github.com/me/tool/a.F",
                                            "/r/pkg/mod/github.com/me/tool@v1.0.0/a/a.go",
                                            "github.com/me/lib.F",
                                            "/r/pkg/mod/github.com/me/lib@v1.0.0/lib.go",
                                            NULL};
    static const char *const GOPATH[] = {"main.main",
                                         "/go/src/github.com/me/tool/main.go",
                                         "github.com/me/tool/a.F",
                                         "/go/src/github.com/me/tool/a/a.go",
                                         "github.com/me/tool/vendor/github.com/x/y.F",
                                         "/go/src/github.com/me/tool/vendor/github.com/x/y/y.go",
                                         "github.com/x/z.F",
                                         "/go/src/github.com/x/z/z.go",
                                         NULL};
    static const char *const FLAT[] = {"main.main",
                                       "/home/u/shop/src/main.go",
                                       "example.org/shop/cart.F",
                                       "/home/u/shop/src/cart/c.go",
                                       "runtime.main",
                                       "/usr/local/go/src/runtime/proc.go",
                                       NULL};
    assert_guess(FLAT, "^(example\\.org/shop|main)[./]");
    assert_guess(MODULE, "^(example\\.org/shop|main)[./]");
    assert_guess(TRIMMED, "^(example\\.org/shop|lexi|main)[./]");
    assert_guess(INSTALLED, "^(github\\.com/me/tool|main)[./]");
    assert_guess(GOPATH, "^(github\\.com/me/tool/a|main)[./]");
}

// Names that no expression can hold are not guessed from, and more packages than one can hold are
// told apart by the general rule.
static void test_guesses_are_expressions(void **state)
{
    (void)state;
    static const char *const BYTES[] = {
        "main.main", "/a/main.go",   "bad.org/\xff\xfe/x.F",
        "/a/x/x.go", "runtime.main", "/usr/local/go/src/runtime/p.go",
        NULL};
    assert_guess(BYTES, "^(main)[./]");
    struct made m;
    begin(&m);
    add_files(&m, (const char *const[]){"main.main", "/a/main.go", NULL});
    for (int i = 0; i < 1000; i++) {
        char mine[64], theirs[64];
        snprintf(mine, sizeof mine, "host%d.org/lib/mine.F", i);
        snprintf(theirs, sizeof theirs, "host%d.org/lib/theirs.F", i);
        add_files(
            &m, (const char *const[]){mine, "/a/x.go", theirs, "/go/pkg/mod/x@v1.0.0/x.go", NULL});
    }
    end(&m);
    struct pa_mine_rule rule = pa_mine_guess(m.profile, &m.arena);
    assert_null(rule.pattern);
    assert_non_null(rule.reason);
    release(&m);
}

static void test_go_tests_are_the_module_of_the_tests(void **state)
{
    (void)state;
    static const char *const TESTS[] = {"testing.(*B).runN",
                                        "/usr/local/go/src/testing/benchmark.go",
                                        "example.org/shop/cart.BenchmarkAdd",
                                        "/usr/src/app/cart/cart_test.go",
                                        "example.org/shop/till.Pay",
                                        "/usr/src/app/till/till.go",
                                        "main.main",
                                        "_testmain.go",
                                        NULL};
    assert_guess(TESTS, "^(example\\.org/shop)[./]");
}

static void test_java_is_what_is_around_main(void **state)
{
    (void)state;
    static const char *const JAVA[] = {
        "java.lang.Thread.run", "", "com.shop.app.Main.main", "", "com.other.Json.write", "", NULL};
    assert_guess(JAVA, "^(com\\.shop)\\.");
}

static void test_others_are_what_is_no_library(void **state)
{
    (void)state;
    static const char *const FRAMES[] = {"main",
                                         "/usr/src/app/a.cc",
                                         "app::work",
                                         "/usr/src/app/b.cc",
                                         "std::sort<int*>",
                                         "/usr/include/c++/12/bits/stl_algo.h",
                                         "(anonymous)",
                                         "node:fs",
                                         NULL};
    static const char *const LEFT[] = {"main app::work ", NULL};
    struct made m;
    struct pa_error err = {0};
    bool matched;
    assert_guess(FRAMES, NULL);
    begin(&m);
    add_files(&m, FRAMES);
    end(&m);
    struct pa_mine_rule rule = pa_mine_guess(m.profile, &m.arena);
    assert_stacks(pa_filter_mine(m.profile, &rule, &matched, &m.arena, &err), LEFT);
    assert_true(matched);
    release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_nearest_frame_of_mine_counts),
        cmocka_unit_test(test_inlined_calls_are_frames),
        cmocka_unit_test(test_every_sample_is_charged_once),
        cmocka_unit_test(test_a_bad_pattern_is_an_error),
        cmocka_unit_test(test_go_programs_are_the_module_of_main),
        cmocka_unit_test(test_guesses_are_expressions),
        cmocka_unit_test(test_go_tests_are_the_module_of_the_tests),
        cmocka_unit_test(test_java_is_what_is_around_main),
        cmocka_unit_test(test_others_are_what_is_no_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
