// SPDX-License-Identifier: Apache-2.0
#include "flame/fold.h"
#include "flame/layout.h"
#include "flame/palette.h"
#include "flame_dump.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct pa_flame_frame frames[] = {
    {.name = "main.main"},
    {.name = "example.org/shop/api.(*Server).Serve"},
    {.name = "runtime.mallocgc"},
    {.name = "example.org/shop/store.(*Tree[...]).Walk.func1"},
    {.name = "std::sort<int, less>"}};
enum { MAIN, SERVE, MALLOC, WALK, SORT, FRAMES };

static struct pa_flame_tree tree_of(const struct pa_flame_node *nodes, size_t count)
{
    return (struct pa_flame_tree){frames, nodes, FRAMES, (uint32_t)count};
}
#define TREE(nodes) tree_of(nodes, sizeof(nodes) / sizeof *(nodes))

static void draw(const struct pa_flame_tree *tree, struct pa_flame_options *options,
                 struct pa_strbuf *dump, struct pa_strbuf *data)
{
    options->width = options->width > 0 ? options->width : 316;
    dump_flame(tree, options, dump, data);
}

// main 100 (self 10) → serve 60, malloc 30
static const struct pa_flame_node small[] = {
    {0, 0, 0, 0}, {0, MAIN, 10, 0}, {1, MALLOC, 30, 0}, {1, SERVE, 60, 0}};

static void test_a_small_picture_is_as_expected(void **state)
{
    (void)state;
    struct pa_flame_tree tree = TREE(small);
    struct pa_flame_options options = {.title = "shop",
                                       .value = {.type = "cpu", .unit = "milliseconds"}};
    struct pa_strbuf dump = {0};
    draw(&tree, &options, &dump, NULL);
    assert_string_equal(
        dump.text,
        "scene 316,126 \"shop\"\n"
        "  group 0,0 class=\"head\"\n"
        "    text 8,20 \"shop\" size=15 bold fill=#111317/f1f3f6\n"
        "    text 8,37 \"100ms cpu · 3 frames\" size=12 fill=#50555f/b4bac4\n"
        "  group 0,0 class=\"legend\"\n"
        "    group 8,46\n"
        "      text 0,9 \"self\" size=11 fill=#50555f/b4bac4\n"
        "    group 39.12,46\n"
        "      rect 0,0 10,10 fill=#76c6fc/1c4560\n"
        "      text 14,9 \"api 60%\" size=11 fill=#50555f/b4bac4\n"
        "    group 106.87,46\n"
        "      rect 0,0 10,10 fill=#ccd1d9/454b54\n"
        "      text 14,9 \"runtime, system 30%\" size=11 fill=#50555f/b4bac4\n"
        "    group 237.57,46\n"
        "      rect 0,0 10,10 fill=#fba098/5f322f\n"
        "      text 14,9 \"main 10%\" size=11 fill=#50555f/b4bac4\n"
        "  group 8,64 class=\"frames\"\n"
        "    group 0,0\n"
        "      group 0,0 tooltip=\"all\\n100ms, 100%\"\n"
        "        rect 0,0 299.4,17 fill=#dfe1e6/363b45\n"
        "        text 3,13 \"all\" size=12 fill=#111317/f1f3f6\n"
        "    group 0,18\n"
        "      group 0,0 tooltip=\"main.main\\n100ms, 100%, self 10ms\"\n"
        "        rect 0,0 299.4,17 fill=#fba098/5f322f\n"
        "        text 3,13 \"main.main\" size=12 fill=#111317/f1f3f6\n"
        "    group 0,36\n"
        "      group 0,0 tooltip=\"example.org/shop/api.(*Server).Serve\\n60ms, 60.0%\"\n"
        "        rect 0,0 179.4,17 fill=#76c6fc/1c4560\n"
        "        text 3,13 \"api.(*Server).Serve\" size=12 fill=#111317/f1f3f6\n"
        "      group 0,0 tooltip=\"runtime.mallocgc\\n30ms, 30.0%\"\n"
        "        rect 180,0 89.4,17 fill=#ccd1d9/454b54\n"
        "        text 183,13 \"mallocgc\" size=12 fill=#111317/f1f3f6\n");
    pa_strbuf_release(&dump);
}

