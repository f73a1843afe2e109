// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_process_memory *m = &e->memory;
    double own = m->system - (m->released > 0 ? m->released : 0);
    (void)before;
    if (!(m->resident - own >= 64 << 20) || !(m->resident >= 1.5 * own))
        return false;
    f->certainty = PA_CERTAINTY_MAYBE;
    f->severity = PA_SEVERITY_MEDIUM;
    f->evidence = pa_arena_printf(before->arena, "%.0f MB resident, %.0f MB of them the runtime's",
                                  m->resident / (1 << 20), own / (1 << 20));
    return true;
}

const struct pa_rule pa_rule_PA210 = {
    .id = "PA210",
    .text =
        {
            .title = "memory that is not of Go",
            .says = "",
            .sees = "The resident memory of the process is 64 MB and half as much again "
                    "above what the Go runtime has from the system.",
            .why = "Memory of C libraries, of mappings and of files mapped into memory is "
                   "in no profile of Go.",
            .remedy = "Look at the mappings (/proc/PID/smaps) and at what C code allocates.",
            .wrong = "Files that are mapped on purpose: their pages can be taken back at any "
                     "time.",
            .versions = "Metrics with process_resident_memory_bytes and the runtime's own "
                        "numbers.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
