// SPDX-License-Identifier: Apache-2.0
#include "callgraph/bands.h"
#include "callgraph/callgraph.h"
#include "check.h"
#include "scene/font.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct pa_callgraph_node small[] = {
    {.name = "main.main", .flat = "0", .cum = "10s (100%)", .cum_share = 1, .no_flat = true},
    {.name = "example.org/shop/api.(*Server).Serve",
     .flat = "1s (10%)",
     .cum = "9s (90%)",
     .place = "/src/api.go:12",
     .flat_share = .1,
     .cum_share = .9},
    {.name = "runtime.mallocgc",
     .flat = "4s (40%)",
     .cum = "4s (40%)",
     .flat_share = .4,
     .cum_share = .4},
};
static const struct pa_callgraph_edge calls[] = {
    {.from = 0, .to = 1, .value = "9s", .share = .9},
    {.from = 1, .to = 2, .value = "4s", .share = .4, .inlined = true},
    {.from = 0, .to = 2, .value = "1ms", .share = .0001, .residual = true},
    {.from = 1, .to = 1, .value = "2s", .share = .2},
};

static struct pa_callgraph make_small(void)
{
    return (struct pa_callgraph){.title = "shop — cpu",
                                 .subtitle = "10s",
                                 .nodes = small,
                                 .node_count = 3,
                                 .edges = calls,
                                 .edge_count = 4};
}

static void draw(const struct pa_callgraph *graph, struct pa_scene *scene, struct pa_strbuf *dump)
{
    struct pa_error err = {0};
    if (!pa_callgraph_draw(graph, scene, &err))
        fail_msg("%s", err.text);
    pa_scene_dump(scene, dump);
}

static size_t count(const struct pa_strbuf *text, const char *part)
{
    size_t found = 0;
    for (const char *p = pa_strbuf_text(text); (p = strstr(p, part)); p++)
        found++;
    return found;
}

static void check_parts(const struct pa_strbuf *dump, const char *const *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strstr(pa_strbuf_text(dump), parts[i]))
            fail_msg("no <%s> in:\n%s", parts[i], pa_strbuf_text(dump));
}

static void test_boxes_and_lines_say_what_they_are(void **state)
{
    (void)state;
    struct pa_callgraph graph = make_small();
    struct pa_scene scene;
    struct pa_strbuf dump = {0};
    draw(&graph, &scene, &dump);
    static const char *const parts[] = {"shop — cpu", "node n1",        "edge f0 t1",
                                        "edge f1 t1", "(*Server)",      "\"1s (10%)\"",
                                        "4s inline",  "/src/api.go:12", "over functions not shown"};
    check_parts(&dump, parts, sizeof parts / sizeof *parts);
    assert_int_equal(count(&dump, "edge f0 t1"), 2); // the line and its label
    assert_int_equal(count(&dump, "edge f0 t2"), 1); // below 2 %: no label
    assert_int_equal(count(&dump, "10s (100%)"), 2); // box and tooltip: nothing of its own
    pa_strbuf_release(&dump);
    pa_scene_release(&scene);
}

// Notes stand side by side as long as there is room, long ones sentence by sentence, and then what
// the picture uses is explained, and only that.
static void test_the_head_is_short_and_explains(void **state)
{
    (void)state;
    static const char *const notes[] = {"Type: cpu", "Time: today", "One. Two (2.5 s)"};
    struct pa_callgraph graph = make_small();
    struct pa_scene scene;
    struct pa_strbuf dump = {0};
    graph.notes = notes;
    graph.note_count = 3;
    draw(&graph, &scene, &dump);
    static const char *const parts[] = {
        "group 12,46\n      text 0,9 \"Type: cpu\"",
        ",46\n      text 0,9 \"Time: today\"",
        "\"One.\"",
        "\"Two (2.5 s)\"",
        "\"Colour: redder with cum\"",
        "\"Dashed: calls through functions left out\"",
    };
    check_parts(&dump, parts, sizeof parts / sizeof *parts);
    assert_int_equal(count(&dump, "labels of samples"), 0);
    pa_scene_release(&scene);
    pa_strbuf_clear(&dump);
    graph.diff = true;
    graph.edge_count = 2;
    draw(&graph, &scene, &dump);
    assert_int_equal(count(&dump, "pale: unproved"), 1);
    assert_int_equal(count(&dump, "more, full colour from 10% of the total"), 1);
    assert_int_equal(count(&dump, "Colour:"), 0);
    assert_int_equal(count(&dump, "Dashed:"), 0);
    pa_strbuf_release(&dump);
    pa_scene_release(&scene);
}

