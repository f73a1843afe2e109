// SPDX-License-Identifier: Apache-2.0
#include "base/moment.h"

#include "base/number.h"

#include <math.h>
#include <string.h>
#include <time.h>

static const int64_t SECOND = 1000000000, DAY_SECONDS = 86400;

// Days since 1970-01-01 in the Gregorian calendar. Counted in years that start in March, so that
// the leap day is the last: then month m (March is 0) starts at day (153m + 2) / 5.
static int64_t days_from_date(int64_t year, int64_t month, int64_t day)
{
    year -= month <= 2;
    month = (month + 9) % 12;
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 -
           719468;
}

static int64_t days_in_month(int64_t year, int64_t month)
{
    int64_t next =
        month == 12 ? days_from_date(year + 1, 1, 1) : days_from_date(year, month + 1, 1);
    return next - days_from_date(year, month, 1);
}

// `count` digits within [least, most].
static bool take_digits(const char **text, int count, int64_t least, int64_t most, int64_t *value)
{
    *value = 0;
    for (int i = 0; i < count; i++, ++*text) {
        if (**text < '0' || **text > '9')
            return false;
        *value = *value * 10 + (**text - '0');
    }
    return *value >= least && *value <= most;
}

static bool take(const char **text, char c)
{
    bool found = **text == c;
    *text += found;
    return found;
}

static bool take_date(const char **text, int64_t *days)
{
    int64_t year, month, day;
    if (!take_digits(text, 4, 1, 9999, &year) || !take(text, '-') ||
        !take_digits(text, 2, 1, 12, &month) || !take(text, '-') ||
        !take_digits(text, 2, 1, days_in_month(year, month), &day))
        return false;
    *days = days_from_date(year, month, day);
    return true;
}

// A second of 60 is a leap second.
static bool take_clock(const char **text, int64_t *seconds, int64_t *nanos)
{
    int64_t hour, minute, second, unit = SECOND / 10;
    if (!take_digits(text, 2, 0, 23, &hour) || !take(text, ':') ||
        !take_digits(text, 2, 0, 59, &minute) || !take(text, ':') ||
        !take_digits(text, 2, 0, 60, &second))
        return false;
    *seconds = hour * 3600 + minute * 60 + second;
    if (!take(text, '.'))
        return true;
    if (**text < '0' || **text > '9')
        return false;
    for (; **text >= '0' && **text <= '9'; ++*text, unit /= 10)
        *nanos += (**text - '0') * unit;
    return true;
}

static bool take_offset(const char **text, int64_t *seconds)
{
    int64_t hour, minute, sign = **text == '-' ? -1 : 1;
    if (take(text, 'Z') || take(text, 'z'))
        return true;
    if ((!take(text, '+') && !take(text, '-')) || !take_digits(text, 2, 0, 23, &hour) ||
        !take(text, ':') || !take_digits(text, 2, 0, 59, &minute))
        return false;
    *seconds = sign * (hour * 3600 + minute * 60);
    return true;
}

bool pa_moment_parse(const char *text, int64_t *nanos)
{
    int64_t days, seconds = 0, fraction = 0, offset = 0;
    if (!take_date(&text, &days))
        return false;
    if (*text) {
        if (!take(&text, 'T') && !take(&text, 't') && !take(&text, ' '))
            return false;
        if (!take_clock(&text, &seconds, &fraction) || !take_offset(&text, &offset) || *text)
            return false;
    }
    return pa_mul_int64(days * DAY_SECONDS + seconds - offset, SECOND, nanos) &&
           pa_add_int64(*nanos, fraction, nanos);
}

static double unit_nanos(const char *unit, size_t size)
{
    static const struct {
        const char *name;
        double nanos;
    } units[] = {{"ns", 1},   {"us", 1e3},   {"ms", 1e6},    {"s", 1e9},
                 {"m", 6e10}, {"h", 3.6e12}, {"d", 8.64e13}, {"w", 6.048e14}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strlen(units[i].name) == size && memcmp(units[i].name, unit, size) == 0)
            return units[i].nanos;
    }
    return 0;
}

bool pa_span_parse(const char *text, int64_t *nanos)
{
    double sum = 0;
    if (!*text)
        return false;
    while (*text) {
        size_t digits = strspn(text, "0123456789."), letters;
        double number, unit;
        letters = strcspn(text + digits, "0123456789.");
        unit = unit_nanos(text + digits, letters);
        if (unit == 0 || !pa_parse_double(text, digits, &number))
            return false;
        sum += number * unit;
        text += digits + letters;
    }
    if (sum >= 9.2e18)
        return false;
    *nanos = (int64_t)round(sum);
    return true;
}

void pa_moment_text(int64_t nanos, char out[PA_MOMENT_TEXT])
{
    time_t seconds = (time_t)(nanos / SECOND - (nanos % SECOND < 0));
    struct tm utc;
    if (!gmtime_r(&seconds, &utc) || !strftime(out, PA_MOMENT_TEXT, "%Y-%m-%dT%H:%M:%SZ", &utc))
        out[0] = '\0';
}
