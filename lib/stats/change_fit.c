// SPDX-License-Identifier: Apache-2.0
#include "stats/change_fit.h"

#include "stats/biweight.h"
#include "stats/robust.h"
#include "stats/summary.h"
#include "stats/tail.h"

#include <math.h>
#include <string.h>

static const double ALPHA = 1e-3, PRICE = 3; // of the test; of a cut, in units of ln n
enum { ROUNDS = 30, LAGS = 4 };

double pa_change_level(const struct pa_change_fit *fit, size_t from, size_t to, bool all)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        if (all || !fit->masked[i])
            fit->scratch[n++] = fit->range.y[i];
    if (n == 0)
        return pa_change_level(fit, from, to, true);
    return pa_robust_location(fit->scratch, n, fit->range.s);
}

static void know(struct pa_change_fit *fit, size_t j)
{
    struct pa_change_segment *g = &fit->segments[j];
    size_t end = pa_change_end(fit, j);
    if (g->known)
        return;
    g->level = pa_change_level(fit, g->start, end, true);
    bool masks = memchr(fit->masked + g->start, 1, end - g->start) != NULL;
    g->free_level = masks ? pa_change_level(fit, g->start, end, false) : g->level;
    g->known = true;
}

static double clip(double r)
{
    return r < -2 ? -2 : r > 2 ? 2 : r;
}

// Residuals in units of s, clipped; gives the share that was within the bounds.
static double find_psi(struct pa_change_fit *fit, double *psi)
{
    size_t inside = 0;
    for (size_t j = 0; j < fit->count; j++)
        know(fit, j);
    for (size_t j = 0; j < fit->count; j++)
        for (size_t i = fit->segments[j].start; i < pa_change_end(fit, j); i++) {
            double r = (fit->range.y[i] - fit->segments[j].level) / fit->range.s;
            psi[i] = clip(r);
            inside += fabs(r) <= 2;
        }
    return (double)inside / (double)fit->range.n;
}

// Newey & West (1987) with Bartlett's weights, corrected for the levels that were fitted.
static void find_noise(struct pa_change_fit *fit)
{
    size_t n = fit->range.n;
    double *psi = fit->scratch, within, g0 = 0, lrv;
    within = fmax(.3, find_psi(fit, psi));
    for (size_t i = 0; i < n; i++)
        g0 += psi[i] * psi[i] / (double)n;
    lrv = g0;
    for (size_t h = 1; h <= LAGS; h++) {
        double sum = 0;
        for (size_t i = h; i < n; i++)
            sum += psi[i] * psi[i - h];
        lrv += 2 * (1 - (double)h / (LAGS + 1)) * sum / (double)n;
    }
    double q = (double)fit->count / (double)n;
    g0 /= fmax(.3, 1 - q);
    lrv = fmax(lrv / fmax(.3, 1 - (LAGS + 1) * q), g0);
    fit->noise =
        (struct pa_change_noise){g0, lrv, fit->range.s * fit->range.s * lrv / (within * within)};
    for (size_t j = 0; j < fit->count; j++)
        fit->segments[j].p = NAN;
}

double pa_change_p(const struct pa_change_fit *fit, size_t a, size_t t, size_t b, double difference)
{
    double v = fit->noise.v * (1 / (double)(t - a) + 1 / (double)(b - t));
    if (v <= 0)
        return difference == 0;
    double df = 1.5 * (double)fit->range.n / (LAGS + 1);
    double p = (double)(b - a) * 2 * pa_tail_t(fabs(difference) / sqrt(v), df).upper;
    return p < 1 ? p : 1;
}

// The p of the cut before segment j; what is too small to be a step is above 1.
static double cut_p(struct pa_change_fit *fit, size_t j)
{
    struct pa_change_segment *left = &fit->segments[j - 1], *right = &fit->segments[j];
    if (isnan(right->p)) {
        know(fit, j - 1);
        know(fit, j);
        double d = right->level - left->level, s = fit->range.s;
        right->p = fabs(d) < .5 * s
                       ? 1 + 1 / (1 + fabs(d) / s)
                       : pa_change_p(fit, left->start, right->start, pa_change_end(fit, j), d);
    }
    return right->p;
}

// Takes the cut before segment j away.
static void drop_cut(struct pa_change_fit *fit, size_t j)
{
    fit->segments[j - 1].known = false;
    fit->segments[j - 1].p = NAN;
    memmove(fit->segments + j, fit->segments + j + 1, (fit->count - j - 1) * sizeof *fit->segments);
    fit->count--;
    if (j < fit->count)
        fit->segments[j].p = NAN;
}

static void add_transient(struct pa_change_fit *fit, size_t j, double size)
{
    size_t start = fit->segments[j].start, end = pa_change_end(fit, j);
    memset(fit->masked + start, 1, end - start);
    fit->transients[fit->transient_count++] = (struct pa_change_transient){start, end, size};
}

// Removes segment j if it is no level of its own, and returns whether it was removed: a transient,
// whose values are masked, or too short for a level.
static bool drop_short(struct pa_change_fit *fit, size_t j)
{
    const struct pa_change_segment *g = fit->segments;
    size_t length = g[j + 1].start - g[j].start;
    if (g[j].forced || g[j + 1].forced || length > fit->transient_limit ||
        fit->range.n - g[j + 1].start < 2)
        return false;
    for (size_t k = j - 1; k <= j + 1; k++)
        know(fit, k);
    double l0 = g[j - 1].free_level, l = g[j].level, l1 = g[j + 1].free_level;
    double in = fabs(l - l0), out = fabs(l - l1);
    if ((l - l0) * (l - l1) > 0 && fabs(l1 - l0) <= .5 * fmin(in, out)) {
        add_transient(fit, j, l - (l0 + l1) / 2);
        drop_cut(fit, j + 1);
        drop_cut(fit, j);
        return true;
    }
    if (length > 3)
        return false;
    drop_cut(fit, in <= out ? j : j + 1);
    return true;
}

