// SPDX-License-Identifier: Apache-2.0
#include "analysis/tag_ranges.h"

#include "base/quantity.h"

#include <math.h>
#include <string.h>

struct range {
    const struct pa_tag *seed;
    int64_t least, most;
    struct pa_tag sum;
};

static void add(int64_t value, int64_t *sum)
{
    if (__builtin_add_overflow(*sum, value, sum))
        *sum = value < 0 ? INT64_MIN : INT64_MAX;
}

static void join(struct range *r, const struct pa_tag *t)
{
    r->least = t->number < r->least ? t->number : r->least;
    r->most = t->number > r->most ? t->number : r->most;
    add(t->flat, &r->sum.flat);
    add(t->flat_divisor, &r->sum.flat_divisor);
    add(t->cum, &r->sum.cum);
    add(t->cum_divisor, &r->sum.cum_divisor);
}

static struct range *nearest(struct range *ranges, size_t count, const struct pa_tag *t)
{
    size_t best = 0;
    double distance = INFINITY;
    for (size_t i = 0; i < count; i++) {
        double d = fabs((double)ranges[i].seed->number - (double)t->number);
        if (d < distance) {
            best = i;
            distance = d;
        }
    }
    return &ranges[best];
}

// Numbers are small where values are large: each is written in the unit that fits it.
static const char *text_of(const struct range *r, const char *unit, struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    pa_quantity_label(&text, r->least, unit, "auto");
    if (r->sum.text != r->seed->text) {
        pa_strbuf_adds(&text, "..");
        pa_quantity_label(&text, r->most, unit, "auto");
    }
    return pa_strbuf_keep(&text, arena);
}

struct pa_tag_list pa_tag_ranges(struct pa_tag_list numbers, size_t most, const char *unit,
                                 bool by_flat, struct pa_arena *arena)
{
    struct pa_tag *tags = numbers.items;
    pa_tags_sort(tags, numbers.count, by_flat);
    if (numbers.count <= most)
        return numbers;
    struct range *ranges = pa_arena_calloc(arena, most, sizeof *ranges);
    struct pa_tag *result = pa_arena_calloc(arena, most, sizeof *result);
    for (size_t i = 0; i < most; i++)
        ranges[i] = (struct range){&tags[i], tags[i].number, tags[i].number, tags[i]};
    for (size_t i = most; i < numbers.count; i++) {
        struct range *r = nearest(ranges, most, &tags[i]);
        join(r, &tags[i]);
        r->sum.text = NULL; // more than the seed
    }
    for (size_t i = 0; i < most; i++) {
        result[i] = ranges[i].sum;
        result[i].text = text_of(&ranges[i], unit, arena);
        result[i].flat = pa_tag_flat(&ranges[i].sum);
        result[i].cum = pa_tag_cum(&ranges[i].sum);
        result[i].flat_divisor = result[i].cum_divisor = 0;
    }
    pa_tags_sort(result, most, by_flat);
    return (struct pa_tag_list){result, most};
}
