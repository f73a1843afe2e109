// SPDX-License-Identifier: Apache-2.0
// Pseudonyms: nothing of a name is left, everything else is.
#include "export/pprof.h"
#include "input/format.h"
#include "profile/anonymize.h"
#include "profile/pseudonym.h"
#include "profile/sample.h"

#include "check.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct pa_siphash_key key = {1, 2};

// Appendix A of the paper.
static void test_siphash(void **state)
{
    (void)state;
    const struct pa_siphash_key k = {0x0706050403020100u, 0x0f0e0d0c0b0a0908u};
    uint8_t input[15];
    for (uint8_t i = 0; i < sizeof input; i++)
        input[i] = i;
    assert_true(pa_siphash(&k, input, sizeof input) == 0xa129ca6149be45e5u);
}

static const char *pseudonym(enum pa_pseudonym_kind kind, const char *text)
{
    static struct pa_strbuf out[4];
    static int turn;
    struct pa_strbuf *o = &out[turn++ % 4];
    pa_strbuf_clear(o);
    pa_pseudonym_add(o, &key, kind, text, strlen(text));
    return pa_strbuf_text(o);
}

// Every pseudonym of a word as "*", or "^" if it begins with a capital.
static const char *shape(enum pa_pseudonym_kind kind, const char *text)
{
    static char out[200];
    const char *p = pseudonym(kind, text);
    size_t n = 0;
    for (; *p; out[n++] = *p++) {
        size_t word = strspn(p, "abcdefghijklmnopqrstuvwxyz234567ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (word != 10)
            continue;
        out[n++] = *p >= 'A' && *p <= 'Z' ? '^' : '*';
        p += word;
        if (!*p)
            break;
    }
    out[n] = '\0';
    return out;
}

static void test_structure(void **state)
{
    (void)state;
    const enum pa_pseudonym_kind NAME = PA_PSEUDONYM_NAME, PATH = PA_PSEUDONYM_PATH;
    assert_string_equal(shape(NAME, "example.org/shop/cart.(*Cart).Add.func1.2"),
                        "*.*/*/*.(*^).^.func1.2");
    assert_string_equal(shape(NAME, "ns::Box<int, a::T>::put(char const*)"),
                        "*::^<int, *::^>::*(char const*)");
    assert_string_equal(shape(NAME, "(anonymous namespace)::run"), "(anonymous namespace)::*");
    assert_string_equal(shape(NAME, "operator int"), "* *"); // nothing would have changed
    assert_string_equal(shape(NAME, "main.main"), "*.*");
    assert_string_equal(shape(NAME, "_ZN4shop4CartE"), "^");
    assert_string_equal(shape(NAME, "f1234.1234"), "*.*");
    assert_string_equal(shape(PATH, "/home/me/src/cart.go"), "/*/*/*/*.go");
    assert_string_equal(shape(PATH, "/usr/lib/libc.so.6"), "/*/*/*.*.*");
    assert_string_equal(shape(PATH, "[vdso]"), "[*]");
    assert_string_equal(shape(NAME, ""), "");
}

static void test_equal_words(void **state)
{
    (void)state;
    const char *a = pseudonym(PA_PSEUDONYM_NAME, "shop.Cart.add");
    const char *b = pseudonym(PA_PSEUDONYM_NAME, "shop.Cart.sub");
    const char *last = strrchr(a, '.');
    assert_memory_equal(a, b, (size_t)(last - a) + 1);
    assert_string_not_equal(a, b);
    assert_string_equal(pseudonym(PA_PSEUDONYM_PATH, "add"), last + 1);
    struct pa_strbuf other = {0};
    pa_pseudonym_add(&other, &(struct pa_siphash_key){1, 3}, PA_PSEUDONYM_PATH, "add", 3);
    assert_string_not_equal(pa_strbuf_text(&other), last + 1);
    pa_strbuf_release(&other);
}

// ---- Whole profiles

struct checking {
    const char *path;
    const struct pa_profile *from;
    struct pa_strbuf bytes; // of the result
};

// What has a meaning of its own, or is a sample type.
static bool may_stay(const struct pa_profile *p, pa_str id)
{
    static const char *const words[] = {"bytes", "request", "alignment", "pprof::base"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(pa_profile_text(p, id), words[i]) == 0)
            return true;
    }
    for (uint32_t i = 0; i < p->type_count; i++) {
        if (strstr(pa_profile_text(p, p->types[i].type), pa_profile_text(p, id)) ||
            strstr(pa_profile_text(p, p->types[i].unit), pa_profile_text(p, id)))
            return true;
    }
    return strstr(pa_profile_text(p, p->period_type.type), pa_profile_text(p, id)) != NULL;
}

