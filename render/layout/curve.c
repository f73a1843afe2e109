// SPDX-License-Identifier: Apache-2.0
#include "layout/curve.h"

#include <math.h>

struct fitter {
    const struct pa_corridor *way;
    struct pa_curve *curve;
};

static struct pa_route_point minus(struct pa_route_point a, struct pa_route_point b)
{
    return (struct pa_route_point){a.x - b.x, a.y - b.y};
}

static struct pa_route_point along(struct pa_route_point a, struct pa_route_point direction,
                                   double length)
{
    return (struct pa_route_point){a.x + direction.x * length, a.y + direction.y * length};
}

static double length(struct pa_route_point a)
{
    return sqrt(a.x * a.x + a.y * a.y); // exactly rounded, unlike hypot
}

static struct pa_route_point unit(struct pa_route_point a)
{
    double size = length(a);
    return size > 0 ? (struct pa_route_point){a.x / size, a.y / size}
                    : (struct pa_route_point){0, 1};
}

static double x_at(struct pa_route_point a, struct pa_route_point b, double y)
{
    return b.y > a.y ? a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)) : a.x;
}

static bool inside(const struct pa_room *room, struct pa_route_point a, struct pa_route_point b)
{
    double top = a.y > room->top ? a.y : room->top;
    double bottom = b.y < room->bottom ? b.y : room->bottom;
    if (top > bottom)
        return true;
    double x1 = x_at(a, b, top), x2 = x_at(a, b, bottom);
    const double slack = 0.5;
    return x1 >= room->left - slack && x1 <= room->right + slack && x2 >= room->left - slack &&
           x2 <= room->right + slack;
}

static struct pa_route_point on_curve(const struct pa_route_point c[4], double t)
{
    double u = 1 - t, a = u * u * u, b = 3 * u * u * t, d = 3 * u * t * t, e = t * t * t;
    return (struct pa_route_point){a * c[0].x + b * c[1].x + d * c[2].x + e * c[3].x,
                                   a * c[0].y + b * c[1].y + d * c[2].y + e * c[3].y};
}

// Returns the first room that ends at or below y.
static size_t find_room(const struct fitter *f, double y)
{
    size_t low = 0, high = f->way->rooms.count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (f->way->rooms.items[mid].bottom < y)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool stays_inside(const struct fitter *f, const struct pa_route_point c[4])
{
    if (c[1].y < c[0].y || c[2].y < c[1].y || c[3].y < c[2].y)
        return false; // it might turn back
    size_t room = find_room(f, c[0].y), rooms = find_room(f, c[3].y) - room;
    size_t pieces = 16 + 4 * rooms;
    struct pa_route_point a = c[0];
    for (size_t i = 1; i <= pieces; i++) {
        struct pa_route_point b = i == pieces ? c[3] : on_curve(c, (double)i / (double)pieces);
        if (b.x < f->way->left || b.x > f->way->right)
            return false;
        while (room < f->way->rooms.count && f->way->rooms.items[room].bottom < a.y)
            room++;
        for (size_t k = room; k < f->way->rooms.count && f->way->rooms.items[k].top <= b.y; k++)
            if (!inside(&f->way->rooms.items[k], a, b))
                return false;
        a = b;
    }
    return true;
}

static void push_curve(struct fitter *f, const struct pa_route_point c[4])
{
    for (int i = 1; i < 4; i++)
        pa_vec_push(&f->curve->points, c[i]);
}

static double string_length(const struct fitter *f, const struct pa_curve_span *s)
{
    double sum = 0;
    for (size_t i = s->first; i < s->last; i++)
        sum += length(minus(f->way->string.items[i + 1], f->way->string.items[i]));
    return sum;
}

// Tries one curve for the whole span, with handles as long as the corridor allows; false if none
// fits.
static bool fit_curve(struct fitter *f, const struct pa_curve_span *s)
{
    static const double HANDLES[] = {0.4, 0.3, 0.2, 0.1, 0.05};
    struct pa_route_point a = f->way->string.items[s->first], b = f->way->string.items[s->last];
    double size = string_length(f, s);
    for (size_t i = 0; i < sizeof HANDLES / sizeof *HANDLES; i++) {
        struct pa_route_point c[4] = {a, along(a, s->start, HANDLES[i] * size),
                                      along(b, s->end, -HANDLES[i] * size), b};
        if (!stays_inside(f, c))
            continue;
        push_curve(f, c);
        return true;
    }
    return false;
}

static void push_line(struct fitter *f, struct pa_route_point a, struct pa_route_point b)
{
    struct pa_route_point third = {(b.x - a.x) / 3, (b.y - a.y) / 3};
    push_curve(f, (struct pa_route_point[4]){a, along(a, third, 1), along(a, third, 2), b});
}

// Returns the point of the string that is farthest from the straight line between the ends of the
// span.
static size_t find_split(const struct fitter *f, const struct pa_curve_span *s)
{
    struct pa_route_point a = f->way->string.items[s->first];
    struct pa_route_point d = minus(f->way->string.items[s->last], a);
    size_t best = s->first + 1;
    double most = -1;
    for (size_t i = s->first + 1; i < s->last; i++) {
        struct pa_route_point p = minus(f->way->string.items[i], a);
        double away = d.x * p.y - d.y * p.x;
        away = away < 0 ? -away : away;
        if (away > most) {
            most = away;
            best = i;
        }
    }
    return best;
}

static struct pa_route_point direction(const struct fitter *f, size_t i)
{
    return unit(minus(f->way->string.items[i + 1], f->way->string.items[i]));
}

// Covers the string with curves, splitting where one does not fit.
static void lay_curves(struct fitter *f)
{
    size_t last = f->way->string.count - 1;
    f->curve->points.count = f->curve->spans.count = 0;
    pa_vec_push(&f->curve->points, f->way->string.items[0]);
    struct pa_curve_span whole = {0, last, direction(f, 0), direction(f, last - 1)};
    pa_vec_push(&f->curve->spans, whole);
    while (f->curve->spans.count > 0) {
        struct pa_curve_span s = f->curve->spans.items[--f->curve->spans.count];
        if (fit_curve(f, &s))
            continue;
        if (s.last == s.first + 1) {
            push_line(f, f->way->string.items[s.first], f->way->string.items[s.last]);
            continue;
        }
        size_t split = find_split(f, &s);
        struct pa_route_point before = direction(f, split - 1), after = direction(f, split);
        struct pa_route_point tangent =
            unit((struct pa_route_point){before.x + after.x, before.y + after.y});
        struct pa_curve_span lower = {split, s.last, tangent, s.end};
        struct pa_curve_span upper = {s.first, split, s.start, tangent};
        pa_vec_push(&f->curve->spans, lower);
        pa_vec_push(&f->curve->spans, upper);
    }
}

void pa_curve_fit(struct pa_curve *curve, const struct pa_corridor *corridor)
{
    struct fitter f = {corridor, curve};
    lay_curves(&f);
}

void pa_curve_release(struct pa_curve *curve)
{
    pa_vec_release(&curve->points);
    pa_vec_release(&curve->spans);
}
