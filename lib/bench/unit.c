// SPDX-License-Identifier: Apache-2.0
#include "bench/unit.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

// Walks the tokens of a unit. Separators are * and /, which also say whether what follows is in
// the denominator, and - and white space, which do not.
struct tokens {
    const char *unit;
    size_t size, start, end;
    bool denominator;
};

static bool next_token(struct tokens *t)
{
    size_t i = t->end, bytes;
    for (; i < t->size; i += bytes) {
        uint32_t c = pa_utf8_decode(t->unit + i, t->size - i, &bytes);
        if (c == '*' || c == '/')
            t->denominator = c == '/';
        else if (c != '-' && !pa_utf8_is_space(c))
            break;
    }
    t->start = i;
    for (; i < t->size; i += bytes) {
        uint32_t c = pa_utf8_decode(t->unit + i, t->size - i, &bytes);
        if (c == '*' || c == '/' || c == '-' || pa_utf8_is_space(c))
            break;
    }
    t->end = i;
    return t->end > t->start;
}

static bool token_is(const struct tokens *t, const char *word)
{
    return strlen(word) == t->end - t->start && memcmp(t->unit + t->start, word, strlen(word)) == 0;
}

double pa_unit_tidy(const char *unit, size_t size, struct pa_strbuf *out)
{
    struct tokens t = {.unit = unit, .size = size};
    double factor = 1;
    size_t copied = 0;
    while (next_token(&t)) {
        bool ns = token_is(&t, "ns"), mega = token_is(&t, "MB");
        if (t.denominator || !(ns || mega))
            continue;
        pa_strbuf_add(out, unit + copied, t.start - copied);
        pa_strbuf_adds(out, ns ? "sec" : "B");
        copied = t.end;
        factor = ns ? factor / 1e9 : factor * 1e6;
    }
    pa_strbuf_add(out, unit + copied, size - copied);
    return factor;
}

bool pa_unit_is_binary(const char *unit)
{
    struct tokens t = {.unit = unit, .size = strlen(unit)};
    while (next_token(&t)) {
        if (!t.denominator && (token_is(&t, "B") || token_is(&t, "MB") || token_is(&t, "bytes")))
            return true;
    }
    return false;
}

static bool ends_with(const char *text, const char *tail)
{
    size_t n = strlen(text), m = strlen(tail);
    return n >= m && strcmp(text + n - m, tail) == 0;
}

// What is spent: time, memory, allocations, failures. A unit whose numerator has such a token is
// better when it is lower.
static bool is_cost(const struct tokens *t)
{
    static const char *const costs[] = {
        "sec",      "s",   "ms",  "us",  "µs",    "μs",    "ns",     "min",     "errors",
        "failures", "B",   "kB",  "KB",  "MB",    "GB",    "TB",     "KiB",     "MiB",
        "GiB",      "TiB", "rss", "RSS", "bytes", "Bytes", "allocs", "mallocs", "latency",
    };
    for (size_t i = 0; i < sizeof costs / sizeof *costs; i++) {
        if (token_is(t, costs[i]))
            return true;
    }
    return false;
}

int pa_unit_better(const char *tidy_unit)
{
    struct tokens t = {.unit = tidy_unit, .size = strlen(tidy_unit)};
    if (ends_with(tidy_unit, "/s") || ends_with(tidy_unit, "/sec"))
        return 1; // a rate
    while (next_token(&t) && !t.denominator) {
        if (is_cost(&t))
            return -1;
    }
    return 0;
}

enum pa_unit_measure pa_unit_measure(const char *unit, double *size)
{
    static const struct {
        const char *name;
        enum pa_unit_measure measure;
        double size;
    } units[] = {
        {"sec", PA_UNIT_TIME, 1},      {"s", PA_UNIT_TIME, 1},        {"ms", PA_UNIT_TIME, 1e-3},
        {"us", PA_UNIT_TIME, 1e-6},    {"µs", PA_UNIT_TIME, 1e-6},    {"ns", PA_UNIT_TIME, 1e-9},
        {"min", PA_UNIT_TIME, 60},     {"B", PA_UNIT_SIZE, 1},        {"bytes", PA_UNIT_SIZE, 1},
        {"kB", PA_UNIT_SIZE, 1e3},     {"KB", PA_UNIT_SIZE, 1e3},     {"MB", PA_UNIT_SIZE, 1e6},
        {"GB", PA_UNIT_SIZE, 1e9},     {"KiB", PA_UNIT_SIZE, 0x1p10}, {"MiB", PA_UNIT_SIZE, 0x1p20},
        {"GiB", PA_UNIT_SIZE, 0x1p30},
    };
    struct tokens t = {.unit = unit, .size = strlen(unit)};
    while (next_token(&t) && !t.denominator) {
        for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
            if (token_is(&t, units[i].name)) {
                *size = units[i].size;
                return units[i].measure;
            }
        }
    }
    *size = 1;
    return PA_UNIT_OTHER;
}