static void test_packages_of_one_name_are_told_apart(void **state)
{
    (void)state;
    const struct pa_callgraph_node nodes[] = {
        {.name = "x.org/a/store.Get", .flat = "1", .cum = "1"},
        {.name = "x.org/b/store.(*T).Get", .flat = "1", .cum = "1"},
        {.name = "x.org/b/store.Put", .flat = "1", .cum = "1"},
        {.name = "store.Open", .flat = "1", .cum = "1"},
        {.name = "x.org/c/api.Serve", .flat = "1", .cum = "1"},
        {.name = "com.shop.Cart.add", .flat = "1", .cum = "1"},
        {.name = "x.org/d/store.Get", .flat = "1", .cum = "1", .tag = true},
    };
    struct pa_callgraph graph = {.title = "", .subtitle = "", .nodes = nodes, .node_count = 7};
    struct pa_scene scene;
    struct pa_strbuf dump = {0};
    draw(&graph, &scene, &dump);
    assert_int_equal(count(&dump, "\"a/store\""), 1);
    assert_int_equal(count(&dump, "\"b/store\""), 2);
    assert_int_equal(count(&dump, "\"store\""), 1);
    assert_int_equal(count(&dump, "\"api\""), 1);
    assert_int_equal(count(&dump, "\"shop\""), 1);
    pa_strbuf_release(&dump);
    pa_scene_release(&scene);
}

static void test_a_tag_has_a_line_for_each_label(void **state)
{
    (void)state;
    const struct pa_callgraph_node nodes[] = {
        small[0],
        {.name = "route:/a\nuser:ann", .flat = "", .cum = "2s (20%)", .tag = true},
        {.name = "1\n2\n3\n4\n5\n6\n7\n8", .flat = "", .cum = "1s (10%)", .tag = true},
    };
    struct pa_callgraph graph = {
        .title = "", .subtitle = "", .nodes = nodes, .node_count = 3, .edge_count = 0};
    struct pa_scene scene;
    struct pa_strbuf dump = {0};
    draw(&graph, &scene, &dump);
    static const char *const parts[] = {"\"route:/a\"", "\"user:ann\"", "route:/a user:ann\\n2s",
                                        "\"6\"", "1 2 3 4 5 6 7 8\\n1s"};
    check_parts(&dump, parts, sizeof parts / sizeof *parts);
    pa_strbuf_release(&dump);
    pa_scene_release(&scene);
}

static void test_long_names_lose_what_brackets_hold(void **state)
{
    (void)state;
    const struct pa_callgraph_node nodes[] = {
        {.name = "market::Book::match()::{lambda(market::Order const&, market::Order "
                 "const&)#1}::operator()",
         .flat = "1s (10%)",
         .cum = "2s (20%)"},
        {.name = "std::pair<int, std::basic_string<char>>::pair<a_type_of_long_name, another>::f"},
        {.name = "<alloc::vec::Vec<a_long_type, another_long_type> as core::ops::Deref>::deref"},
        {.name = "one_unclosed_bracket<(a_type_of_some_length, another_type_of_some_length)"},
        {.name = "short(int)::{lambda(int)#2}::operator()"},
    };
    struct pa_callgraph graph = {.title = "", .subtitle = "", .nodes = nodes, .node_count = 5};
    struct pa_callgraph_node filled[5];
    struct pa_scene scene;
    struct pa_strbuf dump = {0};
    for (int i = 0; i < 5; i++) {
        filled[i] = nodes[i];
        filled[i].flat = nodes[i].flat ? nodes[i].flat : "";
        filled[i].cum = nodes[i].cum ? nodes[i].cum : "";
    }
    graph.nodes = filled;
    draw(&graph, &scene, &dump);
    static const char *const parts[] = {
        "\"match()::{lambda(…)#1}::operator()\"", // the values fit on one line below that
        "\"1s (10%) of 2s (20%)\"",
        "\"pair<…>::pair<…>\"",
        "\"<alloc::vec::Vec<a_long_type",
        "\"one_unclosed_bracket<(…)\"",
        "\"short(int)::{lambda(int)#2}::operator()\"",
    };
    check_parts(&dump, parts, sizeof parts / sizeof *parts);
    pa_strbuf_release(&dump);
    pa_scene_release(&scene);
}

