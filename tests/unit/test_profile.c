// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "profile/builder.h"
#include "profile/sample.h"

#include <string.h>

struct fixture {
    struct pa_arena arena;
    struct pa_strings strings;
    struct pa_profile_builder *builder;
    uint32_t location[8]; // functions a..h, one line each
};

static struct pa_profile_builder *new_builder(struct fixture *f)
{
    struct pa_profile_builder *b = pa_profile_builder_new(&f->arena, &f->strings);
    pa_profile_builder_add_type(b, pa_strings_adds(&f->strings, "samples"),
                                pa_strings_adds(&f->strings, "count"));
    for (uint32_t i = 0; i < 8; i++) {
        char name[] = {(char)('a' + i), '\0'};
        uint32_t fn = pa_profile_builder_function(
            b, &(struct pa_function){.name = pa_strings_adds(&f->strings, name)});
        f->location[i] =
            pa_profile_builder_location(b, &(struct pa_location){.address = 16 + i},
                                        &(struct pa_line){.function = fn, .line = i}, 1);
    }
    return b;
}

static int setup(void **state)
{
    static struct fixture f;
    f = (struct fixture){0};
    f.builder = new_builder(&f);
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    pa_arena_release(&f->arena);
    pa_strings_release(&f->strings);
    return 0;
}

// stack: letters a..h, root first
static void add(struct fixture *f, const char *stack, int64_t value)
{
    uint32_t location[16];
    uint32_t depth = (uint32_t)strlen(stack);
    for (uint32_t i = 0; i < depth; i++)
        location[i] = f->location[stack[i] - 'a'];
    pa_profile_builder_sample(
        f->builder, &(struct pa_sample){.location = location, .depth = depth, .value = &value});
}

static void test_equal_samples_add_up_and_zero_ones_vanish(void **state)
{
    struct fixture *f = *state;
    struct pa_error err = {0};
    add(f, "abc", 1);
    add(f, "abd", 2);
    add(f, "abc", 4);
    add(f, "aef", 5);
    add(f, "aef", -5);
    add(f, "", 9);
    const struct pa_profile *p = pa_profile_builder_finish(f->builder, &err);
    assert_non_null(p);
    assert_int_equal(p->sample_count, 3);
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    assert_true(pa_sample_next(&r));
    assert_int_equal(r.sample.value[0], 5);
    assert_int_equal(r.sample.depth, 3);
    assert_int_equal(r.sample.location[0], f->location[0]);
    assert_int_equal(r.sample.location[2], f->location[2]);
    assert_true(pa_sample_next(&r));
    assert_int_equal(r.sample.value[0], 2);
    assert_int_equal(r.sample.common, 2);
    assert_true(pa_sample_next(&r));
    assert_int_equal(r.sample.depth, 0);
    assert_int_equal(r.sample.value[0], 9);
    assert_int_equal(r.sample.common, 0);
    assert_false(pa_sample_next(&r));
    pa_sample_reader_release(&r);
}

// What `common` promises holds for many random stacks.
static void test_common_is_what_two_neighbours_share(void **state)
{
    struct fixture *f = *state;
    struct pa_error err = {0};
    unsigned seed = 12345;
    for (int i = 0; i < 3000; i++) {
        char stack[12] = "";
        unsigned depth = (seed = seed * 1103515245u + 12345u) >> 16 & 7;
        for (unsigned d = 0; d < depth; d++)
            stack[d] = (char)('a' + ((seed = seed * 1103515245u + 12345u) >> 16 & 1));
        add(f, stack, 1 + i);
    }
    const struct pa_profile *p = pa_profile_builder_finish(f->builder, &err);
    uint32_t before[16], before_depth = 0, shared = 0;
    int64_t sum = 0;
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    while (pa_sample_next(&r)) {
        assert_true(r.sample.common <= r.sample.depth && r.sample.common <= before_depth);
        assert_memory_equal(before, r.sample.location, r.sample.common * sizeof *before);
        shared += r.sample.common;
        before_depth = r.sample.depth;
        memcpy(before, r.sample.location, before_depth * sizeof *before);
        sum += r.sample.value[0];
    }
    pa_sample_reader_release(&r);
    assert_int_equal(sum, 3000 * 3001 / 2);
    assert_true(shared > 0);
}

