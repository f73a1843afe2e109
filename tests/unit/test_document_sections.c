// SPDX-License-Identifier: Apache-2.0
// Reports within a report: facts and tables of two sections never mix.
#include "document/printer.h"

#include "check.h"

#include <jansson.h>
#include <string.h>

static void add_table(struct pa_doc *doc, const char *value)
{
    struct pa_table *t = pa_doc_table(doc, "functions");
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    pa_table_row(t, NULL, pa_cell_text(value));
}

// A report of its own and two sections, with a fact and a table of the same name each.
static void make(struct pa_doc *doc, struct pa_arena *arena)
{
    pa_doc_init(doc, arena, "report", 1);
    pa_doc_paragraph(doc, "verdict");
    struct pa_section *top = &pa_doc_section(doc, "top", 1)->section;
    top->title = "CPU";
    top->anchor = "cpu";
    pa_doc_fact(doc, "type", "Type", pa_cell_text("cpu"));
    add_table(doc, "main.a");
    pa_doc_section(doc, "diff", 2)->section.title = "Heap";
    pa_doc_fact(doc, "type", "Type", pa_cell_text("heap"));
    add_table(doc, "main.b");
    pa_doc_check(doc, (struct pa_check){.name = "rule", .result = PA_CHECK_FAILED});
}

static struct pa_strbuf printed(const struct pa_doc *doc, const char *name)
{
    struct pa_writer out = {0};
    struct pa_error err = {0};
    assert_true(pa_doc_print(doc, pa_printer_find(name), NULL, &out, &err));
    assert_true(pa_writer_finish(&out, &err));
    return out.text;
}

static const char *string_at(json_t *object, const char *first, const char *second)
{
    return json_string_value(json_object_get(json_object_get(object, first), second));
}

static void test_json_nests_reports(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    make(&doc, &arena);
    struct pa_strbuf text = printed(&doc, "json");
    json_t *root = json_loads(text.text, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    assert_string_equal(json_string_value(json_object_get(root, "schema")), "pa.report/1");
    assert_int_equal(json_array_size(json_object_get(root, "tables")), 0);
    assert_int_equal(json_array_size(json_object_get(root, "notes")), 1);
    json_t *sections = json_object_get(root, "sections");
    assert_int_equal(json_array_size(sections), 2);
    json_t *top = json_array_get(sections, 0), *diff = json_array_get(sections, 1);
    assert_string_equal(json_string_value(json_object_get(top, "schema")), "pa.top/1");
    assert_string_equal(json_string_value(json_object_get(diff, "schema")), "pa.diff/2");
    assert_string_equal(string_at(top, "facts", "type"), "cpu");
    assert_string_equal(string_at(diff, "facts", "type"), "heap");
    assert_int_equal(json_array_size(json_object_get(top, "tables")), 1);
    assert_int_equal(json_array_size(json_object_get(top, "checks")), 0);
    assert_int_equal(json_array_size(json_object_get(diff, "checks")), 1);
    json_decref(root);
    pa_strbuf_release(&text);
    pa_arena_release(&arena);
}

static void check_printed(const char *name, const char *expected)
{
    struct pa_arena arena = {0};
    struct pa_doc doc;
    make(&doc, &arena);
    for (int i = 0; i < 2; i++) { // a document can be printed again
        struct pa_strbuf text = printed(&doc, name);
        assert_string_equal(text.text, expected);
        pa_strbuf_release(&text);
    }
    pa_arena_release(&arena);
}

static void test_text_and_csv_name_sections(void **state)
{
    (void)state;
    check_printed("text", "verdict\n"
                          "\n== CPU\nType: cpu\nname\nmain.a\n"
                          "\n== Heap\nType: heap\nname\nmain.b\nfailed: diff: rule\n");
    check_printed("csv", "# top/functions: CPU\nname\nmain.a\n\n"
                         "# diff/functions: Heap\nname\nmain.b\n");
}

static void test_pages_have_a_section_each(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    make(&doc, &arena);
    struct pa_strbuf html = printed(&doc, "html");
    const char *first = strstr(html.text, "<section id=\"cpu\">\n<h1>CPU</h1>");
    const char *second = strstr(html.text, "</section>\n<section>\n<h1>Heap</h1>");
    assert_true(first && second && first < second);
    assert_non_null(strstr(second, "</section>\n</main>"));
    pa_strbuf_release(&html);
    struct pa_strbuf markdown = printed(&doc, "markdown");
    assert_non_null(strstr(markdown.text, "## CPU\n\n- Type: `cpu`\n"));
    pa_strbuf_release(&markdown);
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_nests_reports),
        cmocka_unit_test(test_text_and_csv_name_sections),
        cmocka_unit_test(test_pages_have_a_section_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