static void test_order_flip_and_depth(void **state)
{
    (void)state;
    struct pa_flame_tree tree = TREE(small);
    struct pa_flame_options options = {.sort = PA_FLAME_BY_NAME, .flip = true, .depth = 2};
    struct pa_strbuf dump = {0};
    draw(&tree, &options, &dump, NULL);
    // Two rows, the root in the lower one.
    check_contains(&dump, "group 0,18\n      group 0,0 tooltip=\"all");
    check_contains(&dump, "group 0,0\n      group 0,0 tooltip=\"main.main");
    check_lacks(&dump, "mallocgc\\n");
    pa_strbuf_clear(&dump);
    options = (struct pa_flame_options){.sort = PA_FLAME_BY_NAME};
    draw(&tree, &options, &dump, NULL);
    assert_true(strstr(dump.text, "Serve\\n") < strstr(dump.text, "mallocgc\\n"));
    pa_strbuf_release(&dump);
}

static void test_small_frames_become_blocks(void **state)
{
    (void)state;
    struct pa_flame_node nodes[1003] = {{0, 0, 0, 0}, {0, MAIN, 0, 0}, {1, SERVE, 99000, 0}};
    for (int i = 3; i < 1003; i++)
        nodes[i] = (struct pa_flame_node){1, MALLOC, 11, 0};
    struct pa_flame_tree tree = TREE(nodes);
    struct pa_flame_options options = {0};
    struct pa_strbuf dump = {0};
    draw(&tree, &options, &dump, NULL);
    check_contains(&dump, "tooltip=\"1,000 smaller frames\\n10.0%\"\n"
                          "        rect 270,0 30,17 fill=#dfe1e6/363b45");
    pa_strbuf_release(&dump);
}

// before → after: serve 100 → 300 (more), malloc 200 → 190 (the other direction than was proved),
// walk 50 → 0 (gone), sort 0 → 60 (new).
static const struct pa_flame_node compared[] = {{0, 0, 0, 0},         {0, MAIN, 0, 0},
                                                {1, SERVE, 300, 100}, {1, MALLOC, 190, 200},
                                                {1, WALK, 0, 50},     {1, SORT, 60, 0}};

static void test_a_comparison_marks_change_noise_and_what_is_gone(void **state)
{
    (void)state;
    struct pa_flame_tree tree = TREE(compared);
    static const int8_t proved[FRAMES] = {[SERVE] = 1, [MALLOC] = 1, [SORT] = 1};
    struct pa_flame_options options = {
        .diff = true, .width = 1216, .quantum = 1, .proved = proved, .proof = "likely"};
    struct pa_strbuf dump = {0};
    draw(&tree, &options, &dump, NULL);
    check_contains(&dump, "\"fewer samples\"");
    check_contains(&dump, "\"more samples, full colour from 10% of the total\"");
    check_contains(&dump, "\"pale: unproved, full: likely\"");
    check_contains(&dump, "\"widths show after\"");
    check_contains(&dump, "before 350 samples → after 550 samples (+57.1%)");
    check_contains(&dump, "Serve\\n100 samples → 300 samples (+57.1%)\"");
    check_contains(&dump, "mallocgc\\n200 samples → 190 samples (−2.9%, unproved)\"");
    check_contains(&dump, "func1\\n50 samples → 0 samples (−14.3%, gone)\"");
    check_contains(&dump, "sort<int, less>\\n0 samples → 60 samples (+17.1%, new)\"");
    check_contains(&dump, "\"new +17.1%\" size=12 bold end");
    // Rows stay additive: 300 + 190 + 60 of 600 and the ghost of 50, on 1200 pixels.
    check_contains(&dump, "rect 1100.5,0.5 98.4,16 fill=#ffffff/16181d stroke=#");
    check_contains(&dump, "rect 0,0 599.4,17 fill=#ee8a54/"); // full colour
    pa_strbuf_release(&dump);
}

