// SPDX-License-Identifier: Apache-2.0
#include "stats/size_factor.h"

#include "base/memory.h"
#include "base/thread.h"
#include "stats/rate_ratio.h"
#include "stats/summary.h"
#include "stats/weighted.h"

#include <math.h>
#include <stdlib.h>

enum { MIN_FUNCTIONS = 5, MIN_SAMPLES = 10 };

// From logarithms to factors with geometric mean 1; runs of size zero (-infinity) stay zero.
static void centre(double *logs, size_t runs)
{
    double sum = 0, used = 0;
    for (size_t r = 0; r < runs; r++)
        if (isfinite(logs[r]))
            sum += logs[r], used++;
    for (size_t r = 0; r < runs; r++)
        logs[r] = exp(logs[r] - (used > 0 ? sum / used : 0));
}

void pa_size_factor_total(const double *counts, size_t functions, size_t runs, double *factors)
{
    for (size_t r = 0; r < runs; r++)
        factors[r] = 0;
    for (size_t f = 0; f < functions; f++)
        for (size_t r = 0; r < runs; r++)
            factors[r] += counts[f * runs + r];
    for (size_t r = 0; r < runs; r++)
        factors[r] = log(factors[r]);
    centre(factors, runs);
}

void pa_size_factor_given(const double *work, size_t runs, double *factors)
{
    for (size_t r = 0; r < runs; r++)
        factors[r] = log(work[r]);
    centre(factors, runs);
}

// ---- The functions of two sets of counts

struct common {
    struct pa_rate_pair *pairs; // exposures 1
    struct pa_weighted *sorted; // what was asked of the pairs last
    struct pa_weighted *scratch;
    double *z;      // scratch, by pair: score
    double *say;    // by pair: the share of its counts that is heard
    double *weight; // by pair: the root of that
    size_t count;
};

// Limits the weight of each function to a quarter of the weights of all, so that no single
// function decides: counts above that limit are ignored.
static void limit_say(struct common *c)
{
    static const double most = .25;
    double limit = INFINITY, sum = 0;
    for (int i = 0; i < 50; i++) { // less each time
        sum = 0;
        for (size_t f = 0; f < c->count; f++)
            sum += fmin(limit, c->pairs[f].old + c->pairs[f].new);
        limit = fmin(limit, most * sum);
    }
    for (size_t f = 0; f < c->count; f++) {
        double all = c->pairs[f].old + c->pairs[f].new;
        c->say[f] = fmin(1, limit / all);
        c->weight[f] = sqrt(c->say[f] * all);
    }
}

// Whether a function is in both sets of counts: it has ten samples or more, and is not missing on
// a side where five or more would be expected.
static bool is_common(double old, double new, double share)
{
    static const double missed = 5;
    double all = old + new;
    if (all < MIN_SAMPLES)
        return false;
    return (new > 0 || all *share < missed) && (old > 0 || all * (1 - share) < missed);
}

static struct common find_common(const double *old, const double *new, size_t functions,
                                 double share)
{
    struct common c = {pa_xmalloc((functions + 1) * sizeof *c.pairs),
                       pa_xmalloc((functions + 1) * sizeof *c.sorted),
                       pa_xmalloc((functions + 1) * sizeof *c.scratch),
                       pa_xmalloc((functions + 1) * sizeof *c.z),
                       pa_xmalloc((functions + 1) * sizeof *c.say),
                       pa_xmalloc((functions + 1) * sizeof *c.weight),
                       0};
    for (size_t f = 0; f < functions; f++) {
        if (is_common(old[f], new[f], share))
            c.pairs[c.count++] = (struct pa_rate_pair){old[f], new[f], 1, 1};
    }
    limit_say(&c);
    return c;
}

static void release_common(struct common *c)
{
    free(c->pairs);
    free(c->sorted);
    free(c->scratch);
    free(c->z);
    free(c->say);
    free(c->weight);
}

// The median of the ratios; its error from the values one standard error of a rank away.
static struct pa_size_reading read_median(const struct common *c, bool weighted)
{
    double sum = 0, squares = 0;
    for (size_t f = 0; f < c->count; f++) {
        const struct pa_rate_pair *p = &c->pairs[f];
        double weight = weighted ? c->weight[f] : 1;
        c->sorted[f] = (struct pa_weighted){log(p->new) - log(p->old), weight, (uint32_t)f};
        sum += weight;
        squares += weight * weight;
    }
    pa_weighted_sort(c->sorted, c->count, c->scratch);
    double half = .5 * sqrt(squares) / sum; // of the weights of as many equal ones
    double lo = pa_weighted_quantile(c->sorted, c->count, fmax(0, .5 - half));
    double hi = pa_weighted_quantile(c->sorted, c->count, fmin(1, .5 + half));
    return (struct pa_size_reading){pa_weighted_quantile(c->sorted, c->count, .5), (hi - lo) / 2};
}

