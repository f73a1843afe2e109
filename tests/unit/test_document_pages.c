// SPDX-License-Identifier: Apache-2.0
// Markdown, HTML and JUnit. tests/meta/report.py reads them with parsers that are not ours.
#include "document/printer.h"

#include "check.h"

#include <math.h>
#include <string.h>

static struct pa_strbuf printed(const struct pa_doc *doc, const char *name, const char *marker)
{
    struct pa_writer out = {0};
    struct pa_error err = {0};
    assert_true(pa_doc_print(doc, pa_printer_find(name),
                             &(struct pa_print_options){.marker = marker}, &out, &err));
    assert_true(pa_writer_finish(&out, &err));
    return out.text;
}

static void check_markdown(const struct pa_doc *doc, const char *expected)
{
    struct pa_strbuf text = printed(doc, "markdown", NULL);
    assert_string_equal(pa_strbuf_text(&text), expected);
    pa_strbuf_release(&text);
}

static void check_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("no %s in %s", part, text);
}

static void check_has_not(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("%s in %s", part, text);
}

static void test_markdown_report(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, &arena, "diff", 1);
    doc.title = "What changed";
    pa_doc_fact(&doc, "type", "Type", pa_cell_text("alloc_space"));
    pa_doc_warning(&doc, "few samples");
    struct pa_table *t = pa_doc_table(&doc, "t");
    t->title = "Changes";
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "old", .kind = PA_CELL_QUANTITY, .unit = "ns"});
    pa_table_column(t, (struct pa_column){.key = "d", .title = "delta", .kind = PA_CELL_DELTA});
    pa_table_column(
        t, (struct pa_column){.key = "raw", .kind = PA_CELL_COUNT, .audience = PA_FOR_DATA});
    pa_table_row(t, "regressed", pa_cell_linked(pa_cell_text("f"), "https://a.example/#f"),
                 pa_cell_quantity(1500), pa_cell_delta(0.5), pa_cell_count(1));
    // A place of the page is none in a comment.
    pa_table_row(t, NULL, pa_cell_linked(pa_cell_text("g"), "#g"), pa_cell_quantity(0),
                 pa_cell_shown(pa_cell_delta(NAN), "~"), pa_cell_count(1));
    pa_table_note(t, "1. a note");
    pa_doc_heading(&doc, "The <rest>*")->folded = true;
    pa_doc_paragraph(&doc, "one\n- two");
    pa_doc_heading(&doc, "Gate");
    pa_doc_check(&doc, (struct pa_check){"p", "a", PA_CHECK_FAILED, "too slow", "1\n```", NULL});
    pa_doc_check(&doc, (struct pa_check){NULL, "b", PA_CHECK_PASSED, NULL, NULL, NULL});
    check_markdown(
        &doc,
        "## What changed\n\n"
        "- Type: `alloc_space`\n\n"
        "> [!WARNING]\n> few samples\n\n"
        "**Changes**\n\n"
        "| | name | old | delta |\n"
        "|---|---|--:|--:|\n"
        "| **regressed** | <a href=\"https&#58;//a.example/&#35;f\">`f`</a> | 1.50us | +50.00% |\n"
        "|  | `g` | 0 | \\~ |\n"
        "\n"
        "&#49;. a note\n\n"
        "<details>\n<summary>The &#60;rest&#62;&#42;</summary>\n\n"
        "one\\\n&#45; two\n\n"
        "</details>\n\n"
        "### Gate\n\n"
        "- **failed**: `p` `a`: too slow\n\n"
        "      1\n"
        "      ```\n\n"
        "- passed: `b`\n");
    pa_arena_release(&arena);
}

static void check_name_in_markdown(const char *name, const char *expected)
{
    struct pa_arena arena = {0};
    struct pa_doc doc;
    struct pa_strbuf whole = {0};
    pa_doc_init(&doc, &arena, "x", 1);
    struct pa_table *t = pa_doc_table(&doc, "t");
    pa_table_column(t, (struct pa_column){.key = "n", .kind = PA_CELL_TEXT});
    pa_table_row(t, NULL, pa_cell_text(name));
    pa_strbuf_printf(&whole, "| n |\n|---|\n| %s |\n\n", expected);
    check_markdown(&doc, whole.text);
    pa_strbuf_release(&whole);
    pa_arena_release(&arena);
}

