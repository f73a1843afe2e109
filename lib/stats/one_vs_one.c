// SPDX-License-Identifier: Apache-2.0
#include "stats/one_vs_one.h"

#include "base/memory.h"
#include "stats/rate_ratio.h"
#include "stats/summary.h"
#include "stats/tail.h"

#include <math.h>
#include <stdlib.h>

static double or_default(double value, double otherwise)
{
    return value > 0 ? value : otherwise;
}

static struct pa_rate_pair pair_of(double old, double new, const struct pa_one_vs_one_options *o)
{
    return (struct pa_rate_pair){old, new, 1, or_default(o->exposure_ratio, 1)};
}

// The factor by which the squared scores of most functions exceed chi^2 with one degree of freedom.
static double dispersion_of(const double *old, const double *new, size_t functions,
                            const struct pa_one_vs_one_options *o)
{
    static const double chi2_median = .45493642311957283;
    double *squares = pa_xmalloc(functions * sizeof *squares);
    size_t used = 0;
    for (size_t f = 0; f < functions; f++) {
        if (old[f] + new[f] < or_default(o->min_count, 10))
            continue;
        struct pa_rate_pair pair = pair_of(old[f], new[f], o);
        double z = pa_rate_ratio_score(&pair);
        squares[used++] = z * z;
    }
    pa_summary_sort(squares, used);
    double inflation = used ? pa_summary_sorted_median(squares, used) / chi2_median : 1;
    free(squares);
    return or_default(o->factor, 3) * fmax(1, inflation);
}

static double log_upper(double x, double n, double share, bool mid_p)
{
    struct pa_tail from = pa_tail_binomial(x, n, share);
    return mid_p ? log(.5 * (from.upper + pa_tail_binomial(x + 1, n, share).upper))
                 : from.log_upper;
}

static const double enough = 12.5; // samples on each side, for a normal score

static double log_p_of(const struct pa_rate_pair *pair, double dispersion, double z, bool mid_p)
{
    double share = pair->new_exposure / (pair->old_exposure + pair->new_exposure);
    double least = (pair->old + pair->new) * fmin(share, 1 - share); // expected on the lesser side
    if (least >= enough)
        return fmin(0, log(2) + pa_tail_normal(fabs(z)).log_upper);
    double n = (pair->old + pair->new) / dispersion;
    // Each tail from its own side, so that swapping the sides gives the same numbers.
    double upper = log_upper(pair->new / dispersion, n, share, mid_p);
    double lower = log_upper(pair->old / dispersion, n, 1 - share, mid_p);
    return fmin(0, log(2) + fmin(lower, upper));
}

// Every function varies by a share of its own from run to run, which its two runs both do: that
// adds 2 (cv v)^2 to the variance v of the binomial count.
static double own_dispersion(const struct pa_rate_pair *pair, double dispersion, double cv)
{
    double exposure = pair->old_exposure + pair->new_exposure;
    double v =
        (pair->old + pair->new) * (pair->old_exposure / exposure) * (pair->new_exposure / exposure);
    return dispersion + 2 * cv * cv * v;
}

double pa_one_vs_one_test(const double *old, const double *new, size_t functions,
                          const struct pa_one_vs_one_options *o, struct pa_one_vs_one_row *rows)
{
    double dispersion = dispersion_of(old, new, functions, o);
    double width = pa_tail_normal_quantile(.5 + or_default(o->confidence, .95) / 2);
    for (size_t f = 0; f < functions; f++) {
        struct pa_rate_pair pair = pair_of(old[f], new[f], o);
        struct pa_one_vs_one_row *row = &rows[f];
        *row = (struct pa_one_vs_one_row){pa_rate_ratio_log(&pair), NAN, NAN, NAN, NAN, NAN, NAN};
        if (old[f] + new[f] < or_default(o->min_count, 10))
            continue;
        row->dispersion = own_dispersion(&pair, dispersion, o->own_cv);
        row->z = pa_rate_ratio_score(&pair) / sqrt(row->dispersion);
        row->log_p = log_p_of(&pair, row->dispersion, row->z, o->mid_p);
        row->p = exp(row->log_p);
        struct pa_rate_interval interval =
            pa_rate_ratio_score_interval(&pair, row->dispersion * width * width);
        row->lo = interval.lo;
        row->hi = interval.hi;
    }
    return dispersion;
}