static void test_the_same_graph_gives_the_same_scene(void **state)
{
    (void)state;
    struct pa_callgraph graph = make_small();
    struct pa_scene scenes[2];
    struct pa_strbuf dumps[2] = {{0}, {0}};
    for (int i = 0; i < 2; i++)
        draw(&graph, &scenes[i], &dumps[i]);
    assert_string_equal(dumps[0].text, dumps[1].text);
    for (int i = 0; i < 2; i++) {
        pa_strbuf_release(&dumps[i]);
        pa_scene_release(&scenes[i]);
    }
}

static void test_highlights_mark_the_ways_there(void **state)
{
    (void)state;
    struct pa_callgraph_node nodes[3];
    memcpy(nodes, small, sizeof nodes);
    nodes[1].lit = true;
    struct pa_callgraph graph = make_small();
    graph.nodes = nodes;
    struct pa_scene scene;
    struct pa_strbuf dump = {0};
    draw(&graph, &scene, &dump);
    size_t lit = 0;
    for (size_t i = 0; i < scene.shapes.count; i++)
        lit += scene.shapes.items[i].kind == PA_SHAPE_CURVE &&
               scene.shapes.items[i].stroke.light == pa_color_accent.light;
    assert_int_equal(lit, 2); // main -> Serve, Serve -> Serve; not the calls it makes
    pa_strbuf_release(&dump);
    pa_scene_release(&scene);
}

static void test_an_empty_graph_says_so(void **state)
{
    (void)state;
    struct pa_callgraph graph = {.title = "nothing", .subtitle = ""};
    struct pa_scene scene;
    struct pa_strbuf dump = {0};
    draw(&graph, &scene, &dump);
    assert_non_null(strstr(dump.text, "Nothing to show"));
    pa_strbuf_release(&dump);
    pa_scene_release(&scene);
}

static void test_hostile_names_are_text(void **state)
{
    (void)state;
    struct pa_callgraph_node nodes[] = {
        {.name = "</title><script>alert(1)</script>", .flat = "1", .cum = "1", .cum_share = 1},
        {.name = "a\xff\x01\n::b", .flat = "1", .cum = "2", .cum_share = 1},
        {.name = "", .flat = "", .cum = "", .cum_share = 1},
    };
    char *name = malloc(100001);
    memset(name, 'x', 100000);
    name[100000] = '\0';
    nodes[2].name = name;
    struct pa_callgraph graph = {.title = "", .subtitle = "", .nodes = nodes, .node_count = 3};
    struct pa_scene scene;
    struct pa_strbuf dump = {0};
    draw(&graph, &scene, &dump);
    for (size_t i = 0; i < scene.shapes.count; i++)
        if (scene.shapes.items[i].kind == PA_SHAPE_RECT)
            assert_true(scene.shapes.items[i].width < 80000); // hundredths of a pixel
    free(name);
    pa_strbuf_release(&dump);
    pa_scene_release(&scene);
}

static bool apart(const struct pa_box *a, const struct pa_box *b)
{
    return a->x >= b->x + b->width || b->x >= a->x + a->width || a->y >= b->y + b->height ||
           b->y >= a->y + a->height;
}