// A prefix and the values from which on it takes one, two and three decimals less than four.
struct prefix {
    double factor;
    const char *text;
    double from100, from10, from1; // 99.995, 9.9995, .99995 times the factor
};

static const struct prefix decimal_prefixes[] = {
    {1e12, "T", 99.995e12, 9.9995e12, .99995e12},      {1e9, "G", 99.995e9, 9.9995e9, .99995e9},
    {1e6, "M", 99.995e6, 9.9995e6, .99995e6},          {1e3, "k", 99.995e3, 9.9995e3, .99995e3},
    {1e0, "", 99.995e0, 9.9995e0, .99995e0},           {1e-3, "m", 99.995e-3, 9.9995e-3, .99995e-3},
    {1e-6, "\u00b5", 99.995e-6, 9.9995e-6, .99995e-6}, {1e-9, "n", 99.995e-9, 9.9995e-9, .99995e-9},
};

static const struct prefix binary_prefixes[] = {
    {0x1p40, "Ti", 99.995 * 0x1p40, 9.9995 * 0x1p40, .99995 * 0x1p40},
    {0x1p30, "Gi", 99.995 * 0x1p30, 9.9995 * 0x1p30, .99995 * 0x1p30},
    {0x1p20, "Mi", 99.995 * 0x1p20, 9.9995 * 0x1p20, .99995 * 0x1p20},
    {0x1p10, "Ki", 99.995 * 0x1p10, 9.9995 * 0x1p10, .99995 * 0x1p10},
    {0x1p0, "", 99.995 * 0x1p0, 9.9995 * 0x1p0, .99995 * 0x1p0},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static double smallest(const double *values, size_t count)
{
    double min = 0;
    for (size_t i = 0; i < count; i++) {
        double v = fabs(values[i]);
        if (v != 0 && (min == 0 || v < min))
            min = v;
    }
    return min;
}

// Below the smallest prefix: more decimals, up to ten.
static int small_decimals(double scaled)
{
    static const double from[] = {9.9995e-1, 9.9995e-2, 9.9995e-3, 9.9995e-4,
                                  9.9995e-5, 9.9995e-6, 9.9995e-7};
    int decimals = 3;
    for (size_t i = 0; i < COUNT(from) && scaled < from[i]; i++)
        decimals++;
    return decimals;
}

struct pa_unit_scale pa_unit_scale_for(const double *values, size_t count, bool binary)
{
    const struct prefix *prefixes = binary ? binary_prefixes : decimal_prefixes;
    size_t n = binary ? COUNT(binary_prefixes) : COUNT(decimal_prefixes);
    double min = smallest(values, count);
    if (min == 0)
        return (struct pa_unit_scale){3, 1, ""};
    for (size_t i = 0; i < n; i++) {
        const struct prefix *p = &prefixes[i];
        if (min >= p->from1)
            return (struct pa_unit_scale){min >= p->from100  ? 1
                                          : min >= p->from10 ? 2
                                                             : 3,
                                          p->factor, p->text};
    }
    const struct prefix *last = &prefixes[n - 1];
    return (struct pa_unit_scale){small_decimals(min / last->factor), last->factor, last->text};
}

void pa_unit_format(struct pa_strbuf *out, double value, const struct pa_unit_scale *scale)
{
    if (isnan(value) || isinf(value))
        pa_strbuf_adds(out, isnan(value) ? "NaN" : value < 0 ? "-Inf" : "+Inf");
    else if (scale->decimals <= 3)
        pa_strbuf_add_fixed(out, value / scale->factor, scale->decimals);
    else
        pa_strbuf_printf(out, "%.*f", scale->decimals, value / scale->factor);
    pa_strbuf_adds(out, scale->prefix);
}
