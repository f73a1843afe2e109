// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    int64_t all = e->cpu->fact[PA_FACT_ALL];
    (void)before;
    if (e->profiles[PA_SYMPTOM_CPU] == 0 || all >= 100)
        return false;
    f->certainty = PA_CERTAINTY_SURE;
    f->severity = all < PA_RULE_SAMPLES ? PA_SEVERITY_MEDIUM : PA_SEVERITY_LOW;
    f->samples = all;
    f->evidence = pa_arena_printf(before->arena, "%lld CPU samples in all", (long long)all);
    return true;
}

const struct pa_rule pa_rule_PA001 = {
    .id = "PA001",
    .text =
        {
            .title = "too little data",
            .says = "were taken: too few to see what costs less than a fifth",
            .sees =
                "The CPU profiles have less than 100 samples together. With less than 25 no rule "
                "about CPU time speaks, with less than 100 only where the share is 20 % or more. "
                "Rules about goroutines, heaps and locks go on.",
            .why =
                "A share of 5 % of 60 samples is 3 samples, which chance alone moves by as many.",
            .remedy =
                "Profile longer, or while the program is under load; idle time has no samples.",
            .wrong =
                "A program that hardly uses the CPU has few samples however long it is profiled: "
                "look at what it waits for.",
            .versions = "Any profile.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