// The boxes of nodes and of labels on lines, read back from the scene.
static size_t read_boxes(const struct pa_scene *scene, struct pa_box *boxes, size_t room)
{
    size_t n = 0;
    double x = 0, y = 0;
    const char *class_name = "";
    for (size_t i = 0; i < scene->shapes.count && n < room; i++) {
        const struct pa_shape *s = &scene->shapes.items[i];
        const char *text = s->kind == PA_SHAPE_TEXT ? pa_scene_string(scene, s->text) : "";
        if (s->kind == PA_SHAPE_OPEN) {
            class_name = pa_scene_string(scene, s->class_name);
            x = s->x / 100.0;
            y = s->y / 100.0;
        } else if (s->kind == PA_SHAPE_RECT && strncmp(class_name, "node", 4) == 0) {
            boxes[n++] = (struct pa_box){x, y, s->width / 100.0, s->height / 100.0};
        } else if (s->kind == PA_SHAPE_TEXT && strncmp(class_name, "edge", 4) == 0) {
            double width = pa_font_width(text, strlen(text), s->size / 100.0, false);
            boxes[n++] = (struct pa_box){s->x / 100.0 - width / 2, s->y / 100.0 - 8, width, 10};
        }
    }
    return n;
}

// Fifty boxes of one size: ten of them, and the lines to the others, are a row.
static void test_many_callees_take_several_rows(void **state)
{
    (void)state;
    enum { LEAVES = 50, NODES = LEAVES + 1 };
    struct pa_callgraph_node nodes[NODES];
    struct pa_callgraph_edge edges[LEAVES];
    struct pa_box boxes[NODES];
    struct pa_scene scene;
    struct pa_strbuf dump = {0};
    size_t in_row[2000] = {0}, rows = 0;
    for (uint32_t i = 0; i < NODES; i++)
        nodes[i] = (struct pa_callgraph_node){.name = "example.org/shop.function",
                                              .flat = "1s (1%)",
                                              .cum = "1s (1%)",
                                              .flat_share = .01,
                                              .cum_share = .01};
    for (uint32_t i = 0; i < LEAVES; i++)
        edges[i] = (struct pa_callgraph_edge){.from = 0, .to = i + 1, .value = "", .share = .01};
    struct pa_callgraph graph = {.title = "",
                                 .subtitle = "",
                                 .nodes = nodes,
                                 .node_count = NODES,
                                 .edges = edges,
                                 .edge_count = LEAVES};
    draw(&graph, &scene, &dump);
    assert_int_equal(read_boxes(&scene, boxes, NODES), NODES);
    for (uint32_t i = 1; i < NODES; i++)
        rows += in_row[(size_t)boxes[i].y]++ == 0;
    assert_int_equal(rows, 5);
    for (uint32_t i = 1; i < NODES; i++)
        assert_int_equal(in_row[(size_t)boxes[i].y], 10);
    assert_true(scene.width / 100.0 < 20 * boxes[1].width);
    pa_strbuf_release(&dump);
    pa_scene_release(&scene);
}

// Tags have the row below a function for themselves.
static void test_callees_are_below_tags(void **state)
{
    (void)state;
    struct pa_callgraph_node nodes[] = {
        small[0], small[1], {.name = "k:v", .flat = "", .cum = "2s (20%)", .tag = true}};
    const struct pa_callgraph_edge edges[] = {
        {.from = 0, .to = 1, .value = "", .share = .9},
        {.from = 0, .to = 2, .value = "", .share = .1},
    };
    struct pa_callgraph graph = {.title = "",
                                 .subtitle = "",
                                 .nodes = nodes,
                                 .node_count = 3,
                                 .edges = edges,
                                 .edge_count = 2};
    for (int tag = 0; tag < 2; tag++) {
        struct pa_scene scene;
        struct pa_strbuf dump = {0};
        struct pa_box boxes[3];
        nodes[2].tag = tag;
        draw(&graph, &scene, &dump);
        assert_int_equal(read_boxes(&scene, boxes, 3), 3);
        if (tag)
            assert_true(boxes[1].y > boxes[2].y + boxes[2].height);
        else
            assert_true(boxes[1].y < boxes[2].y + boxes[2].height);
        pa_strbuf_release(&dump);
        pa_scene_release(&scene);
    }
}

