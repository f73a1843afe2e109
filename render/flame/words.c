// SPDX-License-Identifier: Apache-2.0
#include "flame/words.h"

#include "base/quantity.h"

#include <math.h>
#include <string.h>

static const char *text_or(const char *text, const char *fallback)
{
    return text && *text ? text : fallback;
}

static bool starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

const char *pa_flame_noun(const struct pa_flame_value *value)
{
    if (value->noun)
        return value->noun;
    const char *type = text_or(value->type, ""), *unit = text_or(value->unit, "count");
    if (pa_units_compatible(unit, "bytes") || pa_units_compatible(unit, "nanoseconds"))
        return "";
    if (strcmp(unit, "count") != 0 && strcmp(unit, "unit") != 0)
        return unit;
    if (strstr(type, "objects"))
        return "objects";
    static const char *const same[] = {"goroutineleak", "goroutine", "contentions", "samples",
                                       "threadcreate"};
    static const char *const nouns[] = {"leaked goroutines", "goroutines", "contentions", "samples",
                                        "threads"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (starts(type, same[i]))
            return nouns[i];
    return "samples";
}

void pa_flame_say_count(struct pa_strbuf *out, uint64_t count)
{
    char text[32], *p = text + sizeof text;
    for (int digits = 0; digits == 0 || count; digits++, count /= 10) {
        if (digits && digits % 3 == 0)
            *--p = ',';
        *--p = (char)('0' + count % 10);
    }
    pa_strbuf_add(out, p, (size_t)(text + sizeof text - p));
}

void pa_flame_say(struct pa_strbuf *out, const struct pa_flame_value *value, int64_t amount)
{
    const char *noun = pa_flame_noun(value);
    if (!*noun) {
        pa_quantity_label(out, amount, text_or(value->unit, "count"), "auto");
        return;
    }
    if (amount < 0)
        pa_strbuf_adds(out, "-");
    pa_flame_say_count(out, amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount);
    size_t size = strlen(noun);
    bool one = (amount == 1 || amount == -1) && noun[size - 1] == 's';
    pa_strbuf_addc(out, ' ');
    pa_strbuf_add(out, noun, size - one);
}

void pa_flame_say_share(struct pa_strbuf *out, double share)
{
    double percent = fabs(share) * 100;
    int decimals = percent >= 9.995 ? 1 : percent >= 0.0995 || percent == 0 ? 2 : 3;
    if (percent == 0 || percent >= 99.95)
        decimals = 0;
    if (share < 0)
        pa_strbuf_adds(out, "−");
    pa_strbuf_add_fixed(out, percent, decimals);
    pa_strbuf_addc(out, '%');
}

void pa_flame_say_change(struct pa_strbuf *out, double share)
{
    double percent = fabs(share) * 100;
    if (percent < 0.05) {
        pa_strbuf_adds(out, "0%");
        return;
    }
    pa_strbuf_adds(out, share < 0 ? "−" : "+");
    pa_strbuf_add_fixed(out, percent, 1);
    pa_strbuf_addc(out, '%');
}
