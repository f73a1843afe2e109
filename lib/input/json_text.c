// SPDX-License-Identifier: Apache-2.0
#include "input/json_text.h"

#include "input/text.h"

#include <math.h>
#include <string.h>

json_t *pa_json_load(const struct pa_bytes *bytes, struct pa_error *err)
{
    json_error_t e;
    json_t *value = json_loadb((const char *)bytes->data, bytes->size, JSON_ALLOW_NUL, &e);
    if (!value)
        pa_error_set(err, PA_ERROR_FORMAT, "line %d, column %d: %s", e.line, e.column, e.text);
    return value;
}

static bool mentions(struct pa_text text, const char *word)
{
    return pa_text_find(text, word) != NULL;
}

bool pa_json_mentions(const uint8_t *bytes, size_t size, const char *const *words)
{
    struct pa_text text = {(const char *)bytes, (const char *)bytes + size};
    pa_text_skip(&text, "\xef\xbb\xbf");
    pa_text_spaces(&text);
    bool all = text.next < text.end && *text.next == '{';
    for (; all && *words; words++)
        all = mentions(text, *words);
    return all;
}

const json_t *pa_json_array(const json_t *object, const char *name, struct pa_error *err)
{
    const json_t *value = json_object_get(object, name);
    if (!json_is_array(value)) {
        pa_error_set(err, PA_ERROR_FORMAT, "no array '%s'", name);
        return NULL;
    }
    return value;
}

const char *pa_json_string(const json_t *object, const char *name, size_t *size)
{
    const json_t *value = json_object_get(object, name);
    *size = json_string_length(value);
    return json_string_value(value);
}

int64_t pa_json_int(const json_t *object, const char *name)
{
    double number;
    const json_t *value = json_object_get(object, name);
    if (json_is_integer(value))
        return json_integer_value(value);
    return pa_json_number(value, &number) && fabs(number) < 0x1p62 ? (int64_t)number : 0;
}

bool pa_json_number(const json_t *value, double *number)
{
    *number = json_number_value(value);
    return json_is_number(value) && isfinite(*number);
}
