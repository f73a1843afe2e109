// SPDX-License-Identifier: Apache-2.0
#include "view/weights.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

static bool parse_number(const char *text, double *value)
{
    double above, below = 1;
    size_t size = strcspn(text, "/");
    bool ok = pa_parse_double(text, size, &above) &&
              (!text[size] || pa_parse_double(text + size + 1, strlen(text + size + 1), &below));
    *value = ok && below != 0 ? above / below : 0;
    return isfinite(*value) && *value != 0;
}

static bool is_named(const char *file, const char *word, size_t size)
{
    return strlen(file) == size && memcmp(file, word, size) == 0;
}

static bool wanted(const char *word, struct pa_error *err)
{
    return pa_error_set(err, PA_ERROR_USAGE,
                        "--weight wants a number that is not 0, or FILE=NUMBER, not '%s'", word);
}

static bool set_one(const char *word, const char *equals, const struct pa_words *files,
                    double *weights, struct pa_error *err)
{
    size_t size = (size_t)(equals - word);
    double value;
    bool found = false;
    if (!parse_number(equals + 1, &value))
        return wanted(word, err);
    for (size_t i = 0; i < files->count; i++) {
        if (is_named(files->items[i], word, size)) {
            weights[i] = value;
            found = true;
        }
    }
    return found || pa_error_set(err, PA_ERROR_USAGE, "--weight: no '%.*s' among the files",
                                 (int)size, word);
}

bool pa_weights_parse(const struct pa_words *words, const struct pa_words *files, double *weights,
                      struct pa_error *err)
{
    double others = 1;
    for (size_t i = 0; i < words->count; i++) {
        if (!strchr(words->items[i], '=') && !parse_number(words->items[i], &others))
            return wanted(words->items[i], err);
    }
    for (size_t i = 0; i < files->count; i++)
        weights[i] = others;
    for (size_t i = 0; i < words->count; i++) {
        const char *equals = strrchr(words->items[i], '=');
        if (equals && !set_one(words->items[i], equals, files, weights, err))
            return false;
    }
    return true;
}
