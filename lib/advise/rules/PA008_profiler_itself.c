// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_PROFILER, .05, PA_CERTAINTY_SURE}, f);
}

const struct pa_rule pa_rule_PA008 = {
    .id = "PA008",
    .text =
        {
            .title = "the profiler itself",
            .says = "are the profiler at work",
            .sees = "Recording block, mutex or heap events takes at least 5 % of the CPU samples.",
            .why = "A fine block rate (10 microseconds or less) records nearly every wait, and "
                   "each record "
                   "walks the stack.",
            .remedy = "Set a coarser rate: runtime.SetBlockProfileRate(100000), which is 0.1 ms, "
                      "or more; "
                      "runtime.SetMutexProfileFraction(100).",
            .wrong = "Profiles of a short experiment in which the cost does not matter.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
