// SPDX-License-Identifier: Apache-2.0
#include "base/quantity.h"

#include <math.h>
#include <string.h>
#include <strings.h>

struct unit {
    const char *name;
    const char *aliases[4]; // lower case, singular
    double factor;          // how many of the family's smallest or base unit
};

struct family {
    struct unit units[10]; // ascending; ends with a NULL name
    struct unit fallback;  // where a target of another family ends up
};

#define KIB 1024.0

static const struct family FAMILIES[] = {
    {.units = {{"B", {"b", "byte"}, 1},
               {"kB", {"kb", "kbyte", "kilobyte"}, KIB},
               {"MB", {"mb", "mbyte", "megabyte"}, KIB *KIB},
               {"GB", {"gb", "gbyte", "gigabyte"}, KIB *KIB *KIB},
               {"TB", {"tb", "tbyte", "terabyte"}, KIB *KIB *KIB *KIB},
               {"PB", {"pb", "pbyte", "petabyte"}, KIB *KIB *KIB *KIB *KIB}},
     .fallback = {"B", {0}, 1}},
    // Both signs for micro: U+00B5 and U+03BC.
    {.units = {{"ns", {"ns", "nanosecond"}, 1},
               {"us", {"us", "microsecond", "\xC2\xB5s", "\xCE\xBCs"}, 1e3},
               {"ms", {"ms", "millisecond"}, 1e6},
               {"s", {"s", "sec", "second"}, 1e9},
               {"hrs", {"hour", "hr"}, 3600e9}},
     .fallback = {"s", {0}, 1e9}},
    {.units = {{"n*GCU", {"nanogcu"}, 1e-9},
               {"u*GCU", {"microgcu"}, 1e-6},
               {"m*GCU", {"milligcu"}, 1e-3},
               {"GCU", {"gcu"}, 1},
               {"k*GCU", {"kilogcu"}, 1e3},
               {"M*GCU", {"megagcu"}, 1e6},
               {"G*GCU", {"gigagcu"}, 1e9},
               {"T*GCU", {"teragcu"}, 1e12},
               {"P*GCU", {"petagcu"}, 1e15}},
     .fallback = {"GCU", {0}, 1}},
    // Counts that are no whole numbers: 1400/1000.
    {.units = {{"/1e12", {"trillionth", "/1e12"}, 1},
               {"/1e9", {"billionth", "/1e9"}, 1e3},
               {"/1e6", {"millionth", "/1e6"}, 1e6},
               {"/1000", {"thousandth", "/1000"}, 1e9},
               {"", {"count"}, 1e12}},
     .fallback = {"", {0}, 1e12}},
};
enum { FAMILY_COUNT = sizeof FAMILIES / sizeof FAMILIES[0] };

// A count is of its family only beside fractions of counts: alone it stays as it is.
static bool is_whole(const struct unit *unit)
{
    return *unit->name == '\0';
}

static bool same(const char *alias, const char *name, size_t size)
{
    return strlen(alias) == size && strncasecmp(alias, name, size) == 0;
}

static const struct unit *find_unit(const struct family *family, const char *name)
{
    size_t size = strlen(name), singular = size;
    if (size > 2 && (name[size - 1] == 's' || name[size - 1] == 'S'))
        singular--;
    for (const struct unit *u = family->units; u->name; u++) {
        for (size_t i = 0; i < 4 && u->aliases[i]; i++) {
            if ((u->aliases[i][0] | 0x20) != (name[0] | 0x20)) // most end here
                continue;
            // As written counts too, for the micro sign: two bytes and an 's' that is no plural.
            if (same(u->aliases[i], name, singular) || same(u->aliases[i], name, size))
                return u;
        }
    }
    return NULL;
}

static const struct family *family_of(const char *name, const struct unit **unit)
{
    for (size_t i = 0; i < FAMILY_COUNT; i++) {
        if ((*unit = find_unit(&FAMILIES[i], name)))
            return &FAMILIES[i];
    }
    return NULL;
}

static const struct unit *largest_below(const struct family *family, double value)
{
    const struct unit *best = &family->fallback;
    bool found = false;
    for (const struct unit *u = family->units; u->name; u++) {
        if (value / u->factor >= 1.0 && (!found || u->factor >= best->factor))
            best = u, found = true;
    }
    return best;
}

