// SPDX-License-Identifier: Apache-2.0
#include "letters.h"
#include "profile/fold_recursion.h"

static void test_direct_recursion_is_one_frame(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    add(&m, "m a a b a a c", 1);
    add(&m, "m a a a", 1);
    add(&m, "a", 1);
    add(&m, "", 1);
    end(&m);
    static const char *const FOLDED[] = {"m a b a c ", "m a ", "a ", "", NULL};
    assert_stacks(pa_profile_fold_recursion(m.profile, &m.arena), FOLDED);
    release(&m);
}

static void test_inlined_recursion_is_folded(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    add(&m, "maa aab a", 1);
    add(&m, "m ab bbc", 1);
    end(&m);
    static const char *const FOLDED[] = {"m a b a ", "m a b c ", NULL};
    assert_stacks(pa_profile_fold_recursion(m.profile, &m.arena), FOLDED);
    release(&m);
}

static void test_frames_without_a_function_stay(void **state)
{
    (void)state;
    struct made m;
    int64_t one = 1;
    begin(&m);
    uint32_t bare =
        pa_profile_builder_location(m.builder, &(struct pa_location){.address = 1}, NULL, 0);
    uint32_t stack[] = {bare, bare, location(&m, "a", 1), bare, location(&m, "a", 1)};
    pa_profile_builder_sample(m.builder,
                              &(struct pa_sample){.location = stack, .depth = 5, .value = &one});
    end(&m);
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, pa_profile_fold_recursion(m.profile, &m.arena));
    assert_true(pa_sample_next(&r));
    assert_int_equal(r.sample.depth, 5);
    pa_sample_reader_release(&r);
    release(&m);
}

// The letters are those of before without repetitions, and no more is claimed to be common than is.
static void check_samples(struct made *m)
{
    const struct pa_profile *p = pa_profile_fold_recursion(m->profile, &m->arena);
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
        pa_strbuf_clear(&expected);
        for (size_t i = 0; i < whole.size; i += 2)
            if (i == 0 || whole.text[i] != whole.text[i - 2])
                pa_strbuf_add(&expected, whole.text + i, 2);
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

static void test_values_stay(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 20; seed++) {
        struct made m;
        make_any(&m, seed);
        check_samples(&m);
        release(&m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_direct_recursion_is_one_frame),
        cmocka_unit_test(test_inlined_recursion_is_folded),
        cmocka_unit_test(test_frames_without_a_function_stay),
        cmocka_unit_test(test_values_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
