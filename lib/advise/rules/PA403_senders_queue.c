// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static double seconds(int64_t nanos)
{
    return (double)nanos / 1e9;
}

static double window_of(const struct pa_symptoms *e)
{
    return e->window > 0 ? e->window : e->cpu_seconds;
}

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    double window = window_of(e), cores = pa_symptoms_cores(e);
    const struct pa_site *s = e->block ? pa_tally_top(e->block, PA_FACT_SEND_NANOS) : NULL;
    int64_t n = s ? s->fact[PA_FACT_SEND_WAITS] : 0;
    if (window <= 0 || n < PA_RULE_SAMPLES || pa_finding_of(before, "PA303"))
        return false;
    double waiting = seconds(s->fact[PA_FACT_SEND_NANOS]) / window;
    int processors = e->collections.processors;
    if (waiting < 1.5 || s->fact[PA_FACT_SEND_NANOS] / n < 50000 ||
        cores >= (processors > 2 ? .5 * (double)processors : 1.05))
        return false;
    f->certainty = processors ? PA_CERTAINTY_LIKELY : PA_CERTAINTY_MAYBE;
    f->severity = waiting >= 2 ? PA_SEVERITY_HIGH : PA_SEVERITY_MEDIUM;
    f->samples = n;
    pa_finding_sites(f, e->block, PA_FACT_SEND_NANOS, e->block->fact[PA_FACT_SEND_NANOS]);
    f->evidence = pa_arena_printf(before->arena,
                                  "%.1f goroutines wait to send at this line, %.2f ms each time",
                                  waiting, (double)s->fact[PA_FACT_SEND_NANOS] / (double)n / 1e6);
    return true;
}

const struct pa_rule pa_rule_PA403 = {
    .id = "PA403",
    .text =
        {
            .title = "senders queue",
            .says = "",
            .sees =
                "At one line at least 1.5 goroutines on average wait to send on a channel, 0.05 "
                "ms and more each time, while cores are free.",
            .why = "The queue grows to the speed of its slowest reader.",
            .remedy = "More receivers, or a faster one; a longer buffer only moves the queue.",
            .wrong =
                "Pipelines, in which each stage waits for the next; limits that are meant; all "
                "cores busy.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
