// SPDX-License-Identifier: Apache-2.0
#include "flame_dump.h"

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

// main fills rows and costs nothing itself; upside down it still is not what costs.
// What fills as much as another comes in the order of the rows.
static void test_callers_come_before_callees(void **state)
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
    const char *z = strstr(dump.text, "\"z 0%\""), *b = strstr(dump.text, "\"b 0%\"");
    check_contains(&dump, "\"no package 100%\"");
    check_contains(&dump, "\"a 0%\"");
    assert_true(z && b && z < b && b < strstr(dump.text, "\"a 0%\""));
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
    static const char *const parts[] = {"\"self\"", "\"api 97%\"", "\"main 0%\"", "\"std 3.0%\""};
    dump_flame(&tree, &options, &dump, NULL);
    for (size_t i = 0; i < 4; i++)
        check_contains(&dump, parts[i]);
    // What is seen everywhere comes before what is hardly seen.
    assert_true(strstr(dump.text, parts[2]) < strstr(dump.text, parts[3]));
    pa_strbuf_clear(&dump);
    assert_true(pa_flame_invert(&tree, &arena, &turned, &err));
    options = (struct pa_flame_options){.inverted = true};
    dump_flame(&turned, &options, &dump, NULL);
    for (size_t i = 0; i < 4; i++)
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
        cmocka_unit_test(test_callers_come_before_callees),
        cmocka_unit_test(test_legend_explains_what_is_seen),
        cmocka_unit_test(test_narrow_legends_have_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