// What cmark-gfm shows for each of these is the name itself, without links or markup.
static void test_names_are_inert_in_markdown(void **state)
{
    (void)state;
    check_name_in_markdown("main.(*T[go.shape.int]).f", "`main.(*T[go.shape.int]).f`");
    check_name_in_markdown("</td><script>", "`</td><script>`");
    check_name_in_markdown("@octocat #12", "`@octocat #12`");
    check_name_in_markdown("a|b", "<code>a&#124;b</code>");
    check_name_in_markdown("`x`", "<code>&#96;x&#96;</code>");
    check_name_in_markdown("x\\", "<code>x&#92;</code>");
    check_name_in_markdown(" x y ", "<code>&#32;x y&#32;</code>");
    check_name_in_markdown("a\nb", "<code>a&#92;nb</code>");
    check_name_in_markdown("\u202Ex", "<code>&#92;u202ex</code>");
    check_name_in_markdown("\xff", "<code>&#92;xff</code>");
    check_name_in_markdown("", "");
}

static void test_running_text_is_inert_in_markdown(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, &arena, "x", 1);
    pa_doc_paragraph(&doc, "*a* _b_ c_d <i> [x](y) `z` $e$ ~f~ a|b \\ @who #1 & # x");
    check_markdown(&doc,
                   "\\*a\\* \\_b\\_ c_d &#60;i&#62; \\[x](y) \\`z\\` \\$e\\$ \\~f\\~ a&#124;b "
                   "&#92; @<!-- -->who #<!-- -->1 &#38; # x\n\n");
    pa_arena_release(&arena);
}

static void test_marker_stays_a_comment(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, &arena, "x", 1);
    struct pa_strbuf text = printed(&doc, "markdown", "bench/a.b:1--> <b>");
    assert_string_equal(text.text, "<!-- pa:bench/a.b:1_____b_ -->\n");
    pa_strbuf_release(&text);
    pa_arena_release(&arena);
}

static void test_html_page(void **state)
{
    static const char SVG[] = "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, &arena, "top", 1);
    doc.title = "</title><script>1";
    struct pa_table *t = pa_doc_table(&doc, "t");
    pa_table_column(t, (struct pa_column){.key = "flat", .kind = PA_CELL_QUANTITY, .unit = "ns"});
    pa_table_column(t, (struct pa_column){.key = "share", .kind = PA_CELL_RATIO});
    pa_table_column(t, (struct pa_column){.key = "d", .kind = PA_CELL_DELTA});
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    pa_table_row(t, "a\"><b", pa_cell_quantity(1500), pa_cell_ratio(-0.25), pa_cell_delta(NAN),
                 pa_cell_linked(pa_cell_text("<b>\u202E\n"), "https://a/?\"&"));
    pa_table_row(t, NULL, pa_cell_quantity(1), pa_cell_ratio(7), pa_cell_delta(INFINITY),
                 pa_cell_linked(pa_cell_text("x"), "javascript:alert(1)"));
    pa_doc_figure(&doc, (struct pa_figure){"f", "a & b", SVG, sizeof SVG - 1});
    struct pa_strbuf text = printed(&doc, "html", NULL);
    check_has(text.text, "<title>&lt;/title&gt;&lt;script&gt;1</title>");
    check_has(text.text, "<tr class=\"a&quot;&gt;&lt;b\">");
    check_has(text.text, "<td class=n data-v=1500>1.50us");
    check_has(text.text, "<td class=\"n share\" data-v=-0.25>25.00%");
    check_has(text.text, "<td class=\"n share\" data-v=7>700.00%");
    // The bar is behind the name, under no digits.
    check_has(text.text, "<td class=name style=\"--share:25.00%\"><a href");
    check_has(text.text, "<td class=name style=\"--share:100.00%\">x");
    check_has(text.text, "<td class=n>?");
    check_has(text.text, "data-v=1e999>+∞%");
    check_has(text.text, "<a href=\"https://a/?&quot;&amp;\">&lt;b&gt;\\u202e\\n</a>");
    check_has(text.text, SVG);
    check_has(text.text, "<figcaption>a &amp; b</figcaption>");
    check_has(text.text, "@media (prefers-color-scheme: dark)");
    check_has_not(text.text, "javascript:");
    pa_strbuf_release(&text);
    pa_arena_release(&arena);
}

static void test_links_lead_to_pages_only(void **state)
{
    static const struct {
        const char *href;
        bool linked;
    } CASES[] = {{"https://a", true},      {"http://a", true},       {"#x", true},
                 {"a/b:c", true},          {"x.html?a:b", true},     {"javascript:x", false},
                 {"JaVaScRiPt:x", false},  {" javascript:x", false}, {"data:text/html,x", false},
                 {"java\nscript:x", false}};
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct pa_arena arena = {0};
        struct pa_doc doc;
        pa_doc_init(&doc, &arena, "x", 1);
        pa_doc_fact(&doc, "f", NULL, pa_cell_linked(pa_cell_text("x"), CASES[i].href));
        struct pa_strbuf text = printed(&doc, "html", NULL);
        if (CASES[i].linked)
            check_has(text.text, "<a href=\"");
        else
            check_has_not(text.text, "<a href=\"");
        pa_strbuf_release(&text);
        pa_arena_release(&arena);
    }
}

