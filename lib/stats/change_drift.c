// SPDX-License-Identifier: Apache-2.0
#include "stats/change_drift.h"

#include "stats/robust.h"

#include <math.h>
#include <string.h>

static const double CAP = 9, PRICE = 3, LEAST = 4; // LEAST: standard errors of a slope that counts
// SHORTEST: fewer values do not tell a slope from steps.
enum { STEPS = 20, REFITS = 4, SHORTEST = 20 };

void pa_change_scale(struct pa_change_range *range, double rho, struct pa_arena *arena)
{
    double *d = pa_arena_calloc(arena, range->n, sizeof *d);
    size_t count = 0;
    for (size_t i = 0; i + 1 < range->n; i++)
        if (!range->forced[i + 1])
            d[count++] = fabs(range->y[i + 1] - range->y[i]);
    range->s = fmax(pa_robust_difference_scale(d, count) / sqrt(1 - rho), 1e-5 * range->unit);
}

// A search for the slope of a part of a series.
struct search {
    const struct pa_change_fit *whole;
    size_t from, to, cuts;  // cuts: within
    double beta, rho, cost; // cost: of the levels alone
    struct pa_arena *arena; // of this candidate
    double *y;              // the part without the slope that is tried
};

static double cost_of(const struct pa_change_fit *fit, double s)
{
    double cost = 0;
    for (size_t j = 0; j < fit->count; j++) {
        size_t start = fit->segments[j].start, end = pa_change_end(fit, j);
        double level = pa_change_level(fit, start, end, false);
        for (size_t i = start; i < end; i++) {
            double r = (fit->range.y[i] - level) / s;
            cost += fmin(r * r, CAP);
        }
    }
    return cost;
}

// Sums of one step of a slope that all segments have in common, t counted from their middles.
struct slope_sums {
    double up, down, within; // sums of t psi, of t^2 min(1, 2 / |r|), of t^2 where |r| <= 2
};

static void add_segment_sums(const struct pa_change_fit *fit, size_t j, double slope,
                             struct slope_sums *sums)
{
    size_t start = fit->segments[j].start, end = pa_change_end(fit, j), n = 0;
    double middle = (double)(start + end - 1) / 2, s = fit->range.s;
    for (size_t i = start; i < end; i++)
        if (!fit->masked[i])
            fit->scratch[n++] = fit->range.y[i] - slope * ((double)i - middle);
    if (n == 0)
        return;
    double level = pa_robust_location(fit->scratch, n, s);
    for (size_t i = start; i < end; i++) {
        double t = (double)i - middle, r = (fit->range.y[i] - slope * t - level) / s;
        if (fit->masked[i])
            continue;
        sums->up += t * (r < -2 ? -2 : r > 2 ? 2 : r);
        sums->down += fabs(r) <= 2 ? t * t : t * t * 2 / fabs(r);
        sums->within += fabs(r) <= 2 ? t * t : 0;
    }
}

// The slope that all segments have in common, by Huber regression, with its standard error. Steps
// are those of weighted least squares, which never overshoot as Newton's do from a bad start.
static double common_slope(const struct pa_change_fit *fit, double *error)
{
    double slope = 0;
    *error = INFINITY;
    for (int step = 0; step < STEPS; step++) {
        struct slope_sums sums = {0, 0, 0};
        for (size_t j = 0; j < fit->count; j++)
            add_segment_sums(fit, j, slope, &sums);
        if (sums.down <= 0)
            return 0;
        double move = fit->range.s * sums.up / sums.down;
        slope += move;
        *error = sums.within > 0 ? sqrt(fit->noise.v / sums.within) : INFINITY;
        if (fabs(move) < 1e-10 * fit->range.s)
            break;
    }
    return slope;
}

static double least_squares(const struct pa_change_fit *fit, size_t from, size_t to)
{
    double n = 0, st = 0, sy = 0, stt = 0, sty = 0;
    for (size_t i = from; i < to; i++) {
        double t = (double)(i - from), y = fit->range.y[i];
        if (fit->masked[i])
            continue;
        n++;
        st += t;
        sy += y;
        stt += t * t;
        sty += t * y;
    }
    double down = n * stt - st * st;
    return down > 0 ? (n * sty - st * sy) / down : 0;
}

