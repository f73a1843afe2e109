// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

#include <math.h>

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_quota *q = &e->quota;
    double processors = q->processors;
    if (e->collections.processors > 0)
        processors = (double)e->collections.processors;
    bool stopped = e->collections.stw_p99 >= .01, throttled = q->throttled >= .1;
    if (!(q->cores > 0) || !(processors > ceil(q->cores)) || (!stopped && !throttled))
        return false;
    f->certainty = PA_CERTAINTY_MAYBE;
    f->severity = PA_SEVERITY_LOW;
    f->evidence = pa_arena_printf(
        before->arena, "%.0f processors, a quota of %.3g cores%s%s", processors, q->cores,
        throttled ? pa_arena_printf(before->arena, ", throttled in %.0f %% of the periods",
                                    100 * q->throttled)
                  : "",
        stopped ? pa_arena_printf(before->arena, ", stop-the-world p99 %.0f ms",
                                  1e3 * e->collections.stw_p99)
                : "");
    return true;
}

const struct pa_rule pa_rule_PA306 = {
    .id = "PA306",
    .text =
        {
            .title = "more processors than the quota",
            .says = "",
            .sees = "The log of the collector, or metrics, say that Go uses more processors "
                    "(GOMAXPROCS) than the quota of the container, which metrics of cAdvisor say "
                    "(container_spec_cpu_quota and _period), and the container is throttled in 10 "
                    "% of its periods at least, or 1 % of the collections stop the world for 10 ms "
                    "and more.",
            .why = "Threads that run at the same time use up the quota of a period (100 ms) early; "
                   "for the rest of it all of them stand still, requests and the collector with "
                   "them.",
            .remedy =
                "GOMAXPROCS of the quota, rounded up: by hand, by a library that reads it, or "
                "by Go 1.25, which does so itself; or a larger quota.",
            .wrong = "Metrics of another container than the program's; a program that waits most "
                     "of the time.",
            .versions = "To Go 1.24; later only where GOMAXPROCS is set by hand.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
