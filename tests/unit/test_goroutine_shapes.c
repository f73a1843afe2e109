// SPDX-License-Identifier: Apache-2.0
// Bodies of goroutines: where they end, and which are of one shape.
#include "input/goroutine_shapes.h"

#include "base/strbuf.h"
#include "check.h"

#include <stdlib.h>
#include <string.h>

// A text with what may be read behind it.
struct made {
    struct pa_strbuf buffer;
    struct pa_text text;
};

static struct made make(const char *text)
{
    struct made made = {0};
    pa_strbuf_adds(&made.buffer, text);
    size_t size = made.buffer.size;
    pa_strbuf_fill(&made.buffer, '\0', PA_BYTES_PADDING);
    made.text = (struct pa_text){made.buffer.text, made.buffer.text + size};
    return made;
}

// The size of the body at the front, and its hash; 0 if there is none.
static size_t body_size(const char *text, uint64_t *hash)
{
    struct pa_goroutine_body body = {0};
    struct made made = make(text);
    bool found = pa_goroutine_body_find(made.text, &body);
    size_t size = found ? pa_text_size(body.text) : 0;
    *hash = body.hash;
    pa_strbuf_release(&made.buffer);
    return size;
}

static void ends(void **state)
{
    uint64_t hash, first = 0;
    (void)state;
    for (size_t digits = 1; digits < 100; digits++) {
        struct pa_strbuf text = {0};
        pa_strbuf_adds(&text, "main.run(0x");
        pa_strbuf_fill(&text, 'c', digits);
        pa_strbuf_adds(&text, ")\n\t/app/main.go:9 +0x12\n");
        size_t size = text.size;
        pa_strbuf_adds(&text,
                       "\ngoroutine 2 [select]:\nmain.zoom()\n\n and what comes behind it\n");
        assert_int_equal(body_size(pa_strbuf_text(&text), &hash), size);
        first = digits == 1 ? hash : first;
        assert_true(hash == first); // wherever the digits move what is behind them
        pa_strbuf_release(&text);
    }
    static const char *const NONE[] = {
        "",
        "\n",
        "\r\n",
        "main.f()\n",
        "main.f()\n\t/app/main.go:9 +0x12\n",
        "main.f()\n\r\nmain.g()\n\t/app/main.go:19 +0x12\n\nand what comes behind it\n"};
    for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++)
        assert_int_equal(body_size(NONE[i], &hash), 0);
}

#define TAIL "\n\t/src/example.com/app/main.go:9 +0x12\n\nand something behind it, 16 bytes\n"

// Whether the second text has a body of the first one's shape; *word is its first word then.
static bool alike(const char *a, const char *b, struct pa_strbuf *word)
{
    struct pa_goroutine_shapes shapes = {0};
    struct pa_text words[PA_GOROUTINE_WORDS] = {{0}};
    struct pa_goroutine_body body;
    struct made first = make(a), second = make(b);
    assert_true(pa_goroutine_body_find(first.text, &body));
    assert_int_equal(pa_goroutine_shapes_find(&shapes, &body, words), UINT32_MAX);
    assert_int_equal(pa_goroutine_shapes_add(&shapes, &body), 0);
    assert_int_equal(pa_goroutine_shapes_find(&shapes, &body, words), 0);
    assert_true(pa_goroutine_body_find(second.text, &body));
    bool found = pa_goroutine_shapes_find(&shapes, &body, words) == 0;
    pa_strbuf_clear(word);
    if (found && words[0].next)
        pa_strbuf_add(word, words[0].next, pa_text_size(words[0]));
    pa_goroutine_shapes_release(&shapes);
    pa_strbuf_release(&first.buffer);
    pa_strbuf_release(&second.buffer);
    return found;
}

static void words(void **state)
{
    static const struct {
        const char *other, *word; // NULL: of another shape
    } CASES[] = {
        {"main.f(0x1, 0x2)" TAIL, "1"},
        {"main.f(0xc000012080?, 0x2)" TAIL, "c000012080?"},
        {"main.f(0x1, 0xffffffffffffffff)" TAIL, "1"},
        {"main.f(0x0123456789abcdef0123?, 0x2)" TAIL, "0123456789abcdef0123?"},
        {"main.f(0x?, 0x2)" TAIL, NULL},
        {"main.f(0x1?2, 0x2)" TAIL, NULL},
        {"main.f(0x1??, 0x2)" TAIL, NULL},
        {"main.f(0x, 0x2)" TAIL, NULL},
        {"main.f(0x1g, 0x2)" TAIL, NULL},
        {"main.f(0xAB, 0x2)" TAIL, NULL},
        {"main.e(0x1, 0x2)" TAIL, NULL},
        {"main.f(0x1, 0x2, 0x3)" TAIL, NULL},
        {"main.f(0x1, 0x2)\n\t/src/example.com/app/main.go:8 +0x12\n\nand something behind it\n",
         NULL},
    };
    struct pa_strbuf word = {0};
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        bool found = alike("main.f(0xa, 0xb)" TAIL, CASES[i].other, &word);
        assert_int_equal(found, CASES[i].word != NULL);
        if (found)
            assert_string_equal(pa_strbuf_text(&word), CASES[i].word);
    }
    pa_strbuf_release(&word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(ends), cmocka_unit_test(words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
