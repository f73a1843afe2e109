// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison_detectable.h"

#include "base/hash.h"
#include "base/memory.h"
#include "base/thread.h"
#include "stats/multiple.h"
#include "stats/power.h"
#include "stats/tail.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double pa_comparison_size(const struct pa_profile_comparison *c, const struct pa_change *ch)
{
    if (c->sampled)
        return ch->old_samples + ch->new_samples;
    return ch->old_value * (double)c->old_runs + ch->new_value * (double)c->new_runs;
}

static const double power = .8;
static const double tenfold = 2.302585092994046; // log 10

// A quantile that was asked for.
struct known {
    double p, df, t;
};

enum { KNOWN = 1 << 10 };

// Functions [from, to).
struct job {
    struct pa_profile_comparison *c;
    bool cum;
    double tests, total;
    size_t from, to;
    struct known *known; // by hash; p is 0 where there is none
};

// Small functions have few samples, so that the same quantile is wanted again and again; it takes
// longer than all else here.
static double t_quantile(struct job *j, double p, double df)
{
    uint64_t bits[2];
    memcpy(bits, (const double[]){p, df}, sizeof bits);
    struct known *k = &j->known[pa_hash_combine(bits[0], bits[1]) % KNOWN];
    if (k->p != p || k->df != df)
        *k = (struct known){p, df, pa_tail_t_quantile(p, df)};
    return k->t;
}

// What a lone change among the tests of a family would have to be. Both sides are taken to have the
// rate that they have together, so that swapping them changes nothing.
static void find(void *argument)
{
    struct job *j = argument;
    const struct pa_profile_comparison *c = j->c;
    j->known = pa_xcalloc(KNOWN, sizeof *j->known);
    double exposure = c->exposure * (double)c->new_runs / (double)c->old_runs;
    for (size_t f = j->from; f < j->to; f++) {
        struct pa_change *ch = pa_comparison_change(j->c, f, j->cum);
        double size = pa_comparison_size(c, ch), rate = size / (1 + exposure);
        double alpha =
            fmin(c->fdr, c->fdr / j->tests * pa_multiple_weight(size / (j->total / j->tests)));
        struct pa_power_rates rates = {rate, rate * exposure, ch->dispersion, ch->df};
        if (!isnan(ch->q) && !isnan(ch->lo))
            ch->detectable = pa_power_detectable_rate_at(
                &rates, t_quantile(j, 1 - alpha / 2, ch->df) + t_quantile(j, power, ch->df));
        if (ch->detectable > tenfold) // that is nothing
            ch->detectable = INFINITY;
    }
    free(j->known);
}

void pa_comparison_find_detectable(struct pa_profile_comparison *c, bool cum, double tests,
                                   double total)
{
    enum { MOST = 2, WORTH_A_THREAD = 512 };
    struct job jobs[MOST];
    uint32_t threads = c->count < WORTH_A_THREAD ? 1 : pa_thread_count(MOST);
    for (uint32_t i = 0; i < threads; i++)
        jobs[i] = (struct job){.c = c,
                               .cum = cum,
                               .tests = tests,
                               .total = total,
                               .from = c->count * i / threads,
                               .to = c->count * (i + 1) / threads};
    pa_threads_run(find, jobs, sizeof *jobs, threads);
}
