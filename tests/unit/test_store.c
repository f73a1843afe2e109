// SPDX-License-Identifier: Apache-2.0
// How a store packs things: what is read is what was written, and nothing else is read.
#include "check.h"
#include "store/cells.h"
#include "store/column_head.h"
#include "store/costs.h"
#include "store/metas.h"
#include "store/samples.h"
#include "store/segment_tables.h"
#include "store/segment_writer.h"
#include "store/where.h"

#include <string.h>

static struct pa_pack_reader reader_of(const struct pa_strbuf *bytes)
{
    const uint8_t *start = (const uint8_t *)pa_strbuf_text(bytes);
    return (struct pa_pack_reader){start, start + bytes->size, false};
}

// ---- Blobs

static void test_blob(void **state)
{
    (void)state;
    static const enum pa_pack_codec codecs[] = {PA_PACK_RAW, PA_PACK_DEFLATED, PA_PACK_NUMBERS};
    char text[5000];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = "abacadabra"[i * i % 10];
    for (size_t i = 0; i < sizeof codecs / sizeof *codecs; i++) {
        struct pa_strbuf blob = {0};
        struct pa_arena arena = {0};
        struct pa_pack_reader in;
        struct pa_error err;
        pa_pack_blob(&blob, text, sizeof text, codecs[i]);
        assert_true((blob.size < sizeof text) == (codecs[i] != PA_PACK_RAW));
        assert_true(pa_pack_open(blob.text, blob.size, &arena, &in, &err));
        assert_int_equal(in.end - in.next, sizeof text);
        assert_memory_equal(in.next, text, sizeof text);
        size_t refused = 0;
        // One bit that is another is found, unless the same text comes out.
        for (size_t at = 0; at < blob.size; at++) {
            blob.text[at] ^= 1;
            if (!pa_pack_open(blob.text, blob.size, &arena, &in, &err))
                refused++;
            else
                assert_memory_equal(in.next, text, sizeof text);
            blob.text[at] ^= 1;
        }
        assert_true(refused > blob.size / 2);
        assert_false(pa_pack_open(blob.text, blob.size - 1, &arena, &in, &err));
        pa_arena_release(&arena);
        pa_strbuf_release(&blob);
    }
}

// ---- Stacks

enum { DEPTH = 5 };
static const uint32_t some_stacks[][DEPTH] = {
    {0, 1, 2, 3, 4}, {0, 1, 2, 4, 4}, {0, 1, 2, 3, 4}, {5, 0, 1, 2, 3}, {0, 1, 2, 3, 3}};

static void test_stacks(void **state)
{
    (void)state;
    const uint32_t place[] = {3, 1, 4, 0, 2, 5}; // where locations went
    struct pa_stacks stacks;
    struct pa_stack_nodes nodes;
    struct pa_strbuf bytes = {0};
    struct pa_arena arena = {0};
    struct pa_error err;
    uint32_t node[8], again[8];
    struct pa_stack_list list = {0};
    pa_stacks_init(&stacks);
    static const uint32_t common[] = {0, 2, 3, 0, 0}; // of some at least
    for (size_t i = 0; i < 5; i++)
        pa_stack_list_push(&list, some_stacks[i], DEPTH, common[i]);
    pa_stack_list_push(&list, some_stacks[0], 0, 0);
    pa_stack_list_push(&list, some_stacks[0], 3, 0); // a beginning
    pa_stack_list_push(&list, some_stacks[0], 3, 3);
    pa_stacks_add(&stacks, &list, node);
    assert_int_equal(node[0], node[2]);
    assert_int_equal(node[5], 0);
    assert_int_equal(node[6], node[0] - 2);
    assert_int_equal(node[7], node[6]);
    pa_stacks_add(&stacks, &list, again);
    assert_memory_equal(node, again, sizeof node);
    pa_stack_list_release(&list);
    pa_stacks_pack(&stacks, place, &bytes);
    assert_true(pa_stacks_unpack(reader_of(&bytes), 6, &arena, &nodes, &err));
    assert_int_equal(nodes.count, stacks.tree.nodes.count);
    assert_int_equal(nodes.deepest, DEPTH);
    for (size_t i = 0; i < 5; i++) {
        uint32_t at = node[i];
        assert_int_equal(nodes.items[at].depth, DEPTH);
        for (uint32_t k = DEPTH; k-- > 0; at = nodes.items[at].parent)
            assert_int_equal(nodes.items[at].location, place[some_stacks[i][k]]);
        assert_int_equal(at, 0);
    }
    assert_false(pa_stacks_unpack(reader_of(&bytes), 5, &arena, &nodes, &err)); // one too few
    for (size_t size = 0; size < bytes.size; size++) {
        struct pa_pack_reader cut = reader_of(&bytes);
        cut.end = cut.next + size;
        assert_false(pa_stacks_unpack(cut, 6, &arena, &nodes, &err));
    }
    pa_stacks_release(&stacks);
    pa_strbuf_release(&bytes);
    pa_arena_release(&arena);
}

