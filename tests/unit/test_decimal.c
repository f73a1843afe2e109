// SPDX-License-Identifier: Apache-2.0
// Decimal numbers: digits and powers of ten. Expected values by hand.
#include "check.h"

#include "base/decimal.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void digits_and_exponent(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t digits;
        int exponent;
    } rows[] = {
        {"0", 0, 0},
        {"12", 12, 0},
        {"-12", -12, 0},
        {"+3", 3, 0},
        {"2.0", 2, 0},
        {"2.50", 25, -1},
        {".5", 5, -1},
        {"5.", 5, 0},
        {"1e6", 1000000, 0},
        {"1.5E+3", 1500, 0},
        {"15e-1", 15, -1},
        {"0.000", 0, 0},
        {"0e99999", 0, 0},
        {"-0.4", -4, -1},
        {"0.30000000000000004", 30000000000000004, -17},
        {"0.1234567890123456789", 123456789012345679, -18}, // rounded
        {"9223372036854775807", INT64_MAX, 0},
        {"9223372036854775808", 922337203685477581, 1}, // no 64 bits: of 18 digits, rounded
        {"1e30", 1000000000000000000, 12},
        {"1e999999999", 1000000000000000000, 64},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct pa_decimal n;
        if (!pa_decimal_parse(rows[i].text, strlen(rows[i].text), &n))
            fail_msg("%s: no number", rows[i].text);
        if (n.digits != rows[i].digits || n.exponent != rows[i].exponent)
            fail_msg("%s: %lld e%d", rows[i].text, (long long)n.digits, n.exponent);
    }
}

static void no_numbers(void **state)
{
    (void)state;
    static const char *const rows[] = {"",    "-",   ".",    "0x10", "0x1p3", "inf",
                                       "nan", "1e",  "1e+",  "e5",   "1.2.3", "1 ",
                                       " 1",  "1,5", "12ms", "--1",  "1e5e5"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct pa_decimal n;
        if (pa_decimal_parse(rows[i], strlen(rows[i]), &n))
            fail_msg("'%s' was taken for a number", rows[i]);
    }
}

static void scaled(void **state)
{
    (void)state;
    static const struct {
        struct pa_decimal number;
        int places;
        bool fits;
        int64_t value;
    } rows[] = {
        {{4, -1}, 3, true, 400},
        {{4, -1}, 0, true, 0},
        {{5, -1}, 0, true, 1},
        {{-5, -1}, 0, true, -1},
        {{149, -2}, 0, true, 1},
        {{12345, -4}, 3, true, 1235},
        {{7, 0}, 12, true, 7000000000000},
        {{INT64_MAX, 0}, 0, true, INT64_MAX},
        {{INT64_MAX, 0}, 1, false, 0},
        {{1, 64}, 0, false, 0},
        {{0, 0}, 12, true, 0},
        {{1, -100000}, 0, true, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t value;
        bool fits = pa_decimal_scale(rows[i].number, rows[i].places, &value);
        if (fits != rows[i].fits || (fits && value != rows[i].value))
            fail_msg("row %zu: %lld", i, (long long)value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_and_exponent),
        cmocka_unit_test(no_numbers),
        cmocka_unit_test(scaled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
