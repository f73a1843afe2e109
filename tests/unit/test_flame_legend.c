// SPDX-License-Identifier: Apache-2.0
#include "flame_dump.h"
#include "scene/color.h"

#include <stdio.h>
#include <stdlib.h>

enum { MAIN, SERVE, SORT, FRAMES };
static const struct pa_flame_frame frames[] = {
    {.name = "main.main"}, {.name = "x.org/shop/api.(*Server).Serve"}, {.name = "std::sort<int>"}};

// As many elements of a path as tell it from the other names in the legend, and no more.
static void test_packages_of_one_name_are_told_apart(void **state)
{
    (void)state;
    static const char *const names[] = {"x.org/shop/a/store.Get",
                                        "x.org/shop/b/store.Get",
                                        "x.org/api.Serve",
                                        "store.Open",
                                        "first.org/a/long/way/that/nobody/has/room/for/sched.Run",
                                        "other.org/a/long/way/that/nobody/has/room/for/sched.Run"};
    enum { COUNT = sizeof names / sizeof *names };
    struct pa_flame_frame made[COUNT] = {{0}};
    struct pa_flame_node nodes[COUNT + 1] = {{0}};
    for (uint32_t i = 0; i < COUNT; i++) {
        made[i].name = names[i];
        nodes[i + 1] = (struct pa_flame_node){0, i, 100 - (int64_t)i, 0};
    }
    struct pa_flame_tree tree = {made, nodes, COUNT, COUNT + 1};
    struct pa_flame_options options = {.width = 1200};
    struct pa_strbuf dump = {0};
    dump_flame(&tree, &options, &dump, NULL);
    check_contains(&dump, "\"a/store 17%\"");
    check_contains(&dump, "\"b/store 17%\"");
    check_contains(&dump, "\"store 17%\"");
    check_contains(&dump, "\"api 17%\"");
    check_contains(&dump, "\"first.org/…/sched 16%\"");
    check_contains(&dump, "\"other.org/…/sched 16%\"");
    pa_strbuf_release(&dump);
}

// What costs nothing itself is not in the legend; what fills rows has a colour of its own all the
// same, the widest first.
static void test_callers_have_colors_and_no_share(void **state)
{
    (void)state;
    static const struct pa_flame_frame made[] = {
        {.name = "z.A"}, {.name = "b.A"}, {.name = "a.A"}, {.name = "leaf"}};
    const struct pa_flame_node nodes[] = {
        {0, 0, 0, 0}, {0, 0, 0, 0}, {1, 1, 0, 0}, {2, 2, 0, 0}, {3, 3, 9, 0}};
    struct pa_flame_tree tree = {made, nodes, 4, 5};
    struct pa_flame_options options = {0};
    struct pa_strbuf dump = {0};
    dump_flame(&tree, &options, &dump, NULL);
    check_contains(&dump, "\"no package 100%\"");
    assert_null(strstr(dump.text, " 0%\""));
    check_contains(&dump, "fill=#76c6fc"); // the first rank's
    check_contains(&dump, "fill=#fba098"); // the second's
    pa_strbuf_release(&dump);
}

enum { MANY = 14 };

// The ten largest packages have ten colours, in order of share; those behind them are grey,
// together.
static void test_ten_packages_have_colors(void **state)
{
    (void)state;
    struct pa_flame_frame made[MANY];
    struct pa_flame_node nodes[MANY + 1] = {{0}};
    char names[MANY][8];
    for (uint32_t i = 0; i < MANY; i++) {
        snprintf(names[i], sizeof names[i], "p%u.F", i);
        made[i] = (struct pa_flame_frame){.name = names[i]};
        nodes[i + 1] = (struct pa_flame_node){0, i, 200 - 10 * (int64_t)i, 0};
    }
    struct pa_flame_tree tree = {made, nodes, MANY, MANY + 1};
    struct pa_flame_options options = {.width = 1200};
    struct pa_strbuf dump = {0};
    dump_flame(&tree, &options, &dump, NULL);
    const char *at = strstr(dump.text, "class=\"legend\"");
    uint32_t seen[PA_HUES];
    for (uint32_t i = 0; i < PA_HUES; i++) {
        char label[16], fill[8] = "";
        snprintf(label, sizeof label, "\"p%u ", i);
        const char *text = strstr(at, label), *rect = text;
        assert_non_null(text);
        while (strncmp(rect, "rect ", 5) != 0)
            rect--;
        memcpy(fill, strstr(rect, "fill=#") + 6, 6);
        seen[i] = (uint32_t)strtoul(fill, NULL, 16);
        for (uint32_t k = 0; k < i; k++)
            assert_true(pa_color_distance(seen[k], seen[i], PA_VISION_NORMAL) > 7);
        if (i > 0) // neighbours in rank lie side by side
            assert_true(pa_color_distance(seen[i - 1], seen[i], PA_VISION_NORMAL) > 12);
    }
    check_contains(&dump, "\"other 18%\"");
    assert_null(strstr(at, "\"p10 "));
    pa_strbuf_release(&dump);
}

static void test_legend_explains_what_is_seen(void **state)
{
    (void)state;
    const struct pa_flame_node nodes[] = {
        {0, 0, 0, 0}, {0, MAIN, 0, 0}, {1, SERVE, 97, 0}, {1, SORT, 3, 0}};
    struct pa_flame_tree tree = {frames, nodes, FRAMES, 4}, turned;
    struct pa_flame_options options = {0};
    struct pa_strbuf dump = {0};
    struct pa_arena arena = {0};
    struct pa_error err = {0};
    static const char *const parts[] = {"\"self\"", "\"api 97%\"", "\"std 3.0%\""};
    dump_flame(&tree, &options, &dump, NULL);
    for (size_t i = 0; i < 3; i++)
        check_contains(&dump, parts[i]);
    assert_true(strstr(dump.text, parts[1]) < strstr(dump.text, parts[2]));
    pa_strbuf_clear(&dump);
    assert_true(pa_flame_invert(&tree, &arena, &turned, &err));
    options = (struct pa_flame_options){.inverted = true};
    dump_flame(&turned, &options, &dump, NULL);
    for (size_t i = 0; i < 3; i++)
        check_contains(&dump, parts[i]);
    pa_strbuf_release(&dump);
    pa_arena_release(&arena);
}

// Nothing is left out of a narrow picture: the legend takes more lines, the frames begin below.
static void test_narrow_legends_have_lines(void **state)
{
    (void)state;
    const struct pa_flame_node compared[] = {{0, 0, 0, 0}, {0, MAIN, 100, 100}, {0, SORT, 90, 20}};
    struct pa_flame_tree tree = {frames, compared, FRAMES, 3};
    struct pa_flame_options options = {
        .diff = true, .width = 400, .quantum = 1, .new_name = "new.pb.gz"};
    struct pa_strbuf dump = {0};
    dump_flame(&tree, &options, &dump, NULL);
    static const char *const parts[] = {
        "group 8,46\n      rect 0,0 10,10", "\"fewer samples\"", "group 8,61\n      rect 0,0 10,10",
        "\"pale: unproved, full: proved\"", "\"gone\"",          "\"widths show new.pb.gz\"",
        "group 8,109 class=\"frames\"",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        check_contains(&dump, parts[i]);
    pa_strbuf_release(&dump);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_packages_of_one_name_are_told_apart),
        cmocka_unit_test(test_callers_have_colors_and_no_share),
        cmocka_unit_test(test_ten_packages_have_colors),
        cmocka_unit_test(test_legend_explains_what_is_seen),
        cmocka_unit_test(test_narrow_legends_have_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
