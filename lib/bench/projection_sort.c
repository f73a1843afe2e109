// SPDX-License-Identifier: Apache-2.0
#include "bench/projection.h"

#include "base/memory.h"
#include "base/number.h"

#include <math.h>
#include <string.h>

// What a comparison needs, in each item, since qsort() passes nothing else.
struct item {
    const struct sorter *sorter;
    uint32_t key;
};

struct sorter {
    const struct pa_projection *projection;
    const struct pa_records *set;
    uint32_t *fields;
    size_t count;
};

// A number anywhere in the text: 1.5, 10k, 4KiB, size=1M. False if there is none.
static bool find_number(const char *text, double *value)
{
    size_t size = strlen(text), start = strcspn(text, "0123456789.");
    if (pa_parse_double(text, size, value))
        return true;
    size_t digits = strspn(text + start, "0123456789.");
    if (!digits || !pa_parse_double(text + start, digits, value))
        return false;
    static const char prefixes[] = "KMGTPEZY";
    char prefix = text[start + digits] == 'k' ? 'K' : text[start + digits];
    const char *power = prefix ? strchr(prefixes, prefix) : NULL;
    if (power) {
        double step = text[start + digits + 1] == 'i' ? 1024 : 1000;
        *value *= pow(step, (double)(power - prefixes + 1));
    }
    return true;
}

static int compare_double(double a, double b)
{
    if (isnan(a) || isnan(b))
        return isnan(a) - isnan(b);
    return (a > b) - (a < b);
}

static int compare_numbers(const char *a, const char *b)
{
    double x, y;
    bool has_x = find_number(a, &x), has_y = find_number(b, &y);
    if (has_x && has_y)
        return compare_double(x, y);
    return has_y - has_x; // what is no number comes last
}

static size_t listed_rank(const struct pa_projection_field *field, const char *value)
{
    for (size_t i = 0; i < field->listed_count; i++) {
        if (strcmp(field->listed[i], value) == 0)
            return i;
    }
    return 0;
}

static uint32_t seen_rank(const struct pa_projection_field *field, pa_str value)
{
    return value < field->seen.count ? field->seen.items[value] : 0;
}

static int compare_values(const struct sorter *s, const struct pa_projection_field *field, pa_str a,
                          pa_str b)
{
    const char *x = pa_records_text(s->set, a), *y = pa_records_text(s->set, b);
    size_t i, j;
    int order = 0;
    switch (field->order) {
    case PA_ORDER_FIRST:
        i = seen_rank(field, a), j = seen_rank(field, b);
        order = (i > j) - (i < j);
        break;
    case PA_ORDER_FIXED:
        i = listed_rank(field, x), j = listed_rank(field, y);
        order = (i > j) - (i < j);
        break;
    case PA_ORDER_NUM:
        order = compare_numbers(x, y);
        break;
    case PA_ORDER_ALPHA:
        break;
    }
    return order ? order : strcmp(x, y);
}

static int compare(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    const struct sorter *s = x->sorter;
    for (size_t i = 0; i < s->count; i++) {
        pa_str v = pa_projection_value(s->projection, x->key, s->fields[i]);
        pa_str w = pa_projection_value(s->projection, y->key, s->fields[i]);
        int order =
            v == w ? 0 : compare_values(s, &s->projection->fields.items[s->fields[i]], v, w);
        if (order)
            return order;
    }
    return (x->key > y->key) - (x->key < y->key);
}

void pa_projection_sort(const struct pa_projection *projection, const struct pa_records *set,
                        uint32_t *keys, size_t count)
{
    struct sorter sorter = {projection, set, NULL, 0};
    sorter.fields = pa_xcalloc(projection->fields.count + 1, sizeof *sorter.fields);
    sorter.count = pa_projection_fields(projection, sorter.fields);
    struct item *items = pa_xcalloc(count + 1, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = (struct item){&sorter, keys[i]};
    qsort(items, count, sizeof *items, compare);
    for (size_t i = 0; i < count; i++)
        keys[i] = items[i].key;
    free(items);
    free(sorter.fields);
}
