// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

// The finding whose lines allocate most, if the lines of all findings hold half of it.
static const char *explained_by(const struct pa_tally *allocs, enum pa_advise_fact fact,
                                const struct pa_findings *before)
{
    static const char *const CAUSES[] = {"PA101", "PA102", "PA103", "PA104", "PA105",
                                         "PA106", "PA107", "PA108", "PA109", "PA113",
                                         "PA115", "PA203", "PA204"};
    const char *first = NULL;
    int64_t held = 0, most = 0;
    for (size_t i = 0; i < sizeof CAUSES / sizeof *CAUSES; i++) {
        const struct pa_finding *f = pa_finding_of(before, CAUSES[i]);
        int64_t bytes = 0;
        for (size_t k = 0; f && k < f->site_count; k++) {
            struct pa_site like = {
                f->sites[k].function, f->sites[k].file, f->sites[k].line, 0, {0}};
            const struct pa_site *s = pa_tally_find(allocs, &like);
            bytes += s ? s->fact[fact] : 0;
        }
        held += bytes;
        first = bytes > most ? CAUSES[i] : first;
        most = bytes > most ? bytes : most;
    }
    return held > 0 && 2 * held >= allocs->fact[fact] ? first : NULL;
}

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_tally *allocs = pa_symptoms_allocs(e);
    double memory = pa_symptoms_share(e, PA_FACT_MEMORY), gc = pa_symptoms_share(e, PA_FACT_GC);
    if (pa_symptoms_is_loading(e) || (memory < .5 && gc < .4) ||
        !pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_GC, .25, PA_CERTAINTY_SURE}, f))
        return false;
    // Without a profile of allocations the samples in the allocator stand for it.
    const struct pa_tally *by = allocs ? allocs : e->cpu;
    enum pa_advise_fact fact = allocs ? PA_FACT_ALLOC_BYTES : PA_FACT_MALLOC;
    f->inside = explained_by(by, fact, before);
    pa_finding_sites(f, by, fact, by->fact[fact]);
    f->evidence =
        pa_arena_printf(before->arena,
                        "allocation itself takes another %.0f %%; the lines are those that "
                        "allocate most %s",
                        100 * (memory - gc), allocs ? "bytes" : "CPU samples");
    return true;
}

const struct pa_rule pa_rule_PA201 = {
    .id = "PA201",
    .text =
        {
            .title = "GC cost from allocation",
            .says = "collect garbage",
            .sees =
                "GC with its assists and sweeping takes at least 25 % of the CPU samples, and with "
                "allocation half of them, or 40 % alone. Where "
                "other findings hold half of the allocated bytes it is told there; where a third "
                "of what was allocated is still in use the program is loading, and the rule is "
                "silent.",
            .why = "Collections come as often as the heap doubles, so each allocated byte buys its "
                   "share of marking.",
            .remedy = "Allocate less at the lines below; a larger GOGC trades memory for fewer "
                      "collections: GOGC=200 halves their number.",
            .wrong = "Programs that must build trees: true, and only where the time is.",
            .versions =
                "All versions of Go: the functions of the collector to 1.25 and of the one from "
                "1.26 are summed.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