static void expect_gone(const struct checking *c, pa_str id)
{
    const char *text = pa_profile_text(c->from, id), *at = c->bytes.text;
    size_t size = pa_strings_size(c->from->strings, id);
    const char *end = c->bytes.text + c->bytes.size;
    if (size < 5 || may_stay(c->from, id)) // less is found by chance
        return;
    while ((at = memchr(at, text[0], (size_t)(end - at))) && (size_t)(end - at) >= size) {
        if (memcmp(at, text, size) == 0)
            fail_msg("%s: '%s' is still there", c->path, text);
        at++;
    }
}

static void expect_all_gone(const struct checking *c)
{
    const struct pa_profile *p = c->from;
    for (uint32_t i = 1; i <= p->function_count; i++) {
        expect_gone(c, p->functions[i].name);
        expect_gone(c, p->functions[i].system_name);
        expect_gone(c, p->functions[i].file);
    }
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        expect_gone(c, p->mappings[i].file);
        expect_gone(c, p->mappings[i].build_id);
    }
    for (uint32_t i = 0; i < p->comment_count; i++)
        expect_gone(c, p->comments[i]);
    expect_gone(c, p->doc_url);
    expect_gone(c, p->drop_frames);
    expect_gone(c, p->keep_frames);
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    while (pa_sample_next(&r)) {
        for (uint32_t i = 0; i < r.sample.label_count; i++) {
            expect_gone(c, r.sample.label[i].key);
            expect_gone(c, r.sample.label[i].numeric ? 0 : r.sample.label[i].text);
        }
    }
    pa_sample_reader_release(&r);
}

// Samples, their stacks, values and numbers are what they were.
static void expect_same_samples(const struct pa_profile *a, const struct pa_profile *b)
{
    struct pa_sample_reader x, y;
    pa_sample_reader_init(&x, a);
    pa_sample_reader_init(&y, b);
    while (pa_sample_next(&x)) {
        assert_true(pa_sample_next(&y));
        assert_int_equal(x.sample.depth, y.sample.depth);
        assert_int_equal(x.sample.label_count, y.sample.label_count);
        for (uint32_t i = 0; i < x.sample.depth; i++)
            assert_int_equal(x.sample.location[i], y.sample.location[i]);
        for (uint32_t i = 0; i < a->type_count; i++)
            assert_true(x.sample.value[i] == y.sample.value[i]);
        for (uint32_t i = 0; i < x.sample.label_count; i++)
            assert_true(x.sample.label[i].num == y.sample.label[i].num);
    }
    assert_false(pa_sample_next(&y));
    pa_sample_reader_release(&x);
    pa_sample_reader_release(&y);
}

static size_t check_file(const char *path)
{
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_warnings warnings = {0};
    struct pa_error err;
    struct checking c = {.path = path};
    struct pa_input input = {
        .path = path, .arena = &arena, .strings = &strings, .warnings = &warnings};
    bool ok = pa_input_read(&input, &(struct pa_input_options){0}, &c.from, &err);
    if (ok) {
        const struct pa_profile *p =
            pa_profile_anonymize(c.from, &(struct pa_anonymize_options){.key = key}, &arena, &err);
        assert_non_null(p);
        pa_export_pprof(p, &c.bytes);
        expect_all_gone(&c);
        expect_same_samples(c.from, p);
        pa_strbuf_release(&c.bytes);
    }
    pa_warnings_release(&warnings);
    pa_arena_release(&arena);
    pa_strings_release(&strings);
    return ok;
}

static void test_nothing_is_left(void **state)
{
    (void)state;
    static const char *const folders[] = {"go", "go/runs", "cpp", "odd", "text"};
    size_t checked = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        DIR *dir = opendir(folders[i]);
        assert_non_null(dir);
        for (struct dirent *entry; (entry = readdir(dir));) {
            char path[512];
            snprintf(path, sizeof path, "%s/%s", folders[i], entry->d_name);
            checked += entry->d_name[0] != '.' && check_file(path);
        }
        closedir(dir);
    }
    assert_true(checked > 70);
}

int main(void)
{
    if (chdir(PA_TESTDATA) != 0)
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_siphash),
        cmocka_unit_test(test_structure),
        cmocka_unit_test(test_equal_words),
        cmocka_unit_test(test_nothing_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
