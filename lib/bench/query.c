// SPDX-License-Identifier: Apache-2.0
#include "bench/query.h"

#include "base/number.h"
#include "base/strbuf.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

void pa_query_fail(struct pa_query *query, size_t offset, const char *message)
{
    if (query->error)
        return;
    query->error = message;
    query->error_offset = offset;
    query->at = query->size;
}

static struct pa_query_token fail(struct pa_query *query, size_t offset, const char *message)
{
    pa_query_fail(query, offset, message);
    return (struct pa_query_token){PA_QUERY_END, query->size, query->size, ""};
}

static bool is_operator(char c)
{
    return c != '\0' && strchr("():@,", c);
}

static bool starts_operator(char c)
{
    return is_operator(c) || c == '-' || c == '*';
}

// Bytes of white space at `i`, 0 if there is something else.
static size_t space_at(const struct pa_query *q, size_t i)
{
    size_t bytes;
    return pa_utf8_is_space(pa_utf8_decode(q->text + i, q->size - i, &bytes)) ? bytes : 0;
}

static void add_utf8(struct pa_strbuf *out, uint32_t c)
{
    if (c < 0x80) {
        pa_strbuf_addc(out, (char)c);
    } else if (c < 0x800) {
        pa_strbuf_addc(out, (char)(0xC0 | c >> 6));
        pa_strbuf_addc(out, (char)(0x80 | (c & 63)));
    } else {
        if (c < 0x10000) {
            pa_strbuf_addc(out, (char)(0xE0 | c >> 12));
        } else {
            pa_strbuf_addc(out, (char)(0xF0 | c >> 18));
            pa_strbuf_addc(out, (char)(0x80 | (c >> 12 & 63)));
        }
        pa_strbuf_addc(out, (char)(0x80 | (c >> 6 & 63)));
        pa_strbuf_addc(out, (char)(0x80 | (c & 63)));
    }
}

// \ooo, \xhh, \uhhhh, \Uhhhhhhhh at text[0], behind the backslash. Returns its length, 0 if bad.
static size_t unescape_number(const char *text, size_t size, struct pa_strbuf *out)
{
    size_t digits = text[0] == 'x' ? 2 : text[0] == 'u' ? 4 : text[0] == 'U' ? 8 : 0;
    uint64_t c = 0;
    if (digits) {
        if (size < digits + 1 || !pa_parse_uint64(text + 1, digits, 16, &c))
            return 0;
        if (digits > 2 && (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)))
            return 0;
        if (digits > 2)
            add_utf8(out, (uint32_t)c);
        else
            pa_strbuf_addc(out, (char)c);
        return digits + 1;
    }
    if (size < 3 || text[0] > '3')
        return 0;
    for (size_t i = 0; i < 3; i++) {
        if (text[i] < '0' || text[i] > '7')
            return 0;
        c = c * 8 + (uint64_t)(text[i] - '0');
    }
    pa_strbuf_addc(out, (char)c);
    return 3;
}

// Go's escapes in a double-quoted string; false on a bad one.
static bool unescape(const char *text, size_t size, struct pa_strbuf *out)
{
    static const char letters[] = "abfnrtv\\\"", meanings[] = "\a\b\f\n\r\t\v\\\"";
    for (size_t i = 0, used; i < size; i += used) {
        used = 1;
        if (text[i] == '\n')
            return false;
        if (text[i] != '\\') {
            pa_strbuf_addc(out, text[i]);
            continue;
        }
        const char *letter = i + 1 < size && text[i + 1] ? strchr(letters, text[i + 1]) : NULL;
        if (letter) {
            pa_strbuf_addc(out, meanings[letter - letters]);
            used = 2;
        } else {
            used = i + 1 < size ? unescape_number(text + i + 1, size - i - 1, out) : 0;
            if (used++ == 0)
                return false;
        }
    }
    return true;
}

static struct pa_query_token quoted_word(struct pa_query *q)
{
    size_t end = q->at + 1;
    while (end < q->size && q->text[end] != '"')
        end += q->text[end] == '\\' ? 2 : 1;
    if (end >= q->size)
        return fail(q, q->at, "missing end quote");
    struct pa_strbuf word = {0};
    bool ok = unescape(q->text + q->at + 1, end - q->at - 1, &word);
    const char *text = pa_strbuf_keep(&word, q->arena);
    if (!ok)
        return fail(q, q->at, "bad escape sequence");
    return (struct pa_query_token){PA_QUERY_WORD, q->at, end + 1, text};
}

