// SPDX-License-Identifier: Apache-2.0
#include "layout/layout.h"
#include "layout/packing.h"

#include "check.h"
#include "layout_check.h"

enum { STRIP = 100, GAP = 300, MANY = 140 };

static uint32_t below(uint64_t *state, uint32_t limit)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*state >> 33) * limit >> 31);
}

static void add(struct pa_outline *o, int32_t x, int32_t y, int32_t width, int32_t height)
{
    pa_outline_add_box(o, (struct pa_layout_point){x, y},
                       &(struct pa_layout_node){width, height, 0});
}

static struct pa_outline make_box(struct pa_arena *arena, int32_t width, int32_t height)
{
    struct pa_outline o = pa_outline_new(arena, width, height, STRIP);
    add(&o, 0, 0, width, height);
    return o;
}

// A trunk with a wide foot leaves room beside the trunk.
static void test_small_ones_go_where_large_ones_leave_room(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_packed items[3];
    struct pa_layout_point size;
    items[0].outline = pa_outline_new(&arena, 5000, 5000, STRIP);
    add(&items[0].outline, 2000, 0, 1000, 4000);
    add(&items[0].outline, 0, 4000, 5000, 1000);
    items[1].outline = make_box(&arena, 1600, 1500);
    items[2].outline = make_box(&arena, 1700, 3000);
    assert_true(pa_packing_place(items, 3, GAP, &size));
    assert_int_equal(size.x, 5000);
    assert_int_equal(size.y, 5000);
    assert_int_equal(items[1].corner.x, 0);
    assert_int_equal(items[1].corner.y, 0);
    assert_int_equal(items[2].corner.x, 3000 + GAP);
    assert_int_equal(items[2].corner.y, 0);
    pa_arena_release(&arena);
}

static void test_what_finds_no_room_makes_the_whole_larger(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_layout_point size;
    struct pa_packed items[2] = {{.outline = make_box(&arena, 2000, 1000)},
                                 {.outline = make_box(&arena, 1500, 500)}};
    assert_true(pa_packing_place(items, 2, GAP, &size));
    assert_int_equal(items[1].corner.x, 0);
    assert_in_range(items[1].corner.y, 1000 + GAP, 1000 + GAP + 2 * STRIP);
    assert_int_equal(size.x, 2000);
    pa_arena_release(&arena);
}

static bool too_close(const struct pa_packed *a, const struct pa_packed *b)
{
    const struct pa_outline *o = &a->outline, *p = &b->outline;
    for (uint32_t i = 0; i < o->count; i++)
        for (uint32_t k = 0; k < p->count; k++) {
            int32_t y = a->corner.y + (int32_t)i * STRIP, z = b->corner.y + (int32_t)k * STRIP;
            if (z - (y + STRIP) < GAP - STRIP && y - (z + STRIP) < GAP - STRIP &&
                a->corner.x + o->left[i] < b->corner.x + p->right[k] + GAP &&
                b->corner.x + p->left[k] < a->corner.x + o->right[i] + GAP)
                return true;
        }
    return false;
}

// Each of a few boxes below each other, so that outlines have bays.
static struct pa_outline make_random(struct pa_arena *arena, uint64_t *random)
{
    int32_t rows = 1 + (int32_t)below(random, 5), width = 500 + (int32_t)below(random, 4000);
    struct pa_outline o = pa_outline_new(arena, width, rows * 700, STRIP);
    for (int32_t r = 0; r < rows; r++) {
        int32_t left = r ? (int32_t)below(random, (uint32_t)width - 100) : 0;
        int32_t wide = r ? 50 + (int32_t)below(random, (uint32_t)(width - left)) : width;
        add(&o, left, r * 700, wide, 700);
    }
    return o;
}

static void test_nothing_comes_too_close(void **state)
{
    (void)state;
    uint64_t random = 11;
    for (int round = 0; round < 20; round++) {
        struct pa_arena arena = {0};
        struct pa_packed items[MANY];
        struct pa_layout_point size;
        uint32_t count = round == 0 ? MANY : 2 + below(&random, 12);
        for (uint32_t i = 0; i < count; i++)
            items[i].outline = make_random(&arena, &random);
        assert_true(pa_packing_place(items, count, GAP, &size));
        for (uint32_t i = 0; i < count; i++) {
            const struct pa_packed *a = &items[i];
            assert_true(a->corner.x >= 0 && a->corner.x + a->outline.width <= size.x);
            assert_true(a->corner.y >= 0 && a->corner.y + a->outline.height <= size.y);
            for (uint32_t k = 0; k < i; k++)
                assert_false(too_close(a, &items[k]));
        }
        pa_arena_release(&arena);
    }
}

static void test_thousands_of_islands_are_about_square(void **state)
{
    (void)state;
    enum { ISLANDS = 3000 };
    struct pa_arena arena = {0};
    struct pa_layout_node *nodes = pa_arena_calloc(&arena, ISLANDS, sizeof *nodes);
    for (uint32_t i = 0; i < ISLANDS; i++)
        nodes[i] = (struct pa_layout_node){400 + (int32_t)(i % 7) * 100, 300, 0};
    struct pa_layout_graph graph = {.nodes = nodes, .node_count = ISLANDS};
    struct pa_layout layout;
    struct pa_error err;
    assert_true(pa_layout_compute(&arena, &graph, NULL, &layout, &err));
    assert_null(layout_check(&graph, &layout));
    assert_true(layout.width < 2 * layout.height && layout.height < 2 * layout.width);
    pa_arena_release(&arena);
}

static void test_what_has_no_end_is_refused(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_layout_point size;
    struct pa_packed items[2] = {
        {.outline = pa_outline_new(&arena, PA_LAYOUT_MAX_EXTENT, PA_LAYOUT_MAX_EXTENT, 1 << 24)},
        {.outline = pa_outline_new(&arena, PA_LAYOUT_MAX_EXTENT, PA_LAYOUT_MAX_EXTENT, 1 << 24)}};
    for (int i = 0; i < 2; i++)
        add(&items[i].outline, 0, 0, PA_LAYOUT_MAX_EXTENT, PA_LAYOUT_MAX_EXTENT);
    assert_true(pa_packing_place(items, 1, GAP, &size));
    assert_false(pa_packing_place(items, 2, GAP, &size));
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_ones_go_where_large_ones_leave_room),
        cmocka_unit_test(test_what_finds_no_room_makes_the_whole_larger),
        cmocka_unit_test(test_nothing_comes_too_close),
        cmocka_unit_test(test_thousands_of_islands_are_about_square),
        cmocka_unit_test(test_what_has_no_end_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
