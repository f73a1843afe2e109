// SPDX-License-Identifier: Apache-2.0
// Texts of several windows, read as they stream and in one piece, by one thread and by several: the
// same profile, the same warnings, the same error. What decides how numbers or columns are read may
// stand in any window.
#include "base/caller.h"
#include "check.h"
#include "input/format.h"
#include "profile_dump.h"
#include "stats/random.h"

#include <stdlib.h>
#include <string.h>

enum { SIZE = 5 * PA_STREAM_PIECE, FRAMES = 200, DEEPEST = 30 };

// Of which parts of the text something is seen: in thousandths of its lines, from a line on that
// stands at so many thousandths of the text.
struct seen {
    uint32_t often, from;
};

struct recipe {
    const char *format;
    struct seen second, fraction, other, long_line, too_large;
    const char *line_end;
};

static bool is_seen(struct seen seen, struct pa_random *random, size_t size)
{
    return seen.often && size / (SIZE / 1000) >= seen.from &&
           pa_random_below(random, 1000) < seen.often;
}

// ---- Folded stacks

static void add_folded_line(struct pa_strbuf *out, const struct recipe *r, struct pa_random *random,
                            uint32_t *stack)
{
    uint32_t depth = 1 + pa_random_below(random, DEEPEST);
    for (uint32_t i = pa_random_below(random, depth); i < depth; i++)
        stack[i] = pa_random_below(random, FRAMES);
    for (uint32_t i = 0; i < depth; i++)
        pa_strbuf_printf(out, "%sframe%u(int, char const*)", i ? ";" : "", (unsigned)stack[i]);
    if (is_seen(r->long_line, random, out->size)) {
        pa_strbuf_addc(out, ';');
        pa_strbuf_fill(out, 'x', 300 << 10);
    }
    if (is_seen(r->second, random, out->size))
        pa_strbuf_printf(out, " %u", (unsigned)pa_random_below(random, 100));
    pa_strbuf_printf(out, " %u", (unsigned)pa_random_below(random, 100));
    if (is_seen(r->fraction, random, out->size))
        pa_strbuf_printf(out, ".%u", 1 + (unsigned)pa_random_below(random, 99999));
    if (is_seen(r->too_large, random, out->size))
        pa_strbuf_adds(out, "99999999999999999999");
}

static struct pa_strbuf folded_text(const struct recipe *r, uint64_t seed)
{
    struct pa_strbuf out = {0};
    struct pa_random random = pa_random_seeded(seed);
    uint32_t stack[DEEPEST] = {0};
    while (out.size < SIZE) {
        if (is_seen(r->other, &random, out.size))
            pa_strbuf_adds(&out, pa_random_below(&random, 2) ? "# a comment" : "other text");
        else
            add_folded_line(&out, r, &random, stack);
        pa_strbuf_adds(&out, r->line_end);
    }
    return out;
}

// ---- perf script

// `second`: another event; `fraction`: a period; `too_large`: one of more events than are read, so
// many that there are soon enough.
static void add_perf_header(struct pa_strbuf *out, const struct recipe *r, struct pa_random *random)
{
    pa_strbuf_printf(out, "my prog %u %u.000000: ", 1 + (unsigned)pa_random_below(random, 9),
                     (unsigned)pa_random_below(random, 100));
    if (is_seen(r->fraction, random, out->size))
        pa_strbuf_printf(out, "%u ", (unsigned)pa_random_below(random, 1000));
    if (is_seen(r->too_large, random, out->size))
        pa_strbuf_printf(out, "event%u:", (unsigned)pa_random_below(random, 200));
    else
        pa_strbuf_adds(out, is_seen(r->second, random, out->size) ? "cpu-clock:" : "cycles:u:");
    pa_strbuf_adds(out, r->line_end);
}

static void add_perf_frame(struct pa_strbuf *out, const struct recipe *r, struct pa_random *random)
{
    uint32_t frame = pa_random_below(random, FRAMES);
    bool program = out->size > SIZE / 2 && frame % 2; // the first mapping, though it comes late
    pa_strbuf_printf(out, "\t%16x frame%u(int)+0x1 (%s)%s", 4096 + 64 * (unsigned)frame,
                     (unsigned)frame, program ? "/usr/bin/prog" : "/usr/lib/libc.so.6",
                     r->line_end);
    if (is_seen(r->long_line, random, out->size)) {
        pa_strbuf_fill(out, ' ', 300 << 10);
        pa_strbuf_printf(out, "file.c:3%s", r->line_end);
    }
}