static bool is_any(const char *name, const char *const *list)
{
    while (*list && strcmp(*list, name) != 0)
        list++;
    return *list;
}

static bool chooses_itself(const char *unit)
{
    return is_any(unit, (const char *const[]){"auto", "minimum", NULL});
}

static const char *uninteresting(const char *unit)
{
    static const char *const BARE[] = {"count", "sample", "unit", "minimum", "auto", NULL};
    return is_any(unit, BARE) ? "" : unit;
}

void pa_quantity_scale_double(double value, const char *from, const char *to, double *scaled,
                              const char **unit)
{
    const struct unit *source, *target;
    const struct family *family = family_of(from, &source);
    *scaled = value;
    *unit = uninteresting(to);
    if (!family || (is_whole(source) && !find_unit(family, to)))
        return;
    double magnitude = fabs(value) * source->factor;
    if (chooses_itself(to))
        target = largest_below(family, magnitude);
    else if (!(target = find_unit(family, to)))
        target = &family->fallback;
    *scaled = copysign(magnitude / target->factor, value);
    *unit = target->name;
}

void pa_quantity_scale(int64_t value, const char *from, const char *to, double *scaled,
                       const char **unit)
{
    // -2^63 has no positive counterpart in int64: pprof then finds no unit small enough.
    if (value == INT64_MIN && chooses_itself(to)) {
        const struct unit *source;
        const struct family *family = family_of(from, &source);
        to = family ? family->fallback.name : to;
    }
    pa_quantity_scale_double((double)value, from, to, scaled, unit);
}

static void cut(struct pa_strbuf *out, size_t size)
{
    out->size = size;
    out->text[size] = '\0';
}

void pa_quantity_label(struct pa_strbuf *out, int64_t value, const char *from, const char *to)
{
    double scaled;
    const char *unit;
    pa_quantity_scale(value, from, to, &scaled, &unit);
    size_t start = out->size;
    pa_strbuf_add_fixed(out, scaled, 2);
    if (strcmp(out->text + out->size - 3, ".00") == 0)
        cut(out, out->size - 3);
    if (strcmp(out->text + start, "0") != 0 && strcmp(out->text + start, "-0") != 0) {
        pa_strbuf_adds(out, unit);
        return;
    }
    cut(out, start);
    pa_strbuf_addc(out, '0');
}

// Moves what was added from `start` on to the right, to be at least `width` bytes.
static void pad(struct pa_strbuf *out, size_t start, size_t width)
{
    size_t size = out->size - start, spaces = size < width ? width - size : 0;
    pa_strbuf_fill(out, ' ', spaces);
    memmove(out->text + start + spaces, out->text + start, size);
    memset(out->text + start, ' ', spaces);
}

// What printf() writes for %.2g from .01 up to 1: two digits, and no zeros behind them.
static void add_two_digits(struct pa_strbuf *out, double value)
{
    pa_strbuf_add_fixed(out, value, value >= 0.1 ? 2 : 3);
    size_t size = out->size;
    while (out->text[size - 1] == '0')
        size--;
    cut(out, out->text[size - 1] == '.' ? size - 1 : size);
}

// printf() takes a thousand instructions for a number, and tables are full of shares.
void pa_percentage_share(struct pa_strbuf *out, double share)
{
    double percent = fabs(share) * 100;
    size_t start = out->size;
    if (percent >= 99.95 && percent <= 100.05)
        pa_strbuf_adds(out, "100");
    else if (percent >= 1)
        pa_strbuf_add_fixed(out, percent, 2);
    else if (percent >= 0.01)
        add_two_digits(out, percent);
    else if (percent == 0)
        pa_strbuf_addc(out, '0');
    else
        pa_strbuf_printf(out, "%.2g", percent);
    pad(out, start, 5);
    pa_strbuf_addc(out, '%');
}

void pa_percentage(struct pa_strbuf *out, int64_t value, int64_t total)
{
    pa_percentage_share(out, total ? (double)value / (double)total : 0);
}

bool pa_units_compatible(const char *a, const char *b)
{
    const struct unit *ua, *ub;
    if (strcmp(a, b) == 0)
        return true;
    const struct family *family = family_of(a, &ua);
    return family && family == family_of(b, &ub) && !(is_whole(ua) && is_whole(ub));
}
