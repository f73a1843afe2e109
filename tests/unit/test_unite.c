// SPDX-License-Identifier: Apache-2.0
// Several profiles of one file as one.
#include "profile/builder.h"
#include "profile/unite.h"

#include "profile_dump.h"

#include "check.h"

static struct {
    struct pa_arena arena;
    struct pa_strings strings;
} world;

struct row {
    const char *stack; // letters, root first
    int64_t value;
};

static uint32_t location_of(struct pa_profile_builder *b, char letter)
{
    struct pa_function f = {.name = pa_strings_add(&world.strings, &letter, 1)};
    struct pa_line line = {.function = pa_profile_builder_function(b, &f)};
    return pa_profile_builder_location(b, &(struct pa_location){0}, &line, 1);
}

static struct pa_profile_builder *begin(const char *type, const char *unit)
{
    struct pa_profile_builder *b = pa_profile_builder_new(&world.arena, &world.strings);
    pa_profile_builder_add_type(b, pa_strings_adds(&world.strings, type),
                                pa_strings_adds(&world.strings, unit));
    return b;
}

static const struct pa_profile *finish(struct pa_profile_builder *b, const struct row *rows)
{
    struct pa_error err;
    for (; rows->stack; rows++) {
        uint32_t locations[8], depth = 0;
        for (const char *c = rows->stack; *c; c++)
            locations[depth++] = location_of(b, *c);
        pa_profile_builder_sample(
            b, &(struct pa_sample){.location = locations, .depth = depth, .value = &rows->value});
    }
    const struct pa_profile *p = pa_profile_builder_finish(b, &err);
    assert_non_null(p);
    return p;
}

static const struct pa_profile *unite(const struct pa_profile *a, const struct pa_profile *b)
{
    struct pa_error err;
    const struct pa_profile *united =
        pa_profile_unite((const struct pa_profile *[]){a, b}, 2, &world.arena, &err);
    if (!united)
        fail_msg("%s", err.text);
    return united;
}

static void expect(const struct pa_profile *p, const char *text)
{
    struct pa_strbuf out = {0};
    dump_profile(&out, p);
    assert_string_equal(pa_strbuf_text(&out), text);
    pa_strbuf_release(&out);
}

static const struct row CALLS[] = {{"mab", 3}, {"mc", 5}, {0}}, TIMES[] = {{"mab", 70}, {0}};

static void test_types_become_columns(void **state)
{
    (void)state;
    expect(unite(finish(begin("calls", "count"), CALLS), finish(begin("cpu", "ms"), TIMES)),
           "period / 0\ntypes calls/count cpu/ms\n3 70 b;a;m\n5 0 c;m\n");
}

static void test_equal_types_add_up(void **state)
{
    (void)state;
    expect(unite(finish(begin("cpu", "ms"), CALLS), finish(begin("cpu", "ms"), TIMES)),
           "period / 0\ntypes cpu/ms\n73 b;a;m\n5 c;m\n");
}

static void test_finer_unit_counts(void **state)
{
    (void)state;
    expect(unite(finish(begin("cpu", "ms"), CALLS), finish(begin("cpu", "us"), TIMES)),
           "period / 0\ntypes cpu/us\n3070 b;a;m\n5000 c;m\n");
}

static void test_other_units_are_other_types(void **state)
{
    (void)state;
    expect(unite(finish(begin("x", "ms"), CALLS), finish(begin("x", "bytes"), TIMES)),
           "period / 0\ntypes x/ms x/bytes\n3 70 b;a;m\n5 0 c;m\n");
}

// Profiles of one moment do not last twice as long; of two moments they do.
static void test_duration(void **state)
{
    (void)state;
    for (int64_t start = 1000; start <= 1010; start += 5) {
        struct pa_profile_builder *a = begin("cpu", "ms"), *b = begin("calls", "count");
        pa_profile_builder_head(a)->time_nanos = 1000;
        pa_profile_builder_head(b)->time_nanos = start;
        pa_profile_builder_head(a)->duration_nanos = 10;
        pa_profile_builder_head(b)->duration_nanos = 10;
        const struct pa_profile *p = unite(finish(b, CALLS), finish(a, TIMES));
        assert_int_equal(p->time_nanos, 1000);
        assert_int_equal(p->duration_nanos, 10 + start - 1000);
    }
}

static void test_sums_that_do_not_fit(void **state)
{
    (void)state;
    static const struct row large[] = {{"m", INT64_MAX}, {0}};
    const struct pa_profile *p = finish(begin("cpu", "ms"), large);
    struct pa_error err;
    assert_null(pa_profile_unite((const struct pa_profile *[]){p, p}, 2, &world.arena, &err));
    assert_int_equal(err.code, PA_ERROR_LIMIT);
}

static void test_one_stays(void **state)
{
    (void)state;
    struct pa_error err;
    const struct pa_profile *p = finish(begin("cpu", "ms"), TIMES);
    assert_ptr_equal(pa_profile_unite(&p, 1, &world.arena, &err), p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_types_become_columns),
        cmocka_unit_test(test_equal_types_add_up),
        cmocka_unit_test(test_finer_unit_counts),
        cmocka_unit_test(test_other_units_are_other_types),
        cmocka_unit_test(test_duration),
        cmocka_unit_test(test_sums_that_do_not_fit),
        cmocka_unit_test(test_one_stays),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    pa_arena_release(&world.arena);
    pa_strings_release(&world.strings);
    return failed;
}