static void test_labels_lie_over_nothing(void **state)
{
    (void)state;
    enum { NODES = 80, EDGES = 200 };
    struct pa_callgraph_node nodes[NODES];
    struct pa_callgraph_edge edges[EDGES];
    char names[NODES][40];
    unsigned random = 7;
    for (unsigned i = 0; i < NODES; i++) {
        snprintf(names[i], sizeof names[i], "example.org/p%u.(*T%u).function%u", i % 7, i % 3, i);
        nodes[i] = (struct pa_callgraph_node){.name = names[i],
                                              .flat = "1.25s (3.1%)",
                                              .cum = "2.5s (6.2%)",
                                              .flat_share = 1.0 / (i + 1),
                                              .cum_share = 1.0 / (i + 1)};
    }
    for (unsigned i = 0; i < EDGES; i++) {
        random = random * 1103515245 + 12345;
        unsigned to = 1 + (random >> 16) % (NODES - 1);
        unsigned from = i % 10 == 0 ? to : (random >> 8) % to; // some loops
        edges[i] =
            (struct pa_callgraph_edge){from, to, "1.25s", .03 + i / 400.0, i % 9 == 0, false};
    }
    struct pa_callgraph graph = {.title = "t",
                                 .subtitle = "s",
                                 .nodes = nodes,
                                 .node_count = NODES,
                                 .edges = edges,
                                 .edge_count = EDGES};
    struct pa_scene scene;
    struct pa_strbuf dump = {0};
    draw(&graph, &scene, &dump);
    struct pa_box boxes[NODES + EDGES];
    size_t n = read_boxes(&scene, boxes, NODES + EDGES);
    assert_true(n > NODES + EDGES / 2); // most found a place
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            assert_true(apart(&boxes[i], &boxes[k]));
    pa_strbuf_release(&dump);
    pa_scene_release(&scene);
}

// What a band does not list must not reach into it, nor may anything be missing.
static void test_bands_have_what_is_at_a_height(void **state)
{
    (void)state;
    enum { THINGS = 300 };
    struct pa_arena arena = {0};
    struct {
        double top, bottom;
    } things[THINGS];
    uint32_t random = 1;
    struct pa_bands bands = pa_bands_new(&arena, 0, 1000, THINGS);
    for (uint32_t i = 0; i < THINGS; i++) {
        random = random * 1664525 + 1013904223;
        things[i].top = (random >> 8) % 1200 - 100.0; // some beyond the ends
        things[i].bottom = things[i].top + (random >> 20) % 60;
        pa_bands_add(&arena, &bands, i, things[i].top, things[i].bottom);
    }
    for (double y = -120; y < 1200; y += 7.5) {
        bool listed[THINGS] = {false};
        uint32_t first, last, count = 0;
        pa_bands_range(&bands, y, y + 14, &first, &last);
        for (uint32_t band = first; band <= last; band++)
            for (uint32_t i = bands.first[band]; i > 0; i = bands.links[i - 1].next)
                listed[bands.links[i - 1].item] = true;
        for (uint32_t i = 0; i < THINGS; i++) {
            assert_true(listed[i] || things[i].top > y + 14 || things[i].bottom < y);
            count += listed[i];
        }
        assert_true(count < THINGS / 2);
    }
    pa_arena_release(&arena);
}

// A neighbour must not push it onto the line, which reaches 18.75 pixels beyond the box.
static void test_the_label_of_a_loop_stands_beside_it(void **state)
{
    (void)state;
    enum { NODES = 3, EDGES = 4 };
    const struct pa_callgraph_node nodes[NODES] = {
        {.name = "a", .flat = "1s (10%)", .cum = "10s (100%)", .cum_share = 1},
        {.name = "b", .flat = "5s (50%)", .cum = "5s (50%)", .cum_share = .5},
        {.name = "c", .flat = "5s (50%)", .cum = "5s (50%)", .cum_share = .5},
    };
    const struct pa_callgraph_edge edges[EDGES] = {
        {.from = 0, .to = 1, .value = "", .share = .5},
        {.from = 0, .to = 2, .value = "", .share = .5},
        {.from = 1, .to = 1, .value = "a long label", .share = .5},
        {.from = 2, .to = 2, .value = "a long label", .share = .5},
    };
    struct pa_callgraph graph = {.title = "",
                                 .subtitle = "",
                                 .nodes = nodes,
                                 .node_count = NODES,
                                 .edges = edges,
                                 .edge_count = EDGES};
    struct pa_scene scene;
    struct pa_strbuf dump = {0};
    draw(&graph, &scene, &dump);
    struct pa_box boxes[NODES + EDGES];
    assert_int_equal(read_boxes(&scene, boxes, NODES + EDGES), NODES + 2);
    for (int label = NODES; label < NODES + 2; label++) {
        double nearest = 1000;
        for (int node = 1; node < NODES; node++) {
            double gap = boxes[label].x - boxes[node].x - boxes[node].width;
            nearest = gap > 0 && gap < nearest ? gap : nearest;
        }
        assert_true(nearest > 18.75 && nearest < 30);
    }
    pa_strbuf_release(&dump);
    pa_scene_release(&scene);
}

