// SPDX-License-Identifier: Apache-2.0
// Prints a document with everything a document can hold, and with the worst of names, in the format
// that is named: what tests/meta/report.py reads back.
#include "document/printer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *text;
    size_t size;
} NAMES[] = {
#define NAME(text)                                                                                 \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }
    NAME("main.work"),
    NAME("main.(*T[go.shape.int]).func1"),
    NAME("operator()(int) const::{lambda(auto:1)#1}::operator|<int>"),
    NAME(""),
    NAME(" "),
    NAME(" a "),
    NAME("a|b||c\\|d\\"),
    NAME("`a` ``b``"),
    NAME("\"quoted\", 'and' \"\""),
    NAME("\"quotes\""),
    NAME("</td></table><script>alert(1)</script><img src=x onerror=alert(1)>"),
    NAME("<!-- ]]> -->"),
    NAME("javascript:alert(1)"),
    NAME("@octocat fixes #12"),
    NAME("[x](javascript:alert(1)) ![y](z) **b** _i_ ~~s~~ $m$"),
    NAME("# no comment"),
    NAME("=1+1"),
    NAME("line\nbreak\r\nand\ttab"),
    NAME("nul\0byte"),
    NAME("\x01\x02\x1b[31m\x7f\xC2\x9B"),
    NAME("\u202Egpj.exe \u2066x\u2069 \u200F"),
    NAME("\u2028\u2029\uFEFF\uFFFF"),
    NAME("\xFF\xFE bad \xC3( \xED\xA0\x80"),
    NAME("函数.関数 \U0001F600"),
    NAME("&amp; &#60; %s %n"),
#undef NAME
};
enum { NAME_COUNT = sizeof NAMES / sizeof NAMES[0] };

static const int64_t VALUES[] = {INT64_MIN, INT64_MAX, INT64_MIN + 1, (INT64_C(1) << 53) + 1,
                                 0,         -1};
static const double NUMBERS[] = {0.1, -1.0 / 3, 1e-320, 1.7976931348623157e308, NAN, INFINITY};
enum { VALUE_COUNT = 6 };

static void add_values(struct pa_doc *doc, struct pa_arena *arena)
{
    struct pa_table *t = pa_doc_table(doc, "values");
    t->title = "Values <of> all|kinds";
    pa_table_fact(t, "goos", "OS", pa_cell_text("linux|x"));
    pa_table_column(t, (struct pa_column){.key = "name", .title = "", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "n", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "time", .kind = PA_CELL_QUANTITY, .unit = "ns"});
    pa_table_column(t,
                    (struct pa_column){.key = "any", .kind = PA_CELL_NUMBER, .mixed_units = true});
    pa_table_column(t, (struct pa_column){.key = "share", .kind = PA_CELL_RATIO, .bar = 10});
    pa_table_column(t, (struct pa_column){.key = "change", .kind = PA_CELL_DELTA});
    pa_table_column(t, (struct pa_column){.key = "ci", .kind = PA_CELL_INTERVAL, .unit = "B"});
    char *large = pa_arena_alloc(arena, 10240);
    memset(large, 'x', 10240);
    for (size_t i = 0; i < NAME_COUNT + 2; i++) {
        double number = NUMBERS[i % VALUE_COUNT];
        struct pa_cell name = i < NAME_COUNT    ? pa_cell_bytes(NAMES[i].text, NAMES[i].size)
                              : i == NAME_COUNT ? pa_cell_bytes(large, 10240)
                                                : pa_cell_empty();
        pa_table_row(
            t, i % 3 ? NULL : "regressed",
            pa_cell_linked(name, i % 2 ? "javascript:alert(1)" : "https://a.b/?\"<&"),
            pa_cell_count(VALUES[i % VALUE_COUNT]), pa_cell_quantity(VALUES[(i + 1) % VALUE_COUNT]),
            pa_cell_in(pa_cell_number(number), i % 2 ? "s" : "\"<unit>\"|,"), pa_cell_ratio(number),
            pa_cell_shown(pa_cell_delta(number), i % 5 ? NULL : "~ a|b *c*"),
            i % 4 ? pa_cell_interval(-number, number, 2) : pa_cell_empty());
    }
    pa_table_note(t, "a * note");
}

static void make(struct pa_doc *doc, struct pa_arena *arena)
{
    static const char SVG[] = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>";
    pa_doc_init(doc, arena, "sample", 1);
    doc->title = NAMES[10].text;
    pa_doc_fact(doc, "file", "File", pa_cell_text(NAMES[10].text));
    pa_doc_fact(doc, "duration", "Duration", pa_cell_in(pa_cell_quantity(INT64_MAX), "ns"));
    pa_doc_paragraph(doc, NAMES[14].text);
    pa_doc_warning(doc, NAMES[13].text);
    add_values(doc, arena);
    pa_doc_heading(doc, NAMES[10].text)->folded = true;
    struct pa_table *t = pa_doc_table(doc, "empty");
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    pa_doc_heading(doc, "Checks");
    for (size_t i = 0; i < NAME_COUNT; i++)
        pa_doc_check(doc, (struct pa_check){i % 5 ? "group" : NAMES[i].text, NAMES[i].text, i % 4,
                                            i % 3 ? NAMES[i].text : NULL,
                                            i % 2 ? NAMES[i].text : NULL, NULL});
    pa_doc_figure(doc, (struct pa_figure){"figure", "A <figure>", SVG, sizeof SVG - 1});
}

int main(int argc, char **argv)
{
    struct pa_arena arena = {0};
    struct pa_doc doc;
    struct pa_error err = {0};
    struct pa_writer out = {.file = stdout};
    const struct pa_printer *printer = argc == 2 ? pa_printer_find(argv[1]) : NULL;
    if (!printer)
        return 2;
    make(&doc, &arena);
    bool ok = pa_doc_print(&doc, printer, NULL, &out, &err) && pa_writer_finish(&out, &err);
    if (!ok)
        fprintf(stderr, "%s\n", err.text);
    pa_arena_release(&arena);
    return ok ? 0 : 1;
}
