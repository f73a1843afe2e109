// SPDX-License-Identifier: Apache-2.0
// The rules of the public API that hold for all of it: structs that grow, errors, ownership, no
// state of the process.
#include <locale.h>
#include <pa/pa.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#define CPU PA_TESTDATA "/go/cpu.pb.gz"

struct made {
    pa_ctx *ctx;
    pa_profile *profile;
    pa_view *view;
};

static void make(struct made *m)
{
    assert_int_equal(pa_ctx_new(NULL, &m->ctx, NULL), PA_OK);
    assert_int_equal(pa_profile_open(m->ctx, CPU, &m->profile, NULL), PA_OK);
    assert_int_equal(pa_view_new(m->profile, NULL, &m->view, NULL), PA_OK);
}

static void unmake(struct made *m)
{
    pa_view_free(m->view);
    pa_profile_free(m->profile);
    pa_ctx_free(m->ctx);
}

static void test_version(void **state)
{
    (void)state;
    assert_int_equal(pa_version(), PA_VERSION_NUMBER);
    assert_non_null(pa_names(PA_LIST_PROFILE_FORMATS, 0));
    assert_null(pa_names(PA_LIST_PRINTERS, 1000));
    assert_null(pa_names(99, 0));
}

// A longer struct of a later library, then one that is cut.
struct later {
    pa_top_opts now;
    uint64_t more;
};

static void test_structs_grow(void **state)
{
    (void)state;
    struct made m;
    make(&m);
    pa_doc *doc;
    pa_error err = {0};
    struct later later = {.now = {.struct_size = sizeof later, .rows = 3}};
    assert_int_equal(pa_report_top(m.view, &later.now, &doc, &err), PA_OK);
    pa_doc_free(doc);
    later.more = 1;
    assert_int_equal(pa_report_top(m.view, &later.now, &doc, &err), PA_ERROR_UNSUPPORTED);
    assert_null(doc);
    assert_int_equal(err.code, PA_ERROR_UNSUPPORTED);
    pa_top_opts none = {.rows = 3};
    assert_int_equal(pa_report_top(m.view, &none, &doc, &err), PA_ERROR_USAGE);
    none.struct_size = sizeof none;
    none.order = 77;
    assert_int_equal(pa_report_top(m.view, &none, &doc, &err), PA_ERROR_UNSUPPORTED);
    none.order = 0;
    none.flags = 1u << 31;
    assert_int_equal(pa_report_top(m.view, &none, &doc, NULL), PA_ERROR_UNSUPPORTED);
    // Of what is filled nothing is written behind its size.
    unsigned char bytes[sizeof(pa_profile_info) + 8];
    memset(bytes, 0xAA, sizeof bytes);
    uint32_t size = 16;
    memcpy(bytes, &size, sizeof size);
    pa_profile_describe(m.profile, (pa_profile_info *)(void *)bytes);
    assert_int_equal(bytes[16], 0xAA);
    unmake(&m);
}

static void test_errors(void **state)
{
    (void)state;
    pa_ctx *ctx;
    pa_profile *profile = (pa_profile *)1;
    pa_error err = {PA_OK, "as it was"};
    assert_int_equal(pa_ctx_new(NULL, &ctx, &err), PA_OK);
    assert_string_equal(err.text, "as it was");
    assert_int_equal(pa_profile_open(ctx, "/no/such/file", &profile, &err), PA_ERROR_IO);
    assert_null(profile);
    assert_non_null(strstr(err.text, "/no/such/file"));
    pa_source source = {
        .struct_size = sizeof source, .data = "\x0a\xff", .size = 2, .name = "bytes"};
    assert_int_equal(pa_profile_read(ctx, &source, NULL, &profile, &err), PA_ERROR_FORMAT);
    assert_int_equal(strncmp(err.text, "bytes: ", 7), 0);
    source.path = CPU; // two sources
    assert_int_equal(pa_profile_read(ctx, &source, NULL, &profile, NULL), PA_ERROR_USAGE);
    pa_ctx_free(ctx);
}

static void *whole(const char *path, size_t *size)
{
    struct stat st;
    FILE *file = fopen(path, "rb");
    assert_true(file && fstat(fileno(file), &st) == 0);
    void *bytes = malloc((size_t)st.st_size);
    *size = fread(bytes, 1, (size_t)st.st_size, file);
    fclose(file);
    return bytes;
}

struct reading {
    const char *next;
    size_t left;
};

