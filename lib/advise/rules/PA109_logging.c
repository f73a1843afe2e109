// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_LOG, .05, PA_CERTAINTY_LIKELY}, f);
}

const struct pa_rule pa_rule_PA109 = {
    .id = "PA109",
    .text =
        {
            .title = "logging",
            .says = "write logs",
            .sees =
                "Own lines call log, log/slog or a package for logs for at least 5 % of the CPU "
                "samples.",
            .why = "Arguments are formatted before the level or the sink is looked at, and most "
                   "loggers make a system call for each line.",
            .remedy =
                "Ask for the level before building arguments; sample; a buffered writer; typed "
                "fields; no lookup of the caller.",
            .wrong = "Logs for an audit are a duty.",
            .versions = "All versions of Go; log/slog from 1.21.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
