// SPDX-License-Identifier: Apache-2.0
#include "base/name_order.h"

#include "base/memory.h"
#include "base/moment.h"
#include "base/number.h"
#include "base/stamp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// Takes two digits at *text, behind one of the separators if there is one, into `out`.
static bool take_pair(const char **text, const char *separators, char *out)
{
    const char *at = *text;
    if (*at && strchr(separators, *at))
        at++;
    if (!is_digit(at[0]) || !is_digit(at[1]))
        return false;
    memcpy(out, at, 2);
    *text = at + 2;
    return true;
}

// A date that begins here, with what time follows.
static bool read_moment(const char *at, int64_t *nanos)
{
    char date[] = "0000-00-00", clock[] = "00:00:00", text[32];
    memcpy(date, at, 4);
    at += 4;
    if (!take_pair(&at, "-_.", date + 5) || !take_pair(&at, "-_.", date + 8))
        return false;
    const char *before = at;
    if (!take_pair(&at, "T_- .", clock) || !take_pair(&at, ":-_.", clock + 3)) {
        memcpy(clock, "00:00:00", 8);
        at = before;
    } else if (!take_pair(&at, ":-_.", clock + 6)) {
        memcpy(clock + 6, "00", 2);
    }
    if (is_digit(*at))
        return false;
    snprintf(text, sizeof text, "%sT%sZ", date, clock);
    return pa_moment_parse(text, nanos);
}

bool pa_name_time(const char *path, int64_t *nanos)
{
    const char *name = last_part(path);
    struct pa_stamp stamp;
    if (pa_stamp_last(name, strlen(name), &stamp)) {
        *nanos = stamp.nanos;
        return true;
    }
    for (const char *at = name; *at; at++) {
        bool begins = is_digit(at[0]) && (at == name || !is_digit(at[-1]));
        if (begins && is_digit(at[1]) && is_digit(at[2]) && is_digit(at[3]) &&
            (at[0] == '1' || at[0] == '2') && read_moment(at, nanos))
            return true;
    }
    return false;
}

// How much all names have in common at their beginning, not ending within a number.
static size_t common_start(const char *const *paths, size_t count)
{
    const char *first = last_part(paths[0]);
    size_t common = strlen(first);
    for (size_t i = 1; i < count; i++) {
        const char *name = last_part(paths[i]);
        size_t k = 0;
        while (k < common && name[k] == first[k])
            k++;
        common = k;
    }
    while (common > 0 && is_digit(first[common - 1]))
        common--;
    return common;
}

static int compare_numbers(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static bool are_distinct(const int64_t *numbers, size_t count)
{
    int64_t *sorted = pa_xcalloc(count + 1, sizeof *sorted);
    bool distinct = true;
    memcpy(sorted, numbers, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_numbers);
    for (size_t i = 1; distinct && i < count; i++)
        distinct = sorted[i] != sorted[i - 1];
    free(sorted);
    return distinct;
}

bool pa_name_numbers(const char *const *paths, size_t count, int64_t *numbers)
{
    if (count == 0)
        return false;
    size_t start = common_start(paths, count);
    for (size_t i = 0; i < count; i++) {
        const char *name = last_part(paths[i]) + start;
        size_t digits = strspn(name, "0123456789");
        char next = name[digits];
        bool ends = !next || !((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'));
        if (!ends || !pa_parse_int64(name, digits, &numbers[i]))
            return false;
    }
    return are_distinct(numbers, count);
}

static bool find_times(const char *const *paths, size_t count, int64_t *keys)
{
    for (size_t i = 0; i < count; i++) {
        if (!pa_name_time(paths[i], &keys[i]))
            return false;
    }
    return count > 0 && are_distinct(keys, count);
}

// Takes what logrotate and its like put behind the name of a log: ".2", ".2.gz". Returns the size
// of the name without it; *age is 0 without one. 0 for other names.
static size_t take_age(const char *name, int64_t *age)
{
    static const char *const packed[] = {".gz", ".zst", ".bz2", ".xz"};
    size_t size = strlen(name), digits = 0;
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++) {
        size_t end = strlen(packed[i]);
        if (size > end && memcmp(name + size - end, packed[i], end) == 0)
            size -= end;
    }
    while (digits < size && is_digit(name[size - digits - 1]))
        digits++;
    *age = 0;
    if (digits == 0)
        return strlen(name) == size ? size : 0;
    bool rotated = digits < size && name[size - digits - 1] == '.' &&
                   pa_parse_int64(name + size - digits, digits, age);
    return rotated ? size - digits - 1 : 0;
}

// All are one log and what was rotated away from it: without the log itself, or its name, the
// numbers could mean anything.
static bool find_ages(const char *const *paths, size_t count, int64_t *keys)
{
    bool log = false;
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = last_part(paths[i]);
        size_t own = take_age(name, &keys[i]);
        if (own == 0 || (i > 0 && (own != size || memcmp(name, last_part(paths[0]), own) != 0)))
            return false;
        size = own;
        log |= keys[i] == 0 || (own >= 4 && memcmp(name + own - 4, ".log", 4) == 0);
        keys[i] = -keys[i];
    }
    return log && count > 1 && are_distinct(keys, count);
}

enum pa_name_order pa_names_keys(const char *const *paths, size_t count, int64_t *keys)
{
    if (find_times(paths, count, keys))
        return PA_NAMES_BY_TIME;
    if (find_ages(paths, count, keys))
        return PA_NAMES_BY_ROTATION;
    if (pa_name_numbers(paths, count, keys))
        return PA_NAMES_BY_NUMBER;
    for (size_t i = 0; i < count; i++)
        keys[i] = (int64_t)i;
    return PA_NAMES_AS_GIVEN;
}

struct named {
    int64_t key;
    const char *path;
};

static int compare_named(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    return (x->key > y->key) - (x->key < y->key);
}

const char *pa_names_sort(const char **paths, size_t count)
{
    static const char *const words[] = {[PA_NAMES_BY_NUMBER] = "the numbers in their names",
                                        [PA_NAMES_BY_ROTATION] = "their rotation",
                                        [PA_NAMES_BY_TIME] = "the times in their names"};
    int64_t *keys = pa_xcalloc(count + 1, sizeof *keys);
    struct named *list = pa_xcalloc(count + 1, sizeof *list);
    enum pa_name_order order = pa_names_keys(paths, count, keys);
    for (size_t i = 0; i < count; i++)
        list[i] = (struct named){keys[i], paths[i]};
    qsort(list, count, sizeof *list, compare_named);
    bool moved = false;
    for (size_t i = 0; i < count; i++) {
        moved |= list[i].path != paths[i];
        paths[i] = list[i].path;
    }
    free(keys);
    free(list);
    return moved ? words[order] : NULL;
}
