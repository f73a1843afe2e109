// SPDX-License-Identifier: Apache-2.0
// older + added = newer, so newer - older = added, in whatever units; what is in use is newer's.
#include "profile/builder.h"
#include "profile/delta.h"

#include "check.h"

#include <string.h>

enum { STACKS = 20 };

struct fixture {
    struct pa_arena arena;
    struct pa_strings strings;
    uint32_t seed;
};

static int64_t below(struct fixture *f, int64_t n)
{
    f->seed = f->seed * 1664525u + 1013904223u;
    return (int64_t)(f->seed >> 8) % n;
}

static const struct pa_profile *make(struct fixture *f, int64_t values[STACKS][3], const char *unit,
                                     int64_t time)
{
    struct pa_error err;
    struct pa_strings *s = &f->strings;
    struct pa_profile_builder *b = pa_profile_builder_new(&f->arena, s);
    pa_profile_builder_head(b)->time_nanos = time;
    pa_profile_builder_add_type(b, pa_strings_adds(s, "contentions"), pa_strings_adds(s, "count"));
    pa_profile_builder_add_type(b, pa_strings_adds(s, "inuse_space"), pa_strings_adds(s, "bytes"));
    pa_profile_builder_add_type(b, pa_strings_adds(s, "delay"), pa_strings_adds(s, unit));
    for (uint32_t i = 0; i < STACKS; i++) {
        char name[] = {(char)('a' + i), '\0'};
        struct pa_line line = {.function = pa_profile_builder_function(
                                   b, &(struct pa_function){.name = pa_strings_adds(s, name)})};
        uint32_t location = pa_profile_builder_location(b, &(struct pa_location){0}, &line, 1);
        pa_profile_builder_sample(
            b, &(struct pa_sample){.location = &location, .depth = 1, .value = values[i]});
    }
    const struct pa_profile *p = pa_profile_builder_finish(b, &err);
    assert_non_null(p);
    return p;
}

static void expect(const struct pa_profile *p, int64_t added[STACKS][3], int64_t newer[STACKS][3])
{
    struct pa_sample_reader r;
    size_t samples = 0, expected = 0;
    pa_sample_reader_init(&r, p);
    for (; pa_sample_next(&r); samples++) {
        const struct pa_line *line = &p->lines[p->locations[r.sample.location[0]].first_line];
        int i = *pa_profile_text(p, p->functions[line->function].name) - 'a';
        assert_int_equal(r.sample.value[0], added[i][0]);
        assert_int_equal(r.sample.value[1], newer[i][1]);
        assert_int_equal(r.sample.value[2], added[i][2] * 1000000);
    }
    pa_sample_reader_release(&r);
    for (int i = 0; i < STACKS; i++)
        expected += added[i][0] || newer[i][1] || added[i][2];
    assert_int_equal(samples, expected);
}

static void test_difference(void **state)
{
    (void)state;
    const bool cumulative[] = {true, false, true};
    for (uint32_t round = 1; round <= 50; round++) {
        struct fixture f = {.seed = round};
        struct pa_error err;
        bool shrunk;
        int64_t older[STACKS][3], added[STACKS][3], newer[STACKS][3], fine[STACKS][3];
        for (int i = 0; i < STACKS; i++) {
            for (int t = 0; t < 3; t++) {
                older[i][t] = below(&f, 3);
                added[i][t] = below(&f, 2);
                newer[i][t] = t == 1 ? below(&f, 3) : older[i][t] + added[i][t];
                fine[i][t] = newer[i][t] * (t == 2 ? 1000000 : 1);
            }
        }
        const struct pa_profile *a = make(&f, older, "ms", 1000), *b = make(&f, fine, "ns", 1500);
        const struct pa_profile *delta =
            pa_profile_delta(&(struct pa_delta){b, a, cumulative}, &shrunk, &f.arena, &err);
        assert_non_null(delta);
        assert_int_equal(delta->time_nanos, 1500);
        assert_int_equal(delta->duration_nanos, 500);
        expect(delta, added, newer);
        pa_arena_release(&f.arena);
        pa_strings_release(&f.strings);
    }
}

static void test_what_went_down(void **state)
{
    (void)state;
    struct fixture f = {0};
    struct pa_error err = {0};
    bool shrunk, cumulative[] = {true, false, true};
    int64_t more[STACKS][3] = {{5, 9, 5}}, less[STACKS][3] = {{5, 3, 4}};
    const struct pa_profile *a = make(&f, more, "ns", 1), *b = make(&f, less, "ns", 2);
    assert_null(pa_profile_delta(&(struct pa_delta){b, a, cumulative}, &shrunk, &f.arena, &err));
    assert_true(shrunk);
    assert_string_equal(err.text, "delay of a is 1 below the older profile: another process, or it "
                                  "was started again");
    cumulative[2] = false; // what is in use may fall
    assert_non_null(
        pa_profile_delta(&(struct pa_delta){b, a, cumulative}, &shrunk, &f.arena, &err));
    assert_null(pa_profile_delta(&(struct pa_delta){a, b, cumulative}, &shrunk, &f.arena, &err));
    assert_false(shrunk); // the wrong way round
    pa_arena_release(&f.arena);
    pa_strings_release(&f.strings);
}

// The header is the newer one's, whatever the older one says; all types of the newer one have to be
// in the older one, by that very name.
static void test_header_and_types(void **state)
{
    (void)state;
    struct fixture f = {0};
    struct pa_error err = {0};
    bool shrunk, cumulative[] = {true, false, true};
    int64_t values[STACKS][3] = {{5, 9, 5}};
    const struct pa_profile *made = make(&f, values, "ns", INT64_MIN);
    struct pa_profile *older = pa_profile_copy(made, &f.arena);
    struct pa_profile *newer = pa_profile_copy(make(&f, values, "ns", INT64_MAX), &f.arena);
    older->period = 200;
    older->doc_url = older->default_type = older->types[0].type;
    newer->period = 100;
    const struct pa_profile *delta =
        pa_profile_delta(&(struct pa_delta){newer, older, cumulative}, &shrunk, &f.arena, &err);
    assert_non_null(delta);
    assert_int_equal(delta->period, 100);
    assert_int_equal(delta->doc_url, 0);
    assert_int_equal(delta->default_type, 0);
    assert_int_equal(delta->duration_nanos, 0); // more than fits
    struct pa_value_type types[3] = {older->types[0], older->types[1], older->types[2]};
    types[1].type =
        pa_strings_adds(&f.strings, "space"); // which --sample-index finds as inuse_space
    older->types = types;
    assert_null(
        pa_profile_delta(&(struct pa_delta){newer, older, cumulative}, &shrunk, &f.arena, &err));
    assert_string_equal(err.text, "the older profile has no sample type 'inuse_space'");
    pa_arena_release(&f.arena);
    pa_strings_release(&f.strings);
}

static void test_names(void **state)
{
    (void)state;
    assert_true(pa_type_is_cumulative("alloc_space") && pa_type_is_cumulative("alloc_objects"));
    assert_true(pa_type_is_cumulative("contentions") && pa_type_is_cumulative("delay"));
    assert_false(pa_type_is_cumulative("inuse_space") || pa_type_is_cumulative("cpu"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_difference),
        cmocka_unit_test(test_what_went_down),
        cmocka_unit_test(test_header_and_types),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
