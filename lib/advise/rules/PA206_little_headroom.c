// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_collections *c = &e->collections;
    const struct pa_tally *allocs = pa_symptoms_allocs(e);
    bool profiled = e->cpu->fact[PA_FACT_ALL] > 0;
    if (c->count < 20 || c->live < (4 << 20) || c->headroom > .5 || (!profiled && c->share < .1) ||
        (profiled &&
         !pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_GC, .1, PA_CERTAINTY_SURE}, f)))
        return false;
    if (!profiled) {
        f->certainty = PA_CERTAINTY_SURE;
        f->share = f->low = f->high = c->share;
        f->of = "the CPU there was";
        f->severity = c->share >= .3 ? PA_SEVERITY_HIGH : PA_SEVERITY_MEDIUM;
        f->samples = (int64_t)c->count;
    }
    f->site_count = 0;
    if (allocs)
        pa_finding_sites(f, allocs, PA_FACT_ALLOC_BYTES, allocs->fact[PA_FACT_ALLOC_BYTES]);
    f->evidence = pa_arena_printf(
        before->arena,
        "%.0f %% headroom above a live heap of %.0f MB; with 100 %% there would be about "
        "%.0f %% as many collections",
        100 * c->headroom, c->live / (1 << 20), 100 * c->headroom);
    return true;
}

const struct pa_rule pa_rule_PA206 = {
    .id = "PA206",
    .text =
        {
            .title = "too little headroom for the collector",
            .says = "collect garbage",
            .sees =
                "The log of the collector shows that between live heap and goal there is half of "
                "the live heap or less, in the last two thirds of it and over 20 collections at "
                "least, and GC takes at least 10 % of CPU.",
            .why = "With headroom h the heap is marked once for each h of garbage: 5 % headroom is "
                   "twenty times the marking of 100 %.",
            .remedy = "Raise GOGC; or raise GOMEMLIMIT to 1.25 times the live heap and what is not "
                      "heap, at least: near the limit the collector runs without end.",
            .wrong = "Memory is what is short, and the CPU time is paid for it on purpose.",
            .versions = "All versions of Go; GOMEMLIMIT from 1.19.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