static void test_junit(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, &arena, "gate", 1);
    pa_doc_check(&doc,
                 (struct pa_check){"p<", "a", PA_CHECK_FAILED, "5% > 3%", "old\nnew & \x1b", NULL});
    pa_doc_check(&doc, (struct pa_check){"p<", "b", PA_CHECK_PASSED, NULL, NULL, NULL});
    pa_doc_paragraph(&doc, "between");
    pa_doc_check(&doc, (struct pa_check){NULL, "c", PA_CHECK_SKIPPED, "no baseline", NULL, NULL});
    pa_doc_check(&doc, (struct pa_check){NULL, "d", PA_CHECK_ERROR, NULL, NULL, NULL});
    struct pa_strbuf text = printed(&doc, "junit", NULL);
    assert_string_equal(
        text.text,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"gate\" tests=\"4\" failures=\"1\" errors=\"1\" skipped=\"1\">\n"
        "  <testsuite name=\"p&lt;\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
        "    <testcase classname=\"p&lt;\" name=\"a\">\n"
        "      <failure message=\"5% &gt; 3%\">old\nnew &amp; \\x1b</failure>\n"
        "    </testcase>\n"
        "    <testcase classname=\"p&lt;\" name=\"b\"/>\n"
        "  </testsuite>\n"
        "  <testsuite name=\"gate\" tests=\"2\" failures=\"0\" errors=\"1\" skipped=\"1\">\n"
        "    <testcase classname=\"gate\" name=\"c\">\n"
        "      <skipped message=\"no baseline\"></skipped>\n"
        "    </testcase>\n"
        "    <testcase classname=\"gate\" name=\"d\">\n"
        "      <error></error>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n");
    pa_strbuf_release(&text);
    pa_arena_release(&arena);
}

static struct pa_table *add_rows(struct pa_doc *doc, const char *name, int rows)
{
    struct pa_table *t = pa_doc_table(doc, name);
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    for (int i = 0; i < rows; i++)
        pa_table_row(t, NULL,
                     pa_cell_text("a row with a name of about sixty characters, all of it"));
    return t;
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (; (text = strstr(text, part)); text++)
        count++;
    return count;
}

// Parts that do not fit a comment are left out, as a whole, and named; the first is cut.
static void test_markdown_fits_a_comment(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, &arena, "diff", 1);
    add_rows(&doc, "first", 600);
    add_rows(&doc, "second", 700);
    pa_doc_paragraph(&doc, "a short one that still fits");
    pa_doc_heading(&doc, "folded")->folded = true;
    add_rows(&doc, "third", 900);
    struct pa_strbuf text = printed(&doc, "markdown", NULL);
    assert_in_range(text.size, 15000, 60000);
    assert_int_equal(count_of(text.text, "a row with"), 600);
    check_has(text.text, "a short one that still fits");
    check_has(text.text, "Left out, since the page would be too long: second, folded.");
    assert_int_equal(count_of(text.text, "<details>"), count_of(text.text, "</details>"));
    pa_strbuf_release(&text);
    pa_doc_init(&doc, &arena, "diff", 1);
    add_rows(&doc, "all", 5000);
    text = printed(&doc, "markdown", NULL);
    assert_in_range(text.size, 50000, 60000);
    check_has(text.text, " more rows do not fit.");
    pa_strbuf_release(&text);
    pa_arena_release(&arena);
}

// A section with so many rows, of which the first has a class.
static void add_section(struct pa_doc *doc, const char *title, const char *class, size_t rows)
{
    pa_doc_section(doc, "top", 1)->section.title = title;
    struct pa_table *t = pa_doc_table(doc, "rows");
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    for (size_t i = 0; i < rows; i++)
        pa_table_row(t, i ? NULL : class, pa_cell_text("a name of about forty characters, all 40"));
}

