// SPDX-License-Identifier: Apache-2.0
// Profiles that were read with a table of strings of their own, and moved to another: as if they
// had been read with that one, down to the ids.
#include "input/format.h"
#include "profile/builder.h"
#include "profile/restring.h"

#include "profile_dump.h"

#include "check.h"

#include <string.h>

static const char *const FILES[] = {PA_TESTDATA "/go/heap.pb.gz", PA_TESTDATA "/go/cpu.pb.gz",
                                    PA_TESTDATA "/go/cpu-v2.pb.gz"};
enum { FILE_COUNT = sizeof FILES / sizeof *FILES };

static struct {
    struct pa_arena arena;
    struct pa_strings own, other, direct;
    struct pa_warnings warnings;
} world;

static const struct pa_profile *read(const char *path, struct pa_strings *strings)
{
    struct pa_input input = {
        .path = path, .arena = &world.arena, .strings = strings, .warnings = &world.warnings};
    struct pa_error err;
    const struct pa_profile *p;
    if (!pa_input_read(&input, &(struct pa_input_options){0}, &p, &err))
        fail_msg("%s", err.text);
    return p;
}

static void assert_same(const struct pa_profile *a, const struct pa_profile *b)
{
    struct pa_strbuf text_a = {0}, text_b = {0};
    dump_profile(&text_a, a);
    dump_profile(&text_b, b);
    assert_string_equal(text_a.text, text_b.text);
    pa_strbuf_release(&text_a);
    pa_strbuf_release(&text_b);
    assert_int_equal(a->function_count, b->function_count);
    for (uint32_t i = 1; i <= a->function_count; i++) {
        assert_int_equal(a->functions[i].name, b->functions[i].name);
        assert_int_equal(a->functions[i].system_name, b->functions[i].system_name);
        assert_int_equal(a->functions[i].file, b->functions[i].file);
    }
    assert_int_equal(a->comment_count, b->comment_count);
    for (uint32_t i = 0; i < a->comment_count; i++)
        assert_int_equal(a->comments[i], b->comments[i]);
    assert_int_equal(a->default_type, b->default_type);
    assert_int_equal(a->doc_url, b->doc_url);
}

// All are read before the first is moved, as a thread does.
static void test_ids_are_those_of_reading(void **state)
{
    (void)state;
    struct pa_restring restring = {.from = &world.own, .to = &world.other};
    const struct pa_profile *read_apart[FILE_COUNT];
    size_t count[FILE_COUNT];
    for (size_t i = 0; i < FILE_COUNT; i++) {
        read_apart[i] = read(FILES[i], &world.own);
        count[i] = world.own.list.count;
    }
    pa_strings_adds(&world.other, "what was there before");
    pa_strings_adds(&world.direct, "what was there before");
    for (size_t i = 0; i < FILE_COUNT; i++) {
        const struct pa_profile *moved =
            pa_profile_restring(read_apart[i], &restring, count[i], &world.arena);
        assert_same(moved, read(FILES[i], &world.direct));
        assert_ptr_equal(moved->strings, &world.other);
        assert_int_equal(world.other.list.count, world.direct.list.count);
    }
    pa_restring_release(&restring);
}

// Samples that were written with ids, and not with numbers of the file's table.
static void test_labels_that_are_ids(void **state)
{
    (void)state;
    struct pa_strings from = {0}, to = {0};
    struct pa_restring restring = {.from = &from, .to = &to};
    struct pa_profile_builder *b = pa_profile_builder_new(&world.arena, &from);
    struct pa_label label = {.key = pa_strings_adds(&from, "tenant"),
                             .text = pa_strings_adds(&from, "red")};
    int64_t value = 3;
    struct pa_error err;
    pa_profile_builder_add_type(b, pa_strings_adds(&from, "cpu"), pa_strings_adds(&from, "count"));
    pa_profile_builder_sample(
        b, &(struct pa_sample){.value = &value, .label = &label, .label_count = 1});
    const struct pa_profile *p = pa_profile_builder_finish(b, &err);
    assert_non_null(p);
    pa_strings_adds(&to, "other ids");
    struct pa_strbuf text = {0};
    dump_profile(&text, pa_profile_restring(p, &restring, from.list.count, &world.arena));
    assert_non_null(strstr(text.text, "types cpu/count\n3 {tenant=red} \n"));
    pa_strbuf_release(&text);
    pa_restring_release(&restring);
    pa_strings_release(&from);
    pa_strings_release(&to);
}

static int release(void **state)
{
    (void)state;
    pa_arena_release(&world.arena);
    pa_strings_release(&world.own);
    pa_strings_release(&world.other);
    pa_strings_release(&world.direct);
    pa_warnings_release(&world.warnings);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ids_are_those_of_reading),
        cmocka_unit_test(test_labels_that_are_ids),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}
