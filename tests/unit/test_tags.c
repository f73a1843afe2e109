// SPDX-License-Identifier: Apache-2.0
// Labels of samples by node, and which of them pictures show.
#include "analysis/tag_boxes.h"
#include "analysis/trim.h"
#include "made_profile.h"

#include <inttypes.h>

static struct pa_label text_label(struct made *m, const char *key, const char *value)
{
    return (struct pa_label){.key = pa_strings_adds(&m->strings, key),
                             .text = pa_strings_adds(&m->strings, value)};
}

static struct pa_label number_label(struct made *m, const char *key, int64_t value)
{
    return (struct pa_label){
        .key = pa_strings_adds(&m->strings, key), .numeric = true, .num = value};
}

static void add(struct made *m, const char *stack, int64_t value, struct pa_label label)
{
    made_add_labels(m, stack, value, &label, 1);
}

static struct pa_trimmed trim(struct made *m, struct pa_trim_options o)
{
    struct pa_trimmed t;
    struct pa_error err = {0};
    struct pa_warnings warnings = {0};
    struct pa_tag_options tags = {.units = pa_label_units_find(m->profile, &m->arena, &warnings),
                                  .output_unit = "minimum"};
    o.tags = &tags;
    o.order = PA_ORDER_PICTURE;
    assert_true(pa_graph_trimmed(m->table, &o, &m->arena, &t, &err));
    pa_warnings_release(&warnings);
    return t;
}

static uint32_t node_named(const struct pa_graph *g, char name)
{
    uint32_t node = g->order.items[0];
    for (size_t i = 0; i < g->order.count && *pa_node_name(g->table, node) != name; i++)
        node = g->order.items[i];
    return node;
}

// "k:v 5 (4kB 5)": the boxes of a node, those below one in parentheses.
static const char *boxes_of(struct made *m, const struct pa_trimmed *t, char name)
{
    struct pa_strbuf out = {0};
    uint32_t node = node_named(t->graph, name);
    struct pa_tag_boxes boxes =
        pa_tag_boxes(t->tags, node, pa_graph_calls_others(t->graph, node), 4, &m->arena);
    for (size_t i = 0; i < boxes.count; i++) {
        const struct pa_tag_box *box = &boxes.items[i];
        const struct pa_tag *tag = &box->tag;
        pa_strbuf_printf(
            &out, box->below == PA_BELOW_NODE ? "[%s %" PRId64 "%s]" : "([%s] %" PRId64 "%s)",
            tag->text ? tag->text : tag->labels, box->value, box->inherited ? " inherited" : "");
    }
    const char *text = pa_arena_strndup(&m->arena, pa_strbuf_text(&out), out.size);
    pa_strbuf_release(&out);
    return text;
}

static void test_labels_of_a_sample_are_one_tag(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    struct pa_label labels[] = {text_label(&m, "b", "2"), text_label(&m, "a", "1"),
                                text_label(&m, "pprof::base", "true")};
    made_add_labels(&m, "mx", 5, labels, 2);
    made_add_labels(&m, "my", 2, labels, 3);
    made_add(&m, "mx", 1);
    made_end(&m);
    struct pa_trimmed t = trim(&m, (struct pa_trim_options){0});
    assert_string_equal(boxes_of(&m, &t, 'x'), "[a:1\nb:2 5]");
    assert_string_equal(boxes_of(&m, &t, 'y'), "[a:1\nb:2 2]");
    assert_string_equal(boxes_of(&m, &t, 'm'), ""); // it calls others, and costs nothing itself
    made_release(&m);
}

// A node below which nothing is shown stands for what was left out there.
static void test_leaves_of_the_picture_inherit(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    struct pa_label label = text_label(&m, "k", "v");
    add(&m, "ma", 50, label);
    add(&m, "max", 1, label);
    made_end(&m);
    struct pa_trimmed t = trim(&m, (struct pa_trim_options){.node_fraction = .1});
    assert_string_equal(boxes_of(&m, &t, 'a'), "[k:v 51 inherited]");
    made_release(&m);
}