// A row that fills the page, and at its right end a line around a box, whose label has most room
// outside.
static void test_labels_lie_on_the_page(void **state)
{
    (void)state;
    enum { CHILDREN = 10, NODES = CHILDREN + 4, EDGES = CHILDREN + 3 };
    struct pa_callgraph_node nodes[NODES];
    struct pa_callgraph_edge edges[EDGES];
    for (unsigned i = 0; i < NODES; i++)
        nodes[i] = (struct pa_callgraph_node){.name = "example.org/shop.function",
                                              .flat = "1s (10%)",
                                              .cum = "1s (10%)",
                                              .flat_share = .1,
                                              .cum_share = .1};
    for (unsigned i = 0; i < CHILDREN; i++)
        edges[i] = (struct pa_callgraph_edge){.from = 0, .to = i + 1, .value = "1s", .share = .1};
    static const unsigned around[][2] = {{0, 1}, {1, 2}, {0, 2}};
    for (unsigned i = 0; i < 3; i++) // apart from the row
        edges[CHILDREN + i] = (struct pa_callgraph_edge){.from = NODES - 3 + around[i][0],
                                                         .to = NODES - 3 + around[i][1],
                                                         .value = "123456789.25s",
                                                         .share = .1,
                                                         .inlined = true};
    struct pa_callgraph graph = {.title = "t",
                                 .subtitle = "s",
                                 .nodes = nodes,
                                 .node_count = NODES,
                                 .edges = edges,
                                 .edge_count = EDGES};
    struct pa_scene scene;
    struct pa_strbuf dump = {0};
    draw(&graph, &scene, &dump);
    double left = 0, right = scene.width / 100.0;
    for (size_t i = 0; i < scene.shapes.count; i++) {
        const struct pa_shape *s = &scene.shapes.items[i];
        if (s->kind == PA_SHAPE_OPEN &&
            strcmp(pa_scene_string(&scene, s->class_name), "graph") == 0)
            left = s->x / 100.0;
    }
    struct pa_box boxes[NODES + EDGES];
    size_t n = read_boxes(&scene, boxes, NODES + EDGES);
    assert_true(n > NODES + 3);
    for (size_t i = 0; i < n; i++) {
        assert_true(left + boxes[i].x >= 0);
        assert_true(left + boxes[i].x + boxes[i].width <= right);
    }
    pa_strbuf_release(&dump);
    pa_scene_release(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_boxes_and_lines_say_what_they_are),
        cmocka_unit_test(test_the_head_is_short_and_explains),
        cmocka_unit_test(test_packages_of_one_name_are_told_apart),
        cmocka_unit_test(test_a_tag_has_a_line_for_each_label),
        cmocka_unit_test(test_long_names_lose_what_brackets_hold),
        cmocka_unit_test(test_callees_are_below_tags),
        cmocka_unit_test(test_many_callees_take_several_rows),
        cmocka_unit_test(test_the_same_graph_gives_the_same_scene),
        cmocka_unit_test(test_highlights_mark_the_ways_there),
        cmocka_unit_test(test_an_empty_graph_says_so),
        cmocka_unit_test(test_hostile_names_are_text),
        cmocka_unit_test(test_labels_lie_over_nothing),
        cmocka_unit_test(test_bands_have_what_is_at_a_height),
        cmocka_unit_test(test_the_label_of_a_loop_stands_beside_it),
        cmocka_unit_test(test_labels_lie_on_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
