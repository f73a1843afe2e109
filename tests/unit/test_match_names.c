// SPDX-License-Identifier: Apache-2.0
// Names of functions that differ from build to build, run to run and toolchain to toolchain.
// Expected values by hand.
#include "check.h"

#include "profile/match_names.h"
#include "symbol/stable.h"

#include <string.h>

static void names_without_what_is_numbered(void **state)
{
    (void)state;
    static const struct {
        const char *name, *stable; // NULL: as it is
        enum pa_symbol_change change;
    } rows[] = {
        {"ledger::sum::hb0c11fdecb91ce37", "ledger::sum", PA_SYMBOL_OF_BUILD},
        {"ledger::sum::hb0c11fdecb91ce37.llvm.84102938", "ledger::sum", PA_SYMBOL_OF_BUILD},
        {"<a::B as c::D>::call::h0123456789abcdef", "<a::B as c::D>::call", PA_SYMBOL_OF_BUILD},
        {"ledger[3f5c1a7be2d09411]::sum", "ledger::sum", PA_SYMBOL_OF_BUILD},
        {"ledger::h0123", NULL, PA_SYMBOL_STABLE},
        {"ledger::h0123456789abcdef0", NULL, PA_SYMBOL_STABLE}, // 17 digits
        {"ledger::hash::sum", NULL, PA_SYMBOL_STABLE},
        {"v[3]::sum", NULL, PA_SYMBOL_STABLE},
        {"parse.llvm.8410293847561029384", "parse", PA_SYMBOL_OF_OPTIMIZER},
        {"parse.constprop.0.isra.2", "parse", PA_SYMBOL_OF_OPTIMIZER},
        {"parse.cold", NULL, PA_SYMBOL_STABLE},
        {"main.isra.Value", NULL, PA_SYMBOL_STABLE},
        {"com/acme/Job$$Lambda$77/0x000000d7076ce2ef.apply", "com/acme/Job$$Lambda.apply",
         PA_SYMBOL_OF_RUN},
        {"com/acme/Job$$Lambda.0x0000003ff17fd374.accept", "com/acme/Job$$Lambda.accept",
         PA_SYMBOL_OF_RUN},
        {"com.acme.Job$$Lambda/0x0000003ff17fd374.accept", "com.acme.Job$$Lambda.accept",
         PA_SYMBOL_OF_RUN},
        {"com.acme.Job$$Lambda$14/1349277854.apply(Object)", "com.acme.Job$$Lambda.apply(Object)",
         PA_SYMBOL_OF_RUN},
        {"Job$$Lambda$14", "Job$$Lambda", PA_SYMBOL_OF_RUN},
        {"java.lang.invoke.LambdaForm$MH/0x00000008000c4c00.invoke",
         "java.lang.invoke.LambdaForm$MH.invoke", PA_SYMBOL_OF_RUN},
        {"jdk/internal/reflect/GeneratedMethodAccessor82.invoke",
         "jdk/internal/reflect/GeneratedMethodAccessor.invoke", PA_SYMBOL_OF_RUN},
        {"GeneratedConstructorAccessor7", "GeneratedConstructorAccessor", PA_SYMBOL_OF_RUN},
        {"jdk.proxy2.$Proxy17.close", "jdk.proxy2.$Proxy.close", PA_SYMBOL_OF_RUN},
        {"Shop$$EnhancerBySpringCGLIB$$3f2a1bc0.add", "Shop$$EnhancerBySpringCGLIB$$.add",
         PA_SYMBOL_OF_RUN},
        {"com.acme.Job.lambda$run$0", NULL, PA_SYMBOL_STABLE}, // numbered by the compiler
        {"libc.so.6+0x2a1ca", NULL, PA_SYMBOL_STABLE},
        {"0x00000000004005d0", NULL, PA_SYMBOL_STABLE},
        {"main.main.func1.2", NULL, PA_SYMBOL_STABLE},
        {"", NULL, PA_SYMBOL_STABLE},
    };
    struct pa_strbuf out = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pa_strbuf_clear(&out);
        pa_strbuf_adds(&out, "before");
        enum pa_symbol_change change = pa_symbol_stable(rows[i].name, strlen(rows[i].name), &out);
        assert_int_equal(change, rows[i].change);
        assert_string_equal(pa_strbuf_text(&out), rows[i].stable ? rows[i].stable : "before");
    }
    pa_strbuf_release(&out);
}

// ---- Two sides

struct sides {
    struct pa_arena arena;
    struct pa_strings strings;
    struct pa_name_side list[4];
    size_t count;
    struct pa_matched_names matched;
};

struct written {
    const char *name, *file;
    int64_t line;
};

// A profile of up to eight functions.
static void add(struct sides *s, unsigned char side, const struct written *functions)
{
    struct pa_profile *p = pa_arena_calloc(&s->arena, 1, sizeof *p);
    p->strings = &s->strings;
    p->functions = pa_arena_calloc(&s->arena, 9, sizeof *p->functions);
    for (; functions->name; functions++)
        p->functions[++p->function_count] =
            (struct pa_function){.name = pa_strings_adds(&s->strings, functions->name),
                                 .file = pa_strings_adds(&s->strings, functions->file),
                                 .start_line = functions->line};
    s->list[s->count++] = (struct pa_name_side){p, side};
}

