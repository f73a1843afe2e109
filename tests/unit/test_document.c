// SPDX-License-Identifier: Apache-2.0
#include "document/printer.h"

#include "base/escape.h"
#include "base/number.h"
#include "check.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

// What the printer of this name makes of the document; the caller releases it.
static struct pa_strbuf printed(const struct pa_doc *doc, const char *name)
{
    struct pa_writer out = {0};
    struct pa_error err = {0};
    assert_non_null(pa_printer_find(name));
    assert_true(pa_doc_print(doc, pa_printer_find(name), NULL, &out, &err));
    assert_true(pa_writer_finish(&out, &err));
    return out.text;
}

static void check_printed(const struct pa_doc *doc, const char *name, const char *expected)
{
    struct pa_strbuf text = printed(doc, name);
    assert_string_equal(pa_strbuf_text(&text), expected);
    pa_strbuf_release(&text);
}

static json_t *printed_json(const struct pa_doc *doc)
{
    struct pa_strbuf text = printed(doc, "json");
    json_error_t error;
    json_t *root =
        json_loadb(text.text, text.size, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    if (!root)
        fail_msg("%s at line %d of %s", error.text, error.line, text.text);
    pa_strbuf_release(&text);
    return root;
}

// The layout of pprof's -top: fixed widths, the name last.
static void make_top(struct pa_doc *doc, struct pa_arena *arena)
{
    pa_doc_init(doc, arena, "top", 1);
    pa_doc_fact(doc, "type", "Type", pa_cell_text("cpu"));
    pa_doc_fact(doc, "duration", "Duration",
                pa_cell_shown(pa_cell_in(pa_cell_quantity(5520000000), "nanoseconds"),
                              "5.52s, Total samples = 2.69s (48.71%)"));
    pa_doc_paragraph(doc, "Showing nodes");
    struct pa_table *t = pa_doc_table(doc, "functions");
    pa_table_column(t, (struct pa_column){.key = "flat",
                                          .kind = PA_CELL_QUANTITY,
                                          .unit = "nanoseconds",
                                          .shown_in = "s",
                                          .width = 10});
    pa_table_column(
        t, (struct pa_column){
               .key = "flat_share", .title = "flat%", .kind = PA_CELL_RATIO, .gap = 1, .width = 6});
    pa_table_column(t, (struct pa_column){.key = "name", .title = "", .kind = PA_CELL_TEXT});
    pa_table_column(
        t, (struct pa_column){.key = "line", .kind = PA_CELL_COUNT, .audience = PA_FOR_DATA});
    pa_table_row(t, NULL, pa_cell_quantity(640000000), pa_cell_ratio(0.2379), pa_cell_text("a.b"),
                 pa_cell_count(12));
    pa_table_row(t, "noise", pa_cell_quantity(0), pa_cell_ratio(0),
                 pa_cell_text("wide, 函数 \"x\"\n"), pa_cell_empty());
}

static void test_text_is_laid_out_as_pprof_does(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    make_top(&doc, &arena);
    check_printed(&doc, "text",
                  "Type: cpu\n"
                  "Duration: 5.52s, Total samples = 2.69s (48.71%)\n"
                  "Showing nodes\n"
                  "      flat  flat%\n"
                  "     0.64s 23.79%  a.b\n"
                  "         0     0%  wide, 函数 \"x\"\\n\n");
    pa_arena_release(&arena);
}

static void test_csv_of_one_table(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    make_top(&doc, &arena);
    check_printed(&doc, "csv",
                  "flat (nanoseconds),flat_share,name,line,_class\n"
                  "640000000,0.2379,a.b,12,\n"
                  "0,0,\"wide, 函数 \"\"x\"\"\n\",,noise\n");
    pa_arena_release(&arena);
}

static void test_json_of_one_table(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    make_top(&doc, &arena);
    check_printed(
        &doc, "json",
        "{\n"
        "  \"schema\": \"pa.top/1\",\n"
        "  \"title\": null,\n"
        "  \"facts\": {\"type\": \"cpu\", \"duration\": {\"value\": 5520000000, \"unit\": "
        "\"nanoseconds\"}},\n"
        "  \"notes\": [\n"
        "    \"Showing nodes\"\n"
        "  ],\n"
        "  \"warnings\": [],\n"
        "  \"tables\": [\n"
        "    {\n"
        "      \"name\": \"functions\",\n"
        "      \"title\": null,\n"
        "      \"section\": null,\n"
        "      \"facts\": {},\n"
        "      \"columns\": [\n"
        "        {\"key\": \"flat\", \"title\": \"flat\", \"kind\": \"quantity\", \"unit\": "
        "\"nanoseconds\", \"mixed_units\": false},\n"
        "        {\"key\": \"flat_share\", \"title\": \"flat%\", \"kind\": \"ratio\", \"unit\": "
        "null, \"mixed_units\": false},\n"
        "        {\"key\": \"name\", \"title\": \"\", \"kind\": \"text\", \"unit\": null, "
        "\"mixed_units\": false},\n"
        "        {\"key\": \"line\", \"title\": \"line\", \"kind\": \"count\", \"unit\": null, "
        "\"mixed_units\": false}\n"
        "      ],\n"
        "      \"rows\": [\n"
        "        {\"_class\": null, \"flat\": 640000000, \"flat_share\": 0.2379, \"name\": "
        "\"a.b\", \"line\": 12},\n"
        "        {\"_class\": \"noise\", \"flat\": 0, \"flat_share\": 0, \"name\": \"wide, 函数 "
        "\\\"x\\\"\\n\", \"line\": null}\n"
        "      ],\n"
        "      \"notes\": []\n"
        "    }],\n"
        "  \"figures\": [],\n"
        "  \"checks\": []\n"
        "}\n");
    pa_arena_release(&arena);
}

static void test_text_measures_columns(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, &arena, "x", 1);
    struct pa_table *t = pa_doc_table(&doc, "t");
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "change", .kind = PA_CELL_DELTA});
    pa_table_column(t, (struct pa_column){.key = "share", .kind = PA_CELL_RATIO, .bar = 4});
    pa_table_column(t, (struct pa_column){.key = "time", .kind = PA_CELL_INTERVAL, .unit = "ns"});
    pa_table_row(t, NULL, pa_cell_text("ü"), pa_cell_delta(0.5), pa_cell_ratio(1),
                 pa_cell_interval(1000, 1500, 2e6));
    pa_table_row(t, NULL, pa_cell_text("longer"), pa_cell_delta(NAN), pa_cell_ratio(0.3),
                 pa_cell_empty());
    pa_table_row(t, NULL, pa_cell_empty(), pa_cell_delta(-INFINITY), pa_cell_ratio(NAN),
                 pa_cell_interval(0, 0, NAN));
    pa_table_note(t, "a note");
    pa_doc_heading(&doc, "next");
    check_printed(&doc, "text",
                  "name     change   share                   time\n"
                  "ü       +50.00%    100% ████  1.5us [1us, 2ms]\n"
                  "longer        ?  30.00% █▎\n"
                  "            -∞%       ?             0s [0s, ?]\n"
                  "a note\n"
                  "\n"
                  "next\n");
    pa_arena_release(&arena);
}

