// SPDX-License-Identifier: Apache-2.0
// Merging in any order: whatever is merged first with what, the bytes are the same.
#include "export/pprof.h"
#include "input/format.h"
#include "profile/builder.h"
#include "profile/canonical.h"
#include "profile/merge.h"

#include "check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST = 64 };

static uint32_t seed = 20261127;

static uint32_t random_below(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

// Profiles as bytes, so that nothing but what a file holds goes from one merge to the next.
struct files {
    struct pa_strbuf item[MOST];
    size_t count;
};

static void release_files(struct files *files)
{
    for (size_t i = 0; i < files->count; i++)
        pa_strbuf_release(&files->item[i]);
    files->count = 0;
}

static const struct pa_profile *read_bytes(const struct pa_strbuf *bytes,
                                           struct pa_strings *strings, struct pa_arena *arena)
{
    struct pa_error err;
    struct pa_warnings warnings = {0};
    const struct pa_profile *p = NULL;
    struct pa_input input = {
        .path = "bytes", .arena = arena, .strings = strings, .warnings = &warnings};
    input.bytes.size = bytes->size;
    input.bytes.data = malloc(bytes->size + PA_BYTES_PADDING);
    memcpy(input.bytes.data, pa_strbuf_text(bytes), bytes->size);
    memset(input.bytes.data + bytes->size, 0, PA_BYTES_PADDING);
    if (!pa_input_read_bytes(&input, pa_input_format_named("pprof"), &p, &err))
        fail_msg("%s", err.text);
    free(input.bytes.data);
    pa_warnings_release(&warnings);
    return p;
}

// files[from..to) as one. False: they do not go together.
static bool merge(const struct files *files, size_t from, size_t to, struct pa_strbuf *out)
{
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_error err;
    bool ok = true;
    for (uint32_t i = random_below(20); i > 0; i--) { // ids mean nothing
        char text[] = {(char)('a' + random_below(26)), (char)('a' + random_below(26)), '\0'};
        pa_strings_adds(&strings, text);
    }
    struct pa_merger *merger = pa_merger_new(&arena, &strings);
    pa_merger_any_order(merger);
    if (random_below(2)) // joined while merging, or when sorted
        pa_merger_keep_apart(merger);
    for (size_t i = from; i < to && ok; i++)
        ok = pa_merger_add(merger, read_bytes(&files->item[i], &strings, &arena), NULL, &err);
    const struct pa_profile *p = ok ? pa_merger_finish(merger, &err) : NULL;
    p = p ? pa_profile_canonical(p, &arena, NULL, &err) : NULL;
    if (p)
        pa_export_pprof(p, out);
    pa_arena_release(&arena);
    pa_strings_release(&strings);
    return p != NULL;
}

static void shuffle(struct files *files)
{
    for (size_t i = files->count; i > 1; i--) {
        size_t k = random_below((uint32_t)i);
        struct pa_strbuf other = files->item[i - 1];
        files->item[i - 1] = files->item[k];
        files->item[k] = other;
    }
}

// Merges some, puts the result among the others, until one is left.
static bool merge_in_groups(const struct files *files, struct pa_strbuf *out)
{
    struct files left = {.count = files->count};
    bool ok = true;
    for (size_t i = 0; i < left.count; i++) {
        left.item[i] = (struct pa_strbuf){0};
        pa_strbuf_add(&left.item[i], files->item[i].text, files->item[i].size);
    }
    do {
        struct pa_strbuf one = {0};
        shuffle(&left);
        size_t from = random_below((uint32_t)left.count);
        ok = merge(&left, from, left.count, &one);
        for (size_t i = from; i < left.count; i++)
            pa_strbuf_release(&left.item[i]);
        left.item[from] = one;
        left.count = from + 1;
    } while (ok && left.count > 1);
    if (ok)
        ok = merge(&left, 0, 1, out); // once more changes nothing
    release_files(&left);
    return ok;
}

// True if they go together.
static bool expect_any_order(const struct files *files, int times, const char *what)
{
    struct pa_strbuf expected = {0};
    bool expected_ok = merge(files, 0, files->count, &expected);
    for (int i = 0; i < times; i++) {
        struct pa_strbuf got = {0};
        bool ok = merge_in_groups(files, &got);
        if (ok != expected_ok || got.size != expected.size ||
            (got.size && memcmp(got.text, expected.text, got.size) != 0))
            fail_msg("%s: another order of %zu files gives %zu bytes, not %zu", what, files->count,
                     got.size, expected.size);
        pa_strbuf_release(&got);
    }
    pa_strbuf_release(&expected);
    return expected_ok;
}

// ---- Real profiles: all there are, by their sample types and period type

struct kinds {
    char *name[MOST];
    struct files files[MOST];
    size_t count;
};

static void add_to_kind(struct kinds *kinds, const char *name, const struct pa_profile *p)
{
    size_t i = 0;
    while (i < kinds->count && strcmp(kinds->name[i], name) != 0)
        i++;
    if (i == kinds->count) {
        kinds->name[i] = strdup(name);
        kinds->count++;
    }
    struct files *files = &kinds->files[i];
    assert_true(kinds->count < MOST && files->count < MOST);
    pa_export_pprof(p, &files->item[files->count++]);
}

static void read_file(struct kinds *kinds, const char *path)
{
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_warnings warnings = {0};
    struct pa_strbuf name = {0};
    struct pa_error err;
    const struct pa_profile *p;
    struct pa_input input = {
        .path = path, .arena = &arena, .strings = &strings, .warnings = &warnings};
    bool ok = pa_input_read(&input, &(struct pa_input_options){0}, &p, &err);
    for (uint32_t i = 0; ok && i < p->type_count; i++) {
        pa_strbuf_printf(&name, "%s ", pa_profile_text(p, p->types[i].type));
        ok = p->store.magnitude[i] < INT64_MAX / MOST; // sums of those do not fit
    }
    if (ok) {
        pa_strbuf_printf(&name, "per %s/%s", pa_profile_text(p, p->period_type.type),
                         pa_profile_text(p, p->period_type.unit));
        add_to_kind(kinds, pa_strbuf_text(&name), p);
    }
    pa_strbuf_release(&name);
    pa_warnings_release(&warnings);
    pa_arena_release(&arena);
    pa_strings_release(&strings);
}

static void read_folder(struct kinds *kinds, const char *folder)
{
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.')
            read_file(kinds, path);
    }
    closedir(dir);
}