// The same, but a sample of two of the functions is worth twenty.
static void test_noise_may_differ_by_function(void **state)
{
    (void)state;
    static const int8_t proved[FRAMES] = {[SERVE] = 1, [SORT] = 1};
    static const double quanta[FRAMES] = {[SORT] = 20, [WALK] = 20};
    struct pa_flame_tree tree = TREE(compared);
    struct pa_flame_options options = {
        .diff = true, .width = 1216, .quantum = 1, .quanta = quanta, .proved = proved};
    struct pa_strbuf dump = {0};
    draw(&tree, &options, &dump, NULL);
    check_contains(&dump, "Serve\\n100 samples → 300 samples (+57.1%)\"");
    check_contains(&dump, "sort<int, less>\\n0 samples → 60 samples (+17.1%, new, unproved)\"");
    check_lacks(&dump, "func1\\n50 samples");
    pa_strbuf_release(&dump);
}

static void test_without_a_gate_every_change_has_its_colour(void **state)
{
    (void)state;
    const struct pa_flame_node nodes[] = {{0, 0, 0, 0}, {0, MAIN, 10, 9}, {0, SORT, 5, 5}};
    struct pa_flame_tree tree = TREE(nodes);
    struct pa_flame_options options = {.diff = true, .width = 1216, .certain = "all was counted"};
    struct pa_strbuf dump = {0}, data = {0};
    draw(&tree, &options, &dump, &data);
    check_contains(&dump, "\"equal (all was counted)\"");
    check_contains(&dump, "main.main\\n9 samples → 10 samples (+7.1%)\"");
    check_contains(&dump, "less>\\n5 samples → 5 samples (0%, equal)\"");
    pa_strbuf_release(&dump);
    pa_strbuf_release(&data);
}

static void test_normalized_comparisons_are_about_shares(void **state)
{
    (void)state;
    const struct pa_flame_node nodes[] = {{0, 0, 0, 0}, {0, MAIN, 400, 200}, {0, SORT, 600, 300}};
    struct pa_flame_tree tree = TREE(nodes);
    struct pa_flame_options options = {.diff = true, .normalize = true, .quantum = 1, .width = 900};
    struct pa_strbuf dump = {0};
    draw(&tree, &options, &dump, NULL);
    check_contains(&dump, "main.main\\n200 samples → 400 samples (0%, equal)");
    check_contains(&dump, "compared as shares");
    pa_strbuf_release(&dump);
}

static void test_negative_values_keep_their_magnitude(void **state)
{
    (void)state;
    const struct pa_flame_node nodes[] = {{0, 0, 0, 0}, {0, MAIN, -30, 0}, {0, SORT, 90, 0}};
    struct pa_flame_tree tree = TREE(nodes);
    struct pa_flame_options options = {.width = 256};
    struct pa_strbuf dump = {0};
    draw(&tree, &options, &dump, NULL);
    check_contains(&dump, "less>\\n90 samples, 75.0%");
    check_contains(&dump, "rect 180,0 59.4,17");
    check_contains(&dump, "main.main\\n-30 samples, −25.0%");
    pa_strbuf_release(&dump);
}

static void test_an_empty_profile_says_so(void **state)
{
    (void)state;
    const struct pa_flame_node nodes[] = {{0, 0, 0, 0}};
    struct pa_flame_tree tree = TREE(nodes);
    struct pa_flame_options options = {0};
    struct pa_strbuf dump = {0}, data = {0};
    draw(&tree, &options, &dump, &data);
    check_contains(&dump, "Nothing to show");
    check_contains(&data, "\"panels\":[]");
    pa_strbuf_release(&dump);
    pa_strbuf_release(&data);
}

static void test_sums_beyond_64_bits_are_refused(void **state)
{
    (void)state;
    const struct pa_flame_node nodes[] = {
        {0, 0, 0, 0}, {0, MAIN, INT64_MAX, 0}, {0, SORT, INT64_MAX, 0}};
    struct pa_flame_tree tree = TREE(nodes);
    struct pa_flame_panel panel = {.tree = &tree};
    struct pa_scene scene;
    struct pa_error err = {0};
    assert_false(pa_flame_draw(&(struct pa_flame_picture){&panel, 1}, &(struct pa_flame_options){0},
                               &scene, NULL, &err));
    assert_int_equal(err.code, PA_ERROR_LIMIT);
    pa_scene_release(&scene);
}

