// SPDX-License-Identifier: Apache-2.0
// What a page of `pa report` is made of: the verdict in words, what moved, what the viewer knows.
#include "check.h"
#include "document/html.h"
#include "page/data.h"
#include "page/moves.h"
#include "page/page.h"
#include "page/page_work.h"
#include "page/sentence.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern const unsigned long pa_asset_page_js_size;

// ---- Pages of files

struct made {
    struct pa_arena arena;
    struct pa_warnings warnings;
    struct pa_page_input input;
    struct pa_page page;
    struct pa_error err;
    char folder[32];
    const char *paths[2][8];
};

static void begin(struct made *m)
{
    *m = (struct made){.folder = "/tmp/pa-page-XXXXXX"};
    assert_non_null(mkdtemp(m->folder));
    m->input.session = pa_session_new(&m->arena, &m->warnings);
    m->input.source.max_size = 1 << 26;
    m->input.names = PA_SYMBOL_LEVEL_SHORT;
    for (size_t side = 0; side < 2; side++)
        m->input.sides[side].items = m->paths[side];
}

static void add_file(struct made *m, size_t side, const char *path)
{
    m->paths[side][m->input.sides[side].count++] = path;
}

static void add_text(struct made *m, size_t side, const char *name, const char *text)
{
    const char *path = pa_arena_printf(&m->arena, "%s/%zu-%s", m->folder, side, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    add_file(m, side, path);
}

static bool make(struct made *m)
{
    return pa_page_make(&m->page, &m->input, &m->err);
}

static void end(struct made *m)
{
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", m->folder);
    assert_int_equal(system(command), 0);
    pa_warnings_release(&m->warnings);
    pa_arena_release(&m->arena);
}

static const char *sentence(const struct made *m)
{
    return m->page.work->sentence;
}

// ---- Words

static void check_change(double ratio, const char *expected)
{
    struct pa_strbuf text = {0};
    pa_page_change_text(ratio, &text);
    assert_string_equal(pa_strbuf_text(&text), expected);
    pa_strbuf_release(&text);
}

static void test_changes_in_words(void **state)
{
    (void)state;
    check_change(1.056, "+5.6%");
    check_change(.195, "−80.5%");
    check_change(3.2, "×3.2");
    check_change(INFINITY, "new");
    check_change(0, "gone");
}

static void test_intervals_in_words(void **state)
{
    (void)state;
    struct pa_strbuf text = {0};
    struct pa_page_move move = {.ratio = 1.05, .lo = 1.023, .hi = 1.089};
    pa_page_interval_text(&move, &text);
    assert_string_equal(pa_strbuf_text(&text), "[+2.3%, +8.9%]");
    pa_strbuf_clear(&text);
    move.lo = NAN;
    pa_page_interval_text(&move, &text);
    assert_string_equal(pa_strbuf_text(&text), "");
    pa_strbuf_release(&text);
}

// ---- The verdict

static void test_one_side_says_where_the_cost_is(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    add_text(&m, 1, "a.folded", "main;work 70\nmain;rest 30\n");
    assert_true(make(&m));
    assert_string_equal(sentence(&m), "One side only, nothing to compare. Most samples is in work "
                                      "(70%), rest (30%).");
    end(&m);
}

static const char *results(struct made *m, const char *name, int nanoseconds)
{
    struct pa_strbuf text = {0};
    for (int i = 0; i < 10; i++)
        pa_strbuf_printf(&text, "Benchmark%s 1000 %d ns/op\nBenchmarkSame 1000 %d ns/op\n", name,
                         nanoseconds + i, 500 + i);
    return pa_strbuf_keep(&text, &m->arena);
}

static void test_a_regression_is_named(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    add_text(&m, 0, "bench.txt", results(&m, "Encode", 1000));
    add_text(&m, 1, "bench.txt", results(&m, "Encode", 1500));
    assert_true(make(&m));
    const char *expected = "1 of 2 benchmark results got worse: Encode sec/op +49.8% [";
    assert_memory_equal(sentence(&m), expected, strlen(expected));
    assert_int_equal(m.page.work->moves->count, 1);
    const struct pa_page_move *move = &m.page.work->moves->list[0];
    assert_int_equal(move->state, PA_PAGE_WORSE);
    assert_true(move->lo < move->ratio && move->ratio < move->hi);
    assert_int_equal(m.page.work->counts->list[0].worse, 1);
    end(&m);
}

static void test_nothing_changed(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    for (size_t side = 0; side < 2; side++)
        add_text(&m, side, "bench.txt", results(&m, "Encode", 1000));
    assert_true(make(&m));
    assert_string_equal(sentence(&m), "None of 2 benchmark results is proved worse.");
    assert_int_equal(m.page.work->moves->count, 0);
    end(&m);
}

static void test_what_is_proved_worse_is_first(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    add_file(&m, 0, PA_TESTDATA "/go/cpu.pb.gz");
    add_file(&m, 0, PA_TESTDATA "/bench/old.txt");
    add_file(&m, 1, PA_TESTDATA "/go/cpu-v2.pb.gz");
    add_file(&m, 1, PA_TESTDATA "/bench/new.txt");
    assert_true(make(&m));
    const struct pa_page_moves *moves = m.page.work->moves;
    assert_true(moves->count > 4);
    bool total = false;
    for (size_t i = 0; i < moves->count; i++) {
        total |= moves->list[i].total;
        if (i > 0)
            assert_true(moves->list[i - 1].state <= moves->list[i].state);
    }
    assert_true(total);
    assert_int_equal(moves->list[0].state, PA_PAGE_WORSE);
    end(&m);
}

static void test_bad_files_are_named(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    add_file(&m, 1, PA_TESTDATA "/go/cpu.pb.gz");
    add_text(&m, 1, "broken.pb.gz", "\x1f\x8b\x08 is no gzip");
    assert_false(make(&m));
    assert_non_null(strstr(m.err.text, "broken.pb.gz"));
    end(&m);
}

// ---- What the viewer knows

static void test_the_block_of_data(void **state)
{
    (void)state;
    struct made m;
    struct pa_strbuf out = {0};
    begin(&m);
    add_text(&m, 0, "a.folded", "main 10\nmain;</script>;a 20\nmain;b 40\n");
    add_text(&m, 1, "a.folded", "main 10\nmain;b 60\nmain;b;a 30\n");
    assert_true(make(&m));
    pa_page_data_add(m.page.work, &out);
    const char *start = "<script type=\"application/json\" id=\"report-data\">"
                        "{\"sides\":[\"old\",\"new\"],\"kinds\":[{\"id\":\"profile-samples\","
                        "\"types\":[{\"n\":\"samples\",\"u\":\"\",\"m\":10,\"c\":0}],\"type\":0,"
                        "\"runs\":[[0,\"0-a\",0],[1,\"1-a\",0]],"
                        "\"t\":\"0,1,2.2,3,2.3\","
                        "\"v\":\";.1,1.1;;.2;.4,1.6;1.3\",";
    assert_memory_equal(out.text, start, strlen(start));
    // No name ends the element.
    assert_non_null(strstr(out.text, "\"names\":[\"0main\",\"0\\u003c/script>\",\"0a\",\"0b\"]"));
    assert_ptr_equal(strstr(out.text, "</script>"), out.text + out.size - strlen("</script>\n"));
    pa_strbuf_release(&out);
    end(&m);
}

static void test_small_nodes_are_left_to_their_callers(void **state)
{
    (void)state;
    struct made m;
    struct pa_strbuf out = {0};
    begin(&m);
    add_text(&m, 1, "a.folded", "main;large 1000000\nmain;small;tiny 9\nmain;small 8\n");
    assert_true(make(&m));
    pa_page_data_add(m.page.work, &out);
    assert_non_null(strstr(out.text, "\"names\":[\"0main\",\"0large\"]"));
    assert_non_null(strstr(out.text, "\"t\":\"0,1.2\",\"v\":\";.h;.lfls\""));
    pa_strbuf_release(&out);
    end(&m);
}

// Checks that the data of a page about one CPU profile has both texts.
static void expect_data_of_cpu(const char *one, const char *other)
{
    struct made m;
    struct pa_strbuf out = {0};
    begin(&m);
    add_file(&m, 1, PA_TESTDATA "/go/cpu.pb.gz");
    assert_true(make(&m));
    pa_page_data_add(m.page.work, &out);
    assert_non_null(strstr(out.text, one));
    assert_non_null(strstr(out.text, other));
    pa_strbuf_release(&out);
    end(&m);
}

static void test_types_that_are_multiples_share_a_column(void **state)
{
    (void)state;
    expect_data_of_cpu("{\"n\":\"samples\",\"u\":\"\",\"m\":1,\"c\":0}",
                       "{\"n\":\"cpu\",\"u\":\"t\",\"m\":10000000,\"c\":0}");
}

// All that some nodes cost with what they call; parts of what others cost, on the new side.
static void test_labels_say_which_nodes_have_them(void **state)
{
    (void)state;
    expect_data_of_cpu("[\"phase\",\"build\",\"y,1k,1g\"]", "[\"shard\",\"0\",\"1c..m,6,8,a..2,");
}

static void test_scripts_and_pages_are_small(void **state)
{
    (void)state;
    struct made m;
    struct pa_strbuf script = {0};
    struct pa_writer out = {0};
    pa_html_script(&script);
    assert_in_range(script.size + pa_asset_page_js_size, 10000, 24 << 10);
    begin(&m);
    add_file(&m, 0, PA_TESTDATA "/go/cpu.pb.gz");
    add_file(&m, 0, PA_TESTDATA "/bench/old.txt");
    add_file(&m, 1, PA_TESTDATA "/go/cpu-v2.pb.gz");
    add_file(&m, 1, PA_TESTDATA "/bench/new.txt");
    assert_true(make(&m));
    assert_true(pa_page_print(&m.page, "html", &out, &m.err));
    assert_in_range(out.text.size, 50000, 131000);
    pa_strbuf_release(&out.text);
    pa_strbuf_release(&script);
    end(&m);
}

static void test_results_alone_have_no_data(void **state)
{
    (void)state;
    struct made m;
    struct pa_strbuf out = {0};
    begin(&m);
    add_text(&m, 1, "bench.txt", results(&m, "Encode", 1000));
    assert_true(make(&m));
    pa_page_data_add(m.page.work, &out);
    assert_int_equal(out.size, 0);
    end(&m);
}

static void test_sums_over_64_bits_are_errors(void **state)
{
    (void)state;
    struct made m;
    begin(&m);
    add_text(&m, 1, "a.folded", "main 9223372036854775807\nmain;b 9223372036854775807\n");
    add_text(&m, 1, "b.folded", "main 9223372036854775807\n");
    assert_false(make(&m));
    assert_true(*m.err.text);
    end(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changes_in_words),
        cmocka_unit_test(test_intervals_in_words),
        cmocka_unit_test(test_one_side_says_where_the_cost_is),
        cmocka_unit_test(test_a_regression_is_named),
        cmocka_unit_test(test_nothing_changed),
        cmocka_unit_test(test_what_is_proved_worse_is_first),
        cmocka_unit_test(test_bad_files_are_named),
        cmocka_unit_test(test_the_block_of_data),
        cmocka_unit_test(test_small_nodes_are_left_to_their_callers),
        cmocka_unit_test(test_types_that_are_multiples_share_a_column),
        cmocka_unit_test(test_labels_say_which_nodes_have_them),
        cmocka_unit_test(test_scripts_and_pages_are_small),
        cmocka_unit_test(test_results_alone_have_no_data),
        cmocka_unit_test(test_sums_over_64_bits_are_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