// ---- Samples

static void add_sample(struct pa_stored_samples *s, struct pa_stored_sample one, int64_t a,
                       int64_t b)
{
    pa_vec_push(&s->list, one);
    pa_vec_push(&s->values, a);
    pa_vec_push(&s->values, b);
}

static void test_samples(void **state)
{
    (void)state;
    struct pa_stored_samples s = {.type_count = 2}, got = {.type_count = 2};
    const struct pa_stored_limits limits = {2, 300, 3};
    struct pa_strbuf bytes = {0};
    struct pa_error err;
    add_sample(&s, (struct pa_stored_sample){299, 2}, 3, 30);
    add_sample(&s, (struct pa_stored_sample){7, 0}, 1, 10);
    add_sample(&s, (struct pa_stored_sample){299, 1}, 5, 50);
    add_sample(&s, (struct pa_stored_sample){7, 0}, 4, 40);
    assert_true(pa_stored_samples_join(&s));
    assert_int_equal(s.list.count, 3);
    assert_int_equal(pa_stored_samples_factor(&s, 1), 10);
    pa_stored_samples_pack(&s, &bytes);
    assert_true(pa_stored_samples_unpack(&got, reader_of(&bytes), &limits, &err));
    assert_int_equal(got.list.count, 3);
    assert_memory_equal(got.list.items, s.list.items, 3 * sizeof *s.list.items);
    assert_memory_equal(got.values.items, s.values.items, 6 * sizeof *s.values.items);
    assert_int_equal(got.values.items[0], 5);
    assert_int_equal(got.values.items[1], 50);
    got.list.count = got.values.count = 0;
    assert_false(pa_stored_samples_unpack(
        &got, reader_of(&bytes), &(struct pa_stored_limits){2, 299, 3}, &err)); // no such node
    got.list.count = got.values.count = 0;
    assert_false(pa_stored_samples_unpack(
        &got, reader_of(&bytes), &(struct pa_stored_limits){2, 300, 2}, &err)); // no such labels
    s.values.items[0] = INT64_MAX;
    add_sample(&s, (struct pa_stored_sample){7, 0}, 1, 1);
    assert_false(pa_stored_samples_join(&s));
    pa_stored_samples_release(&s);
    pa_stored_samples_release(&got);
    pa_strbuf_release(&bytes);
}

// ---- Columns of functions

static void check_costs(const struct pa_cost *costs, size_t count, bool rollup)
{
    struct pa_strbuf bytes = {0};
    struct pa_costs_reader reader;
    struct pa_cost cost;
    struct pa_error err;
    int64_t factor;
    pa_costs_pack(costs, count, rollup, &bytes);
    assert_true(pa_costs_open(&reader, reader_of(&bytes), 100, &factor, &err));
    assert_int_equal(factor, 0);
    for (size_t i = 0; i < count; i++) {
        assert_true(pa_costs_next(&reader, &cost));
        assert_int_equal(cost.name, costs[i].name);
        assert_true(cost.flat == costs[i].flat && cost.cum == costs[i].cum);
        assert_int_equal(cost.profiles, rollup ? costs[i].profiles : 1);
    }
    assert_false(pa_costs_next(&reader, &cost));
    assert_false(reader.in.bad);
    pa_strbuf_release(&bytes);
}