static void test_real_profiles(void **state)
{
    (void)state;
    static struct kinds kinds;
    static const char *const folders[] = {"go", "go/runs", "cpp", "odd", "text"};
    size_t merged = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        read_folder(&kinds, folders[i]);
    for (size_t i = 0; i < kinds.count; i++) {
        assert_true(expect_any_order(&kinds.files[i], 6, kinds.name[i]));
        merged += kinds.files[i].count;
        release_files(&kinds.files[i]);
        free(kinds.name[i]);
    }
    assert_true(merged > 70 && kinds.count > 5);
}

// ---- Generated ones, which differ in all that can differ

static pa_str pick(struct pa_strings *strings, const char *const *texts, uint32_t count)
{
    return pa_strings_adds(strings, texts[random_below(count)]);
}
#define PICK(strings, ...)                                                                         \
    pick(strings, (const char *const[]){__VA_ARGS__},                                              \
         sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void add_types(struct pa_profile_builder *b, struct pa_strings *s)
{
    static const char *const lists[][4] = {
        {"samples", "cpu"},
        {"cpu", "samples"},
        {"samples", "cpu", "wall"},
        {"wall", "samples", "cpu"},
        {"cpu"},
    };
    const char *const *list = lists[random_below(5)];
    for (size_t i = 0; i < 4 && list[i]; i++)
        pa_profile_builder_add_type(b, pa_strings_adds(s, list[i]),
                                    strcmp(list[i], "samples") == 0
                                        ? pa_strings_adds(s, "count")
                                        : PICK(s, "nanoseconds", "ns", "ms", "microseconds"));
    struct pa_profile *head = pa_profile_builder_head(b);
    head->default_type = PICK(s, "", list[0]);
}

static void add_header(struct pa_profile_builder *b, struct pa_strings *s)
{
    struct pa_profile *head = pa_profile_builder_head(b);
    head->period_type.type = PICK(s, "cpu", "cpus");
    head->period_type.unit = PICK(s, "nanoseconds", "ms");
    head->period = 1 + random_below(3);
    head->time_nanos = random_below(3);
    head->duration_nanos = random_below(100);
    head->drop_frames = PICK(s, "", "x.*", "y.*");
    head->keep_frames = PICK(s, "", "x.*", "y.*");
    head->doc_url = PICK(s, "", "http://a.example", "http://b.example");
    for (uint32_t i = random_below(4); i > 0; i--)
        pa_profile_builder_add_comment(b, PICK(s, "one", "two", "three"));
}

static uint32_t add_mapping(struct pa_profile_builder *b, struct pa_strings *s)
{
    uint64_t start = 0x1000 * (1 + random_below(3));
    return pa_profile_builder_mapping(b, &(struct pa_mapping){
                                             .start = start,
                                             .limit = start + 0xe00 + random_below(2) * 0x100,
                                             .offset = 0x1000 * random_below(2),
                                             .file = PICK(s, "", "/bin/a", "/bin/b"),
                                             .build_id = PICK(s, "", "", "/bin/a", "c0ffee"),
                                             .has_functions = random_below(2),
                                             .has_filenames = random_below(2),
                                         });
}

static uint32_t add_location(struct pa_profile_builder *b, struct pa_strings *s, bool mapped)
{
    struct pa_location l = {.mapping = mapped && random_below(4) ? add_mapping(b, s) : 0,
                            .folded = random_below(8) == 0};
    struct pa_line lines[2];
    uint32_t count = random_below(3);
    l.address = pa_profile_builder_mapping_start(b, l.mapping) + random_below(3);
    for (uint32_t i = 0; i < count; i++) {
        struct pa_function f = {.name = PICK(s, "f", "g", "h"), .file = PICK(s, "", "a.c", "b.c")};
        lines[i] =
            (struct pa_line){pa_profile_builder_function(b, &f), random_below(2), random_below(2)};
    }
    return pa_profile_builder_location(b, &l, lines, count);
}

static void add_sample(struct pa_profile_builder *b, struct pa_strings *s, bool mapped)
{
    uint32_t stack[4];
    int64_t values[4];
    struct pa_label labels[3];
    struct pa_sample sample = {.location = stack, .value = values, .label = labels};
    sample.depth = random_below(4);
    for (uint32_t i = 0; i < sample.depth; i++)
        stack[i] = add_location(b, s, mapped);
    for (uint32_t i = 0; i < 4; i++)
        values[i] = (int64_t)random_below(5) - 2; // sums of 0 are part of it
    for (uint32_t wanted = random_below(4); sample.label_count < wanted; sample.label_count++) {
        bool numeric = random_below(2);
        labels[sample.label_count] = (struct pa_label){
            .key = PICK(s, "k", "bytes", "a"),
            .numeric = numeric,
            .text = numeric ? 0 : PICK(s, "", "v", "w"),
            .num = numeric ? random_below(3) : 0,
            .unit = numeric ? PICK(s, "", "bytes") : 0,
        };
    }
    pa_profile_builder_sample(b, &sample);
}

static void generate(struct pa_strbuf *out)
{
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_error err;
    struct pa_profile_builder *b = pa_profile_builder_new(&arena, &strings);
    if (random_below(2))
        pa_profile_builder_keep_all(b);
    add_types(b, &strings);
    add_header(b, &strings);
    bool mapped = random_below(3);
    for (uint32_t i = random_below(12); i > 0; i--)
        add_sample(b, &strings, mapped);
    const struct pa_profile *p = pa_profile_builder_finish(b, &err);
    assert_non_null(p);
    pa_export_pprof(p, out);
    pa_arena_release(&arena);
    pa_strings_release(&strings);
}

// A profile of one sample, with types a and, if wanted, b.
static const struct pa_profile *make_small(struct pa_arena *arena, struct pa_strings *strings,
                                           const char *period, bool both)
{
    struct pa_error err;
    struct pa_profile_builder *b = pa_profile_builder_new(arena, strings);
    pa_str unit = pa_strings_adds(strings, "count");
    pa_profile_builder_head(b)->period_type.type = pa_strings_adds(strings, period);
    pa_profile_builder_add_type(b, pa_strings_adds(strings, "a"), unit);
    if (both)
        pa_profile_builder_add_type(b, pa_strings_adds(strings, "b"), unit);
    pa_profile_builder_sample(b, &(struct pa_sample){.value = (int64_t[]){1, 2}});
    return pa_profile_builder_finish(b, &err);
}

static void test_what_does_not_fit_leaves_no_trace(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_error err;
    struct pa_merger *merger = pa_merger_new(&arena, &strings);
    const struct pa_profile *fits = make_small(&arena, &strings, "cpu", true);
    const struct pa_profile *other = make_small(&arena, &strings, "space", false);
    assert_true(pa_merger_add(merger, fits, NULL, &err));
    assert_false(pa_merger_add(merger, other, NULL, &err));
    assert_false(pa_merger_broken(merger));
    assert_true(pa_merger_add(merger, fits, NULL, &err));
    const struct pa_profile *p = pa_merger_finish(merger, &err);
    assert_non_null(p);
    assert_int_equal(p->type_count, 2);
    pa_arena_release(&arena);
    pa_strings_release(&strings);
}

// Which profile a sample is of, and what sums do not fit.
static void test_source_of_samples(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_error err;
    size_t sample, profile;
    struct pa_merger *merger = pa_merger_new(&arena, &strings);
    pa_merger_any_order(merger);
    pa_merger_keep_apart(merger);
    const struct pa_profile *one = make_small(&arena, &strings, "cpu", true);
    const double huge[] = {(double)INT64_MAX / 2, 1}; // three times that is too much
    for (int i = 0; i < 4; i++)
        assert_true(pa_merger_add(merger, one, i == 1 ? NULL : huge, &err));
    for (size_t i = 0; i < 4; i++) {
        assert_true(pa_merger_source(merger, i, &profile));
        assert_int_equal(profile, i);
    }
    const struct pa_profile *p = pa_merger_finish(merger, &err);
    assert_non_null(p);
    assert_null(pa_profile_canonical(p, &arena, &sample, &err));
    assert_int_equal(sample, 3);
    assert_string_equal(err.text,
                        "the sum of a over stacks that end in a frame without a name does "
                        "not fit into 64 bits");
    assert_false(pa_merger_source(merger, 4, &profile));
    pa_arena_release(&arena);
    pa_strings_release(&strings);
}

// That a type goes, and with it samples that have values of no other, does not blur the sources.
static void test_source_of_samples_when_types_go(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_error err;
    size_t profile;
    struct pa_merger *merger = pa_merger_new(&arena, &strings);
    pa_merger_keep_apart(merger);
    const struct pa_profile *both = make_small(&arena, &strings, "cpu", true);
    const struct pa_profile *one = make_small(&arena, &strings, "cpu", false);
    const double only_b[] = {0, 1};
    for (int i = 0; i < 5; i++)
        assert_true(
            pa_merger_add(merger, i < 4 ? both : one, i == 0 || i == 2 ? only_b : NULL, &err));
    const size_t sources[] = {1, 3, 4};
    for (size_t i = 0; i < 3; i++) {
        assert_true(pa_merger_source(merger, i, &profile));
        assert_int_equal(profile, sources[i]);
    }
    pa_arena_release(&arena);
    pa_strings_release(&strings);
}

static void test_generated_profiles(void **state)
{
    (void)state;
    int together = 0;
    for (int i = 0; i < 400; i++) {
        struct files files = {.count = 2 + random_below(5)};
        char what[40];
        for (size_t k = 0; k < files.count; k++)
            generate(&files.item[k]);
        snprintf(what, sizeof what, "set %d", i);
        together += expect_any_order(&files, 4, what);
        release_files(&files);
    }
    assert_true(together > 350);
}

int main(void)
{
    if (chdir(PA_TESTDATA) != 0)
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_real_profiles),
        cmocka_unit_test(test_source_of_samples_when_types_go),
        cmocka_unit_test(test_generated_profiles),
        cmocka_unit_test(test_what_does_not_fit_leaves_no_trace),
        cmocka_unit_test(test_source_of_samples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
