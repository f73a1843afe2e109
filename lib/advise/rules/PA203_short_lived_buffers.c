// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool grows(const struct pa_tally *cpu, const struct pa_site *site)
{
    const struct pa_site *at = pa_tally_find(cpu, site);
    return at &&
           2 * (at->fact[PA_FACT_GROW] + at->fact[PA_FACT_MAPGROW]) >= at->fact[PA_FACT_MALLOC] &&
           at->fact[PA_FACT_GROW] + at->fact[PA_FACT_MAPGROW] > 0;
}

// A map that is made with its size.
static bool is_map(const struct pa_tally *cpu, const struct pa_site *site)
{
    const struct pa_site *at = pa_tally_find(cpu, site);
    return at && at->fact[PA_FACT_MAKEMAP] > 0 &&
           4 * at->fact[PA_FACT_MAKEMAP] >= at->fact[PA_FACT_MALLOC];
}

// Many of them are alive and most of the heap: a cache keeps them for a while.
static bool is_kept(const struct pa_tally *heap, const struct pa_site *alive)
{
    return alive && alive->fact[PA_FACT_INUSE_OBJECTS] >= 1000 &&
           2 * alive->fact[PA_FACT_INUSE_BYTES] >= heap->fact[PA_FACT_INUSE_BYTES];
}

static bool is_buffer(const struct pa_symptoms *e, const struct pa_tally *heap,
                      const struct pa_tally *allocs, const struct pa_site *s)
{
    int64_t bytes = s->fact[PA_FACT_ALLOC_BYTES], objects = s->fact[PA_FACT_ALLOC_OBJECTS];
    const struct pa_site *alive = pa_tally_find(heap, s);
    return objects > 0 && bytes / objects >= 4096 &&
           (double)bytes >= .2 * (double)allocs->fact[PA_FACT_ALLOC_BYTES] && !grows(e->cpu, s) &&
           2 * s->fact[PA_FACT_RESULT_BYTES] < bytes && !is_map(e->cpu, s) &&
           (!alive || (double)alive->fact[PA_FACT_INUSE_BYTES] <= .05 * (double)bytes) &&
           !is_kept(heap, alive);
}

// Without a profile of allocations: own lines make slices so large that clearing them shows.
static bool clears(const struct pa_symptoms *e, struct pa_finding *f, struct pa_arena *arena)
{
    const struct pa_cpu_rule rule = {PA_FACT_BUFFER, .1, PA_CERTAINTY_MAYBE};
    if (!pa_rule_of_cpu(e, &rule, f))
        return false;
    f->of = NULL; // the share is of samples, not of bytes
    f->evidence = pa_arena_printf(arena,
                                  "%.0f %% of the CPU samples clear slices that own lines make; a "
                                  "profile of allocations would say how long they live",
                                  100 * f->share);
    return true;
}

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_tally *allocs = pa_symptoms_allocs(e), *heap = pa_symptoms_last_heap(e);
    const struct pa_site *found = NULL;
    if (!allocs)
        return clears(e, f, before->arena);
    if (pa_symptoms_share(e, PA_FACT_MEMORY) < .1 || e->cpu->fact[PA_FACT_MEMORY] < PA_RULE_SAMPLES)
        return false;
    for (size_t i = 0; i < allocs->sites.count; i++) {
        const struct pa_site *s = &allocs->sites.items[i];
        if (is_buffer(e, heap, allocs, s) &&
            (!found || s->fact[PA_FACT_ALLOC_BYTES] > found->fact[PA_FACT_ALLOC_BYTES]))
            found = s;
    }
    if (!found)
        return false;
    double share =
        (double)found->fact[PA_FACT_ALLOC_BYTES] / (double)allocs->fact[PA_FACT_ALLOC_BYTES];
    f->certainty =
        pa_symptoms_share(e, PA_FACT_MEMORY) >= .2 ? PA_CERTAINTY_LIKELY : PA_CERTAINTY_MAYBE;
    pa_finding_share(f, e->cpu->fact[PA_FACT_MEMORY], e->cpu->fact[PA_FACT_ALL], "CPU samples");
    f->sites[0] = (struct pa_finding_site){found->function, found->file, found->line, share};
    f->site_count = 1;
    f->share = f->low = f->high = share;
    f->of = "allocated bytes";
    f->evidence = pa_arena_printf(
        before->arena, "%lld bytes each on average; allocation and GC take %.0f %% of CPU",
        (long long)(found->fact[PA_FACT_ALLOC_BYTES] / found->fact[PA_FACT_ALLOC_OBJECTS]),
        100 * pa_symptoms_share(e, PA_FACT_MEMORY));
    return true;
}

const struct pa_rule pa_rule_PA203 = {
    .id = "PA203",
    .text =
        {
            .title = "short-lived buffers",
            .says = "are allocated as large buffers that do not live long",
            .sees =
                "One line allocates at least 20 % of all bytes in objects of 4 KiB and more on "
                "average, hardly any of which are in use, allocation and GC take at least 10 % of "
                "the CPU samples (below 20 % it is maybe), and the line is not the growth of a "
                "slice or map, a map made with its size, nor a call "
                "that hands out a string or the contents of a file. Where a thousand of them are "
                "alive and half of the heap, something keeps them: the rule is silent. "
                "Without a profile of allocations: clearing slices that own lines make takes at "
                "least "
                "10 % of the CPU samples; then it is maybe.",
            .why =
                "Clearing and sweeping large buffers costs more than the few bytes used in them.",
            .remedy =
                "A buffer that the worker owns, or a sync.Pool; Reset instead of new; let the "
                "caller pass the buffer; io.CopyBuffer instead of io.Copy.",
            .wrong = "Results that are handed out and kept by others for a while.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
