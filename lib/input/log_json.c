// SPDX-License-Identifier: Apache-2.0
#include "input/log_json.h"

#include "base/utf8.h"

#include <string.h>

// A string from the quotation mark on: goes behind it. *text is what stands between the marks.
static bool take_string(struct pa_text *t, struct pa_text *text)
{
    if (!pa_text_skip(t, "\""))
        return false;
    text->next = t->next;
    for (; t->next < t->end && *t->next != '"'; t->next++) {
        if (*t->next == '\\' && t->end - t->next > 1)
            t->next++;
    }
    text->end = t->next;
    return pa_text_skip(t, "\"");
}

// Goes behind a value that is no string: to the comma or bracket of the object's own level.
static bool pass_value(struct pa_text *t)
{
    struct pa_text ignored;
    size_t depth = 0;
    while (t->next < t->end) {
        char c = *t->next;
        if (depth == 0 && (c == ',' || c == '}'))
            return true;
        if (c == '"') {
            if (!take_string(t, &ignored))
                return false;
            continue;
        }
        depth += c == '{' || c == '[';
        depth -= c == '}' || c == ']';
        t->next++;
    }
    return false;
}

static bool is_message(struct pa_text key)
{
    static const char *const KEYS[] = {"log", "message", "msg", "MESSAGE", "textPayload"};
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        if (pa_text_equals(key, KEYS[i]))
            return true;
    }
    return false;
}

// The string of the member that holds the program's output, still escaped. *whole: it is a line.
static bool find_message(struct pa_text line, struct pa_text *message, bool *whole)
{
    struct pa_text t = pa_text_trim(line), key, value;
    bool found = false;
    if (!pa_text_ends(t, "}") || !pa_text_skip(&t, "{"))
        return false;
    do {
        pa_text_spaces(&t);
        if (!take_string(&t, &key))
            return false;
        pa_text_spaces(&t);
        if (!pa_text_skip(&t, ":"))
            return false;
        pa_text_spaces(&t);
        if (pa_text_equals(key, "Action")) // of go test -json, which has a reader
            return false;
        if (!found && is_message(key) && take_string(&t, &value)) {
            found = true;
            *message = value;
            *whole = !pa_text_equals(key, "log");
        } else if (!pass_value(&t)) {
            return false;
        }
        pa_text_spaces(&t);
    } while (pa_text_skip(&t, ","));
    return found && pa_text_equals(t, "}");
}

bool pa_log_json_is(struct pa_text line)
{
    struct pa_text message;
    bool whole;
    return find_message(line, &message, &whole);
}

// Four hexadecimal digits; UINT32_MAX if there are none.
static uint32_t take_unit(struct pa_text *t)
{
    struct pa_text digits = {t->next, t->end - t->next < 4 ? t->end : t->next + 4};
    uint64_t value;
    if (pa_text_size(digits) < 4 || !pa_text_hex(&digits, &value) || digits.next < digits.end)
        return UINT32_MAX;
    t->next += 4;
    return (uint32_t)value;
}

// \uXXXX, of which two may be one character: never longer in UTF-8.
static char *unescape_unicode(struct pa_text *t, char *out)
{
    uint32_t c = take_unit(t);
    struct pa_text low = *t;
    if (c >= 0xD800 && c < 0xDC00 && pa_text_skip(&low, "\\u")) {
        uint32_t unit = take_unit(&low);
        if (unit >= 0xDC00 && unit < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (unit - 0xDC00);
            *t = low;
        }
    }
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        c = PA_UTF8_INVALID;
    if (c < 0x80) {
        *out++ = (char)c;
        return out;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned lead[] = {0, 0xC0, 0xE0, 0xF0};
    *out++ = (char)(lead[more] | c >> 6 * more);
    for (int i = more; i > 0; i--)
        *out++ = (char)(0x80 | (c >> 6 * (i - 1) & 0x3F));
    return out;
}

static char *unescape(struct pa_text t, char *out)
{
    static const char FROM[] = "bfnrt", TO[] = "\b\f\n\r\t";
    while (t.next < t.end) {
        char c = *t.next++;
        if (c != '\\' || t.next == t.end) {
            *out++ = c;
            continue;
        }
        c = *t.next++;
        const char *at = c ? strchr(FROM, c) : NULL;
        if (c == 'u')
            out = unescape_unicode(&t, out);
        else
            *out++ = at ? TO[at - FROM] : c;
    }
    return out;
}

void pa_log_json_plain(struct pa_bytes *text)
{
    struct pa_lines lines = pa_lines_of(text);
    char *start = (char *)text->data, *out = start; // never overtakes what is read
    while (pa_lines_next(&lines)) {
        struct pa_text message;
        bool whole = true;
        if (find_message(lines.line, &message, &whole)) {
            out = unescape(message, out);
        } else {
            memmove(out, lines.line.next, pa_text_size(lines.line));
            out += pa_text_size(lines.line);
        }
        if (whole && (out == start || out[-1] != '\n') && out < lines.next)
            *out++ = '\n';
    }
    text->size = (size_t)(out - start);
    memset(out, 0, PA_BYTES_PADDING);
}