static void check_shown(struct pa_cell cell, const char *expected)
{
    struct pa_arena arena = {0};
    struct pa_doc doc;
    struct pa_strbuf text = {0};
    pa_doc_init(&doc, &arena, "x", 1);
    pa_doc_fact(&doc, "f", NULL, cell);
    pa_strbuf_printf(&text, "f: %s\n", expected);
    check_printed(&doc, "text", text.text);
    pa_strbuf_release(&text);
    pa_arena_release(&arena);
}

static void test_what_people_see(void **state)
{
    (void)state;
    check_shown(pa_cell_empty(), "");
    check_shown(pa_cell_text(NULL), "");
    check_shown(pa_cell_count(-1234567), "-1234567");
    check_shown(pa_cell_quantity(5), "5");
    check_shown(pa_cell_in(pa_cell_quantity(5), "widgets"), "5");
    check_shown(pa_cell_in(pa_cell_quantity(-1536), "bytes"), "-1.50kB");
    check_shown(pa_cell_number(0.123456), "0.1235");
    check_shown(pa_cell_number(123456.7), "123457");
    check_shown(pa_cell_in(pa_cell_number(0.0025), "s"), "2.5ms");
    check_shown(pa_cell_in(pa_cell_number(1e308), "hrs"), "∞");
    check_shown(pa_cell_number(-INFINITY), "-∞");
    check_shown(pa_cell_number(1e300), "1e+300");
    check_shown(pa_cell_ratio(-0.5), "50.00%");
    check_shown(pa_cell_ratio(1), "100%");
    check_shown(pa_cell_ratio(INFINITY), "∞");
    check_shown(pa_cell_delta(0), "+0.00%");
    check_shown(pa_cell_delta(-0.126), "-12.60%");
    check_shown(pa_cell_delta(1e308), "+∞%");
    check_shown(pa_cell_delta(-INFINITY), "-∞%");
    check_shown(pa_cell_delta(1e300), "+1e+302%");
    check_shown(pa_cell_in(pa_cell_interval(1000, 1500, 2e6), "ns"), "1.5us [1us, 2ms]");
    check_shown(pa_cell_shown(pa_cell_count(7), "seven"), "seven");
}

