// SPDX-License-Identifier: Apache-2.0
#include "analysis/noise_gate.h"

#include "profile/sample.h"

#include <math.h>

struct side_filter {
    struct pa_sample_filter base;
    pa_str key, value;
    bool old;
};

static bool apply(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct side_filter *f = (const struct side_filter *)base;
    bool old = false;
    for (uint32_t i = 0; i < edit->label_count; i++)
        old |= edit->label[i].key == f->key && edit->label[i].text == f->value;
    for (uint32_t t = 0; old && t < edit->type_count; t++)
        edit->value[t] = edit->value[t] == INT64_MIN ? INT64_MAX : -edit->value[t];
    return old == f->old;
}

static const struct pa_profile *side_of(const struct pa_profile *profile, bool old,
                                        struct pa_arena *arena)
{
    struct side_filter *f = pa_arena_calloc(arena, 1, sizeof *f);
    *f = (struct side_filter){{apply},
                              pa_strings_find(profile->strings, "pprof::base", 11),
                              pa_strings_find(profile->strings, "true", 4),
                              old};
    struct pa_profile *copy = pa_profile_copy(profile, arena);
    pa_profile_add_filter(copy, &f->base, arena);
    return copy;
}

static void index_functions(struct pa_noise_gate *gate, const struct pa_strings *strings,
                            struct pa_arena *arena)
{
    const struct pa_profile_comparison *c = gate->comparison;
    gate->names = strings->list.count;
    const struct pa_compared **of = pa_arena_calloc(arena, gate->names + 1, sizeof *of);
    for (size_t i = 0; i < c->count; i++)
        of[c->functions[i].name] = &c->functions[i];
    gate->functions = of;
}

bool pa_noise_gate_make(const struct pa_profile *profile, uint32_t type, struct pa_arena *arena,
                        struct pa_noise_gate *gate, struct pa_error *err)
{
    const struct pa_comparison_run runs[] = {
        {.profile = side_of(profile, true, arena), .side = 0},
        {.profile = side_of(profile, false, arena), .side = 1},
    };
    struct pa_comparison_options options = {
        .type = pa_profile_text(profile, profile->types[type].type), .by_cum = true};
    struct pa_profile_comparison *c;
    *gate = (struct pa_noise_gate){.dispersion = 1};
    if (!pa_compare_profiles(runs, 2, &options, arena, &c, err))
        return false;
    gate->comparison = c;
    gate->known = c->method == PA_METHOD_SINGLE || c->method == PA_METHOD_SAMPLING;
    if (gate->known)
        gate->dispersion = c->dispersion;
    index_functions(gate, profile->strings, arena);
    return true;
}

bool pa_noise_gate_closed(const struct pa_noise_gate *gate, pa_str function)
{
    const struct pa_compared *f = function < gate->names ? gate->functions[function] : NULL;
    if (!gate->known || !f)
        return false;
    return isnan(f->cum.q) || (f->cum.lo <= 0 && f->cum.hi >= 0);
}

double pa_noise_gate_piece(const struct pa_noise_gate *gate, pa_str function)
{
    const struct pa_compared *f = function < gate->names ? gate->functions[function] : NULL;
    if (!gate->known || gate->comparison->method != PA_METHOD_SAMPLING || !f)
        return 0;
    double pieces = f->cum.old_samples + f->cum.new_samples;
    double value = fabs(f->cum.old_value) + fabs(f->cum.new_value);
    return pieces > 0 ? value / pieces : 0;
}

const char *pa_noise_gate_text(const struct pa_noise_gate *gate, size_t shown, size_t changed,
                               struct pa_arena *arena)
{
    if (!gate->known)
        return gate->comparison->method == PA_METHOD_CENSUS
                   ? "Everything was counted: all changes are real"
                   : "No noise estimate: small changes may be chance";
    if (shown == 0)
        return "No function differs between the two sides";
    const char *found =
        changed == 0 ? "All are grey: no function shown changed by more than noise"
                     : pa_arena_printf(arena,
                                       "Grey but for %zu of %zu functions shown, which changed "
                                       "by more than noise",
                                       changed, shown);
    double work = gate->comparison->exposure; // of the new side, before the test scaled it
    const char *scaled =
        fabs(work - 1) < .005
            ? ""
            : pa_arena_printf(arena, ". The new side did %.2f times the old's work", work);
    if (gate->comparison->method == PA_METHOD_SAMPLING)
        return pa_arena_printf(arena, "%s%s. Noise is that of the sampling alone", found, scaled);
    return pa_arena_printf(arena,
                           "%s%s. Noise: %.1f times that of counting (one profile a side: "
                           "indicative)",
                           found, scaled, gate->dispersion);
}
