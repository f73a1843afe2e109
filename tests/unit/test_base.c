// SPDX-License-Identifier: Apache-2.0
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/intern.h"
#include "base/number.h"
#include "base/prefix_tree.h"
#include "base/regex.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "check.h"

#include <stdio.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void sums_stay_within_64_bits(void **state)
{
    (void)state;
    assert_true(pa_add_saturated(INT64_MAX, 1) == INT64_MAX);
    assert_true(pa_add_saturated(-2, INT64_MIN) == INT64_MIN);
    assert_true(pa_add_saturated(INT64_MAX, INT64_MIN) == -1);
    assert_true(pa_magnitude(INT64_MIN) == INT64_MAX && pa_magnitude(-3) == 3);
    assert_true(pa_int64_of_double(0x1p63) == INT64_MAX);
    assert_true(pa_int64_of_double(-0x1p63) == INT64_MIN);
    assert_true(pa_int64_of_double(-INFINITY) == INT64_MIN);
    assert_true(pa_int64_of_double(NAN) == 0 && pa_int64_of_double(-2.9) == -2);
}

static void test_arena_keeps_what_it_gave(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    char *texts[2000];
    for (int i = 0; i < 2000; i++)
        texts[i] = pa_arena_printf(&arena, "%d:%*s", i, i % 700, "x");
    char *big = pa_arena_alloc(&arena, 3 << 20);
    memset(big, 1, 3 << 20);
    pa_arena_defer(&arena, free, malloc(10));
    for (int i = 0; i < 2000; i++) {
        assert_int_equal(atoi(texts[i]), i);
        assert_int_equal((uintptr_t)texts[i] % sizeof(void *), 0);
    }
    pa_arena_release(&arena);
    assert_null(arena.blocks);
}

// Large things share blocks, whatever was expected.
static void test_arena_gives_no_byte_twice(void **state)
{
    (void)state;
    static const size_t sizes[] = {300 << 10, 20, 1300 << 10, 700 << 10, 5000, 3 << 20, 1 << 20};
    enum { COUNT = 4 * sizeof sizes / sizeof *sizes };
    struct pa_arena arena = {0};
    unsigned char *things[COUNT];
    pa_arena_expect(&arena, 100 << 10);
    for (size_t i = 0; i < COUNT; i++) {
        size_t size = sizes[i % (COUNT / 4)];
        things[i] = pa_arena_alloc(&arena, size);
        memset(things[i], (int)i + 1, size);
    }
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t k = 0; k < sizes[i % (COUNT / 4)]; k++) {
            if (things[i][k] != i + 1)
                fail_msg("byte %zu of %zu", k, i);
        }
    }
    pa_arena_release(&arena);
}

static void test_vectors_keep_their_items_when_they_grow(void **state)
{
    (void)state;
    PA_VEC(uint64_t) numbers = {0};
    for (uint64_t i = 0; i < 1 << 20; i++)
        pa_vec_push(&numbers, i * i);
    assert_int_equal(numbers.count, 1 << 20);
    for (uint64_t i = 0; i < 1 << 20; i++) {
        if (numbers.items[i] != i * i)
            fail_msg("item %d", (int)i);
    }
    pa_vec_release(&numbers);
}

static void test_error_reads_from_the_outside_in(void **state)
{
    (void)state;
    struct pa_error err = {0};
    assert_false(pa_error_set(&err, PA_ERROR_FORMAT, "unknown location %d", 7));
    pa_error_prefix(&err, "sample %d", 12);
    pa_error_prefix(&err, "a\nb.pb.gz");
    assert_string_equal(err.text, "a?b.pb.gz: sample 12: unknown location 7");
    assert_int_equal(err.code, PA_ERROR_FORMAT);
}

