// SPDX-License-Identifier: Apache-2.0
#include "stats/size_factor.h"

#include "base/memory.h"
#include "base/thread.h"
#include "stats/summary.h"

#include <math.h>
#include <stdlib.h>

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

// ---- Runs

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

// The other runs of a run's side.
static size_t find_others(const struct shares *s, size_t run, size_t *others)
{
    size_t count = 0;
    for (size_t r = 0; r < s->runs; r++) {
        if (s->side[r] == s->side[run] && r != run)
            others[count++] = r;
    }
    return count;
}

// By function, what the other runs of its side counted, and what the run did.
static void sum_side(const struct shares *s, size_t run, size_t *others, double *sums)
{
    size_t count = find_others(s, run, others);
    for (size_t f = 0; f < s->functions; f++) {
        const double *row = s->counts + f * s->runs;
        double sum = 0;
        for (size_t i = 0; i < count; i++)
            sum += row[others[i]];
        sums[f] = sum;
        sums[s->functions + f] = row[run];
    }
}

// The share that a run has of its side.
static double share_of_side(const struct shares *s, double *sums)
{
    bool alone = !(pa_summary_sum(sums, s->functions) > 0);
    double x = pa_size_factor_ratio(sums, sums + s->functions, s->functions);
    bool empty = !(pa_summary_sum(sums + s->functions, s->functions) > 0);
    return alone ? 1 : empty ? 0 : x / (1 + x);
}

static void find_shares(void *job)
{
    const struct shares *s = job;
    double *sums = pa_xmalloc((2 * s->functions + 1) * sizeof *sums);
    size_t *others = pa_xmalloc(s->runs * sizeof *others);
    for (size_t r = s->first; r < s->runs; r += s->step) {
        sum_side(s, r, others, sums);
        s->factors[r] = share_of_side(s, sums);
    }
    free(others);
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
    bool enough = read.common >= PA_SIZE_FACTOR_FUNCTIONS;
    if (enough) {
        pa_size_factor_within(counts, functions, runs, side, factors);
        pa_size_factor_between(read.refined.log_ratio, runs, side, factors);
    } else {
        pa_size_factor_total(counts, functions, runs, factors);
    }
    free(sums);
    return enough;
}