static ptrdiff_t give(void *user, void *buffer, size_t size)
{
    struct reading *r = user;
    size_t n = r->left < 100 ? r->left : 100;
    n = n < size ? n : size;
    memcpy(buffer, r->next, n);
    r->next += n;
    r->left -= n;
    return (ptrdiff_t)n;
}

static char *top_of(const pa_profile *profile)
{
    pa_view *view;
    pa_doc *doc;
    pa_buffer *text;
    assert_int_equal(pa_view_new(profile, NULL, &view, NULL), PA_OK);
    assert_int_equal(pa_report_top(view, NULL, &doc, NULL), PA_OK);
    pa_view_free(view); // before its document
    assert_int_equal(pa_doc_render(doc, "json", NULL, &text, NULL), PA_OK);
    char *copy = strdup(pa_buffer_data(text));
    pa_buffer_free(text);
    pa_doc_free(doc);
    return copy;
}

static void test_sources_are_the_same(void **state)
{
    (void)state;
    pa_ctx *ctx;
    pa_profile *file, *memory, *callback;
    size_t size;
    char *bytes = whole(CPU, &size);
    struct reading reading = {bytes, size};
    pa_source from_memory = {.struct_size = sizeof from_memory, .data = bytes, .size = size};
    pa_source from_callback = {.struct_size = sizeof from_callback, .read = give, .user = &reading};
    assert_int_equal(pa_ctx_new(NULL, &ctx, NULL), PA_OK);
    assert_int_equal(pa_profile_open(ctx, CPU, &file, NULL), PA_OK);
    assert_int_equal(pa_profile_read(ctx, &from_memory, NULL, &memory, NULL), PA_OK);
    assert_int_equal(pa_profile_read(ctx, &from_callback, NULL, &callback, NULL), PA_OK);
    pa_ctx_free(ctx); // handles keep it
    char *a = top_of(file), *b = top_of(memory), *c = top_of(callback);
    assert_string_equal(a, b);
    assert_string_equal(a, c);
    free(a);
    free(b);
    free(c);
    free(bytes);
    pa_profile_free(file);
    pa_profile_free(callback);
    pa_profile_free(memory);
}

static int64_t sum_of(const pa_profile *profile, uint32_t type, uint64_t *samples)
{
    pa_cursor *cursor;
    pa_stack stack = {.struct_size = sizeof stack};
    int64_t sum = 0;
    *samples = 0;
    assert_int_equal(pa_cursor_new(profile, 0, &cursor, NULL), PA_OK);
    for (; pa_cursor_next(cursor, &stack); ++*samples) {
        pa_frame_info frame = {.struct_size = sizeof frame};
        for (uint32_t i = 0; i < stack.frame_count; i++)
            pa_profile_frame(profile, stack.frames[i], &frame);
        assert_non_null(frame.function);
        sum += stack.values[type];
    }
    pa_cursor_free(cursor);
    return sum;
}

// Every sample of a profile through the builder: the same report.
static void test_rebuilding(void **state)
{
    (void)state;
    struct made m;
    make(&m);
    pa_profile_info info = {.struct_size = sizeof info};
    pa_profile_describe(m.profile, &info);
    pa_builder_opts how = {.struct_size = sizeof how,
                           .type_count = info.type_count,
                           .types = info.types,
                           .period = info.period,
                           .period_type = info.period_type,
                           .time_nanos = info.time_nanos,
                           .duration_nanos = info.duration_nanos};
    pa_builder *builder;
    pa_cursor *cursor;
    pa_profile *again, *none;
    assert_int_equal(pa_builder_new(m.ctx, &how, &builder, NULL), PA_OK);
    assert_int_equal(pa_cursor_new(m.profile, 0, &cursor, NULL), PA_OK);
    pa_stack stack = {.struct_size = sizeof stack};
    while (pa_cursor_next(cursor, &stack)) {
        uint32_t *ids = calloc(stack.frame_count + 1, sizeof *ids);
        for (uint32_t i = 0; i < stack.frame_count; i++) {
            pa_frame_info frame = {.struct_size = sizeof frame};
            pa_profile_frame(m.profile, stack.frames[i], &frame);
            ids[i] = pa_builder_frame(builder, &frame);
        }
        pa_stack copy = stack;
        copy.struct_size = sizeof copy;
        copy.frames = ids;
        pa_builder_sample(builder, &copy);
        free(ids);
    }
    pa_cursor_free(cursor);
    assert_int_equal(pa_builder_finish(builder, &again, NULL), PA_OK);
    assert_int_equal(pa_builder_finish(builder, &none, NULL), PA_ERROR_USAGE);
    pa_profile_free(again);
    pa_builder_free(builder);
    unmake(&m);
}