static bool drop_all_short(struct pa_change_fit *fit)
{
    bool dropped = false;
    for (size_t j = 1; j + 1 < fit->count;) {
        if (drop_short(fit, j)) {
            dropped = true;
            j = j > 2 ? j - 2 : 1;
        } else {
            j++;
        }
    }
    return dropped;
}

// Removes the cut with the largest p if that is above ALPHA, and returns whether there was one.
// The last cut is kept while there are too few values behind it to decide.
static bool drop_unsure(struct pa_change_fit *fit)
{
    size_t worst = 0;
    double most = ALPHA;
    for (size_t j = 1; j < fit->count; j++) {
        bool young = j + 1 == fit->count && fit->range.n - fit->segments[j].start < fit->needed;
        if (!fit->segments[j].forced && !young && cut_p(fit, j) > most) {
            most = fit->segments[j].p;
            worst = j;
        }
    }
    if (worst)
        drop_cut(fit, worst);
    return worst != 0;
}

static void confirm(struct pa_change_fit *fit)
{
    bool changed = true;
    find_noise(fit);
    for (int round = 0; round < ROUNDS && changed; round++) {
        changed = false;
        while (drop_all_short(fit) || drop_unsure(fit))
            changed = true;
        if (changed)
            find_noise(fit);
    }
}

struct pa_change_modes pa_change_two_modes(double *r, size_t n, double unit)
{
    struct pa_change_modes modes = {0, 0};
    double sum = 0, squares = 0, left = 0, left_squares = 0, best = -1;
    if (n < 20)
        return modes;
    pa_summary_sort(r, n);
    for (size_t i = 0; i < n; i++) {
        sum += r[i];
        squares += r[i] * r[i];
    }
    for (size_t i = 1; i < n; i++) {
        left += r[i - 1];
        left_squares += r[i - 1] * r[i - 1];
        double n1 = (double)i, n2 = (double)(n - i), m1 = left / n1, m2 = (sum - left) / n2;
        double between = n1 * n2 * (m1 - m2) * (m1 - m2);
        if (between <= best)
            continue;
        double v = left_squares / n1 - m1 * m1 + (squares - left_squares) / n2 - m2 * m2;
        best = between;
        modes.distance = m2 - m1 < .01 * unit ? 0 : sqrt(2) * (m2 - m1) / sqrt(fmax(v, 1e-300));
        modes.share = fmin(n1, n2) / (double)n;
    }
    return modes;
}

static void find_class(struct pa_change_fit *fit)
{
    double *r = fit->scratch, s = fit->range.s / fit->range.unit;
    for (size_t j = 0; j < fit->count; j++)
        know(fit, j);
    for (size_t j = 0; j < fit->count; j++)
        for (size_t i = fit->segments[j].start; i < pa_change_end(fit, j); i++)
            r[i] = fit->range.y[i] - fit->segments[j].level;
    fit->modes = pa_change_two_modes(r, fit->range.n, fit->range.unit);
    fit->transient_limit = 7;
    fit->needed = 5;
    fit->class = s < .01 ? PA_NOISE_QUIET : PA_NOISE_NORMAL;
    if (s >= .05) {
        fit->class = PA_NOISE_NOISY;
        fit->transient_limit = 15;
        fit->needed = 10;
    } else if (fit->modes.distance > 4.2 && fit->modes.share >= .15) {
        fit->class = PA_NOISE_BIMODAL;
        fit->transient_limit = 12;
        fit->needed = 8;
    }
}

static void add_segment(struct pa_change_fit *fit, size_t start, bool forced)
{
    fit->segments[fit->count++] =
        (struct pa_change_segment){.start = start, .forced = forced, .p = NAN};
}

// Partitions what lies between forced cuts.
static void partition(struct pa_change_fit *fit)
{
    const struct pa_change_range *r = &fit->range;
    double beta = PRICE * log((double)r->whole) * r->inflation, *x = fit->scratch;
    for (size_t start = 0, end; start < r->n; start = end) {
        struct pa_arena arena = {0};
        size_t *cuts, count;
        for (end = start + 1; end < r->n && !r->forced[end];)
            end++;
        for (size_t i = start; i < end; i++)
            x[i - start] = (r->y[i] - r->y[start]) / r->s;
        count = pa_biweight_partition(x, end - start, beta, &arena, &cuts);
        add_segment(fit, start, start > 0);
        for (size_t i = 0; i < count; i++)
            add_segment(fit, start + cuts[i], false);
        pa_arena_release(&arena);
    }
}

void pa_change_fit_make(struct pa_change_fit *fit, const struct pa_change_range *range,
                        struct pa_arena *arena)
{
    size_t n = range->n;
    *fit = (struct pa_change_fit){.range = *range};
    fit->segments = pa_arena_calloc(arena, n + 1, sizeof *fit->segments);
    fit->masked = pa_arena_calloc(arena, n, 1);
    fit->transients = pa_arena_calloc(arena, n + 1, sizeof *fit->transients);
    fit->scratch = pa_arena_calloc(arena, n, sizeof *fit->scratch);
    partition(fit);
    find_class(fit);
    confirm(fit);
}
