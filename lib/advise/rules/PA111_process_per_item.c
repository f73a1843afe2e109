// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    int64_t n = e->cpu->fact[PA_FACT_EXEC], all = e->cpu->fact[PA_FACT_ALL];
    (void)before;
    if (pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_EXEC, .05, PA_CERTAINTY_SURE}, f))
        return true;
    if (n < 10 || 5 * n < all) // whoever waits for processes has few samples
        return false;
    f->certainty = PA_CERTAINTY_LIKELY;
    pa_finding_share(f, n, all, "CPU samples");
    pa_finding_sites(f, e->cpu, PA_FACT_EXEC, all);
    return true;
}

const struct pa_rule pa_rule_PA111 = {
    .id = "PA111",
    .text =
        {
            .title = "process started per item",
            .says = "start processes",
            .sees =
                "os/exec or os.StartProcess take at least 5 % of the CPU samples, or 20 % where "
                "there are few. The CPU time of the processes themselves is not in this profile.",
            .why = "fork and exec copy tables, map a binary and start a runtime each time.",
            .remedy = "Call a library, or keep one process and feed it through a pipe.",
            .wrong = "Supervisors and build tools, which are for that.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