static void test_a_mistake_is_told_at_the_end(void **state)
{
    (void)state;
    pa_ctx *ctx;
    pa_builder *b;
    pa_profile *profile;
    pa_error err;
    const pa_type type = {"samples", "count"};
    const pa_builder_opts how = {.struct_size = sizeof how, .type_count = 1, .types = &type};
    const uint32_t unknown = 5;
    const int64_t value = 1;
    assert_int_equal(pa_ctx_new(NULL, &ctx, NULL), PA_OK);
    assert_int_equal(pa_builder_new(ctx, &how, &b, NULL), PA_OK);
    pa_stack stack = {
        .struct_size = sizeof stack, .frame_count = 1, .frames = &unknown, .values = &value};
    pa_builder_sample(b, &stack);
    assert_int_equal(pa_builder_finish(b, &profile, &err), PA_ERROR_USAGE);
    assert_null(profile);
    pa_builder_free(b);
    pa_ctx_free(ctx);
}

static void test_merging(void **state)
{
    (void)state;
    struct made m;
    make(&m);
    pa_merge *merge;
    pa_profile *twice;
    uint64_t samples;
    assert_int_equal(pa_merge_new(m.ctx, NULL, &merge, NULL), PA_OK);
    assert_int_equal(pa_merge_add(merge, m.profile, 1, NULL), PA_OK);
    assert_int_equal(pa_merge_add(merge, m.profile, 1, NULL), PA_OK);
    assert_int_equal(pa_merge_finish(merge, &twice, NULL), PA_OK);
    pa_merge_free(merge);
    assert_int_equal(sum_of(twice, 1, &samples), 2 * sum_of(m.profile, 1, &samples));
    pa_profile_free(twice);
    unmake(&m);
}

static void test_documents_of_reports(void **state)
{
    (void)state;
    struct made m;
    make(&m);
    pa_doc *all, *top, *hot;
    pa_buffer *html, *svg;
    pa_doc_info info = {.struct_size = sizeof info};
    assert_int_equal(pa_doc_new(m.ctx, "Everything", &all, NULL), PA_OK);
    assert_int_equal(pa_report_top(m.view, NULL, &top, NULL), PA_OK);
    assert_int_equal(pa_report_hot(m.view, NULL, &hot, NULL), PA_OK);
    assert_int_equal(pa_draw_flame(m.view, "svg", NULL, &svg, NULL), PA_OK);
    assert_int_equal(pa_doc_append(all, "Functions", top, NULL), PA_OK);
    assert_int_equal(pa_doc_append_figure(all, "Flame", svg, NULL), PA_OK);
    assert_int_equal(pa_doc_append(all, "Paths", hot, NULL), PA_OK);
    assert_int_equal(pa_doc_append(all, NULL, all, NULL), PA_ERROR_USAGE);
    pa_doc_free(top);
    pa_doc_free(hot);
    unmake(&m);
    pa_doc_describe(all, &info);
    assert_int_equal(info.section_count, 2);
    assert_int_equal(info.figure_count, 1);
    assert_non_null(pa_doc_tables(all, "functions", 0));
    assert_non_null(pa_doc_tables(all, "path", 0));
    assert_int_equal(pa_doc_render(all, "html", NULL, &html, NULL), PA_OK);
    assert_non_null(strstr(pa_buffer_data(html), "<svg"));
    pa_buffer_free(html);
    pa_buffer_free(svg);
    pa_doc_free(all);
}

// Commas for points, if the system has such a locale.
static void test_numbers_do_not_depend_on_the_locale(void **state)
{
    (void)state;
    struct made m;
    make(&m);
    char *before = top_of(m.profile);
    bool has = setlocale(LC_ALL, "de_DE.UTF-8") != NULL;
    if (!has)
        print_message("no locale with commas here: skipped\n");
    char *after = top_of(m.profile);
    assert_string_equal(before, after);
    setlocale(LC_ALL, "C");
    free(before);
    free(after);
    unmake(&m);
    if (!has)
        skip();
}

