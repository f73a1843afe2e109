// SPDX-License-Identifier: Apache-2.0
#include "stats/change_drift.h"

#include "stats/change_ramp.h"
#include "stats/robust.h"

#include <math.h>
#include <string.h>

static const double CAP = 9, PRICE = 3, LEAST = 4; // LEAST: standard errors of a slope that counts
// SHORTEST: fewer values do not tell a slope from steps.
// END: the price of a place where a ramp begins or ends within a part, in units of ln n.
static const double END = 2.5;
// RAMP: a shorter ramp is held for steps that lie near each other.
// POOR: levels whose squared errors and cuts cost more than this a value do not explain a range;
// those of noise alone cost 1.
static const double POOR = 2;
// LAGS: values are as far apart as this part of a range when their differences say its slope.
enum { STEPS = 20, REFITS = 4, SHORTEST = 20, RAMP = 30, LAGS = 8 };

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

// What a ramp is searched in: values no further than 3 s from their level.
static double *tame(const struct search *s, const struct pa_change_fit *part)
{
    const struct pa_change_fit *fit = s->whole;
    double *z = pa_arena_calloc(s->arena, s->to - s->from, sizeof *z), most = 3 * fit->range.s;
    for (size_t j = 0; j < part->count; j++) {
        size_t start = part->segments[j].start, end = pa_change_end(part, j);
        double level = pa_change_level(part, start, end, false);
        for (size_t i = start; i < end; i++) {
            double r = fit->masked[i] ? 0 : fit->range.y[i] - level;
            z[i - s->from] = level + (r < -most ? -most : r > most ? most : r);
        }
    }
    return z;
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

// The median change from a value to the one an eighth of the range on, for each place between
// them. Steps move few of these, so it is near the slope even where steps undo the drift and there
// are no levels to begin from.
static double lagged_slope(const struct search *s)
{
    const struct pa_change_fit *fit = s->whole;
    size_t lag = (s->to - s->from) / LAGS, count = 0;
    double *change = pa_arena_calloc(s->arena, s->to - s->from, sizeof *change);
    for (size_t i = s->from; i + lag < s->to; i++)
        change[count++] = fit->range.y[i + lag] - fit->range.y[i];
    return pa_robust_median(change, count) / (double)lag;
}

// Fits the part once a ramp, whose places are from its start on, is taken off.
static void fit_without(struct search *s, const struct pa_change_ramp *ramp, struct pa_arena *arena,
                        struct pa_change_fit *fit)
{
    const struct pa_change_range *all = &s->whole->range;
    struct pa_change_range part = *all;
    for (size_t i = s->from; i < s->to; i++)
        s->y[i - s->from] = all->y[i] - pa_change_ramp_at(ramp, i - s->from);
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
        fit_without(s, &(struct pa_change_ramp){0, s->to - s->from, slope}, &arena, &fit);
        double cost = cost_of(&fit, s->whole->range.s) + s->beta * (double)(fit.count - 1) + price;
        more = common_slope(&fit, &error);
        pa_arena_release(&arena);
        if (cost < *least && fabs(slope) >= LEAST * error) {
            *least = cost;
            *best = (struct pa_change_drift){s->from, s->to, slope, error, false};
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

static void begin(struct search *s, const struct pa_change_fit *part)
{
    const struct pa_change_fit *fit = s->whole;
    double ratio = fit->noise.g0 > 0 ? fit->noise.lrv / fit->noise.g0 : 1;
    s->beta = PRICE * log((double)fit->range.whole) * fmax(fit->range.inflation, fmin(5, ratio));
    s->y = pa_arena_calloc(s->arena, s->to - s->from, sizeof *s->y);
    s->cost = cost_of(part, fit->range.s) + s->beta * (double)s->cuts;
}

// Tries the part as one slope. Gives how much it saves, 0 if nothing.
static double try_slope(struct search *s, const struct pa_change_fit *part,
                        struct pa_change_drift *drift)
{
    double error, least = s->cost, slope = common_slope(part, &error);
    if (fabs(slope) > 2 * error)
        improve(s, slope, &least, drift);
    improve(s, least_squares(s->whole, s->from, s->to), &least, drift);
    if (s->cost > POOR * (double)(s->to - s->from))
        improve(s, lagged_slope(s), &least, drift);
    return s->cost - least;
}

// The same as a ramp: where it begins and ends within the part is paid for as well.
static double try_ramp(struct search *s, const struct pa_change_fit *part,
                       struct pa_change_drift *drift)
{
    struct pa_change_fit fit;
    struct pa_change_ramp ramp;
    size_t n = s->to - s->from;
    if (!pa_change_ramp_find(tame(s, part), n, RAMP, s->arena, &ramp))
        return 0;
    fit_without(s, &ramp, s->arena, &fit);
    double m = (double)(ramp.to - ramp.from), error = sqrt(fit.noise.v * 12 / (m * (m * m - 1)));
    double ends = (ramp.from > 0) + (ramp.to < n);
    double price =
        log((double)s->whole->range.whole) * s->whole->range.inflation * (1 + END * ends);
    double cost = cost_of(&fit, s->whole->range.s) + s->beta * (double)(fit.count - 1) + price;
    if (!(cost < s->cost) || !(fabs(ramp.slope) >= LEAST * error))
        return 0;
    *drift = (struct pa_change_drift){s->from + ramp.from, s->from + ramp.to, ramp.slope, error,
                                      ends > 0};
    return s->cost - cost;
}

typedef double try_drift(struct search *s, const struct pa_change_fit *part,
                         struct pa_change_drift *drift);

// The segments [first, last) of a fit, and what they are tried as.
struct candidate {
    size_t first, last;
    double rho;
    try_drift *try;
};

// Tries a candidate; returns its gain, and sets *drift if that is above 0.
static double try_part(const struct pa_change_fit *fit, const struct candidate *c,
                       struct pa_change_drift *drift)
{
    struct pa_arena arena = {0};
    struct pa_change_fit part = part_of(fit, c->first, c->last);
    struct search s = {.whole = fit, .arena = &arena, .rho = c->rho, .cuts = part.count - 1};
    s.from = fit->segments[c->first].start;
    s.to = c->last < fit->count ? fit->segments[c->last].start : fit->range.n;
    if (s.to - s.from < SHORTEST)
        return 0;
    begin(&s, &part);
    double gain = c->try(&s, &part, drift);
    pa_arena_release(&arena);
    return gain;
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
        keep_better(try_part(fit, &(struct candidate){0, fit->count, rho, try_slope}, &found),
                    &found, &best, drift);
    for (size_t first = 0, end; first + 1 < fit->count; first = end - 1) {
        end = run_end(fit, first);
        if (end - first >= 3 && !(whole && end - first == fit->count))
            keep_better(try_part(fit, &(struct candidate){first, end, rho, try_slope}, &found),
                        &found, &best, drift);
        if (end - first >= 2)
            keep_better(try_part(fit, &(struct candidate){first, end, rho, try_ramp}, &found),
                        &found, &best, drift);
        if (end == first + 1)
            end++; // a forced cut begins the next one
    }
    return best > 0;
}