static void test_costs(void **state)
{
    (void)state;
    const struct pa_cost plain[] = {
        {.name = 0, .profiles = 3, .flat = 0, .cum = 70000000},
        {.name = 5, .profiles = 1, .flat = 10000000, .cum = 10000000},
        {.name = 99, .profiles = 700, .flat = 20000000, .cum = 9000000000000000000}};
    const struct pa_cost odd[] = {{.name = 1, .profiles = 1, .flat = -5, .cum = INT64_MIN},
                                  {.name = 2, .profiles = 1, .flat = INT64_MAX, .cum = 3}};
    check_costs(plain, 3, false);
    check_costs(plain, 3, true);
    check_costs(odd, 2, true);
    check_costs(odd, 0, false);
}

static void test_costs_sum(void **state)
{
    (void)state;
    struct pa_costs_sum sum = {0};
    struct pa_strbuf bytes = {0};
    struct pa_costs_reader reader;
    struct pa_cost cost;
    struct pa_error err;
    int64_t factor;
    pa_costs_sum_add(&sum, &(struct pa_cost){.name = 4, .profiles = 1, .flat = 1, .cum = 2});
    pa_costs_sum_add(&sum, &(struct pa_cost){.name = 1, .profiles = 1, .flat = 3, .cum = 3});
    pa_costs_sum_add(&sum, &(struct pa_cost){.name = 4, .profiles = 2, .flat = 5, .cum = 6});
    pa_costs_sum_pack(&sum, &bytes);
    assert_true(pa_costs_open(&reader, reader_of(&bytes), 5, &factor, &err));
    assert_true(pa_costs_next(&reader, &cost) && cost.name == 1 && cost.flat == 3);
    assert_true(pa_costs_next(&reader, &cost) && cost.name == 4 && cost.flat == 6);
    assert_int_equal(cost.cum, 8);
    assert_int_equal(cost.profiles, 3);
    assert_false(sum.overflow);
    pa_costs_sum_add(&sum, &(struct pa_cost){.name = 4, .profiles = 1, .cum = INT64_MAX});
    assert_true(sum.overflow);
    pa_vec_release(&sum.by_name);
    pa_strbuf_release(&bytes);
}

static void test_column_head(void **state)
{
    (void)state;
    const struct pa_column_type types[] = {{0, 7, 8, false, 1}, {3, 200, 9, true, -10000000}};
    struct pa_strbuf bytes = {0};
    struct pa_column_type type;
    pa_column_head_pack(INT64_MIN, types, 2, &bytes);
    struct pa_pack_reader in = reader_of(&bytes);
    struct pa_column_head head = pa_column_head_open(&in);
    assert_true(head.total == INT64_MIN);
    for (size_t i = 0; i < 2; i++) {
        assert_true(pa_column_head_next(&head, &in, &type));
        assert_true(type.number == types[i].number && type.type == types[i].type &&
                    type.unit == types[i].unit && type.main == types[i].main &&
                    type.factor == types[i].factor);
    }
    assert_false(pa_column_head_next(&head, &in, &type) || in.bad);
    assert_ptr_equal(in.next, in.end);
    for (size_t size = 0; size < bytes.size; size++) {
        in = reader_of(&bytes);
        in.end = in.next + size;
        head = pa_column_head_open(&in);
        while (pa_column_head_next(&head, &in, &type))
            continue;
        assert_true(in.bad);
    }
    pa_strbuf_release(&bytes);
}

// ---- What is known of profiles

static void add_row(struct pa_segment_writer *w, struct pa_stored_meta meta, int64_t profile_time)
{
    static uint32_t no_types[1];
    meta.type = "cpu";
    meta.hash[0] = (uint8_t)w->rows.count;
    pa_vec_push(&w->rows, (struct pa_segment_row){.meta = meta,
                                                  .profile_time = profile_time,
                                                  .type_names = no_types,
                                                  .duration = -5 * (int64_t)w->rows.count,
                                                  .head = (uint32_t)(7 * w->rows.count % 5)});
}

static void check_row(const struct pa_segment_row *was, const struct pa_stored_row *is)
{
    assert_string_equal(was->meta.service, is->meta.service);
    assert_string_equal(was->meta.release, is->meta.release);
    assert_string_equal(was->meta.type, is->meta.type);
    assert_string_equal(was->meta.labels, is->meta.labels);
    assert_string_equal(was->meta.path, is->meta.path);
    assert_memory_equal(was->meta.hash, is->meta.hash, PA_SOURCE_HASH);
    assert_true(was->meta.time == is->meta.time && was->profile_time == is->profile_time &&
                was->duration == is->duration && was->head == is->head);
}

