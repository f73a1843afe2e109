// SPDX-License-Identifier: Apache-2.0
#include "base/number.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return 99;
}

bool pa_parse_uint64(const char *text, size_t size, int base, uint64_t *value)
{
    uint64_t v = 0;
    if (size == 0)
        return false;
    for (size_t i = 0; i < size; i++) {
        int d = digit(text[i]);
        if (d >= base || __builtin_mul_overflow(v, (uint64_t)base, &v) ||
            __builtin_add_overflow(v, (uint64_t)d, &v))
            return false;
    }
    *value = v;
    return true;
}

bool pa_parse_int64(const char *text, size_t size, int64_t *value)
{
    bool negative = size && text[0] == '-';
    size_t sign = size && (text[0] == '-' || text[0] == '+');
    uint64_t v;
    if (!pa_parse_uint64(text + sign, size - sign, 10, &v))
        return false;
    if (v > (uint64_t)INT64_MAX + negative)
        return false;
    *value = negative ? (int64_t)(0 - v) : (int64_t)v;
    return true;
}

// "e+06" at the end of a number, -999 to 999.
static bool parse_exponent(const char *text, const char *end, int *exponent)
{
    bool negative = text < end && *text == '-';
    text += text < end && (*text == '-' || *text == '+');
    if (end - text < 1 || end - text > 3)
        return false;
    for (*exponent = 0; text < end; text++) {
        unsigned d = (unsigned char)*text - (unsigned)'0';
        if (d > 9)
            return false;
        *exponent = *exponent * 10 + (int)d;
    }
    *exponent = negative ? -*exponent : *exponent;
    return true;
}

// Decimals whose digits fit a double's mantissa, which is nearly all there are: digits and power of
// ten are both exact, so one multiplication or division rounds once (Clinger 1990). False if it is
// no such.
static bool parse_short_decimal(const char *text, size_t size, double *value)
{
    enum { MOST_DIGITS = 19, MOST_POWER = 22 };
    static const double powers[] = {1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    const char *p = text, *end = text + size, *point = NULL, *first;
    uint64_t digits = 0;
    int exponent = 0;
    bool negative = size && *p == '-';
    p += size && (*p == '-' || *p == '+');
    for (first = p; p < end && p - first <= MOST_DIGITS; p++) {
        unsigned d = (unsigned char)*p - (unsigned)'0';
        if (d < 10)
            digits = digits * 10 + d;
        else if (*p == '.' && !point)
            point = p;
        else
            break;
    }
    ptrdiff_t count = p - first - (point != NULL);
    if (count < 1 || count > MOST_DIGITS || digits > (uint64_t)1 << 53)
        return false;
    int places = point ? (int)(p - point - 1) : 0;
    if (p < end && ((*p | 32) != 'e' || !parse_exponent(p + 1, end, &exponent)))
        return false;
    exponent -= places;
    if (exponent > MOST_POWER || exponent < -MOST_POWER)
        return false;
    double number = (double)digits;
    number = exponent < 0 ? number / powers[-exponent] : number * powers[exponent];
    *value = negative ? -number : number;
    return true;
}

bool pa_parse_double(const char *text, size_t size, double *value)
{
    if (parse_short_decimal(text, size, value))
        return true;
    char small[64], *copy = small, *end;
    if (size == 0 || text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r'))
        return false;
    if (size >= sizeof small && !(copy = malloc(size + 1)))
        return false;
    memcpy(copy, text, size);
    copy[size] = '\0';
    *value = strtod(copy, &end);
    // strtod also takes nan(chars): we do not.
    bool whole = end == copy + size && !memchr(text, '(', size);
    if (copy != small)
        free(copy);
    return whole;
}

// From "1.25000e+07" to 12500000, or to 1.25e+07 from that exponent on or below 1e-4.
static size_t rewrite(const char *scientific, int exponent_from, char *out)
{
    char digits[24];
    size_t n = 0;
    const char *p = scientific;
    bool negative = *p == '-';
    for (p += negative; *p != 'e'; p++) {
        if (*p != '.')
            digits[n++] = *p;
    }
    int exponent = atoi(p + 1), at = 0;
    while (n > 1 && digits[n - 1] == '0')
        n--;
    if (negative)
        out[at++] = '-';
    if (exponent < -4 || exponent >= exponent_from) {
        at += sprintf(out + at, n > 1 ? "%c." : "%c", digits[0]);
        at += sprintf(out + at, "%.*se%c%02d", (int)(n - 1), digits + 1, exponent < 0 ? '-' : '+',
                      abs(exponent));
        return (size_t)at;
    }
    if (exponent < 0) {
        at += sprintf(out + at, "0.%.*s", -exponent - 1, "0000");
        return (size_t)at + (size_t)sprintf(out + at, "%.*s", (int)n, digits);
    }
    for (int i = 0; i < (int)n || i <= exponent; i++) {
        if (i == exponent + 1)
            out[at++] = '.';
        out[at++] = i < (int)n ? digits[i] : '0';
    }
    out[at] = '\0';
    return (size_t)at;
}

// The fewest digits that read back as `value`, as d.ddde±dd; zeros may follow them. A decimal of up
// to DBL_DIG digits survives the way through a double and back: if that many do, then they are the
// shortest and zeros; if not, no fewer do. Doubles below the normal ones hold less: from one up.
static void shortest(double value, char *text, size_t size)
{
    for (int digits = fabs(value) < DBL_MIN ? 1 : DBL_DIG; digits <= 17; digits++) {
        snprintf(text, size, "%.*e", digits - 1, value);
        if (strtod(text, NULL) == value)
            return;
    }
}

static size_t format(double value, int exponent_from, char *out)
{
    if (isnan(value))
        return (size_t)sprintf(out, "NaN");
    if (isinf(value))
        return (size_t)sprintf(out, value < 0 ? "-Inf" : "+Inf");
    if (value == 0)
        return (size_t)sprintf(out, signbit(value) ? "-0" : "0");
    char text[PA_DOUBLE_TEXT];
    shortest(value, text, sizeof text);
    return rewrite(text, exponent_from, out);
}

size_t pa_format_double(double value, char *out)
{
    return format(value, 21, out);
}

size_t pa_format_double_short(double value, char *out)
{
    return format(value, 6, out);
}

bool pa_add_int64(int64_t a, int64_t b, int64_t *sum)
{
    return !__builtin_add_overflow(a, b, sum);
}

bool pa_mul_int64(int64_t a, int64_t b, int64_t *product)
{
    return !__builtin_mul_overflow(a, b, product);
}

int64_t pa_add_saturated(int64_t a, int64_t b)
{
    int64_t sum;
    if (__builtin_add_overflow(a, b, &sum))
        return a < 0 ? INT64_MIN : INT64_MAX; // both have the same sign
    return sum;
}

int64_t pa_int64_of_double(double value)
{
    if (isnan(value))
        return 0;
    return value >= 0x1p63 ? INT64_MAX : value < -0x1p63 ? INT64_MIN : (int64_t)value;
}