static void test_recursion_counts_once(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    add(&m, "mrrr", 7, text_label(&m, "k", "v"));
    made_end(&m);
    struct pa_trimmed graph = trim(&m, (struct pa_trim_options){0});
    assert_string_equal(boxes_of(&m, &graph, 'r'), "[k:v 7]");
    struct pa_trimmed tree = trim(&m, (struct pa_trim_options){.call_tree = true});
    assert_int_equal(tree.graph->order.count, 4);
    assert_string_equal(boxes_of(&m, &tree, 'm'), "");
    made_release(&m);
}

static void test_numbers_become_ranges(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    for (int64_t i = 0; i < 8; i++)
        add(&m, "mx", 100 - i, number_label(&m, "bytes", 16 << i));
    add(&m, "mx", 50, number_label(&m, "request", 7)); // another key
    made_end(&m);
    struct pa_trimmed t = trim(&m, (struct pa_trim_options){0});
    assert_string_equal(boxes_of(&m, &t, 'x'), "[128B..2kB 475][16B 100][32B 99][64B 98]");
    made_release(&m);
}

// All are 1.38kB: the one met first at the node with a value counts.
static void test_numbers_that_look_the_same_are_one(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    add(&m, "mx", 0, number_label(&m, "bytes", 1412));
    add(&m, "my", 1, number_label(&m, "bytes", 1411));
    add(&m, "mx", 2, number_label(&m, "bytes", 1410));
    add(&m, "mx", 3, number_label(&m, "bytes", 1411));
    made_end(&m);
    struct pa_trimmed t = trim(&m, (struct pa_trim_options){0});
    struct pa_tag_boxes boxes;
    assert_string_equal(boxes_of(&m, &t, 'x'), "[1.38kB 5]");
    boxes = pa_tag_boxes(t.tags, node_named(t.graph, 'x'), false, 4, &m.arena);
    assert_int_equal(boxes.items[0].tag.number, 1410);
    boxes = pa_tag_boxes(t.tags, node_named(t.graph, 'y'), false, 4, &m.arena);
    assert_int_equal(boxes.items[0].tag.number, 1411);
    made_release(&m);
}

static void test_numbers_hang_below_their_labels(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    struct pa_label labels[] = {text_label(&m, "k", "v"), number_label(&m, "bytes", 4096)};
    made_add_labels(&m, "mx", 5, labels, 2);
    add(&m, "mx", 3, labels[1]);
    made_end(&m);
    struct pa_trimmed t = trim(&m, (struct pa_trim_options){0});
    assert_string_equal(boxes_of(&m, &t, 'x'), "[k:v 5]([4kB] 5)[4kB 3]");
    made_release(&m);
}

// A node takes a place, and so does each of its tags, four at most.
static void test_tags_take_places(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    for (char v = '0'; v < '6'; v++)
        add(&m, "mx", 10, text_label(&m, "k", (char[]){v, 0}));
    made_add(&m, "my", 30);
    made_end(&m);
    struct pa_trimmed t = trim(&m, (struct pa_trim_options){.node_count = 6});
    assert_int_equal(t.graph->order.count, 2); // m and x, with four tags
    t = trim(&m, (struct pa_trim_options){.node_count = 7});
    assert_int_equal(t.graph->order.count, 3);
    made_release(&m);
}

static void test_small_tags_go(void **state)
{
    (void)state;
    struct made m;
    made_begin(&m);
    add(&m, "mx", 1, text_label(&m, "k", "few"));
    add(&m, "mx", 99, text_label(&m, "k", "many"));
    made_end(&m);
    struct pa_trimmed t = trim(&m, (struct pa_trim_options){.node_fraction = .02});
    assert_string_equal(boxes_of(&m, &t, 'x'), "[k:many 99]");
    made_release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels_of_a_sample_are_one_tag),
        cmocka_unit_test(test_leaves_of_the_picture_inherit),
        cmocka_unit_test(test_recursion_counts_once),
        cmocka_unit_test(test_numbers_become_ranges),
        cmocka_unit_test(test_numbers_that_look_the_same_are_one),
        cmocka_unit_test(test_numbers_hang_below_their_labels),
        cmocka_unit_test(test_tags_take_places),
        cmocka_unit_test(test_small_tags_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
