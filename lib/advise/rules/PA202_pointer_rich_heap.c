// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_tally *heap = pa_symptoms_last_heap(e);
    (void)before;
    if (!heap || heap->fact[PA_FACT_INUSE_OBJECTS] < 300000 ||
        heap->fact[PA_FACT_INUSE_BYTES] < (48 << 20) || pa_symptoms_is_loading(e) ||
        !pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_GC, .15, PA_CERTAINTY_MAYBE}, f))
        return false;
    pa_finding_sites(f, heap, PA_FACT_INUSE_OBJECTS, heap->fact[PA_FACT_INUSE_OBJECTS]);
    f->evidence = pa_arena_printf(before->arena, "%lld MB in %lld objects in use",
                                  (long long)(heap->fact[PA_FACT_INUSE_BYTES] >> 20),
                                  (long long)heap->fact[PA_FACT_INUSE_OBJECTS]);
    return true;
}

const struct pa_rule pa_rule_PA202 = {
    .id = "PA202",
    .text =
        {
            .title = "large heap full of pointers",
            .says = "collect garbage in a heap full of pointers",
            .sees =
                "GC takes at least 15 % of the CPU samples, and at least 48 MB in 300,000 objects "
                "are in use, a third or less of what was allocated.",
            .why =
                "Each collection follows every pointer that is alive, whether it changed or not.",
            .remedy =
                "Keys and values without pointers, indices instead of pointers, structs in one "
                "slice; fewer collections by a larger GOGC.",
            .wrong = "Data that is loaded once, with few collections after.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