// A `-` is an operator at the start of a word only, so that foo-bar is one.
static struct pa_query_token bare_word(struct pa_query *q)
{
    size_t end = q->at, bytes;
    for (; end < q->size && !is_operator(q->text[end]) && !space_at(q, end); end += bytes)
        pa_utf8_decode(q->text + end, q->size - end, &bytes);
    const char *word = pa_arena_strndup(q->arena, q->text + q->at, end - q->at);
    char kind = strcmp(word, "AND") == 0  ? PA_QUERY_AND
                : strcmp(word, "OR") == 0 ? PA_QUERY_OR
                                          : PA_QUERY_WORD;
    return (struct pa_query_token){kind, q->at, end, word};
}

// The closing slash is the first one outside brackets and parentheses.
static size_t regex_end(const struct pa_query *q)
{
    int brackets = 0, parentheses = 0;
    for (size_t i = q->at + 1; i < q->size; i++) {
        char c = q->text[i];
        if (c == '/' && brackets == 0 && parentheses == 0)
            return i;
        if (c == '[')
            brackets++;
        else if (c == ']' && brackets > 0)
            brackets--;
        else if (c == '(' && brackets == 0)
            parentheses++;
        else if (c == ')' && brackets == 0)
            parentheses--;
        else if (c == '\\')
            i++;
    }
    return q->size;
}

static struct pa_query_token regex(struct pa_query *q)
{
    size_t end = regex_end(q);
    if (end >= q->size)
        return fail(q, q->at, "missing close \"/\"");
    if (end + 1 < q->size && !space_at(q, end + 1) && !starts_operator(q->text[end + 1]))
        return fail(q, end + 1,
                    "regexp must be followed by space or an operator (unescaped \"/\"?)");
    const char *text = pa_arena_strndup(q->arena, q->text + q->at + 1, end - q->at - 1);
    return (struct pa_query_token){PA_QUERY_REGEX, q->at, end + 1, text};
}

struct pa_query_token pa_query_peek(struct pa_query *q, bool value)
{
    size_t space;
    while (q->at < q->size && (space = space_at(q, q->at)))
        q->at += space;
    if (q->at >= q->size)
        return (struct pa_query_token){PA_QUERY_END, q->size, q->size, ""};
    char c = q->text[q->at];
    if (starts_operator(c))
        return (struct pa_query_token){c, q->at, q->at + 1, pa_arena_printf(q->arena, "%c", c)};
    if (c == '/' && value)
        return regex(q);
    return c == '"' ? quoted_word(q) : bare_word(q);
}

void pa_query_take(struct pa_query *query, const struct pa_query_token *token)
{
    query->at = token->end;
}

const char *pa_query_quote(struct pa_arena *arena, const char *text)
{
    struct pa_strbuf out = {0};
    pa_strbuf_addc(&out, '"');
    for (const char *p = text; *p; p++) {
        if (*p == '"' || *p == '\\')
            pa_strbuf_addc(&out, '\\');
        pa_strbuf_addc(&out, *p);
    }
    pa_strbuf_addc(&out, '"');
    const char *copy = pa_arena_strndup(arena, out.text, out.size);
    pa_strbuf_release(&out);
    return copy;
}

bool pa_query_finish(struct pa_query *q, struct pa_error *err)
{
    struct pa_query_token rest = pa_query_peek(q, false);
    if (rest.kind != PA_QUERY_END)
        pa_query_fail(
            q, rest.offset,
            pa_arena_printf(q->arena, "unexpected %s", pa_query_quote(q->arena, rest.text)));
    if (!q->error)
        return true;
    pa_error_set(err, PA_ERROR_USAGE, "syntax error: %s", q->error);
    // An error is one line; this one shows the place in two more. The text is the user's own.
    size_t used = strlen(err->text);
    snprintf(err->text + used, sizeof err->text - used, "\n\t%s\n\t%*s^", q->text,
             (int)pa_utf8_count(q->text, q->error_offset), "");
    return false;
}