static void refuse_cut(const struct pa_strbuf *metas, const struct pa_strbuf *sources,
                       struct pa_stored_row *rows, uint32_t count)
{
    struct pa_arena arena = {0};
    struct pa_error err;
    for (size_t size = 0; size < metas->size; size++) {
        struct pa_stored_row *some;
        uint32_t got;
        struct pa_pack_reader cut = reader_of(metas);
        cut.end = cut.next + size;
        assert_false(pa_metas_unpack(cut, &arena, &some, &got, &err));
    }
    for (size_t size = 0; size < sources->size; size++) {
        struct pa_pack_reader cut = reader_of(sources);
        cut.end = cut.next + size;
        assert_false(pa_metas_unpack_sources(cut, rows, count, &arena, &err));
    }
    pa_arena_release(&arena);
}

static void test_metas(void **state)
{
    (void)state;
    struct pa_segment_writer *w = pa_segment_writer_new();
    struct pa_strbuf metas = {0}, sources = {0};
    struct pa_arena arena = {0};
    struct pa_stored_row *rows;
    struct pa_error err;
    uint32_t count;
    add_row(w,
            (struct pa_stored_meta){.path = "in/b/2.pb",
                                    .service = "b",
                                    .release = "",
                                    .labels = "x=1\n",
                                    .time = INT64_MAX},
            0);
    add_row(
        w,
        (struct pa_stored_meta){
            .path = "in/b/1.pb", .service = "b", .release = "", .labels = "", .time = INT64_MIN},
        INT64_MIN);
    add_row(w,
            (struct pa_stored_meta){
                .path = "", .service = "a", .release = "r", .labels = "x=1\n", .time = 0},
            17);
    add_row(
        w,
        (struct pa_stored_meta){
            .path = "in/b/1.pb.gz", .service = "b", .release = "", .labels = "x=1\n", .time = 3},
        3);
    pa_cells_make(w);
    pa_metas_pack(w, &metas);
    pa_metas_pack_sources(w, &sources);
    assert_true(pa_metas_unpack(reader_of(&metas), &arena, &rows, &count, &err));
    assert_true(pa_metas_unpack_sources(reader_of(&sources), rows, count, &arena, &err));
    assert_int_equal(count, 4);
    for (size_t i = 0; i < 4; i++)
        check_row(&w->rows.items[i], &rows[i]);
    assert_string_equal(rows[0].meta.service, "a");
    refuse_cut(&metas, &sources, rows, count);
    pa_strbuf_release(&metas);
    pa_strbuf_release(&sources);
    pa_arena_release(&arena);
    pa_segment_writer_free(w);
}

// ---- Conditions

static enum pa_where_part part(const char *condition, int64_t first, int64_t last)
{
    struct pa_arena arena = {0};
    struct pa_where where;
    struct pa_error err;
    const struct pa_words words = {&condition, 1};
    const struct pa_stored_meta meta = {
        .service = "api", .release = "r1", .type = "cpu", .labels = ""};
    assert_true(pa_where_parse(&words, &arena, &where, &err));
    enum pa_where_part got = pa_where_part(&where, &meta, first, last);
    pa_arena_release(&arena);
    return got;
}

static void test_where_part(void **state)
{
    (void)state;
    const int64_t day = (int64_t)86400 * 1000000000;
    assert_int_equal(part("service=api", 0, 1), PA_WHERE_ALL);
    assert_int_equal(part("service=web", 0, 1), PA_WHERE_NONE);
    assert_int_equal(part("service=web,service=api,type=cpu", 0, 1), PA_WHERE_ALL);
    assert_int_equal(part("label.region=eu", 0, 1), PA_WHERE_SOME); // only profiles tell
    assert_int_equal(part("time=1970-01-02", day, 2 * day - 1), PA_WHERE_ALL);
    assert_int_equal(part("time=1970-01-02", day, 2 * day), PA_WHERE_SOME);
    assert_int_equal(part("time=1970-01-02", 2 * day, 3 * day), PA_WHERE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blob),        cmocka_unit_test(test_stacks),
        cmocka_unit_test(test_samples),     cmocka_unit_test(test_costs),
        cmocka_unit_test(test_costs_sum),   cmocka_unit_test(test_where_part),
        cmocka_unit_test(test_column_head), cmocka_unit_test(test_metas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