static void test_viewer_data_holds_the_tree_in_drawing_order(void **state)
{
    (void)state;
    struct pa_flame_tree tree = TREE(small);
    struct pa_flame_options options = {.value = {.type = "cpu", .unit = "milliseconds"}};
    struct pa_strbuf dump = {0}, data = {0};
    draw(&tree, &options, &dump, &data);
    check_contains(&data, "\"unit\":\"t\",\"mul\":1000000,\"noun\":\"\"");
    // root; main self 10 = 1 unit; serve 6 units, one level up; malloc 3 units, the end.
    check_contains(&data, "\"u\":10,");
    check_contains(&data, "\"t\":\"0;1,1;2,6,1;3,3\"");
    check_contains(
        &data, "\"names\":[\"x0all\",\"00main.main\",\"i0example.org/shop/api.(*Server).Serve\","
               "\"v0runtime.mallocgc\"]");
    // Where labels begin, base 36: of main.main at 0 and 5; of the next at 0, 17, 21 and 31 = v.
    check_contains(&data, "\"cut\":\",5,h.l.v,8\"");
    pa_strbuf_release(&dump);
    pa_strbuf_release(&data);
}

static void test_viewer_names_leave_out_what_they_share(void **state)
{
    (void)state;
    static const struct pa_flame_frame alike[] = {{.name = ""},
                                                  {.name = "a.example/pkg.One"},
                                                  {.name = "a.example/pkg.Onyx"},
                                                  {.name = "a.ex\u00e4mple"},
                                                  {.name = "a.ex\u00e4m\x01"
                                                           "a"}};
    static const struct pa_flame_node nodes[] = {
        {0, 0, 0, 0}, {0, 1, 40, 0}, {0, 2, 30, 0}, {0, 3, 20, 0}, {0, 4, 10, 0}};
    struct pa_flame_tree tree = {alike, nodes, 5, 5};
    struct pa_flame_options options = {.colors = PA_FLAME_COLOR_GREY};
    struct pa_strbuf dump = {0}, data = {0};
    draw(&tree, &options, &dump, &data);
    // 16 characters in common, then 4: only what is shown as it is counts.
    check_contains(&data, "0a.example/pkg.One\",");
    check_contains(&data, "8yx\",");
    check_contains(&data, "2\u00e4mple\",");
    check_contains(&data, "2\u00e4m\uFFFDa\"],");
    pa_strbuf_release(&dump);
    pa_strbuf_release(&data);
}

// What vanished and is too small to draw still counts for those above it.
static void test_viewer_data_has_the_whole_old_side(void **state)
{
    (void)state;
    const struct pa_flame_node nodes[] = {
        {0, 0, 0, 0}, {0, SERVE, 300, 400}, {1, WALK, 0, 1}, {1, SORT, 30, 2}};
    struct pa_flame_tree tree = TREE(nodes);
    static const int8_t proved[FRAMES] = {[SERVE] = -1, [SORT] = 1};
    struct pa_flame_options options = {.diff = true, .quantum = 1, .proved = proved};
    struct pa_strbuf dump = {0}, data = {0};
    draw(&tree, &options, &dump, &data);
    // 300 is 8c, 401 is b5, 30 is u; steps: less than before by 73 of 403, more by 28; of the whole
    // unproved: 9 more.
    check_contains(&data, "\"t\":\"0,,,,-h;1,8c,,b5,-8;2,u,,2,7\"");
    pa_strbuf_release(&dump);
    pa_strbuf_release(&data);
}

static void check_tree(const struct pa_flame_tree *tree, const char *expected)
{
    struct pa_strbuf out = {0};
    for (uint32_t i = 1; i < tree->node_count; i++)
        pa_strbuf_printf(&out, "%u:%u/%u=%d ", i, tree->nodes[i].parent, tree->nodes[i].frame,
                         (int)tree->nodes[i].self);
    assert_string_equal(pa_strbuf_text(&out), expected);
    pa_strbuf_release(&out);
}

