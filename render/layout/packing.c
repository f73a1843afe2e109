// SPDX-License-Identifier: Apache-2.0
#include "layout/packing.h"

#include <stdlib.h>

// Of more components the rest, which are small, are placed as one block of rows.
enum { MOST = 100 };

struct span {
    int64_t from, to; // x of a corner that would be too close to something, from < x < to
};

struct packer {
    struct pa_arena arena; // of this call
    struct pa_outline grown[MOST];
    struct pa_layout_point corner[MOST]; // of what was placed
    uint32_t placed;
    struct span spans[MOST];
    int64_t width, height; // so far
    int32_t gap, strip;
    uint32_t margin; // the gap in strips
};

// The square of the longer side counts beside the area, so that long thin drawings lose against
// squarer ones.
static double waste(int64_t width, int64_t height)
{
    double longer = (double)(width > height ? width : height);
    return (double)width * (double)height + longer * longer / 4;
}

// Finds the x at which a corner in strip `row` would bring `o` too close to item k; false: there is
// none.
static bool find_span(const struct packer *p, const struct pa_outline *o, uint32_t row, uint32_t k,
                      struct span *span)
{
    const struct pa_outline *other = &p->grown[k];
    int64_t shift = (int64_t)row - p->corner[k].y / p->strip + p->margin; // of strips
    int64_t from = INT64_MAX, to = INT64_MIN;
    for (int64_t i = shift < 0 ? -shift : 0; i < o->count && i + shift < other->count; i++) {
        if (o->left[i] > o->right[i] || other->left[i + shift] > other->right[i + shift])
            continue;
        int64_t low = (int64_t)other->left[i + shift] - p->gap - o->right[i];
        int64_t high = (int64_t)other->right[i + shift] + p->gap - o->left[i];
        from = low < from ? low : from;
        to = high > to ? high : to;
    }
    if (from >= to)
        return false; // no strip in common
    *span = (struct span){from + p->corner[k].x, to + p->corner[k].x};
    return true;
}

static int compare_spans(const void *left, const void *right)
{
    const struct span *a = left, *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

static int64_t find_x(struct packer *p, const struct pa_outline *o, uint32_t row)
{
    size_t count = 0;
    int64_t x = 0;
    for (uint32_t k = 0; k < p->placed; k++)
        count += find_span(p, o, row, k, &p->spans[count]);
    if (count > 0)
        qsort(p->spans, count, sizeof *p->spans, compare_spans);
    for (size_t i = 0; i < count && p->spans[i].from < x; i++)
        x = p->spans[i].to > x ? p->spans[i].to : x;
    return x;
}

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static struct pa_layout_point find_place(struct packer *p, const struct pa_outline *o)
{
    uint32_t rows = (uint32_t)(p->height / p->strip) + p->margin + 1;
    int64_t best_x = 0, best_y = 0;
    double least = 0;
    for (uint32_t row = 0; row <= (p->placed ? rows : 0); row++) {
        int64_t x = find_x(p, o, row), y = (int64_t)row * p->strip;
        double cost = waste(larger(p->width, x + o->width), larger(p->height, y + o->height));
        if (row > 0 && cost >= least)
            continue;
        least = cost;
        best_x = x;
        best_y = y;
    }
    p->width = larger(p->width, best_x + o->width);
    p->height = larger(p->height, best_y + o->height);
    return (struct pa_layout_point){(int32_t)best_x, (int32_t)best_y};
}

static bool place(struct packer *p, const struct pa_outline *o, struct pa_layout_point *corner)
{
    *corner = find_place(p, o);
    p->grown[p->placed] = pa_outline_grow(&p->arena, o, p->margin);
    p->corner[p->placed++] = *corner;
    return p->width <= PA_LAYOUT_MAX_EXTENT && p->height <= PA_LAYOUT_MAX_EXTENT;
}

// Places items in rows about as wide as the whole is high, relative to the block's corner.
static struct pa_layout_point fill_rows(struct pa_packed *items, uint32_t count, int32_t gap)
{
    int64_t x = 0, y = 0, width = 0, height = 0;
    double area = 0;
    for (uint32_t i = 0; i < count; i++)
        area += (double)(items[i].outline.width + gap) * (items[i].outline.height + gap);
    for (uint32_t i = 0; i < count; i++) {
        const struct pa_outline *o = &items[i].outline;
        if (x > 0 && (double)(x + o->width) * (double)(x + o->width) > area) {
            y = height + gap;
            x = 0;
        }
        if (x > PA_LAYOUT_MAX_EXTENT || y > PA_LAYOUT_MAX_EXTENT)
            return (struct pa_layout_point){INT32_MAX, INT32_MAX};
        items[i].corner = (struct pa_layout_point){(int32_t)x, (int32_t)y};
        width = larger(width, x + o->width);
        height = larger(height, y + o->height);
        x += o->width + gap;
    }
    return (struct pa_layout_point){(int32_t)width, (int32_t)height};
}

static bool place_rest(struct packer *p, struct pa_packed *items, uint32_t count)
{
    struct pa_layout_point size = fill_rows(items, count, p->gap), corner;
    if (size.x > PA_LAYOUT_MAX_EXTENT || size.y > PA_LAYOUT_MAX_EXTENT)
        return false;
    struct pa_layout_node box = {size.x, size.y, 0};
    struct pa_outline block = pa_outline_new(&p->arena, size.x, size.y, p->strip);
    pa_outline_add_box(&block, (struct pa_layout_point){0, 0}, &box);
    if (!place(p, &block, &corner))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        items[i].corner.x += corner.x;
        items[i].corner.y += corner.y;
    }
    return true;
}

bool pa_packing_place(struct pa_packed *items, uint32_t count, int32_t gap,
                      struct pa_layout_point *size)
{
    struct packer p = {.gap = gap, .strip = count ? items[0].outline.strip : 1};
    p.margin = (uint32_t)((gap + p.strip - 1) / p.strip);
    uint32_t single = count > MOST ? MOST - 1 : count;
    bool ok = true;
    for (uint32_t i = 0; ok && i < single; i++)
        ok = place(&p, &items[i].outline, &items[i].corner);
    if (ok && single < count)
        ok = place_rest(&p, items + single, count - single);
    *size = (struct pa_layout_point){(int32_t)p.width, (int32_t)p.height};
    pa_arena_release(&p.arena);
    return ok;
}