// Fits the part once a slope is taken off.
static void fit_without(struct search *s, double slope, struct pa_arena *arena,
                        struct pa_change_fit *fit)
{
    const struct pa_change_range *all = &s->whole->range;
    struct pa_change_range part = *all;
    for (size_t i = s->from; i < s->to; i++)
        s->y[i - s->from] = all->y[i] - slope * (double)(i - s->from);
    part.y = s->y;
    part.n = s->to - s->from;
    part.forced = all->forced + s->from;
    pa_change_scale(&part, s->rho, arena);
    pa_change_fit_make(fit, &part, arena);
}

// Improves a slope from a start on. Keeps it in `best`, with its cost in *least, if it is the best
// that counts.
static void improve(struct search *s, double slope, double *least, struct pa_change_drift *best)
{
    double before = INFINITY,
           price = log((double)s->whole->range.whole) * s->whole->range.inflation;
    for (int k = 0; k < REFITS; k++) {
        struct pa_change_fit fit;
        struct pa_arena arena = {0};
        double error, more;
        fit_without(s, slope, &arena, &fit);
        double cost = cost_of(&fit, s->whole->range.s) + s->beta * (double)(fit.count - 1) + price;
        more = common_slope(&fit, &error);
        pa_arena_release(&arena);
        if (cost < *least && fabs(slope) >= LEAST * error) {
            *least = cost;
            *best = (struct pa_change_drift){s->from, s->to, slope, error};
        }
        if (!(cost < before - price))
            return;
        before = cost;
        slope += more;
    }
}

// The part of the fit that a candidate is, as a fit.
static struct pa_change_fit part_of(const struct pa_change_fit *fit, size_t first, size_t last)
{
    struct pa_change_fit part = *fit;
    part.segments = fit->segments + first;
    part.count = last - first;
    if (last < fit->count)
        part.range.n = fit->segments[last].start; // ends are absolute: segments keep their starts
    return part;
}

// Tries segments first..last-1 as one drift. Gives how much it saves, 0 if nothing.
static double try_part(const struct pa_change_fit *fit, size_t first, size_t last, double rho,
                       struct pa_change_drift *drift)
{
    struct pa_arena arena = {0};
    struct pa_change_fit part = part_of(fit, first, last);
    struct search s = {.whole = fit, .arena = &arena, .rho = rho, .cuts = last - first - 1};
    s.from = fit->segments[first].start;
    s.to = last < fit->count ? fit->segments[last].start : fit->range.n;
    if (s.to - s.from < SHORTEST)
        return 0;
    double ratio = fit->noise.g0 > 0 ? fit->noise.lrv / fit->noise.g0 : 1, error;
    s.beta = PRICE * log((double)fit->range.whole) * fmax(fit->range.inflation, fmin(5, ratio));
    s.y = pa_arena_calloc(&arena, s.to - s.from, sizeof *s.y);
    s.cost = cost_of(&part, fit->range.s) + s.beta * (double)s.cuts;
    double least = s.cost, slope = common_slope(&part, &error);
    if (fabs(slope) > 2 * error)
        improve(&s, slope, &least, drift);
    improve(&s, least_squares(fit, s.from, s.to), &least, drift);
    pa_arena_release(&arena);
    return s.cost - least;
}

static void keep_better(double gain, const struct pa_change_drift *found, double *best,
                        struct pa_change_drift *drift)
{
    if (gain > *best) {
        *best = gain;
        *drift = *found;
    }
}

// Where levels that all rise, or all fall, end: the segment behind the last of them.
static size_t run_end(const struct pa_change_fit *fit, size_t first)
{
    size_t j = first + 1;
    double sign = 0;
    for (; j < fit->count && !fit->segments[j].forced; j++) {
        double d = fit->segments[j].level - fit->segments[j - 1].level;
        if (sign * d < 0)
            break;
        sign = d;
    }
    return j;
}

bool pa_change_drift_find(const struct pa_change_fit *fit, double rho, bool whole,
                          struct pa_change_drift *drift)
{
    struct pa_change_drift found = {0};
    double best = 0;
    if (whole)
        keep_better(try_part(fit, 0, fit->count, rho, &found), &found, &best, drift);
    for (size_t first = 0, end; first + 1 < fit->count; first = end - 1) {
        end = run_end(fit, first);
        if (end - first >= 3 && !(whole && end - first == fit->count))
            keep_better(try_part(fit, first, end, rho, &found), &found, &best, drift);
        if (end == first + 1)
            end++; // a forced cut begins the next one
    }
    return best > 0;
}
