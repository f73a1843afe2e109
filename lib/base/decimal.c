// SPDX-License-Identifier: Apache-2.0
#include "base/decimal.h"

#include "base/number.h"

enum { MOST_DIGITS = 18, LARGEST_EXPONENT = 64 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Adds a digit, or, if there are enough, says how the number goes on.
static void add_digit(struct pa_decimal *n, int digit, int *count, bool fraction, int *next)
{
    if (*count >= MOST_DIGITS) {
        if (*next < 0)
            *next = digit;
        n->exponent += !fraction && n->exponent < LARGEST_EXPONENT;
        return;
    }
    *count += *count > 0 || digit > 0; // zeros in front are none
    n->digits = n->digits * 10 + digit;
    n->exponent -= fraction;
}

// [e[+-]digits] up to the end.
static bool take_exponent(const char *p, const char *end, int *exponent)
{
    *exponent = 0;
    if (p == end)
        return true;
    if (*p != 'e' && *p != 'E')
        return false;
    p++;
    bool negative = p < end && *p == '-';
    p += p < end && (*p == '-' || *p == '+');
    if (p == end)
        return false;
    for (; p < end && is_digit(*p); p++) {
        if (*exponent < 100000)
            *exponent = *exponent * 10 + (*p - '0');
    }
    *exponent = negative ? -*exponent : *exponent;
    return p == end;
}

static void normalize(struct pa_decimal *n)
{
    int64_t larger;
    while (n->exponent < 0 && n->digits % 10 == 0 && n->digits) {
        n->digits /= 10;
        n->exponent++;
    }
    while (n->exponent > 0 && pa_mul_int64(n->digits, 10, &larger)) {
        n->digits = larger;
        n->exponent = n->digits ? n->exponent - 1 : 0;
    }
    if (n->digits == 0)
        n->exponent = 0;
    if (n->exponent > LARGEST_EXPONENT)
        n->exponent = LARGEST_EXPONENT;
}

bool pa_decimal_parse(const char *text, size_t size, struct pa_decimal *number)
{
    *number = (struct pa_decimal){0};
    if (pa_parse_int64(text, size, &number->digits))
        return true;
    const char *p = text, *end = text + size;
    bool negative = p < end && *p == '-', point = false, any = false;
    int count = 0, next = -1, exponent;
    for (p += p < end && (*p == '-' || *p == '+'); p < end; p++) {
        if (is_digit(*p)) {
            add_digit(number, *p - '0', &count, point, &next);
            any = true;
        } else if (*p == '.' && !point) {
            point = true;
        } else {
            break;
        }
    }
    if (!any || !take_exponent(p, end, &exponent))
        return false;
    number->digits += next >= 5;
    number->digits = negative ? -number->digits : number->digits;
    number->exponent += exponent;
    normalize(number);
    return true;
}

bool pa_decimal_scale(struct pa_decimal number, int places, int64_t *value)
{
    int exponent = number.exponent + places;
    *value = number.digits;
    for (; exponent > 0 && *value; exponent--) {
        if (!pa_mul_int64(*value, 10, value))
            return false;
    }
    int64_t last = 0;
    for (; exponent < 0 && (*value || last); exponent++) {
        last = *value % 10;
        *value /= 10;
    }
    *value += last >= 5 ? 1 : last <= -5 ? -1 : 0;
    return true;
}