static struct pa_strbuf perf_text(const struct recipe *r, uint64_t seed)
{
    struct pa_strbuf out = {0};
    struct pa_random random = pa_random_seeded(seed);
    while (out.size < SIZE) {
        add_perf_header(&out, r, &random);
        for (uint32_t i = 1 + pa_random_below(&random, DEEPEST); i > 0; i--)
            add_perf_frame(&out, r, &random);
        if (is_seen(r->other, &random, out.size))
            pa_strbuf_printf(&out, "other%s", r->line_end);
        pa_strbuf_adds(&out, r->line_end);
    }
    return out;
}

// ---- Reading

struct outcome {
    struct pa_input_sink sink;
    struct pa_strbuf text;
};

static bool take(struct pa_input_sink *sink, const struct pa_profile *p, struct pa_error *err)
{
    (void)err;
    dump_profile(&((struct outcome *)sink)->text, p);
    return true;
}

static struct pa_strbuf read_with(const struct recipe *r, const struct pa_strbuf *text,
                                  bool windows)
{
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_warnings warnings = {0};
    struct pa_error err = {0};
    struct pa_stream stream = {0};
    struct outcome o = {.sink.take = take};
    struct pa_input input = {.path = "text", .arena = &arena, .strings = &strings};
    input.warnings = &warnings;
    input.bytes = (struct pa_bytes){(uint8_t *)text->text, text->size};
    if (windows) {
        assert_true(
            pa_stream_unpack(&stream, input.bytes.data, text->size, PA_DEFAULT_MAX_SIZE, &err));
        input.bytes = (struct pa_bytes){0};
        input.stream = &stream;
    }
    if (!pa_input_format_named(r->format)->read(&input, &o.sink, &err))
        pa_strbuf_printf(&o.text, "error: %s\n", err.text);
    for (size_t i = 0; i < warnings.list.count; i++)
        pa_strbuf_printf(&o.text, "%s\n", warnings.list.items[i]);
    pa_strbuf_printf(&o.text, "and %zu\n", warnings.more);
    if (windows)
        pa_stream_close(&stream);
    pa_warnings_release(&warnings);
    pa_strings_release(&strings);
    pa_arena_release(&arena);
    return o.text;
}

static void check_same(const struct recipe *r, const struct pa_strbuf *text)
{
    struct pa_caller one = {.threads = 1};
    struct pa_strbuf whole = read_with(r, text, false);
    assert_int_equal(strstr(whole.text, "error: ") != NULL, r->too_large.often > 0);
    for (int threads = 1; threads <= 2; threads++) {
        const struct pa_caller *before = pa_caller_set(threads == 1 ? &one : NULL);
        struct pa_strbuf windows = read_with(r, text, true);
        pa_caller_set(before);
        assert_int_equal(whole.size, windows.size);
        assert_memory_equal(whole.text, windows.text, whole.size);
        pa_strbuf_release(&windows);
    }
    pa_strbuf_release(&whole);
}

static void check_text(const struct recipe *r, struct pa_strbuf *text)
{
    pa_strbuf_reserve(text, PA_BYTES_PADDING);
    memset(text->text + text->size, 0, PA_BYTES_PADDING);
    check_same(r, text);
    pa_strbuf_release(text);
}

static void test_folded(void **state)
{
    static const struct recipe recipes[] = {
        {.line_end = "\n"},
        {.line_end = "\r\n", .other = {20, 0}},
        {.line_end = "\n", .second = {1000, 0}},
        {.line_end = "\n", .second = {1000, 0}, .fraction = {1, 800}, .other = {1, 0}},
        {.line_end = "\n", .second = {999, 0}},
        {.line_end = "\n", .fraction = {100, 0}},
        {.line_end = "\n", .fraction = {100, 700}, .other = {20, 300}},
        {.line_end = "\n", .long_line = {1, 0}, .other = {500, 0}},
        {.line_end = "\n", .too_large = {2, 500}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof recipes / sizeof *recipes; i++) {
        struct recipe r = recipes[i];
        r.format = "folded";
        struct pa_strbuf text = folded_text(&r, 7 + i);
        check_text(&r, &text);
    }
}

static void test_perf(void **state)
{
    static const struct recipe recipes[] = {
        {.line_end = "\n"},
        {.line_end = "\r\n", .second = {500, 0}, .other = {20, 0}},
        {.line_end = "\n", .second = {10, 700}},
        {.line_end = "\n", .fraction = {1000, 0}, .second = {10, 300}},
        {.line_end = "\n", .fraction = {10, 700}, .long_line = {1, 0}},
        {.line_end = "\n", .too_large = {100, 600}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof recipes / sizeof *recipes; i++) {
        struct recipe r = recipes[i];
        r.format = "perf-script";
        struct pa_strbuf text = perf_text(&r, 70 + i);
        check_text(&r, &text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folded),
        cmocka_unit_test(test_perf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