static void test_comparing(void **state)
{
    (void)state;
    struct made m;
    make(&m);
    pa_doc *doc;
    const pa_profile *profiles[] = {m.profile, m.profile, m.profile};
    pa_side side = {.struct_size = sizeof side, .count = 3, .profiles = profiles};
    pa_gate_opts gate = {.struct_size = sizeof gate, .rules = "flat>5%"};
    pa_diff_opts how = {.struct_size = sizeof how, .gate = &gate};
    pa_doc_info info = {.struct_size = sizeof info};
    assert_int_equal(pa_diff_profiles(&side, &side, &how, &doc, NULL), PA_OK);
    pa_doc_describe(doc, &info);
    assert_int_equal(info.failed, 0);
    assert_int_not_equal(info.verdict, PA_VERDICT_NONE);
    pa_doc_free(doc);
    gate.rules = "sec/op>5%";
    assert_int_equal(pa_diff_profiles(&side, &side, &how, &doc, NULL), PA_ERROR_USAGE);
    const pa_view_opts other = {.struct_size = sizeof other, .by = PA_BY_FILE};
    const pa_diff_opts elsewhere = {.struct_size = sizeof elsewhere, .view = &other};
    pa_error err;
    assert_int_equal(pa_diff_profiles(&side, &side, &elsewhere, &doc, &err), PA_ERROR_USAGE);
    assert_non_null(strstr(err.text, "view.by"));
    side.count = 0;
    assert_int_equal(pa_diff_profiles(&side, &side, NULL, &doc, NULL), PA_ERROR_USAGE);
    unmake(&m);
}

static void test_identifying(void **state)
{
    (void)state;
    size_t size;
    uint8_t *packed = whole(CPU, &size);
    const char folded[] = "main;work 3\nmain;rest 4\n", bench[] = "BenchmarkX-2 10 25 ns/op\n";
    pa_identity is = {.struct_size = sizeof is};
    pa_identify(packed, size, &is);
    assert_int_equal(is.kind, PA_KIND_PROFILE);
    assert_string_equal(is.format, "pprof");
    pa_identify(packed, size / 2, &is); // the first bytes of a file
    assert_int_equal(is.kind, PA_KIND_PROFILE);
    pa_identify(packed, 2, &is);
    assert_int_equal(is.kind, PA_KIND_UNKNOWN);
    assert_null(is.format);
    pa_identify(folded, sizeof folded - 1, &is);
    assert_string_equal(is.format, "folded");
    pa_identify(bench, sizeof bench - 1, &is);
    assert_int_equal(is.kind, PA_KIND_BENCH);
    free(packed);
}

static size_t compared(const struct made *m, const pa_view_opts *view)
{
    pa_doc *doc;
    const pa_profile *profiles[] = {m->profile, m->profile, m->profile};
    const pa_side side = {.struct_size = sizeof side, .count = 3, .profiles = profiles};
    const pa_diff_opts how = {.struct_size = sizeof how, .flags = PA_DIFF_NOISE, .view = view};
    pa_column_data names = {.struct_size = sizeof names};
    assert_int_equal(pa_diff_profiles(&side, &side, &how, &doc, NULL), PA_OK);
    assert_int_equal(pa_table_columns(pa_doc_tables(doc, "functions", 0), "function", 0, &names),
                     PA_OK);
    size_t rows = names.rows;
    pa_doc_free(doc);
    return rows;
}

// Every filter of a view holds for the profiles compared, too.
static void test_comparing_filters(void **state)
{
    (void)state;
    struct made m;
    make(&m);
    const size_t all = compared(&m, NULL);
    const char *const one = "text\\.Fold$";
    const pa_view_opts views[] = {
        {.struct_size = sizeof *views, .focus = one},
        {.struct_size = sizeof *views, .ignore = one},
        {.struct_size = sizeof *views, .hide = "^runtime"},
        {.struct_size = sizeof *views, .show = one},
        {.struct_size = sizeof *views, .show_from = one},
        {.struct_size = sizeof *views, .prune_from = one},
    };
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        const size_t some = compared(&m, &views[i]);
        assert_true(some > 0 && some < all);
    }
    unmake(&m);
}

