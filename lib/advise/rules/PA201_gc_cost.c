// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

// The finding of a line that allocates at least half of all bytes, or the findings together.
static const char *explained_by(const struct pa_tally *allocs, const struct pa_findings *before)
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
            bytes += s ? s->fact[PA_FACT_ALLOC_BYTES] : 0;
        }
        held += bytes;
        first = bytes > most ? CAUSES[i] : first;
        most = bytes > most ? bytes : most;
    }
    return 2 * held >= allocs->fact[PA_FACT_ALLOC_BYTES] ? first : NULL;
}

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_tally *allocs = pa_symptoms_allocs(e);
    if (!pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_GC, .25, PA_CERTAINTY_SURE}, f))
        return false;
    if (allocs) {
        f->inside = explained_by(allocs, before);
        pa_finding_sites(f, allocs, PA_FACT_ALLOC_BYTES, allocs->fact[PA_FACT_ALLOC_BYTES]);
    } else
        pa_finding_sites(f, e->cpu, PA_FACT_MALLOC, e->cpu->fact[PA_FACT_MALLOC]);
    f->evidence = pa_arena_printf(
        before->arena,
        "allocation itself takes another %.0f %%; the lines are those that "
        "allocate most %s",
        100 * (pa_symptoms_share(e, PA_FACT_MEMORY) - pa_symptoms_share(e, PA_FACT_GC)),
        allocs ? "bytes" : "CPU samples");
    return true;
}

const struct pa_rule pa_rule_PA201 = {
    .id = "PA201",
    .text =
        {
            .title = "GC cost from allocation",
            .says = "collect garbage",
            .sees =
                "GC with its assists and sweeping takes at least 25 % of the CPU samples. Where "
                "other findings hold half of the allocated bytes it is told there.",
            .why = "Collections come as often as the heap doubles, so each allocated byte buys its "
                   "share of marking.",
            .remedy = "Allocate less at the lines below; a larger GOGC trades memory for fewer "
                      "collections: GOGC=200 halves their number.",
            .wrong = "Programs that must build trees: true, and only where the time is.",
            .versions =
                "All versions of Go: the functions of the collector to 1.25 and of the one from "
                "1.26 are summed.",
        },
    .find = find,
};