// main → sort → sort → malloc, and main → malloc → sort
static const struct pa_flame_node recursive[] = {
    {0, 0, 0, 0},      {0, MAIN, 1, 0},    {1, SORT, 2, 0}, {2, SORT, 4, 0},
    {3, MALLOC, 8, 0}, {1, MALLOC, 16, 0}, {5, SORT, 32, 0}};

static void test_transforms(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_flame_tree tree = TREE(recursive), out;
    struct pa_error err = {0};
    struct pa_regex *sort = pa_regex_new("sort", &err);
    assert_true(pa_flame_callees(&tree, sort, &arena, &out, &err));
    check_tree(&out, "1:0/4=34 2:1/4=4 3:2/2=8 ");
    assert_int_equal(pa_flame_count_top(&out), 1);
    assert_true(pa_flame_callers(&tree, sort, &arena, &out, &err));
    check_tree(&out, "1:0/0=14 2:0/2=0 3:2/0=32 ");
    assert_true(pa_flame_invert(&tree, &arena, &out, &err));
    check_tree(&out, "1:0/0=1 2:0/4=0 3:2/0=2 4:2/4=0 5:4/0=4 6:0/2=0 7:6/4=0 8:7/4=0 9:8/0=8 "
                     "10:6/0=16 11:2/2=0 12:11/0=32 ");
    pa_regex_free(sort);
    pa_arena_release(&arena);
}

static void test_transforms_keep_the_total(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    enum { COUNT = 3000 };
    struct pa_flame_node *nodes = calloc(COUNT, sizeof *nodes);
    unsigned seed = 7;
    for (uint32_t i = 1; i < COUNT; i++) {
        seed = seed * 1103515245 + 12345;
        nodes[i] = (struct pa_flame_node){(seed >> 8) % i, (seed >> 4) % FRAMES, (seed >> 6) % 100,
                                          (seed >> 5) % 100};
    }
    struct pa_flame_tree tree = {frames, nodes, FRAMES, COUNT}, out;
    int64_t *cum = calloc(COUNT * 40, sizeof *cum), *old = calloc(COUNT * 40, sizeof *old);
    struct pa_error err = {0};
    assert_true(pa_flame_sums(&tree, cum, old, &err));
    int64_t total = cum[0], old_total = old[0];
    assert_true(pa_flame_invert(&tree, &arena, &out, &err));
    assert_true(out.node_count < COUNT * 40);
    assert_true(pa_flame_sums(&out, cum, old, &err));
    assert_int_equal(cum[0], total);
    assert_int_equal(old[0], old_total);
    struct pa_regex *regex = pa_regex_new("Walk|main", &err);
    assert_true(pa_flame_callees(&tree, regex, &arena, &out, &err));
    assert_true(pa_flame_sums(&out, cum, old, &err));
    int64_t below = cum[0];
    assert_true(pa_flame_callers(&tree, regex, &arena, &out, &err));
    assert_true(pa_flame_sums(&out, cum, old, &err));
    assert_int_equal(cum[0], below);
    pa_regex_free(regex);
    pa_arena_release(&arena);
    free(nodes);
    free(cum);
    free(old);
}

// Children lie within their parents, side by side, also with ghosts and negative values.
static void test_layouts_nest(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    enum { COUNT = 2000 };
    struct pa_flame_node *nodes = calloc(COUNT, sizeof *nodes);
    unsigned seed = 3;
    for (uint32_t i = 1; i < COUNT; i++) {
        seed = seed * 1103515245 + 12345;
        uint32_t back = i < 12 ? i : 12;
        nodes[i] = (struct pa_flame_node){i - 1 - (seed >> 8) % back, (seed >> 4) % FRAMES,
                                          (seed >> 9) % 3 ? (int)((seed >> 6) % 90) - 20 : 0,
                                          (seed >> 5) % 50};
    }
    for (int diff = 0; diff < 2; diff++) {
        struct pa_flame_tree tree = {frames, nodes, FRAMES, COUNT};
        struct pa_flame_layout l;
        struct pa_error err = {0};
        assert_true(
            pa_flame_lay_out(&tree, &(struct pa_flame_options){.diff = diff}, &arena, &l, &err));
        for (uint32_t row = 0; row < l.rows; row++) {
            int64_t edge = 0;
            for (uint32_t i = l.row[row]; i < l.row[row + 1]; i++) {
                uint32_t n = l.order[i], parent = nodes[n].parent;
                uint32_t depth = 0;
                for (uint32_t up = n; up != 0; up = nodes[up].parent)
                    depth++;
                assert_int_equal(depth, row);
                for (uint32_t c = l.child[i]; c < l.child[i + 1]; c++)
                    assert_int_equal(nodes[l.order[c]].parent, n);
                assert_true(l.start[n] >= edge && l.weight[n] > 0);
                assert_true(l.start[n] >= l.start[parent]);
                edge = l.start[n] + l.weight[n];
                assert_true(edge <= l.start[parent] + l.weight[parent]);
            }
        }
    }
    free(nodes);
    pa_arena_release(&arena);
}

