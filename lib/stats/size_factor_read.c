// SPDX-License-Identifier: Apache-2.0
// How much more one set of counts measured than another, by the functions that both have.
#include "base/memory.h"
#include "stats/rate_ratio.h"
#include "stats/size_factor.h"
#include "stats/summary.h"
#include "stats/weighted.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { MIN_FUNCTIONS = PA_SIZE_FACTOR_FUNCTIONS, MIN_SAMPLES = 10 };

// Arrays by function; those of doubles are parts of one block.
struct common {
    double *old, *new;
    double *say;                // the share of its counts that is heard
    double *weight;             // the root of that
    double *z;                  // scratch: score
    struct pa_weighted *sorted; // what was asked of the functions last
    struct pa_weighted *scratch;
    size_t count;
    double all_weight;
};

// Limits the weight of each function to a quarter of the weights of all, so that no single
// function decides: counts above that limit are ignored.
static void limit_say(struct common *c)
{
    static const double most = .25;
    double limit = INFINITY, sum = 0, last = -1;
    for (int i = 0; i < 50 && sum != last; i++) { // less each time, or the same from then on
        last = sum;
        sum = 0;
        for (size_t f = 0; f < c->count; f++)
            sum += fmin(limit, c->old[f] + c->new[f]);
        limit = fmin(limit, most * sum);
    }
    for (size_t f = 0; f < c->count; f++) {
        double all = c->old[f] + c->new[f];
        c->say[f] = fmin(1, limit / all);
        c->weight[f] = sqrt(c->say[f] * all);
        c->all_weight += c->weight[f];
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
    size_t room = functions + 1;
    double *block = pa_xmalloc(5 * room * sizeof *block);
    struct common c = {.old = block,
                       .new = block + room,
                       .say = block + 2 * room,
                       .weight = block + 3 * room,
                       .z = block + 4 * room,
                       .sorted = pa_xmalloc(room * sizeof *c.sorted),
                       .scratch = pa_xmalloc(room * sizeof *c.scratch)};
    for (size_t f = 0; f < functions; f++) {
        c.old[c.count] = old[f];
        c.new[c.count] = new[f];
        c.count += is_common(old[f], new[f], share);
    }
    limit_say(&c);
    return c;
}

static void release_common(struct common *c)
{
    free(c->old);
    free(c->sorted);
    free(c->scratch);
}

// The median of the ratios; its error from the values one standard error of a rank away.
static struct pa_size_reading read_median(const struct common *c, bool weighted)
{
    double sum = 0, squares = 0;
    for (size_t f = 0; f < c->count; f++) {
        double weight = weighted ? c->weight[f] : 1;
        c->sorted[f] = (struct pa_weighted){log(c->new[f]) - log(c->old[f]), weight, (uint32_t)f};
        sum += weight;
        squares += weight * weight;
    }
    pa_weighted_sort(c->sorted, c->count, c->scratch);
    double half = .5 * sqrt(squares) / sum; // of the weights of as many equal ones
    double lo = pa_weighted_quantile(c->sorted, c->count, fmax(0, .5 - half));
    double hi = pa_weighted_quantile(c->sorted, c->count, fmin(1, .5 + half));
    return (struct pa_size_reading){pa_weighted_quantile(c->sorted, c->count, .5), (hi - lo) / 2};
}

// Half of the squares of normal scores are below.
static const double chi2_median = .45493642311957283;
static const double square_of_width = 4.685 * 4.685;

// The dispersion of the bulk of the functions, from the median of their squared scores, with the
// weights of the median of ratios.
static double bulk_dispersion(const struct common *c)
{
    for (size_t i = 0; i < c->count; i++) { // in the order of last time, which is nearly right
        uint32_t f = c->sorted[i].of;
        c->sorted[i] = (struct pa_weighted){c->z[f] * c->z[f], c->weight[f], f};
    }
    pa_weighted_sort(c->sorted, c->count, c->scratch);
    return fmax(1, pa_weighted_quantile(c->sorted, c->count, .5) / chi2_median);
}

// Whether the squared scores that would let the limit be as it is, or more, have so much of the
// weight that their median is among them, whatever the last digits of sums: then it need not be
// found.
static bool stays(const struct common *c, double limit)
{
    static const double safely = 1e-9;
    double at = limit / square_of_width * chi2_median * (1 + safely), below = 0;
    for (size_t f = 0; f < c->count; f++)
        below += c->z[f] * c->z[f] < at ? c->weight[f] : 0;
    return below < (.5 - safely) * c->all_weight;
}

static double biweight(double z, double limit)
{
    double u = 1 - z * z / limit;
    return u > 0 ? u * u : 0;
}

// The scores of all functions, as pa_rate_ratio_score() gives them for exposures 1 and `ratio`.
static void find_scores(const struct common *c, double ratio)
{
    double share = ratio / (1 + ratio), rest = 1 / (1 + ratio);
    for (size_t f = 0; f < c->count; f++) {
        double all = c->old[f] + c->new[f];
        c->z[f] = (c->new[f] * rest - c->old[f] * share) / sqrt(all * share * rest);
    }
}

// One step of the reweighting: the ratio of totals, weights from the scores at `ratio`. The square
// of the width shrinks to what the scores there allow.
static double reweight(const struct common *c, double ratio, double *limit)
{
    double old = 0, new = 0;
    find_scores(c, ratio);
    if (!stays(c, *limit))
        *limit = fmin(*limit, square_of_width * bulk_dispersion(c));
    for (size_t f = 0; f < c->count; f++) {
        double weight = c->say[f] * biweight(c->z[f], *limit);
        old += weight * c->old[f];
        new += weight * c->new[f];
    }
    return old > 0 && new > 0 ? new / old : ratio;
}

// The standard error of the ratio from the residuals of the functions (the sandwich formula).
static double refined_error(const struct common *c, double ratio, double limit)
{
    double squares = 0, new = 0;
    find_scores(c, ratio);
    for (size_t f = 0; f < c->count; f++) {
        double weight = c->say[f] * biweight(c->z[f], limit);
        double residual = weight * (c->new[f] - ratio * c->old[f]);
        squares += residual * residual;
        new += weight * c->new[f];
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

// The reading that is iterated from the weighted median of the ratios.
static struct pa_size_reading read_refined(const struct common *c, struct pa_size_reading total)
{
    struct pa_size_reading start = read_median(c, true);
    return refine(c, isfinite(start.log_ratio) ? start : total);
}

static bool moved_by(const struct common *c, size_t f, double log_ratio, double tolerance)
{
    static const double chance = 2;
    struct pa_rate_pair pair = {c->old[f], c->new[f], 1, exp(log_ratio)};
    return fabs(log(pair.new / pair.old) - log_ratio) <= tolerance ||
           fabs(pa_rate_ratio_score(&pair)) <= chance;
}

static void find_agreement(const struct common *c, struct pa_size_readings *r)
{
    double most = r->refined.log_ratio, tolerance = fmax(.1, .2 * fabs(most)), sum = 0;
    for (size_t f = 0; f < c->count; f++) {
        double weight = c->weight[f];
        sum += weight;
        if (moved_by(c, f, most, tolerance))
            r->agree += weight;
        else if (moved_by(c, f, 0, tolerance))
            r->stay += weight;
    }
    r->agree /= sum;
    r->stay /= sum;
}

static bool have_totals(const double *old, const double *new, size_t functions, double totals[2])
{
    totals[0] = pa_summary_sum(old, functions);
    totals[1] = pa_summary_sum(new, functions);
    return totals[0] > 0 && totals[1] > 0;
}

static struct pa_size_reading read_totals(const double totals[2])
{
    return (struct pa_size_reading){log(totals[1] / totals[0]),
                                    sqrt(1 / totals[0] + 1 / totals[1])};
}

struct pa_size_readings pa_size_factor_read(const double *old, const double *new, size_t functions)
{
    double totals[2];
    struct pa_size_readings r = {0};
    if (!have_totals(old, new, functions, totals))
        return r;
    struct common c = find_common(old, new, functions, totals[1] / (totals[0] + totals[1]));
    r.common = c.count;
    r.median = r.refined = r.total = read_totals(totals);
    if (c.count >= MIN_FUNCTIONS) {
        r.refined = read_refined(&c, r.total);
        r.median = read_median(&c, false);
        r.median = isfinite(r.median.log_ratio) ? r.median : r.total;
        find_agreement(&c, &r);
    }
    release_common(&c);
    return r;
}

double pa_size_factor_ratio(const double *old, const double *new, size_t functions)
{
    double totals[2];
    if (!have_totals(old, new, functions, totals))
        return 1;
    struct common c = find_common(old, new, functions, totals[1] / (totals[0] + totals[1]));
    struct pa_size_reading r = read_totals(totals);
    if (c.count >= MIN_FUNCTIONS)
        r = read_refined(&c, r);
    release_common(&c);
    return exp(r.log_ratio);
}