static void test_csv_of_several_tables(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, &arena, "x", 1);
    struct pa_table *t = pa_doc_table(&doc, "first");
    t->title = "The first\ntable";
    pa_table_fact(t, "goos", NULL, pa_cell_text("linux"));
    pa_table_fact(t, "size", NULL, pa_cell_in(pa_cell_quantity(5), "bytes"));
    pa_table_column(t, (struct pa_column){.key = "v", .kind = PA_CELL_NUMBER, .mixed_units = true});
    pa_table_column(t, (struct pa_column){.key = "ci", .kind = PA_CELL_INTERVAL, .unit = "B"});
    pa_table_row(t, NULL, pa_cell_in(pa_cell_number(0.1), "s,x"), pa_cell_interval(-1, 0, 1e300));
    pa_table_row(t, NULL, pa_cell_empty(), pa_cell_empty());
    t = pa_doc_table(&doc, "hidden");
    t->audience = PA_FOR_TEXT;
    t = pa_doc_table(&doc, "second");
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    pa_table_row(t, NULL, pa_cell_text(""));
    pa_table_row(t, NULL, pa_cell_text("# no comment"));
    check_printed(&doc, "csv",
                  "# first: The first\\ntable\n"
                  "# goos: linux\n"
                  "# size: 5 bytes\n"
                  "v,v_unit,ci_low (B),ci (B),ci_high (B)\n"
                  "0.1,\"s,x\",-1,0,1e+300\n"
                  ",,,,\n"
                  "\n"
                  "# second\n"
                  "name\n"
                  "\"\"\n"
                  "\"# no comment\"\n");
    pa_arena_release(&arena);
}

static void test_empty_documents(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, &arena, "x", 1);
    check_printed(&doc, "text", "");
    check_printed(&doc, "csv", "");
    json_decref(printed_json(&doc));
    struct pa_table *t = pa_doc_table(&doc, "none");
    json_decref(printed_json(&doc));
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    check_printed(&doc, "text", "name\n");
    check_printed(&doc, "csv", "name\n");
    json_decref(printed_json(&doc));
    pa_arena_release(&arena);
}