static void test_words(void **state)
{
    (void)state;
    struct pa_strbuf out = {0};
    struct pa_flame_value objects = {.type = "alloc_objects", .unit = "count"},
                          bytes = {.type = "alloc_space", .unit = "bytes"},
                          delay = {.type = "delay", .unit = "nanoseconds"},
                          goroutine = {.type = "goroutine", .unit = "count"};
    pa_flame_say(&out, &objects, 1234567);
    pa_strbuf_adds(&out, " | ");
    pa_flame_say(&out, &goroutine, 1);
    pa_strbuf_adds(&out, " | ");
    pa_flame_say(&out, &bytes, -1536);
    pa_strbuf_adds(&out, " | ");
    pa_flame_say(&out, &delay, 1500000);
    pa_strbuf_adds(&out, " | ");
    pa_flame_say(&out, &(struct pa_flame_value){0}, INT64_MIN);
    assert_string_equal(out.text, "1,234,567 objects | 1 goroutine | -1.50kB | 1.50ms | "
                                  "-9,223,372,036,854,775,808 samples");
    pa_strbuf_clear(&out);
    pa_flame_say_share(&out, 0.4567);
    pa_strbuf_adds(&out, " ");
    pa_flame_say_share(&out, 0.0123);
    pa_strbuf_adds(&out, " ");
    pa_flame_say_share(&out, 0.00012);
    pa_strbuf_adds(&out, " ");
    pa_flame_say_share(&out, 1);
    assert_string_equal(out.text, "45.7% 1.23% 0.012% 100%");
    pa_strbuf_release(&out);
}

static void test_hostile_names_are_cleaned(void **state)
{
    (void)state;
    char *name = malloc(10001);
    memset(name, 'x', 10000);
    memcpy(name, "</script>\n\x1b\xe2\x80\xae]]>", 16);
    name[10000] = '\0';
    const struct pa_flame_frame hostile[] = {{.name = name}};
    const struct pa_flame_node nodes[] = {{0, 0, 0, 0}, {0, 0, 5, 0}};
    struct pa_flame_tree tree = {hostile, nodes, 1, 2};
    struct pa_flame_options options = {0};
    struct pa_strbuf dump = {0}, data = {0};
    draw(&tree, &options, &dump, &data);
    assert_true(dump.size < 4000); // tooltips and labels are cut
    check_lacks(&data, "</script");
    check_lacks(&data, "\x1b");
    check_lacks(&data, "\xe2\x80\xae");
    check_lacks(&dump, "\x1b");
    pa_strbuf_release(&dump);
    pa_strbuf_release(&data);
    free(name);
}

// A hundred thousand nested calls are a picture, too: of the outermost rows.
static void test_very_deep_stacks_are_cut(void **state)
{
    (void)state;
    enum { DEPTH = 100000 };
    struct pa_flame_node *nodes = calloc(DEPTH, sizeof *nodes);
    for (uint32_t i = 1; i < DEPTH; i++)
        nodes[i] = (struct pa_flame_node){i - 1, i % 2 ? MAIN : SERVE, 1, 0};
    struct pa_flame_tree tree = {frames, nodes, FRAMES, DEPTH};
    for (int high = 0; high < 2; high++) {
        struct pa_flame_options options = {.width = 900, .pitch = high ? 100 : 0};
        struct pa_strbuf dump = {0}, data = {0};
        draw(&tree, &options, &dump, &data);
        check_contains(&dump,
                       high ? "rows below the 4500th left out" : "rows below the 10000th left");
        // The last row keeps what is below it: 99,999 less the rows above, in base 36.
        check_contains(&data, high ? ";1,21ot\"}" : ";1,1xg1\"}");
        pa_strbuf_release(&dump);
        pa_strbuf_release(&data);
    }
    free(nodes);
}