static const struct pa_profile *walk_of_calls(struct fixture *f, bool apart, bool told)
{
    struct pa_profile_builder *b = new_builder(f);
    struct pa_error err = {0};
    uint32_t stack[16], depth = 0;
    unsigned seed = 99;
    if (apart)
        pa_profile_builder_keep_apart(b);
    for (int i = 0; i < 3000; i++) {
        seed = seed * 1103515245u + 12345u;
        uint32_t common = (seed >> 16) % (depth + 1), more = (seed >> 24) % 4;
        for (depth = common; depth < common + more && depth < 16; depth++)
            stack[depth] = f->location[(seed >> depth) % 2];
        pa_profile_builder_sample(b, &(struct pa_sample){.location = stack,
                                                         .depth = depth,
                                                         .common = told ? common : 0,
                                                         .value = &(int64_t){i % 3}});
    }
    const struct pa_profile *p = pa_profile_builder_finish(b, &err);
    assert_non_null(p);
    return p;
}

// A walk through calls, with samples of zeros in it: to tell what neighbours share saves time only.
static void test_common_that_is_told_changes_nothing(void **state)
{
    struct fixture *f = *state;
    for (int apart = 0; apart < 2; apart++) {
        const struct pa_profile *plain = walk_of_calls(f, apart, false);
        const struct pa_profile *told = walk_of_calls(f, apart, true);
        assert_true(apart ? plain->sample_count == 2000 : plain->sample_count < 2000);
        assert_int_equal(plain->sample_count, told->sample_count);
        assert_int_equal(plain->store.size, told->store.size);
        assert_memory_equal(plain->store.bytes, told->store.bytes, told->store.size);
    }
}

static void test_labels_in_any_order_are_the_same_sample(void **state)
{
    struct fixture *f = *state;
    struct pa_error err = {0};
    pa_str x = pa_strings_adds(&f->strings, "x"), y = pa_strings_adds(&f->strings, "y");
    struct pa_label ab[] = {{.key = x, .text = y},
                            {.key = y, .numeric = true, .num = -3, .unit = x}};
    struct pa_label ba[] = {ab[1], ab[0]};
    int64_t one = 1;
    struct pa_sample s = {
        .location = f->location, .depth = 2, .value = &one, .label = ab, .label_count = 2};
    pa_profile_builder_sample(f->builder, &s);
    s.label = ba;
    pa_profile_builder_sample(f->builder, &s);
    s.label_count = 1;
    pa_profile_builder_sample(f->builder, &s);
    const struct pa_profile *p = pa_profile_builder_finish(f->builder, &err);
    assert_int_equal(p->sample_count, 2);
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    assert_true(pa_sample_next(&r));
    assert_int_equal(r.sample.value[0], 2);
    assert_int_equal(r.sample.label_count, 2);
    assert_int_equal(r.sample.label[0].text, y);
    assert_int_equal(r.sample.label[1].num, -3);
    assert_int_equal(r.sample.label[1].unit, x);
    assert_true(pa_sample_next(&r));
    assert_int_equal(r.sample.label_count, 1);
    pa_sample_reader_release(&r);
}

static void test_overflow_is_an_error(void **state)
{
    struct fixture *f = *state;
    struct pa_error err = {0};
    add(f, "ab", INT64_MAX);
    add(f, "ab", 1);
    assert_null(pa_profile_builder_finish(f->builder, &err));
    assert_int_equal(err.code, PA_ERROR_LIMIT);
}

static void test_the_same_binary_loaded_elsewhere(void **state)
{
    struct fixture *f = *state;
    pa_str file = pa_strings_adds(&f->strings, "/bin/x");
    struct pa_mapping a = {.start = 0x1000, .limit = 0x3000, .file = file};
    struct pa_mapping b = {.start = 0x7000, .limit = 0x8f00, .file = file};
    struct pa_mapping c = {.start = 0x7000, .limit = 0x9100, .file = file};
    assert_int_equal(pa_profile_builder_mapping(f->builder, &a), 1);
    assert_int_equal(pa_profile_builder_mapping(f->builder, &b), 1);
    assert_int_equal(pa_profile_builder_mapping(f->builder, &c), 2);
}

static void test_locations_that_differ_in_an_inner_column(void **state)
{
    struct fixture *f = *state;
    struct pa_location l = {.address = 99};
    struct pa_line one[] = {{1, 5, 1}, {2, 7, 0}}, two[] = {{1, 5, 2}, {2, 7, 0}};
    assert_int_not_equal(pa_profile_builder_location(f->builder, &l, one, 2),
                         pa_profile_builder_location(f->builder, &l, two, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_equal_samples_add_up_and_zero_ones_vanish, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_common_is_what_two_neighbours_share, setup, teardown),
        cmocka_unit_test_setup_teardown(test_common_that_is_told_changes_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(test_labels_in_any_order_are_the_same_sample, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_overflow_is_an_error, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_same_binary_loaded_elsewhere, setup, teardown),
        cmocka_unit_test_setup_teardown(test_locations_that_differ_in_an_inner_column, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