static void test_int64_is_exact(void **state)
{
    static const int64_t VALUES[] = {INT64_MIN, INT64_MAX, (INT64_C(1) << 53) + 1, -1, 0};
    enum { COUNT = sizeof VALUES / sizeof VALUES[0] };
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, &arena, "x", 1);
    struct pa_table *t = pa_doc_table(&doc, "t");
    pa_table_column(t, (struct pa_column){.key = "v", .kind = PA_CELL_QUANTITY, .unit = "ns"});
    for (size_t i = 0; i < COUNT; i++)
        pa_table_row(t, NULL, pa_cell_quantity(VALUES[i]));

    json_t *root = printed_json(&doc);
    json_t *rows = json_object_get(json_array_get(json_object_get(root, "tables"), 0), "rows");
    for (size_t i = 0; i < COUNT; i++)
        assert_true(json_integer_value(json_object_get(json_array_get(rows, i), "v")) == VALUES[i]);
    json_decref(root);

    struct pa_strbuf csv = printed(&doc, "csv");
    const char *line = csv.text;
    for (size_t i = 0; i < COUNT; i++) {
        int64_t value;
        line = strchr(line, '\n') + 1;
        assert_true(pa_parse_int64(line, strcspn(line, "\n"), &value));
        assert_true(value == VALUES[i]);
    }
    pa_strbuf_release(&csv);
    pa_arena_release(&arena);
}

static void test_reals_come_back(void **state)
{
    static const double VALUES[] = {0.1, 1e-320, 1.7976931348623157e308, -1.0 / 3, 1e21, 12345678};
    enum { COUNT = sizeof VALUES / sizeof VALUES[0] };
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, &arena, "x", 1);
    struct pa_table *t = pa_doc_table(&doc, "t");
    pa_table_column(t, (struct pa_column){.key = "v", .kind = PA_CELL_NUMBER});
    for (size_t i = 0; i < COUNT; i++)
        pa_table_row(t, NULL, pa_cell_number(VALUES[i]));
    pa_table_row(t, NULL, pa_cell_number(NAN));
    pa_table_row(t, NULL, pa_cell_number(-INFINITY));

    json_t *root = printed_json(&doc);
    json_t *rows = json_object_get(json_array_get(json_object_get(root, "tables"), 0), "rows");
    for (size_t i = 0; i < COUNT; i++)
        assert_true(json_number_value(json_object_get(json_array_get(rows, i), "v")) == VALUES[i]);
    assert_true(json_is_null(json_object_get(json_array_get(rows, COUNT), "v")));
    assert_true(json_is_null(json_object_get(json_array_get(rows, COUNT + 1), "v")));
    json_decref(root);
    check_printed(&doc, "csv",
                  "v\n0.1\n1e-320\n1.7976931348623157e+308\n-0.3333333333333333\n1e+21\n12345678\n"
                  "NaN\n-Inf\n");
    pa_arena_release(&arena);
}

// Both may hold NUL: sizes are those of the literals.
#define CHECK_JSON_STRING(text, expected)                                                          \
    check_json_string(text, sizeof(text) - 1, expected, sizeof(expected) - 1)

