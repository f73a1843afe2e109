// SPDX-License-Identifier: Apache-2.0
#include "input/bench_json.h"

#include "base/strbuf.h"

#include <math.h>
#include <string.h>

enum { LOOK = 64 * 1024 };

static bool has_key(const char *text, size_t size, const char *key)
{
    size_t length = strlen(key);
    for (const char *p = text, *end = text + size; (size_t)(end - p) >= length + 2; p++) {
        p = memchr(p, '"', (size_t)(end - p) - length - 1);
        if (!p)
            return false;
        if (memcmp(p + 1, key, length) == 0 && p[length + 1] == '"')
            return true;
    }
    return false;
}

bool pa_bench_json_has_keys(const uint8_t *bytes, size_t size, char open, const char *const *keys)
{
    const char *text = (const char *)bytes;
    size_t look = size < LOOK ? size : LOOK, i = 0;
    while (i < look && strchr(" \t\r\n", text[i]) && text[i])
        i++;
    if (i == look || text[i] != open)
        return false;
    for (; *keys; keys++) {
        if (!has_key(text, look, *keys))
            return false;
    }
    return true;
}

// The length of a word that stands for no number at the start of the text, 0 if there is none.
static size_t no_number(const char *text, size_t size)
{
    static const char *const words[] = {"NaN",      "nan",       "-nan", "-NaN",
                                        "Infinity", "-Infinity", "inf",  "-inf"};
    size_t longest = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (length <= size && length > longest && memcmp(text, words[i], length) == 0)
            longest = length;
    }
    return longest;
}

// Where a string that begins at `i` ends, or the end of the text.
static size_t past_string(const char *text, size_t size, size_t i)
{
    for (i++; i < size && text[i] != '"'; i++)
        i += text[i] == '\\';
    return i < size ? i + 1 : size;
}

// Where the numbers of a list end that begins behind the string which ends at `i`; `i` itself if no
// list of numbers is there. *start is behind its bracket.
static size_t past_numbers(const char *text, size_t size, size_t i, size_t *start)
{
    size_t at = i;
    while (at < size && (text[at] == ' ' || text[at] == ':'))
        at++;
    if (at == size || text[at] != '[')
        return i;
    *start = ++at;
    while (at < size && text[at] && strchr("+-.0123456789eE, \t\r\n", text[at]))
        at++;
    return at < size && text[at] == ']' ? at : i;
}

static void add_line_ends(const char *text, size_t size, struct pa_strbuf *out)
{
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\n')
            pa_strbuf_addc(out, '\n');
    }
}

static bool is_string(const char *text, size_t size, const char *word)
{
    size_t length = strlen(word);
    return size == length + 2 && memcmp(text + 1, word, length) == 0;
}

// A copy of the text with null for what is no number, and without the numbers of lists that are
// called `left_out` (NULL: none). Lines stay where they are.
static void plain_copy(const char *text, size_t size, const char *left_out, struct pa_strbuf *out)
{
    size_t copied = 0;
    for (size_t i = 0; i < size;) {
        char c = text[i];
        size_t word, start = 0;
        if (c == '"') {
            size_t end = past_string(text, size, i);
            bool is_left_out = left_out && is_string(text + i, end - i, left_out);
            i = is_left_out ? past_numbers(text, size, end, &start) : end;
            if (start > 0 && i >= start) {
                pa_strbuf_add(out, text + copied, start - copied);
                add_line_ends(text + start, i - start, out);
                copied = i;
            }
        } else if ((c == 'N' || c == 'n' || c == 'I' || c == 'i' || c == '-') &&
                   (word = no_number(text + i, size - i)) > 0) {
            pa_strbuf_add(out, text + copied, i - copied);
            pa_strbuf_adds(out, "null");
            copied = i += word;
        } else {
            i++;
        }
    }
    pa_strbuf_add(out, text + copied, size - copied);
}

static json_t *load(struct pa_text text, const char *left_out, json_error_t *wrong)
{
    struct pa_strbuf plain = {0};
    plain_copy(text.next, pa_text_size(text), left_out, &plain);
    json_t *root = json_loadb(pa_strbuf_text(&plain), plain.size,
                              JSON_DECODE_INT_AS_REAL | JSON_ALLOW_NUL, wrong);
    pa_strbuf_release(&plain);
    return root;
}

json_t *pa_bench_json_read(const char *text, size_t size, struct pa_error *err)
{
    return pa_bench_json_read_without(text, size, NULL, err);
}

bool pa_bench_json_add(const struct pa_bytes *bytes, struct pa_records *set,
                       bool (*add)(const json_t *root, struct pa_records *set,
                                   struct pa_error *err),
                       struct pa_error *err)
{
    json_t *root = pa_bench_json_read((const char *)bytes->data, bytes->size, err);
    bool ok = root && add(root, set, err);
    json_decref(root);
    return ok;
}

json_t *pa_bench_json_read_line(struct pa_text line, struct pa_error *err)
{
    json_error_t wrong;
    json_t *root = load(line, NULL, &wrong);
    if (!root)
        pa_error_set(err, PA_ERROR_FORMAT, "%s", wrong.text);
    return root;
}

json_t *pa_bench_json_read_without(const char *text, size_t size, const char *left_out,
                                   struct pa_error *err)
{
    json_error_t wrong;
    json_t *root = load((struct pa_text){text, text + size}, left_out, &wrong);
    if (!root)
        pa_error_set(err, PA_ERROR_FORMAT, "line %d: %s", wrong.line, wrong.text);
    return root;
}

double pa_bench_json_number(const json_t *object, const char *key)
{
    const json_t *member = json_object_get(object, key);
    return json_is_number(member) ? json_number_value(member) : NAN;
}

const char *pa_bench_json_string(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}
