// SPDX-License-Identifier: Apache-2.0
#include "stats/biweight.h"

#include "base/vec.h"

#include <math.h>
#include <stdbool.h>

enum { CAP = 9, REACH = 3 }; // most that a value costs, and the distance from where on

// The least cost up to now if the last level is mu in (lo, hi): a mu^2 + b mu + c; that level began
// at value `since`. `top` is the greater of its values at lo and hi: the most, as it is convex.
struct piece {
    double lo, hi, a, b, c, top;
    size_t since;
};

struct pieces {
    struct piece *items;
    size_t count, capacity;
};

static double value_at(const struct piece *p, double mu)
{
    return (p->a * mu + p->b) * mu + p->c;
}

static double top_of(const struct piece *p)
{
    double lo = value_at(p, p->lo), hi = value_at(p, p->hi);
    return lo > hi ? lo : hi;
}

static bool same(const struct piece *p, const struct piece *q)
{
    return p->since == q->since && p->a == q->a && p->b == q->b && p->c == q->c;
}

static void add_piece(struct pieces *out, const struct piece *p)
{
    if (!(p->hi > p->lo))
        return;
    struct piece *last = out->count ? &out->items[out->count - 1] : NULL;
    if (last && same(last, p)) {
        last->hi = p->hi;
        last->top = p->top > last->top ? p->top : last->top;
    } else {
        out->items[out->count++] = *p; // take_value() has made room
    }
}

static double clamp(double x, double lo, double hi)
{
    return x < lo ? lo : x > hi ? hi : x;
}

// Where a piece costs more than `most`, a new level that begins at t is as good. Gives the parts,
// at most three.
static int cap_piece(const struct piece *p, double most, size_t t, struct piece parts[])
{
    struct piece fresh = {.lo = p->lo, .hi = p->hi, .c = most, .top = most, .since = t};
    double disc = p->b * p->b - 4 * p->a * (p->c - most);
    parts[0] = fresh;
    if (p->a == 0 || disc <= 0)
        return 1;
    double root = sqrt(disc), left = clamp((-p->b - root) / (2 * p->a), p->lo, p->hi);
    double right = clamp((-p->b + root) / (2 * p->a), p->lo, p->hi);
    parts[0].hi = left;
    parts[1] = *p;
    parts[1].lo = left;
    parts[1].hi = right;
    parts[1].top = top_of(&parts[1]);
    parts[2] = fresh;
    parts[2].lo = right;
    return 3;
}

static bool is_far(const struct piece *p, double x)
{
    return p->hi <= x - REACH || p->lo >= x + REACH;
}

static void add_cap(struct pieces *out, const struct piece *p)
{
    struct piece q = *p;
    q.c += CAP;
    q.top += CAP;
    add_piece(out, &q);
}

// Adds what value x costs.
static void add_value(struct pieces *out, const struct piece *p, double x)
{
    if (is_far(p, x)) {
        add_cap(out, p);
        return;
    }
    const double bounds[] = {p->lo, clamp(x - REACH, p->lo, p->hi), clamp(x + REACH, p->lo, p->hi),
                             p->hi};
    for (int part = 0; part < 3; part++) {
        if (!(bounds[part + 1] > bounds[part]))
            continue;
        struct piece q = *p;
        q.lo = bounds[part];
        q.hi = bounds[part + 1];
        if (part == 1) {
            q.a += 1;
            q.b -= 2 * x;
            q.c += x * x;
        } else {
            q.c += CAP;
        }
        q.top = top_of(&q);
        add_piece(out, &q);
    }
}

// The next value: x, at t. `most` is what the best costs if a level begins there.
static void take_value(const struct pieces *now, struct pieces *next, double x, double most,
                       size_t t)
{
    enum { PARTS = 3 };
    struct piece parts[PARTS];
    next->count = 0;
    pa_vec_reserve(next, PARTS * PARTS * now->count);
    for (size_t i = 0; i < now->count; i++) {
        const struct piece *p = &now->items[i];
        if (p->top <= most) { // no new level: the usual case
            if (is_far(p, x))
                add_cap(next, p);
            else
                add_value(next, p, x);
            continue;
        }
        int count = cap_piece(p, most, t, parts);
        for (int k = 0; k < count; k++) {
            if (parts[k].hi > parts[k].lo)
                add_value(next, &parts[k], x);
        }
    }
}

static double least_of(const struct pieces *from, size_t *since)
{
    double least = INFINITY;
    for (size_t i = 0; i < from->count; i++) {
        const struct piece *p = &from->items[i];
        double mu = p->a > 0 ? clamp(-p->b / (2 * p->a), p->lo, p->hi) : p->lo;
        double cost = value_at(p, mu);
        if (cost < least) {
            least = cost;
            *since = p->since;
        }
    }
    return least;
}

// last[t]: where the level that value t-1 has begins, in the best cut of the first t values.
static void find_starts(const double *x, size_t n, double beta, size_t *last)
{
    struct pieces now = {0}, next = {0};
    double lo = x[0], hi = x[0], least = 0;
    for (size_t i = 1; i < n; i++) {
        lo = x[i] < lo ? x[i] : lo;
        hi = x[i] > hi ? x[i] : hi;
    }
    pa_vec_push(&now, (struct piece){.lo = lo - 1, .hi = hi + 1});
    for (size_t t = 0; t < n; t++) {
        take_value(&now, &next, x[t], t ? least + beta : INFINITY, t);
        struct pieces swapped = now;
        now = next;
        next = swapped;
        least = least_of(&now, &last[t + 1]);
    }
    pa_vec_release(&now);
    pa_vec_release(&next);
}

size_t pa_biweight_partition(const double *x, size_t n, double beta, struct pa_arena *arena,
                             size_t **cuts)
{
    size_t count = 0;
    *cuts = NULL;
    if (n == 0)
        return 0;
    size_t *last = pa_arena_calloc(arena, n + 1, sizeof *last);
    find_starts(x, n, beta, last);
    for (size_t t = last[n]; t > 0; t = last[t])
        count++;
    *cuts = pa_arena_calloc(arena, count + 1, sizeof **cuts);
    size_t i = count;
    for (size_t t = last[n]; t > 0; t = last[t])
        (*cuts)[--i] = t;
    return count;
}