// Whole sections: those in which nothing changed first, of these the largest; what is folded before
// all. Where something got worse rows are cut.
static void test_markdown_leaves_out_what_matters_least(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, &arena, "report", 1);
    pa_doc_paragraph(&doc, "the verdict");
    add_section(&doc, "Beginning", NULL, 100);
    pa_doc_heading(&doc, "All rows")->folded = true;
    add_rows(&doc, "folded", 200);
    add_section(&doc, "Small", NULL, 50);
    add_section(&doc, "Large", NULL, 500);
    add_section(&doc, "Better", "improved", 400);
    add_section(&doc, "Worse", "regressed", 400);
    struct pa_strbuf text = printed(&doc, "markdown", NULL);
    assert_in_range(text.size, 40000, 60000);
    check_has(text.text, "Left out, since the page would be too long: Beginning: All rows, Large.");
    check_has(text.text, "the verdict");
    check_has(text.text, "## Small");
    check_has(text.text, "## Better");
    check_has(text.text, "## Worse");
    pa_strbuf_release(&text);
    add_section(&doc, "Much worse", "regressed", 5000);
    text = printed(&doc, "markdown", NULL);
    assert_in_range(text.size, 40000, 60000);
    check_has(text.text, "too long: Beginning: All rows, Large, Better.");
    check_has(text.text, "## Worse");
    check_has(text.text, "## Much worse\n\n| | name |\n|---|---|\n| **regressed** |");
    check_has(text.text, " more rows do not fit.");
    assert_int_equal(count_of(text.text, "<details>"), 0);
    pa_strbuf_release(&text);
    pa_arena_release(&arena);
}

static void test_metrics(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, &arena, "bench", 1);
    pa_doc_fact(&doc, "fdr", NULL, pa_cell_number(.05));
    struct pa_table *t = pa_doc_table(&doc, "cells");
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "centre", .kind = PA_CELL_INTERVAL, .unit = "s"});
    pa_table_column(t, (struct pa_column){.key = "p", .kind = PA_CELL_NUMBER, .evidence = true});
    pa_table_column(t, (struct pa_column){.key = "n", .kind = PA_CELL_COUNT});
    pa_table_row(t, NULL, pa_cell_text("a \"b\"\\\n"), pa_cell_interval(1.37e-6, 1.3849e-6, 1.4e-6),
                 pa_cell_number(.1), pa_cell_count(123456));
    pa_table_row(t, NULL, pa_cell_text("c"), pa_cell_interval(NAN, NAN, NAN), pa_cell_number(.1),
                 pa_cell_count(8));
    pa_table_row(t, NULL, pa_cell_text("c"), pa_cell_interval(2, 2, 2), pa_cell_number(.1),
                 pa_cell_count(9));
    pa_doc_check(&doc, (struct pa_check){.name = "x", .result = PA_CHECK_FAILED});
    struct pa_strbuf text = printed(&doc, "metrics", NULL);
    assert_string_equal(text.text,
                        "# TYPE pa_bench_fdr gauge\n"
                        "pa_bench_fdr 0.05\n"
                        "# TYPE pa_bench_cells_centre gauge\n"
                        "pa_bench_cells_centre{name=\"a \\\"b\\\"\\\\\\\\n\",unit=\"s\"} 1.4e-06\n"
                        "pa_bench_cells_centre{name=\"c\",unit=\"s\"} 2\n"
                        "# TYPE pa_bench_cells_n gauge\n"
                        "pa_bench_cells_n{name=\"a \\\"b\\\"\\\\\\\\n\"} 123000\n"
                        "pa_bench_cells_n{name=\"c\"} 8\n"
                        "pa_bench_cells_n{name=\"c\",row=\"2\"} 9\n"
                        "# TYPE pa_bench_checks gauge\n"
                        "pa_bench_checks{result=\"passed\"} 0\n"
                        "pa_bench_checks{result=\"failed\"} 1\n"
                        "pa_bench_checks{result=\"skipped\"} 0\n"
                        "pa_bench_checks{result=\"error\"} 0\n"
                        "# EOF\n");
    pa_strbuf_release(&text);
    pa_arena_release(&arena);
}

static void test_junit_needs_checks(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    struct pa_writer out = {0};
    struct pa_error err = {0};
    pa_doc_init(&doc, &arena, "top", 1);
    assert_false(pa_doc_print(&doc, pa_printer_find("junit"), NULL, &out, &err));
    assert_int_equal(err.code, PA_ERROR_USAGE);
    assert_string_equal(err.text, "format junit needs a report with checks");
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_markdown_report),
        cmocka_unit_test(test_names_are_inert_in_markdown),
        cmocka_unit_test(test_running_text_is_inert_in_markdown),
        cmocka_unit_test(test_marker_stays_a_comment),
        cmocka_unit_test(test_html_page),
        cmocka_unit_test(test_links_lead_to_pages_only),
        cmocka_unit_test(test_junit),
        cmocka_unit_test(test_markdown_fits_a_comment),
        cmocka_unit_test(test_markdown_leaves_out_what_matters_least),
        cmocka_unit_test(test_metrics),
        cmocka_unit_test(test_junit_needs_checks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