// The dispersion of the bulk of the functions, from the median of their squared scores, with the
// weights of the median of ratios.
static double bulk_dispersion(const struct common *c)
{
    static const double chi2_median = .45493642311957283;
    for (size_t i = 0; i < c->count; i++) { // in the order of last time, which is nearly right
        uint32_t f = c->sorted[i].of;
        c->sorted[i] = (struct pa_weighted){c->z[f] * c->z[f], c->weight[f], f};
    }
    pa_weighted_sort(c->sorted, c->count, c->scratch);
    return fmax(1, pa_weighted_quantile(c->sorted, c->count, .5) / chi2_median);
}

static double biweight(double z, double limit)
{
    double u = 1 - z * z / limit;
    return u > 0 ? u * u : 0;
}

// One step of the reweighting: the ratio of totals, weights from the scores at `ratio`. The square
// of the width shrinks to what the scores there allow.
static double reweight(const struct common *c, double ratio, double *limit)
{
    double old = 0, new = 0;
    for (size_t f = 0; f < c->count; f++) {
        struct pa_rate_pair pair = c->pairs[f];
        pair.new_exposure = ratio;
        c->z[f] = pa_rate_ratio_score(&pair);
    }
    *limit = fmin(*limit, 4.685 * 4.685 * bulk_dispersion(c));
    for (size_t f = 0; f < c->count; f++) {
        double weight = c->say[f] * biweight(c->z[f], *limit);
        old += weight * c->pairs[f].old;
        new += weight * c->pairs[f].new;
    }
    return old > 0 && new > 0 ? new / old : ratio;
}

// The standard error of the ratio from the residuals of the functions (the sandwich formula).
static double refined_error(const struct common *c, double ratio, double limit)
{
    double squares = 0, new = 0;
    for (size_t f = 0; f < c->count; f++) {
        struct pa_rate_pair pair = c->pairs[f];
        pair.new_exposure = ratio;
        double weight = c->say[f] * biweight(pa_rate_ratio_score(&pair), limit);
        double residual = weight * (pair.new - ratio *pair.old);
        squares += residual * residual;
        new += weight *pair.new;
    }
    return new > 0 ? sqrt(squares) / new : INFINITY;
}

static struct pa_size_reading refine(const struct common *c, struct pa_size_reading start)
{
    static const double far = 3; // standard errors
    double ratio = exp(start.log_ratio), limit = INFINITY;
    for (int i = 0; i < 50; i++) {
        double next = reweight(c, ratio, &limit);
        bool settled = fabs(next - ratio) <= 1e-13 * ratio;
        ratio = next;
        if (settled)
            break;
    }
    struct pa_size_reading end = {log(ratio), refined_error(c, ratio, limit)};
    double distance = fabs(end.log_ratio - start.log_ratio);
    return distance > far * hypot(start.error, end.error) ? start : end;
}

static bool moved_by(const struct pa_rate_pair *p, double log_ratio, double tolerance)
{
    static const double chance = 2;
    struct pa_rate_pair scaled = *p;
    scaled.new_exposure = exp(log_ratio);
    return fabs(log(p->new / p->old) - log_ratio) <= tolerance ||
           fabs(pa_rate_ratio_score(&scaled)) <= chance;
}

static void find_agreement(const struct common *c, struct pa_size_readings *r)
{
    double most = r->refined.log_ratio, tolerance = fmax(.1, .2 * fabs(most)), sum = 0;
    for (size_t f = 0; f < c->count; f++) {
        double weight = c->weight[f];
        sum += weight;
        if (moved_by(&c->pairs[f], most, tolerance))
            r->agree += weight;
        else if (moved_by(&c->pairs[f], 0, tolerance))
            r->stay += weight;
    }
    r->agree /= sum;
    r->stay /= sum;
}