static void check_json_string(const char *text, size_t size, const char *expected,
                              size_t expected_size)
{
    struct pa_strbuf out = {0};
    pa_escape_json(&out, text, size);
    json_t *value = json_loadb(out.text, out.size, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    assert_non_null(value);
    assert_int_equal(json_string_length(value), expected_size);
    assert_memory_equal(json_string_value(value), expected, expected_size);
    json_decref(value);
    pa_strbuf_release(&out);
}

static void test_json_strings(void **state)
{
    (void)state;
    CHECK_JSON_STRING("a\0b", "a\0b");
    CHECK_JSON_STRING("a\"\\/\b\f\n\r\t\x01\x1f\x7f</script>é\u2028",
                      "a\"\\/\b\f\n\r\t\x01\x1f\x7f</script>é\u2028");
    // A lone surrogate is three bytes.
    CHECK_JSON_STRING("\xff\xc3(\xed\xa0\x80", "\\xff\\xc3(\\xed\\xa0\\x80");
    CHECK_JSON_STRING("\U0001F600", "\U0001F600");
    struct pa_strbuf out = {0};
    pa_escape_json(&out, "<!--\x7f\x0b", 6);
    assert_string_equal(pa_strbuf_text(&out), "\"\\u003c!--\\u007f\\u000b\"");
    pa_strbuf_release(&out);
}

static void test_xml_escapes(void **state)
{
    (void)state;
    struct pa_strbuf out = {0};
    static const char HOSTILE[] = "<a b='\"c\"'>&\x1b\x80\t\n\r\xEF\xBF\xBFé\0";
    pa_escape_xml(&out, HOSTILE, sizeof HOSTILE - 1);
    assert_string_equal(pa_strbuf_text(&out),
                        "&lt;a b=&#39;&quot;c&quot;&#39;&gt;&amp;\\x1b\\x80\t\n&#13;\uFFFDé\\x00");
    pa_strbuf_release(&out);
}

// Wherever it stands in a text a character is escaped as it is alone.
static void test_escapes_at_every_place(void **state)
{
    (void)state;
    struct pa_strbuf whole = {0}, alone = {0};
    char text[21] = {0};
    for (int c = 1; c < 0x80; c++)
        for (size_t at = 0; at < 20; at++) {
            memset(text, 'x', 20);
            text[at] = (char)c;
            pa_strbuf_clear(&whole);
            pa_strbuf_clear(&alone);
            pa_escape_xml(&alone, text + at, 1);
            pa_escape_xml(&whole, text, 20);
            assert_int_equal(whole.size, 19 + alone.size);
            assert_memory_equal(whole.text + at, alone.text, alone.size);
            pa_strbuf_clear(&whole);
            pa_strbuf_clear(&alone);
            pa_escape_json(&alone, text + at, 1);
            pa_escape_json(&whole, text, 20);
            assert_int_equal(whole.size, 19 + alone.size);
            assert_memory_equal(whole.text + 1 + at, alone.text + 1, alone.size - 2);
        }
    pa_strbuf_release(&whole);
    pa_strbuf_release(&alone);
}

// Text shows what could steer a terminal or turn a line around, and what is no text.
static void test_hostile_names_in_text(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, &arena, "x", 1);
    pa_doc_fact(&doc, "file", "File", pa_cell_text("\x1b]0;title\x07"));
    struct pa_table *t = pa_doc_table(&doc, "t");
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    pa_table_row(t, NULL,
                 pa_cell_text("\x1b[2Jx\r\u202Egpj.exe\u2066 \xC2\x9B"
                              "1m"));
    pa_table_row(t, NULL, pa_cell_text("bad \xff\xfe tab\t "));
    pa_table_row(t, NULL, pa_cell_bytes("a\0b", 3));
    pa_doc_verbatim(&doc, "Type: \x1b[31m\xff\n");
    check_printed(&doc, "text",
                  "File: \\x1b]0;title\\x07\n"
                  "name\n"
                  "\\x1b[2Jx\\r\\u202egpj.exe\\u2066 \\u009b1m\n"
                  "bad \\xff\\xfe tab\\t \n"
                  "a\\x00b\n"
                  "Type: \\x1b[31m\\xff\n");
    pa_arena_release(&arena);
}

struct counter {
    int64_t next, last;
    char name[32];
};

static bool count_up(void *state, struct pa_cell *cells, const char **class)
{
    struct counter *counter = state;
    if (counter->next == counter->last)
        return false;
    snprintf(counter->name, sizeof counter->name, "row %jd", (intmax_t)counter->next);
    cells[0] = pa_cell_count(counter->next++);
    cells[1] = pa_cell_text(counter->name);
    *class = counter->next % 2 ? NULL : "improved";
    return true;
}

static void make_counter(struct pa_doc *doc, struct pa_arena *arena, struct counter *counter)
{
    pa_doc_init(doc, arena, "count", 1);
    struct pa_table *t = pa_doc_table(doc, "t");
    pa_table_column(t, (struct pa_column){.key = "n", .kind = PA_CELL_COUNT, .width = 3});
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    t->source = (struct pa_row_source){.next = count_up, .state = counter, .classed = true};
}