static void test_intern_equal_strings_have_equal_ids(void **state)
{
    (void)state;
    struct pa_strings strings = {0};
    assert_int_equal(pa_strings_adds(&strings, ""), 0);
    pa_str ids[5000];
    char text[16];
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 5000; i++) {
            snprintf(text, sizeof text, "s%d", i);
            pa_str id = pa_strings_adds(&strings, text);
            if (round == 0)
                ids[i] = id;
            assert_int_equal(id, ids[i]);
            assert_string_equal(pa_strings_text(&strings, id), text);
        }
    }
    assert_int_equal(strings.list.count, 5001);
    assert_int_equal(pa_strings_add(&strings, "a\0b", 3), pa_strings_add(&strings, "a\0b", 3));
    assert_int_not_equal(pa_strings_add(&strings, "a\0b", 3), pa_strings_add(&strings, "a", 1));
    assert_int_equal(pa_strings_find(&strings, "absent", 6), UINT32_MAX);
    pa_strings_release(&strings);
}

static void test_parse_integers(void **state)
{
    (void)state;
    int64_t v;
    uint64_t u;
    assert_true(pa_parse_int64("-9223372036854775808", 20, &v) && v == INT64_MIN);
    assert_true(pa_parse_int64("+42", 3, &v) && v == 42);
    const char *bad[] = {"", "-", "9223372036854775808", "1e3", " 1", "1 ", "0x1"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(pa_parse_int64(bad[i], strlen(bad[i]), &v));
    assert_true(pa_parse_uint64("ffffffffffffffff", 16, 16, &u) && u == UINT64_MAX);
    assert_false(pa_parse_uint64("18446744073709551616", 20, 10, &u));
}

static void test_format_double_as_go_does(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } CASES[] = {
        {0, "0"},
        {1, "1"},
        {0.1, "0.1"},
        {1e21, "1e+21"},
        {1e20, "100000000000000000000"},
        {1e-4, "0.0001"},
        {1e-5, "1e-05"},
        {1.5e-7, "1.5e-07"},
        {123456.789, "123456.789"},
        {-2.5, "-2.5"},
        {1e300, "1e+300"},
        {5e-324, "5e-324"},
        {INFINITY, "+Inf"},
        {NAN, "NaN"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1234567890123456789.0, "1234567890123456800"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char out[PA_DOUBLE_TEXT];
        assert_int_equal(pa_format_double(CASES[i].value, out), strlen(CASES[i].text));
        assert_string_equal(out, CASES[i].text);
    }
    double v;
    assert_true(pa_parse_double("0x1p-2", 6, &v) && v == 0.25);
    assert_false(pa_parse_double("1.5x", 4, &v));
    assert_false(pa_parse_double("nan(1)", 6, &v));
}

// Digits between the leading and the trailing zeros.
static int significant(const char *text)
{
    int digits = 0, zeros = 0;
    for (; *text && *text != 'e'; text++) {
        if (*text == '0')
            zeros += digits > 0;
        else if (*text >= '1' && *text <= '9')
            digits += zeros + 1, zeros = 0;
    }
    return digits;
}

static int fewest_digits(double value)
{
    char text[PA_DOUBLE_TEXT];
    for (int digits = 1;; digits++) {
        snprintf(text, sizeof text, "%.*e", digits - 1, value);
        if (strtod(text, NULL) == value)
            return digits;
    }
}

static void test_format_double_is_shortest(void **state)
{
    (void)state;
    uint64_t bits = 1;
    for (int i = 0; i < 20000; i++) {
        char out[PA_DOUBLE_TEXT];
        double value, back;
        bits = pa_hash_u64(bits + (uint64_t)i);
        memcpy(&value, &bits, sizeof value);
        if (i % 3 == 0)
            value = (double)(bits % 100000) / 1000;
        else if (i % 16 == 1)
            value *= 1e-300; // often below DBL_MIN
        if (!isfinite(value) || value == 0)
            continue;
        assert_true(pa_parse_double(out, pa_format_double(value, out), &back) && back == value);
        assert_int_equal(significant(out), fewest_digits(value));
    }
}

// Whatever bit or size is another, so are both halves; and the values are what stores have.
static void test_hash_128(void **state)
{
    (void)state;
    enum { MOST = 100 };
    uint8_t bytes[MOST];
    uint64_t seen[MOST * (MOST + 1) * 4 + MOST + 1][2];
    size_t count = 0;
    for (size_t i = 0; i < MOST; i++)
        bytes[i] = (uint8_t)(i * i);
    for (size_t size = 0; size <= MOST; size++) {
        pa_hash_128(bytes, size, seen[count++]);
        for (size_t bit = 0; bit < 8 * size; bit++) {
            bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
            pa_hash_128(bytes, size, seen[count++]);
            bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        }
    }
    assert_int_equal(count, sizeof seen / sizeof *seen);
    for (size_t half = 0; half < 2; half++) {
        struct pa_index index = {0};
        for (size_t i = 0; i < count; i++) {
            uint32_t at;
            uint64_t h = seen[i][half];
            for (uint32_t slot = pa_index_first(&index, h); pa_index_at(&index, slot, h, &at);
                 slot = pa_index_next(&index, slot))
                assert_true(at == UINT32_MAX || seen[at][half] != h);
            pa_index_add(&index, h, (uint32_t)i);
        }
        pa_index_release(&index);
    }
    assert_true(seen[0][0] == 0x74a109130771890e && seen[0][1] == 0x74c71174a0e47f99);
    assert_true(seen[count - 1][0] == 0xb473b197f738e916 &&
                seen[count - 1][1] == 0xcea564617d978314);
}

static void test_fixed_decimals_as_printf(void **state)
{
    (void)state;
    const double odd[] = {0,
                          -0.0,
                          0.005,
                          0.125,
                          2.5,
                          0.995,
                          9.995,
                          -0.0004,
                          99.95,
                          1e9 + 0.005,
                          1e10,
                          1e300,
                          INFINITY,
                          -INFINITY,
                          0.05,
                          0.15,
                          0.25,
                          1.005,
                          4503599627370496.5};
    struct pa_strbuf out = {0};
    char expected[400];
    uint64_t seed = 7;
    for (int i = 0; i < 40000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        // Odd values, then ones that are whole hundredths or nearly so, then any.
        double random = (double)(seed >> 33) / (i % 2 ? 200 : 12345.678) - 1e6;
        double value = i < (int)(sizeof odd / sizeof *odd) ? odd[i] : random;
        for (int decimals = 0; decimals <= 3; decimals++) {
            pa_strbuf_clear(&out);
            pa_strbuf_add_fixed(&out, value, decimals);
            snprintf(expected, sizeof expected, "%.*f", decimals, value);
            assert_string_equal(out.text, expected);
        }
    }
    pa_strbuf_release(&out);
}

static void test_ascii_runs(void **state)
{
    (void)state;
    char text[24];
    for (int c = 0; c < 256; c++)
        for (size_t at = 0; at < sizeof text; at++) {
            memset(text, 'x', sizeof text);
            text[at] = (char)c;
            bool plain = c >= 0x20 && c < 0x7F;
            assert_int_equal(pa_ascii_run(text, sizeof text), plain ? sizeof text : at);
        }
}

static void test_utf8(void **state)
{
    (void)state;
    const char *text = "a\xc2\xb5\xe2\x82\xac\xf0\x9f\x98\x80"; // a µ € 😀
    assert_int_equal(pa_utf8_count(text, strlen(text)), 4);
    assert_int_equal(pa_utf8_prefix(text, strlen(text), 3), 6);
    assert_true(pa_utf8_valid(text, strlen(text)));
    const char *bad[] = {"\xc0\x80", "\xed\xa0\x80", "\xe2\x82", "\xff", "\xf5\x80\x80\x80"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(pa_utf8_valid(bad[i], strlen(bad[i])));
}

static void test_regex(void **state)
{
    (void)state;
    struct pa_error err = {0};
    assert_null(pa_regex_new("a(b", &err));
    assert_int_equal(err.code, PA_ERROR_USAGE);
    struct pa_regex *re = pa_regex_new("\\bfo+$", &err);
    assert_non_null(re);
    assert_true(pa_regex_match(re, "a foo", 5));
    assert_false(pa_regex_match(re, "afoo", 4));
    assert_false(pa_regex_match(re, "\xff\xfe", 2));
    assert_true(pa_regex_finish(re, &err));
}

// What explodes by backtracking is matched all the same; what only backtracking can do is an error.
static void test_regex_limits(void **state)
{
    (void)state;
    const char *subject = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!";
    struct pa_error err = {0};
    struct pa_regex *re = pa_regex_new("(a+)+b|!$", &err);
    assert_true(pa_regex_match(re, subject, strlen(subject)));
    assert_false(pa_regex_match(re, "aaaac", 5));
    assert_false(pa_regex_match(re, "aaa\xff", 4));
    assert_true(pa_regex_match(re, "\xff!", 2));
    assert_true(pa_regex_finish(re, &err));
    re = pa_regex_new("(a)\\1+(a+)+b|!$", &err);
    assert_false(pa_regex_match(re, subject, strlen(subject)));
    assert_false(pa_regex_finish(re, &err));
    assert_int_equal(err.code, PA_ERROR_LIMIT);
    assert_non_null(strstr(err.text, "takes too long to match 'aaaa"));
}

static void fill(uint8_t *data, size_t size)
{
    for (size_t i = 0; i < size; i++)
        data[i] = (uint8_t)(i * i >> 7);
}

static void test_gzip_round_trip_and_members(void **state)
{
    (void)state;
    enum { SIZE = 700000 };
    uint8_t *data = malloc(SIZE);
    fill(data, SIZE);
    struct pa_error err = {0};
    struct pa_bytes packed, got;
    assert_true(pa_bytes_gzip(data, SIZE, &packed, &err));
    uint8_t *twice = malloc(2 * packed.size);
    memcpy(twice, packed.data, packed.size);
    memcpy(twice + packed.size, packed.data, packed.size);
    assert_true(pa_bytes_unpack(twice, 2 * packed.size, PA_DEFAULT_MAX_SIZE, &got, &err));
    assert_int_equal(got.size, 2 * SIZE);
    assert_memory_equal(got.data, data, SIZE);
    assert_memory_equal(got.data + SIZE, data, SIZE);
    free(got.data);
    assert_true(pa_bytes_unpack(packed.data, packed.size, SIZE, &got, &err));
    free(got.data);
    assert_false(pa_bytes_unpack(packed.data, packed.size, SIZE - 1, &got, &err));
    assert_int_equal(err.code, PA_ERROR_LIMIT);
    for (size_t cut = 2; cut < packed.size; cut += 97) {
        assert_false(pa_bytes_unpack(packed.data, cut, PA_DEFAULT_MAX_SIZE, &got, &err));
        assert_string_equal(err.text, "truncated gzip data");
    }
    memset(twice + packed.size, 0, packed.size); // padding
    assert_true(pa_bytes_unpack(twice, 2 * packed.size, PA_DEFAULT_MAX_SIZE, &got, &err));
    assert_int_equal(got.size, SIZE);
    free(got.data);
    twice[packed.size + 5] = 'x';
    assert_false(pa_bytes_unpack(twice, 2 * packed.size, PA_DEFAULT_MAX_SIZE, &got, &err));
    assert_non_null(strstr(err.text, "something else behind the gzip data"));
    packed.data[packed.size - 6] ^= 1; // the checksum
    assert_false(pa_bytes_unpack(packed.data, packed.size, PA_DEFAULT_MAX_SIZE, &got, &err));
    assert_non_null(strstr(err.text, "bad gzip checksum"));
    free(packed.data);
    free(twice);
    free(data);
}

// What is large is unpacked ahead by a thread, whose errors have to arrive as well.
static void test_gzip_ahead_of_the_reader(void **state)
{
    (void)state;
    enum { SIZE = 5 << 20, STEP = 1 << 18 };
    uint8_t *data = malloc(SIZE);
    fill(data, SIZE);
    struct pa_error err = {0};
    struct pa_bytes packed, got;
    assert_true(pa_bytes_gzip(data, SIZE, &packed, &err));
    assert_true(pa_bytes_unpack(packed.data, packed.size, SIZE, &got, &err));
    assert_int_equal(got.size, SIZE);
    assert_memory_equal(got.data, data, SIZE);
    free(got.data);
    for (size_t limit = STEP; limit < SIZE; limit += STEP) {
        assert_false(pa_bytes_unpack(packed.data, packed.size, limit, &got, &err));
        assert_int_equal(err.code, PA_ERROR_LIMIT);
        assert_false(pa_bytes_unpack(packed.data, packed.size, limit - 1, &got, &err));
        assert_int_equal(err.code, PA_ERROR_LIMIT);
    }
    packed.data[packed.size - 6] ^= 1; // the checksum
    assert_false(pa_bytes_unpack(packed.data, packed.size, SIZE, &got, &err));
    assert_non_null(strstr(err.text, "bad gzip checksum"));
    packed.data[packed.size / 2] ^= 0x55;
    assert_false(pa_bytes_unpack(packed.data, packed.size, SIZE, &got, &err));
    free(packed.data);
    free(data);
}

// Short decimals take a path of their own: it must agree with strtod().
static void short_decimals_round_once(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        char text[32], *end;
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        int digits = (int)(seed >> 60),
            size = snprintf(text, sizeof text, "%0*llu", digits + 1,
                            (unsigned long long)(seed >> (14 + i % 40)));
        memmove(text + size / 2 + 1, text + size / 2, (size_t)(size - size / 2 + 1));
        text[size / 2] = '.';
        double v;
        assert_true(pa_parse_double(text, strlen(text), &v));
        assert_true(v == strtod(text, &end));
    }
    double v;
    assert_false(pa_parse_double(".", 1, &v));
    assert_false(pa_parse_double("1.2.3", 5, &v));
}

// Sequences of a small alphabet: the end is the same node exactly if they are the same, and the way
// back from there is the sequence.
static void test_prefix_tree_shares_what_is_equal(void **state)
{
    (void)state;
    enum { COUNT = 2000, LONGEST = 9 };
    struct pa_prefix_tree tree;
    uint32_t sequence[COUNT][LONGEST + 1] = {{0}}, end[COUNT]; // items from 1, ended by 0
    uint64_t seed = 1;
    pa_prefix_tree_init(&tree);
    for (int i = 0; i < COUNT; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        size_t length = (seed >> 60) % (LONGEST + 1);
        end[i] = 0;
        for (size_t k = 0; k < length; k++) {
            sequence[i][k] = 1 + (uint32_t)(seed >> (20 + 2 * k) & 1);
            end[i] = pa_prefix_tree_child(&tree, end[i], sequence[i][k]);
        }
        uint32_t at = end[i];
        for (size_t k = length; k > 0; k--, at = tree.nodes.items[at].parent) {
            assert_int_equal(tree.nodes.items[at].item, sequence[i][k - 1]);
            assert_true(tree.nodes.items[at].parent < at);
        }
        assert_int_equal(at, 0);
    }
    for (int i = 0; i < COUNT; i++) {
        for (int k = 0; k < i; k++)
            assert_int_equal(end[i] == end[k],
                             memcmp(sequence[i], sequence[k], sizeof *sequence) == 0);
    }
    pa_prefix_tree_release(&tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_decimals_round_once),
        cmocka_unit_test(sums_stay_within_64_bits),
        cmocka_unit_test(test_arena_keeps_what_it_gave),
        cmocka_unit_test(test_arena_gives_no_byte_twice),
        cmocka_unit_test(test_vectors_keep_their_items_when_they_grow),
        cmocka_unit_test(test_error_reads_from_the_outside_in),
        cmocka_unit_test(test_intern_equal_strings_have_equal_ids),
        cmocka_unit_test(test_parse_integers),
        cmocka_unit_test(test_format_double_as_go_does),
        cmocka_unit_test(test_format_double_is_shortest),
        cmocka_unit_test(test_hash_128),
        cmocka_unit_test(test_fixed_decimals_as_printf),
        cmocka_unit_test(test_ascii_runs),
        cmocka_unit_test(test_utf8),
        cmocka_unit_test(test_regex),
        cmocka_unit_test(test_regex_limits),
        cmocka_unit_test(test_gzip_round_trip_and_members),
        cmocka_unit_test(test_gzip_ahead_of_the_reader),
        cmocka_unit_test(test_prefix_tree_shares_what_is_equal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
