// SPDX-License-Identifier: Apache-2.0
#include "stats/biweight.h"

#include "base/vec.h"

#include <math.h>
#include <stdbool.h>

enum { CAP = 9, REACH = 3 }; // most that a value costs, and the distance from where on

// The least cost up to now if the last level is mu in (lo, hi): a mu^2 + b mu + c; that level began
// at value `since`.
struct piece {
    double lo, hi, a, b, c;
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

static bool same(const struct piece *p, const struct piece *q)
{
    return p->since == q->since && p->a == q->a && p->b == q->b && p->c == q->c;
}

static void add_piece(struct pieces *out, struct piece p)
{
    if (!(p.hi > p.lo))
        return;
    if (out->count && out->items[out->count - 1].since == p.since &&
        same(&out->items[out->count - 1], &p))
        out->items[out->count - 1].hi = p.hi;
    else
        pa_vec_push(out, p);
}

static double clamp(double x, double lo, double hi)
{
    return x < lo ? lo : x > hi ? hi : x;
}

// Where a piece costs more than `most`, a new level that begins at t is as good.
static void cap_piece(struct pieces *out, struct piece p, double most, size_t t)
{
    struct piece fresh = {p.lo, p.hi, 0, 0, most, t};
    double disc = p.b * p.b - 4 * p.a * (p.c - most);
    if (p.a == 0) {
        add_piece(out, p.c > most ? fresh : p);
        return;
    }
    if (value_at(&p, p.lo) <= most && value_at(&p, p.hi) <= most) {
        add_piece(out, p); // as it is: the usual case
        return;
    }
    if (disc <= 0) {
        add_piece(out, fresh);
        return;
    }
    double root = sqrt(disc), left = clamp((-p.b - root) / (2 * p.a), p.lo, p.hi);
    double right = clamp((-p.b + root) / (2 * p.a), p.lo, p.hi), end = p.hi;
    fresh.hi = left;
    add_piece(out, fresh);
    p.lo = left;
    p.hi = right;
    add_piece(out, p);
    fresh.lo = right;
    fresh.hi = end;
    add_piece(out, fresh);
}

static void add_value(struct pieces *out, struct piece p, double x)
{
    if (p.hi <= x - REACH || p.lo >= x + REACH) {
        p.c += CAP;
        add_piece(out, p);
        return;
    }
    const double bounds[] = {p.lo, clamp(x - REACH, p.lo, p.hi), clamp(x + REACH, p.lo, p.hi),
                             p.hi};
    for (int part = 0; part < 3; part++) {
        struct piece q = p;
        q.lo = bounds[part];
        q.hi = bounds[part + 1];
        if (part == 1) {
            q.a += 1;
            q.b -= 2 * x;
            q.c += x * x;
        } else {
            q.c += CAP;
        }
        add_piece(out, q);
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
        if (t > 0) {
            next.count = 0;
            for (size_t i = 0; i < now.count; i++)
                cap_piece(&next, now.items[i], least + beta, t);
            struct pieces swapped = now;
            now = next;
            next = swapped;
        }
        next.count = 0;
        for (size_t i = 0; i < now.count; i++)
            add_value(&next, now.items[i], x[t]);
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
