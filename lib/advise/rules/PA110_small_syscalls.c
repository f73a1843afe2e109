// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_cpu_rule rule = {PA_FACT_FILEIO, .15, PA_CERTAINTY_LIKELY};
    int64_t all = e->cpu->fact[PA_FACT_FILEIO], calls = e->cpu->fact[PA_FACT_FILECALL];
    (void)before;
    double outside = all ? (double)(all - calls) / (double)all : 0;
    if (outside < .04 || !pa_rule_of_cpu(e, &rule, f))
        return false;
    if (outside < .07) { // calls of a few KiB
        f->certainty = PA_CERTAINTY_MAYBE;
        pa_finding_share(f, all, e->cpu->fact[PA_FACT_ALL], f->of);
    }
    f->evidence = pa_arena_printf(before->arena, "%.0f %% of it outside the system call itself",
                                  100 * outside);
    return true;
}

const struct pa_rule pa_rule_PA110 = {
    .id = "PA110",
    .text =
        {
            .title = "many small system calls",
            .says = "make small reads or writes of files",
            .sees =
                "Own lines read or write files without a buffer (bufio, io.Copy), directly or "
                "through fmt, for at least 15 % of the CPU samples, and at least 7 % of these "
                "samples are outside the system call itself: the fixed cost of the wrappers shows "
                "that a call takes no more than a microsecond or two, which is its fixed price. "
                "From 4 % on it is maybe: calls of 4 to 8 KiB.",
            .why = "Each call has a fixed price, whatever the number of bytes: 200 ns to enter the "
                   "kernel, and up to a microsecond for a file.",
            .remedy = "bufio with 32 to 64 KiB, or larger batches.",
            .wrong = "Each byte must be out at once.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
