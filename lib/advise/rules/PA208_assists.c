// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    if (!pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_ASSIST, .05, PA_CERTAINTY_MAYBE}, f))
        return false;
    if (pa_finding_of(before, "PA201"))
        f->inside = "PA201";
    return true;
}

const struct pa_rule pa_rule_PA208 = {
    .id = "PA208",
    .text =
        {
            .title = "requests that help the collector",
            .says = "are work for the collector, done by those who allocate",
            .sees = "runtime.gcAssistAlloc takes at least 5 % of the CPU samples.",
            .why =
                "Whoever allocates while a collection runs must mark as well: its latency grows.",
            .remedy = "Allocate less; a larger GOGC; spread bursts of allocation.",
            .wrong = "Batch work, where latency does not matter.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