static void match(struct sides *s)
{
    pa_match_names(s->list, s->count, &s->arena, &s->matched);
}

static void check_name(const struct sides *s, size_t profile, uint32_t function, const char *name)
{
    const struct pa_profile *p = s->list[profile].profile;
    assert_string_equal(pa_profile_text(p, p->functions[function].name), name);
}

static void release(struct sides *s)
{
    pa_strings_release(&s->strings);
    pa_arena_release(&s->arena);
}

#define PROFILE(...)                                                                               \
    (const struct written[])                                                                       \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            0                                                                                      \
        }                                                                                          \
    }

static void hashes_of_two_builds_go(void **state)
{
    (void)state;
    struct sides s = {0};
    add(&s, 0,
        PROFILE({"a::f::h0000000000000001", "", 0}, {"a::gone::h0000000000000002", "", 0},
                {"b::g::h0000000000000003", "", 0}));
    add(&s, 1, PROFILE({"a::f::h0000000000000004", "", 0}, {"b::g::h0000000000000003", "", 0}));
    match(&s);
    check_name(&s, 0, 1, "a::f");
    check_name(&s, 1, 1, "a::f");
    check_name(&s, 0, 2, "a::gone::h0000000000000002"); // the new side has nothing like it
    check_name(&s, 0, 3, "b::g::h0000000000000003");    // the same in both
    assert_int_equal(s.matched.hashes, 2);
    assert_string_equal(pa_matched_names_text(&s.matched, &s.arena), "2 hashes of Rust");
    release(&s);
}

// Samples hit what they hit: a build's own names are no reason to join functions of one program.
static void names_of_one_build_stay(void **state)
{
    (void)state;
    struct sides s = {0};
    add(&s, 0, PROFILE({"drop::h0000000000000001", "", 0}, {"drop::h0000000000000002", "", 0}));
    add(&s, 1, PROFILE({"drop::h0000000000000001", "", 0}));
    const struct pa_profile *before = s.list[0].profile;
    match(&s);
    assert_ptr_equal(s.list[0].profile, before);
    assert_null(pa_matched_names_text(&s.matched, &s.arena));
    release(&s);
}

static void a_suffix_matches_the_plain_name(void **state)
{
    (void)state;
    struct sides s = {0};
    add(&s, 0, PROFILE({"scan.constprop.0", "", 0}));
    add(&s, 1, PROFILE({"scan", "", 0}));
    match(&s);
    check_name(&s, 0, 1, "scan");
    assert_int_equal(s.matched.copies, 1);
    release(&s);
}

// A number of one run may be that of another function in the next.
static void numbers_of_runs_go_always(void **state)
{
    (void)state;
    struct sides s = {0};
    add(&s, 0, PROFILE({"J$$Lambda$7.run", "", 0}));
    add(&s, 1, PROFILE({"J$$Lambda$7.run", "", 0}, {"J$$Lambda$8.run", "", 0}));
    match(&s);
    check_name(&s, 0, 1, "J$$Lambda.run");
    check_name(&s, 1, 2, "J$$Lambda.run");
    release(&s);
}

static void closures_are_where_they_are_written(void **state)
{
    (void)state;
    struct sides s = {0};
    add(&s, 0,
        PROFILE({"x.org/a.main.run.func1", "/src/a/run.go", 10},
                {"x.org/a.main.func2", "/src/a/run.go", 20}, // also on the new side
                {"x.org/b.main.run.func1", "/src/b/run.go", 10},
                {"x.org/a.run", "/src/a/run.go", 5}));
    add(&s, 1,
        PROFILE({"x.org/c.f.run.func1", "a/run.go", 10}, // inlined into another package
                {"x.org/a.r.func1", "a/run.go", 10}, {"x.org/a.main.func2", "a/run.go", 20},
                {"x.org/a.main.func3", "a/run.go", 20}, {"x.org/a.walk", "a/run.go", 5}));
    match(&s);
    check_name(&s, 0, 1, "x.org/a.r.func1"); // the shortest
    check_name(&s, 1, 1, "x.org/a.r.func1");
    check_name(&s, 0, 2, "x.org/a.main.func2");
    check_name(&s, 0, 3, "x.org/b.main.run.func1"); // of another folder
    check_name(&s, 0, 4, "x.org/a.run");            // no closure
    check_name(&s, 1, 4, "x.org/a.main.func3");     // the old side has no other name for it
    assert_int_equal(s.matched.closures, 2);
    release(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_without_what_is_numbered),
        cmocka_unit_test(hashes_of_two_builds_go),
        cmocka_unit_test(names_of_one_build_stay),
        cmocka_unit_test(a_suffix_matches_the_plain_name),
        cmocka_unit_test(numbers_of_runs_go_always),
        cmocka_unit_test(closures_are_where_they_are_written),
    };
    return cmocka_run_group_tests_name("names that match", tests, NULL, NULL);
}
