// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_cpu_rule go = {PA_FACT_ATOMIC, .1, PA_CERTAINTY_SUSPECT};
    const struct pa_cpu_rule native = {PA_FACT_C_ATOMIC, .1, PA_CERTAINTY_SUSPECT};
    (void)before;
    if (e->collections.processors == 1) // nobody else holds the cache line
        return false;
    return pa_rule_of_cpu(e, &go, f) || pa_rule_of_native(e, &native, f);
}

const struct pa_rule pa_rule_PA404 = {
    .id = "PA404",
    .text =
        {
            .title = "atomics that are fought over, or false sharing",
            .says = "are in atomic operations",
            .sees = "Own lines spend at least 10 % of the CPU samples in atomic operations that "
                    "have a name in the profile (the types of sync/atomic, std::atomic, Rust's "
                    "and Java's), and the log of the collector, if there is one, does not say "
                    "that the program had one processor.",
            .why = "A cache line that several processors write to moves between them at each "
                   "write, which takes as long as a hundred additions; so does one that holds two "
                   "variables of different writers (false sharing).",
            .remedy = "Count per worker and add up later; shards that are padded to a cache line; "
                      "a plain read before CompareAndSwap. Find out first whether it is so: with "
                      "go test -cpu 1,2,4 an operation takes longer on more processors, and perf "
                      "c2c names the cache line.",
            .wrong = "The operation is most of what a short loop does, and nobody else writes "
                     "there: it takes 20 cycles even then. A CPU profile cannot tell the two "
                     "apart.",
            .versions = "All versions of Go. Functions such as atomic.AddInt64 are compiled in "
                        "place and have no name there; pa disasm shows their LOCK instructions.",
        },
    .most = PA_CERTAINTY_SUSPECT,
    .find = find,
};
