// SPDX-License-Identifier: Apache-2.0
#include "layout_measure.h"

#include "base/vec.h"

#include <math.h>
#include <stdlib.h>

enum { PIECES = 12 }; // straight pieces of a curve

struct piece {
    double x1, y1, x2, y2; // y1 <= y2
    uint32_t curve;
};

typedef PA_VEC(struct piece) piece_vec;

static void add_pieces(piece_vec *pieces, const struct bench_curve *c, uint32_t index)
{
    for (uint32_t k = 0; k + 3 < c->count; k += 3) {
        const double *p = c->xy + 2 * k;
        double x = p[0], y = p[1];
        for (int i = 1; i <= PIECES; i++) {
            double t = (double)i / PIECES, u = 1 - t;
            double a = u * u * u, b = 3 * u * u * t, d = 3 * u * t * t, e = t * t * t;
            double nx = a * p[0] + b * p[2] + d * p[4] + e * p[6];
            double ny = a * p[1] + b * p[3] + d * p[5] + e * p[7];
            struct piece piece = {x, y, nx, ny, index};
            if (ny < y)
                piece = (struct piece){nx, ny, x, y, index};
            pa_vec_push(pieces, piece);
            x = nx;
            y = ny;
        }
    }
}

static int compare_pieces(const void *left, const void *right)
{
    const struct piece *a = left, *b = right;
    return (a->y1 > b->y1) - (a->y1 < b->y1);
}

struct point {
    double x, y;
};

static struct point start(const struct piece *p)
{
    return (struct point){p->x1, p->y1};
}

static struct point end(const struct piece *p)
{
    return (struct point){p->x2, p->y2};
}

// > 0 if a, b, c turn one way, < 0 if the other.
static double turn(struct point a, struct point b, struct point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool pieces_cross(const struct piece *a, const struct piece *b, double *x, double *y)
{
    double d1 = turn(start(a), end(a), start(b));
    double d2 = turn(start(a), end(a), end(b));
    double d3 = turn(start(b), end(b), start(a));
    double d4 = turn(start(b), end(b), end(a));
    if (!((d1 > 0) != (d2 > 0) && (d3 > 0) != (d4 > 0)) || d1 == d2)
        return false;
    double t = d3 / (d3 - d4);
    *x = a->x1 + t * (a->x2 - a->x1);
    *y = a->y1 + t * (a->y2 - a->y1);
    return true;
}

static bool near_box(const struct bench_box *b, double x, double y)
{
    const double margin = 6;
    return x > b->left - margin && x < b->right + margin && y > b->top - margin &&
           y < b->bottom + margin;
}

// Edges that share a node may meet at its border.
static bool at_shared_node(const struct bench_drawing *d, const struct bench_curve *a,
                           const struct bench_curve *b, double x, double y)
{
    uint32_t ends[] = {a->from, a->to};
    for (int i = 0; i < 2; i++)
        if ((ends[i] == b->from || ends[i] == b->to) && near_box(&d->boxes[ends[i]], x, y))
            return true;
    return false;
}

static double count_crossings(const struct bench_drawing *d, const piece_vec *pieces)
{
    double crossings = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        const struct piece *a = &pieces->items[i];
        for (size_t k = i + 1; k < pieces->count && pieces->items[k].y1 <= a->y2; k++) {
            const struct piece *b = &pieces->items[k];
            double x, y;
            if (a->curve == b->curve || fmax(a->x1, a->x2) < fmin(b->x1, b->x2) ||
                fmax(b->x1, b->x2) < fmin(a->x1, a->x2))
                continue;
            if (pieces_cross(a, b, &x, &y) &&
                !at_shared_node(d, &d->curves[a->curve], &d->curves[b->curve], x, y))
                crossings++;
        }
    }
    return crossings;
}

// Clips the piece to the box made a pixel smaller (Liang and Barsky).
static bool enters(const struct piece *p, const struct bench_box *box)
{
    double dx = p->x2 - p->x1, dy = p->y2 - p->y1, low = 0, high = 1;
    double deltas[] = {-dx, dx, -dy, dy};
    double rooms[] = {p->x1 - (box->left + 1), (box->right - 1) - p->x1, p->y1 - (box->top + 1),
                      (box->bottom - 1) - p->y1};
    for (int i = 0; i < 4; i++) {
        if (deltas[i] == 0 && rooms[i] < 0)
            return false;
        if (deltas[i] < 0)
            low = fmax(low, rooms[i] / deltas[i]);
        if (deltas[i] > 0)
            high = fmin(high, rooms[i] / deltas[i]);
    }
    return low < high;
}

static uint32_t count_through(const struct bench_drawing *d, const piece_vec *pieces)
{
    uint32_t count = 0, *hit = calloc(d->curve_count + 1, sizeof *hit);
    for (size_t i = 0; i < pieces->count; i++) {
        const struct piece *p = &pieces->items[i];
        const struct bench_curve *c = &d->curves[p->curve];
        for (uint32_t v = 0; v < d->box_count && !hit[p->curve]; v++)
            if (v != c->from && v != c->to && enters(p, &d->boxes[v]))
                hit[p->curve] = 1;
    }
    for (uint32_t i = 0; i < d->curve_count; i++)
        count += hit[i];
    free(hit);
    return count;
}

static uint32_t count_overlaps(const struct bench_drawing *d)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < d->box_count; i++)
        for (uint32_t k = i + 1; k < d->box_count; k++) {
            const struct bench_box *a = &d->boxes[i], *b = &d->boxes[k];
            count += a->left < b->right - 1 && b->left < a->right - 1 && a->top < b->bottom - 1 &&
                     b->top < a->bottom - 1;
        }
    return count;
}

static double find_area(const struct bench_drawing *d, const piece_vec *pieces)
{
    struct bench_box all = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (uint32_t v = 0; v < d->box_count; v++) {
        all.left = fmin(all.left, d->boxes[v].left);
        all.top = fmin(all.top, d->boxes[v].top);
        all.right = fmax(all.right, d->boxes[v].right);
        all.bottom = fmax(all.bottom, d->boxes[v].bottom);
    }
    for (size_t i = 0; i < pieces->count; i++) {
        const struct piece *p = &pieces->items[i];
        all.left = fmin(all.left, fmin(p->x1, p->x2));
        all.right = fmax(all.right, fmax(p->x1, p->x2));
        all.top = fmin(all.top, p->y1);
        all.bottom = fmax(all.bottom, p->y2);
    }
    return (all.right - all.left) * (all.bottom - all.top);
}

struct bench_measure bench_measure(const struct bench_drawing *d)
{
    struct bench_measure m = {.overlaps = count_overlaps(d)};
    piece_vec pieces = {0};
    for (uint32_t i = 0; i < d->curve_count; i++)
        if (d->curves[i].from != d->curves[i].to)
            add_pieces(&pieces, &d->curves[i], i);
    for (size_t i = 0; i < pieces.count; i++) {
        const struct piece *p = &pieces.items[i];
        m.length += sqrt((p->x2 - p->x1) * (p->x2 - p->x1) + (p->y2 - p->y1) * (p->y2 - p->y1));
    }
    m.area = find_area(d, &pieces);
    m.through = count_through(d, &pieces);
    if (pieces.count > 0)
        qsort(pieces.items, pieces.count, sizeof *pieces.items, compare_pieces);
    m.crossings = count_crossings(d, &pieces);
    pa_vec_release(&pieces);
    return m;
}
