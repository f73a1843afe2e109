// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    int64_t all = e->cpu->fact[PA_FACT_ALL], cut = e->cpu->truncated;
    (void)before;
    if (cut < PA_RULE_SAMPLES || (double)cut < .05 * (double)all)
        return false;
    f->certainty = PA_CERTAINTY_LIKELY;
    pa_finding_share(f, cut, all, "CPU samples");
    f->severity = PA_SEVERITY_NOTE;
    return true;
}

const struct pa_rule pa_rule_PA002 = {
    .id = "PA002",
    .text =
        {
            .title = "truncated stacks",
            .says = "have stacks cut at the deepest that is recorded",
            .sees =
                "At least 5 % of the CPU samples have stacks of exactly 32, 64 or 128 frames, the "
                "limits of the runtime, and none is deeper.",
            .why =
                "What lies above the cut is missing: roots and cumulative values are too small. "
                "The lines that samples are charged to stay right, since they are near the end of "
                "the stack.",
            .remedy =
                "With Go 1.23 and newer GODEBUG=profstackdepth=256 records deeper stacks of heap, "
                "block and mutex profiles; recursion may be folded with --fold-recursion in other "
                "reports.",
            .wrong = "Stacks that happen to be that deep.",
            .versions = "CPU 64 frames; heap, block and mutex 32 to Go 1.22, 128 from 1.23.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
