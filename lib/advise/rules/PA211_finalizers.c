// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_cpu_rule rule = {PA_FACT_FINALIZER, .05, PA_CERTAINTY_LIKELY};
    (void)before;
    return pa_rule_of_cpu(e, &rule, f);
}

const struct pa_rule pa_rule_PA211 = {
    .id = "PA211",
    .text =
        {
            .title = "finalizers",
            .says = "set and run finalizers",
            .sees = "Own lines call runtime.SetFinalizer or AddCleanup, and what these run, "
                    "for at least 5 % of the CPU samples.",
            .why = "A finalizer costs a record under a lock of the runtime and keeps its "
                   "object, and all that it refers to, for one more collection.",
            .remedy = "Close what is to be closed where its use ends; a finalizer only as a "
                      "last resort, on few long-lived objects.",
            .wrong = "Handles of C memory that have no other owner.",
            .versions = "All versions of Go; cleanups from 1.24.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