static void test_measurements(void **state)
{
    (void)state;
    pa_ctx *ctx;
    pa_bench *bench;
    pa_doc *doc;
    double fast[10], slow[10], bad = 0;
    pa_measurement one = {
        .struct_size = sizeof one, .label = "old", .name = "Encode", .unit = "ns/op", .count = 10};
    pa_gate_opts gate = {.struct_size = sizeof gate, .rules = "sec/op>5%"};
    pa_bench_opts how = {.struct_size = sizeof how, .gate = &gate};
    pa_doc_info info = {.struct_size = sizeof info};
    for (int i = 0; i < 10; i++) {
        fast[i] = 100 + i * 0.1;
        slow[i] = 120 + i * 0.1;
    }
    assert_int_equal(pa_ctx_new(NULL, &ctx, NULL), PA_OK);
    assert_int_equal(pa_bench_new(ctx, &bench, NULL), PA_OK);
    one.values = fast;
    assert_int_equal(pa_bench_add(bench, &one, NULL), PA_OK);
    one.label = "new";
    one.values = slow;
    assert_int_equal(pa_bench_add(bench, &one, NULL), PA_OK);
    assert_int_equal(pa_bench_diff(bench, &how, &doc, NULL), PA_OK);
    pa_doc_describe(doc, &info);
    assert_int_equal(info.verdict, PA_VERDICT_FAILED);
    assert_int_equal(info.failed, 1);
    assert_non_null(pa_doc_tables(doc, "checks", 0));
    one.values = &bad;
    one.count = 1;
    bad /= bad;
    assert_int_equal(pa_bench_add(bench, &one, NULL), PA_ERROR_USAGE);
    pa_bench_free(bench);
    pa_ctx_free(ctx);
    pa_doc_free(doc);
}

// A graph of a scaled base is one of the values as they are, and says nothing else.
static void test_scaled_graph(void **state)
{
    (void)state;
    struct made m;
    make(&m);
    pa_view *view;
    pa_buffer *svg;
    const pa_view_opts how = {
        .struct_size = sizeof how, .base = m.profile, .base_mode = PA_BASE_SCALED};
    assert_int_equal(pa_view_new(m.profile, &how, &view, NULL), PA_OK);
    assert_int_equal(pa_draw_graph(view, "svg", NULL, &svg, NULL), PA_OK);
    assert_null(strstr(pa_buffer_data(svg), "normalized"));
    pa_buffer_free(svg);
    pa_view_free(view);
    unmake(&m);
}

static char *csv_of(const pa_doc *doc, uint32_t flags)
{
    const pa_render_opts how = {.struct_size = sizeof how, .flags = flags};
    pa_buffer *text;
    assert_int_equal(pa_doc_render(doc, "csv", &how, &text, NULL), PA_OK);
    char *copy = strdup(pa_buffer_data(text));
    pa_buffer_free(text);
    return copy;
}

// What a spreadsheet would compute is marked, unless the caller wants it raw.
static void test_raw_csv(void **state)
{
    (void)state;
    pa_ctx *ctx;
    pa_bench *bench;
    pa_doc *doc;
    const double value = 1;
    const pa_measurement one = {.struct_size = sizeof one,
                                .label = "old",
                                .name = "=1+1",
                                .unit = "ns/op",
                                .values = &value,
                                .count = 1};
    assert_int_equal(pa_ctx_new(NULL, &ctx, NULL), PA_OK);
    assert_int_equal(pa_bench_new(ctx, &bench, NULL), PA_OK);
    assert_int_equal(pa_bench_add(bench, &one, NULL), PA_OK);
    assert_int_equal(pa_bench_summary(bench, NULL, &doc, NULL), PA_OK);
    char *safe = csv_of(doc, 0), *raw = csv_of(doc, PA_RENDER_RAW_CSV);
    assert_non_null(strstr(safe, "'=1+1"));
    assert_non_null(strstr(raw, "=1+1"));
    assert_null(strstr(raw, "'=1+1"));
    free(safe);
    free(raw);
    pa_doc_free(doc);
    pa_bench_free(bench);
    pa_ctx_free(ctx);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_version),
        cmocka_unit_test(test_structs_grow),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_sources_are_the_same),
        cmocka_unit_test(test_rebuilding),
        cmocka_unit_test(test_a_mistake_is_told_at_the_end),
        cmocka_unit_test(test_merging),
        cmocka_unit_test(test_documents_of_reports),
        cmocka_unit_test(test_numbers_do_not_depend_on_the_locale),
        cmocka_unit_test(test_comparing),
        cmocka_unit_test(test_identifying),
        cmocka_unit_test(test_comparing_filters),
        cmocka_unit_test(test_measurements),
        cmocka_unit_test(test_raw_csv),
        cmocka_unit_test(test_scaled_graph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
