// SPDX-License-Identifier: Apache-2.0
#include "input/json.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

void pa_json_skip(struct pa_json *j)
{
    size_t open = 0;
    do {
        switch (pa_json_take(j)->kind) {
        case PA_JSON_OBJECT:
        case PA_JSON_ARRAY:
            open++;
            break;
        case PA_JSON_OBJECT_END:
        case PA_JSON_ARRAY_END:
            open--;
            break;
        case PA_JSON_END:
            return;
        default:
            break;
        }
    } while (open);
}

bool pa_json_begin(struct pa_json *j, enum pa_json_kind kind)
{
    bool same = pa_json_peek(j)->kind == kind;
    if (same)
        pa_json_take(j);
    else
        pa_json_skip(j);
    return same;
}

bool pa_json_more(struct pa_json *j)
{
    enum pa_json_kind kind = pa_json_peek(j)->kind;
    if (kind == PA_JSON_ARRAY_END)
        pa_json_take(j);
    return kind != PA_JSON_ARRAY_END && kind != PA_JSON_END;
}

static int find_name(struct pa_text key, const char *const *names)
{
    for (int i = 0; names[i]; i++) {
        if (pa_text_equals(key, names[i]))
            return i;
    }
    return -1;
}

int pa_json_member(struct pa_json *j, const char *const *names)
{
    struct pa_text key;
    while (pa_json_any_member(j, &key)) {
        int i = find_name(key, names);
        if (i >= 0)
            return i;
        pa_json_skip(j);
    }
    return -1;
}

bool pa_json_any_member(struct pa_json *j, struct pa_text *name)
{
    const struct pa_json_token *t = pa_json_take(j);
    *name = t->text;
    return t->kind == PA_JSON_KEY;
}

bool pa_json_text(struct pa_json *j, struct pa_text *text)
{
    const struct pa_json_token *t = pa_json_peek(j);
    *text = t->text;
    bool is_string = t->kind == PA_JSON_STRING;
    if (is_string)
        j->next++;
    else
        pa_json_skip(j);
    return is_string;
}

bool pa_json_str(struct pa_json *j, struct pa_strings *strings, pa_str *string)
{
    struct pa_text text;
    if (!pa_json_text(j, &text))
        return false;
    *string = pa_strings_add(strings, text.next, pa_text_size(text));
    return true;
}

static const struct pa_json_token *take_number(struct pa_json *j)
{
    const struct pa_json_token *t = pa_json_peek(j);
    if (t->kind == PA_JSON_NUMBER) {
        j->next++;
        return t;
    }
    pa_json_skip(j);
    return NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Nearly all numbers are short and whole.
static bool short_digits(struct pa_text t, int64_t *value)
{
    *value = 0;
    if (t.end - t.next > 18)
        return false;
    for (; t.next < t.end && is_digit(*t.next); t.next++)
        *value = *value * 10 + (*t.next - '0');
    return t.next == t.end;
}

bool pa_json_int(struct pa_json *j, int64_t *value)
{
    const struct pa_json_token *t = take_number(j);
    double number;
    if (!t)
        return false;
    struct pa_text text = t->text;
    size_t size = pa_text_size(text);
    if (short_digits(text, value))
        return true;
    if (pa_parse_int64(text.next, size, value))
        return true;
    if (pa_parse_double(text.next, size, &number) && fabs(number) < 0x1p62) {
        *value = (int64_t)number;
        return true;
    }
    pa_json_fail(j, PA_ERROR_LIMIT, "a number that does not fit into 64 bits");
    return false;
}

bool pa_json_double(struct pa_json *j, double *value)
{
    const struct pa_json_token *t = take_number(j);
    return t && pa_parse_double(t->text.next, pa_text_size(t->text), value) && isfinite(*value);
}

bool pa_json_bool(struct pa_json *j, bool *value)
{
    enum pa_json_kind kind = pa_json_peek(j)->kind;
    *value = kind == PA_JSON_TRUE;
    pa_json_skip(j);
    return kind == PA_JSON_TRUE || kind == PA_JSON_FALSE;
}

bool pa_json_mentions(const uint8_t *bytes, size_t size, char open, const char *const *words)
{
    struct pa_text text = {(const char *)bytes, (const char *)bytes + size};
    pa_text_skip(&text, "\xef\xbb\xbf");
    while (text.next < text.end && strchr(" \t\r\n", *text.next) && *text.next)
        text.next++;
    bool all = text.next < text.end && *text.next == open;
    for (; all && *words; words++)
        all = pa_text_find(text, *words) != NULL;
    return all;
}