struct pa_size_readings pa_size_factor_read(const double *old, const double *new, size_t functions)
{
    double totals[2] = {pa_summary_sum(old, functions), pa_summary_sum(new, functions)};
    struct pa_size_readings r = {0};
    if (!(totals[0] > 0 && totals[1] > 0))
        return r;
    r.total =
        (struct pa_size_reading){log(totals[1] / totals[0]), sqrt(1 / totals[0] + 1 / totals[1])};
    struct common c = find_common(old, new, functions, totals[1] / (totals[0] + totals[1]));
    r.common = c.count;
    r.median = r.refined = r.total;
    if (c.count >= MIN_FUNCTIONS) {
        struct pa_size_reading start = read_median(&c, true);
        r.median = read_median(&c, false);
        r.median = isfinite(r.median.log_ratio) ? r.median : r.total;
        r.refined = refine(&c, isfinite(start.log_ratio) ? start : r.total);
        find_agreement(&c, &r);
    }
    release_common(&c);
    return r;
}

double pa_size_factor_ratio(const double *old, const double *new, size_t functions)
{
    return exp(pa_size_factor_read(old, new, functions).refined.log_ratio);
}

// ---- Runs

// What the other runs of its side counted of one function.
static double rest_of_side(const double *row, size_t runs, const unsigned char *side, size_t run)
{
    double sum = 0;
    for (size_t r = 0; r < runs; r++)
        sum += side[r] == side[run] && r != run ? row[r] : 0;
    return sum;
}

static double side_sum(const double *factors, size_t runs, const unsigned char *side, int which)
{
    double sum = 0;
    for (size_t r = 0; r < runs; r++)
        sum += side[r] == which ? factors[r] : 0;
    return sum;
}

// Every `step`-th run from `first` on.
struct shares {
    const double *counts;
    size_t functions, runs, first, step;
    const unsigned char *side;
    double *factors;
};

// The share that a run has of its side.
static double share_of_side(const struct shares *s, size_t run, double *sums)
{
    for (size_t f = 0; f < s->functions; f++) {
        const double *row = s->counts + f * s->runs;
        sums[f] = rest_of_side(row, s->runs, s->side, run);
        sums[s->functions + f] = row[run];
    }
    bool alone = !(pa_summary_sum(sums, s->functions) > 0);
    double x = pa_size_factor_ratio(sums, sums + s->functions, s->functions);
    bool empty = !(pa_summary_sum(sums + s->functions, s->functions) > 0);
    return alone ? 1 : empty ? 0 : x / (1 + x);
}

static void find_shares(void *job)
{
    const struct shares *s = job;
    double *sums = pa_xmalloc((2 * s->functions + 1) * sizeof *sums);
    for (size_t r = s->first; r < s->runs; r += s->step)
        s->factors[r] = share_of_side(s, r, sums);
    free(sums);
}

void pa_size_factor_within(const double *counts, size_t functions, size_t runs,
                           const unsigned char *side, double *factors)
{
    enum { MOST = 2, WORTH_A_THREAD = 1 << 14 };
    struct shares jobs[MOST];
    uint32_t threads = functions * runs < WORTH_A_THREAD ? 1 : pa_thread_count(MOST);
    for (uint32_t i = 0; i < threads; i++)
        jobs[i] = (struct shares){counts, functions, runs, i, threads, side, factors};
    pa_threads_run(find_shares, jobs, sizeof *jobs, threads);
    double total[2] = {side_sum(factors, runs, side, 0), side_sum(factors, runs, side, 1)};
    for (size_t r = 0; r < runs; r++)
        factors[r] /= total[side[r]];
}

void pa_size_factor_between(double log_ratio, size_t runs, const unsigned char *side,
                            double *factors)
{
    double total[2] = {side_sum(factors, runs, side, 0), side_sum(factors, runs, side, 1)};
    for (size_t r = 0; r < runs; r++)
        factors[r] = log(factors[r] / total[side[r]]) + (side[r] ? log_ratio : 0);
    centre(factors, runs);
}

bool pa_size_factor_median(const double *counts, size_t functions, size_t runs,
                           const unsigned char *side, double *factors)
{
    double *sums = pa_xmalloc((2 * functions + 1) * sizeof *sums);
    for (size_t f = 0; f < functions; f++) {
        sums[f] = sums[functions + f] = 0;
        for (size_t r = 0; r < runs; r++)
            sums[side[r] * functions + f] += counts[f * runs + r];
    }
    struct pa_size_readings read = pa_size_factor_read(sums, sums + functions, functions);
    bool enough = read.common >= MIN_FUNCTIONS;
    if (enough) {
        pa_size_factor_within(counts, functions, runs, side, factors);
        pa_size_factor_between(read.refined.log_ratio, runs, side, factors);
    } else {
        pa_size_factor_total(counts, functions, runs, factors);
    }
    free(sums);
    return enough;
}