// A name without any start of a character is cut as well, wherever that is.
static void test_long_names_in_tooltips(void **state)
{
    (void)state;
    char name[501];
    memset(name, 0x80, 500);
    name[500] = '\0';
    struct pa_flame_frame two[] = {{.name = "all"}, {.name = name}};
    struct pa_flame_node pair[] = {{0}, {.frame = 1, .self = 5}};
    struct pa_flame_tree tree = {two, pair, 2, 2};
    struct pa_flame_panel panel = {.tree = &tree};
    struct pa_flame_options options = {0};
    struct pa_scene scene;
    struct pa_error err = {0};
    assert_true(pa_flame_draw(&(struct pa_flame_picture){&panel, 1}, &options, &scene, NULL, &err));
    pa_scene_release(&scene);
}

static void test_small_nodes_are_folded_into_their_parents(void **state)
{
    (void)state;
    // 100: main 10; malloc 30; serve 55, below it walk 3 with sort 2.
    static const struct pa_flame_node nodes[] = {{0, 0, 0, 0},       {0, MAIN, 10, 0},
                                                 {1, MALLOC, 0, 30}, {1, SERVE, 55, 0},
                                                 {3, WALK, 3, 0},    {4, SORT, -1, 1}};
    struct pa_flame_tree tree = TREE(nodes), out = tree;
    struct pa_arena arena = {0};
    struct pa_error err = {0};
    assert_true(pa_flame_fold(&out, .04, 100, &arena, &err));
    assert_int_equal(out.node_count, 5); // walk has 5 of 100, sort 2
    assert_int_equal(out.nodes[4].self, 2);
    assert_int_equal(out.nodes[4].old_self, 1);
    out = tree;
    assert_true(pa_flame_fold(&out, .06, 100, &arena, &err));
    assert_int_equal(out.node_count, 4);
    assert_int_equal(out.nodes[3].self, 57);
    assert_true(pa_flame_fold(&out, .01, 2, &arena, &err)); // .32: main and serve
    assert_int_equal(out.node_count, 3);
    assert_int_equal(out.nodes[1].old_self, 30);
    assert_int_equal(out.nodes[2].parent, 1);
    assert_true(pa_flame_fold(&tree, 0, 100, &arena, &err)); // all of it
    assert_int_equal(tree.node_count, 6);
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_long_names_in_tooltips),
        cmocka_unit_test(test_small_nodes_are_folded_into_their_parents),
        cmocka_unit_test(test_a_small_picture_is_as_expected),
        cmocka_unit_test(test_order_flip_and_depth),
        cmocka_unit_test(test_small_frames_become_blocks),
        cmocka_unit_test(test_a_comparison_marks_change_noise_and_what_is_gone),
        cmocka_unit_test(test_noise_may_differ_by_function),
        cmocka_unit_test(test_without_a_gate_every_change_has_its_colour),
        cmocka_unit_test(test_normalized_comparisons_are_about_shares),
        cmocka_unit_test(test_negative_values_keep_their_magnitude),
        cmocka_unit_test(test_an_empty_profile_says_so),
        cmocka_unit_test(test_sums_beyond_64_bits_are_refused),
        cmocka_unit_test(test_viewer_data_holds_the_tree_in_drawing_order),
        cmocka_unit_test(test_very_deep_stacks_are_cut),
        cmocka_unit_test(test_viewer_names_leave_out_what_they_share),
        cmocka_unit_test(test_viewer_data_has_the_whole_old_side),
        cmocka_unit_test(test_transforms),
        cmocka_unit_test(test_transforms_keep_the_total),
        cmocka_unit_test(test_layouts_nest),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_hostile_names_are_cleaned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