static void test_rows_made_while_printing(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    struct counter counter = {.next = 9998, .last = 10000};
    make_counter(&doc, &arena, &counter);
    check_printed(&doc, "text", "  n  name\n9998  row 9998\n9999  row 9999\n");
    counter.next = 9998;
    check_printed(&doc, "csv", "n,name,_class\n9998,row 9998,\n9999,row 9999,improved\n");
    pa_arena_release(&arena);
}

static bool two_lines(void *state, struct pa_strbuf *out)
{
    int *left = state;
    if (*left == 0)
        return false;
    pa_strbuf_printf(out, "line %d\n", (*left)--);
    return true;
}

static void test_verbatim_lines_are_for_text(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    int left = 2;
    pa_doc_init(&doc, &arena, "x", 1);
    pa_doc_verbatim(&doc, "ready\n");
    pa_doc_verbatim_source(&doc, (struct pa_line_source){.next = two_lines, .state = &left});
    check_printed(&doc, "csv", "");
    check_printed(&doc, "text", "ready\nline 2\nline 1\n");
    pa_arena_release(&arena);
}

// More than a writer gathers, so that it goes out in pieces.
static void test_large_output_reaches_the_file_whole(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    struct counter counter = {.last = 50000};
    struct pa_error err = {0};
    make_counter(&doc, &arena, &counter);
    struct pa_strbuf whole = printed(&doc, "json");
    counter.next = 0;
    char *copied;
    size_t size;
    struct pa_writer out = {.file = open_memstream(&copied, &size)};
    assert_true(pa_doc_print(&doc, pa_printer_find("json"), NULL, &out, &err));
    assert_true(out.text.capacity < whole.size / 4);
    assert_true(pa_writer_finish(&out, &err));
    fclose(out.file);
    assert_int_equal(size, whole.size);
    assert_memory_equal(copied, whole.text, size);
    free(copied);
    pa_strbuf_release(&whole);
    pa_arena_release(&arena);
}

static void test_failed_writes_are_told(void **state)
{
    (void)state;
    struct pa_error err = {0};
    struct pa_writer out = {.file = fopen("/dev/full", "w")};
    if (!out.file)
        skip();
    pa_strbuf_adds(&out.text, "x");
    assert_false(pa_writer_finish(&out, &err));
    assert_int_equal(err.code, PA_ERROR_IO);
    assert_string_equal(err.text, "write failed: No space left on device");
    fclose(out.file);
}

static void test_colors_follow_classes(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_doc doc;
    struct pa_writer out = {0};
    struct pa_error err = {0};
    pa_doc_init(&doc, &arena, "x", 1);
    struct pa_table *t = pa_doc_table(&doc, "t");
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    pa_table_row(t, "regressed", pa_cell_text("a"));
    pa_table_row(t, "other", pa_cell_text("b"));
    assert_true(pa_doc_print(&doc, pa_printer_find("text"),
                             &(struct pa_print_options){.color = true}, &out, &err));
    assert_string_equal(out.text.text, "name\n\x1b[38;5;208ma\x1b[0m\nb\n");
    pa_strbuf_release(&out.text);
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_is_laid_out_as_pprof_does),
        cmocka_unit_test(test_csv_of_one_table),
        cmocka_unit_test(test_json_of_one_table),
        cmocka_unit_test(test_text_measures_columns),
        cmocka_unit_test(test_what_people_see),
        cmocka_unit_test(test_csv_of_several_tables),
        cmocka_unit_test(test_empty_documents),
        cmocka_unit_test(test_int64_is_exact),
        cmocka_unit_test(test_reals_come_back),
        cmocka_unit_test(test_json_strings),
        cmocka_unit_test(test_xml_escapes),
        cmocka_unit_test(test_escapes_at_every_place),
        cmocka_unit_test(test_hostile_names_in_text),
        cmocka_unit_test(test_rows_made_while_printing),
        cmocka_unit_test(test_verbatim_lines_are_for_text),
        cmocka_unit_test(test_large_output_reaches_the_file_whole),
        cmocka_unit_test(test_failed_writes_are_told),
        cmocka_unit_test(test_colors_follow_classes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
