// SPDX-License-Identifier: Apache-2.0
#include "base/stamp.h"

#include <string.h>

static const int64_t SECOND = 1000000000;

struct scan {
    const char *text;
    size_t size, at;
};

static bool is_digit(const struct scan *s, size_t at)
{
    return at < s->size && s->text[at] >= '0' && s->text[at] <= '9';
}

static char peek(const struct scan *s)
{
    return s->at < s->size ? s->text[s->at] : '\0';
}

// Exactly so many digits, 19 at most. False if they are more than an int64_t holds.
static bool digits(struct scan *s, unsigned count, int64_t *value)
{
    uint64_t sum = 0;
    for (unsigned i = 0; i < count; i++, s->at++) {
        if (!is_digit(s, s->at))
            return false;
        sum = sum * 10 + (uint64_t)(s->text[s->at] - '0');
    }
    *value = (int64_t)sum;
    return sum <= INT64_MAX;
}

static void skip_any(struct scan *s, const char *set)
{
    char c = peek(s);
    if (c && strchr(set, c))
        s->at++;
}

// Days since 1970 of a date of the Gregorian calendar: years begin in March, so that the leap day
// is their last.
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
    int64_t y = year - (month <= 2), era = y / 400, of_era = y % 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int64_t fraction(struct scan *s)
{
    char c = peek(s);
    int64_t unit = SECOND / 10, sum = 0;
    if ((c != '.' && c != ',') || !is_digit(s, s->at + 1))
        return 0;
    for (s->at++; is_digit(s, s->at); s->at++, unit /= 10)
        sum += unit * (s->text[s->at] - '0');
    return sum;
}

// "+08:00", "-0500": seconds east of UTC.
static bool offset(struct scan *s, int64_t *seconds)
{
    struct scan t = *s;
    char sign = peek(&t);
    int64_t hours, minutes;
    t.at++;
    if ((sign != '+' && sign != '-') || !digits(&t, 2, &hours))
        return false;
    skip_any(&t, ":");
    if (!digits(&t, 2, &minutes) || is_digit(&t, t.at) || hours > 14 || minutes > 59)
        return false;
    *seconds = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    *s = t;
    return true;
}

static bool word(struct scan *s, const char *what)
{
    size_t n = strlen(what);
    if (s->size - s->at < n || memcmp(s->text + s->at, what, n) != 0)
        return false;
    s->at += n;
    return true;
}

static bool zone(struct scan *s, int64_t *seconds)
{
    struct scan t = *s;
    *seconds = 0;
    if (word(s, "Z")) {
        offset(s, seconds); // in "Z07:00", Go's layout; without one it stays 0
        return true;
    }
    skip_any(&t, " ._");
    if (!word(&t, "UTC") && !word(&t, "GMT") && !offset(&t, seconds))
        return false;
    *s = t;
    return true;
}

static bool in(int64_t value, int64_t least, int64_t most)
{
    return value >= least && value <= most;
}

static bool date_and_time(struct scan *s, struct pa_stamp *stamp)
{
    int64_t year, month, day, hour, minute, second, east = 0;
    if (!digits(s, 4, &year))
        return false;
    skip_any(s, "-/_");
    if (!digits(s, 2, &month))
        return false;
    skip_any(s, "-/_");
    if (!digits(s, 2, &day))
        return false;
    skip_any(s, "T-_ .");
    if (!digits(s, 2, &hour))
        return false;
    skip_any(s, ":_-.");
    if (!digits(s, 2, &minute))
        return false;
    skip_any(s, ":_-.");
    if (!digits(s, 2, &second) || is_digit(s, s->at) || !in(year, 1990, 2200) ||
        !in(month, 1, 12) || !in(day, 1, 31) || hour > 23 || minute > 59 || second > 60)
        return false;
    int64_t seconds = ((days_of(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
    int64_t part = fraction(s);
    stamp->zoned = zone(s, &east);
    stamp->nanos = (seconds - east) * SECOND + part;
    return true;
}

// A number by itself of 10, 13 or 19 digits, of the years 2001 to 2100.
static bool since_1970(struct scan *s, struct pa_stamp *stamp)
{
    size_t count = 0;
    int64_t value, unit;
    while (is_digit(s, s->at + count))
        count++;
    unit = count == 10 ? SECOND : count == 13 ? SECOND / 1000 : count == 19 ? 1 : 0;
    if (!unit || !digits(s, (unsigned)count, &value) ||
        !in(value / (SECOND / unit), 1000000000, 4102444800))
        return false;
    stamp->nanos = value * unit;
    stamp->zoned = true;
    return true;
}

static bool stamp_at(const char *text, size_t size, size_t at, bool numbers, struct pa_stamp *stamp)
{
    struct scan s = {text, size, at}, n = s;
    if (!is_digit(&s, at) || (at > 0 && is_digit(&s, at - 1)))
        return false;
    if (date_and_time(&s, stamp)) {
        stamp->from = at;
        stamp->to = s.at;
        return true;
    }
    if (!numbers || !since_1970(&n, stamp))
        return false;
    stamp->from = at;
    stamp->to = n.at;
    return true;
}

bool pa_stamp_last(const char *text, size_t size, struct pa_stamp *stamp)
{
    for (size_t at = size; at-- > 0;) {
        if (stamp_at(text, size, at, true, stamp))
            return true;
    }
    return false;
}

bool pa_stamp_first(const char *text, size_t size, struct pa_stamp *stamp)
{
    for (size_t at = 0; at < size; at++) {
        if (stamp_at(text, size, at, false, stamp))
            return true;
    }
    return false;
}
