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

void pa_noise_gate_of(const struct pa_profile_comparison *c, const struct pa_strings *strings,
                      struct pa_arena *arena, struct pa_noise_gate *gate)
{
    *gate = (struct pa_noise_gate){.comparison = c, .names = strings->list.count};
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
    if (!pa_compare_profiles((struct pa_comparison_runs){runs, 2}, &options, arena, &c, err))
        return false;
    pa_noise_gate_of(c, profile->strings, arena, gate);
    return true;
}

static const struct pa_compared *find(const struct pa_noise_gate *gate, pa_str function)
{
    return function < gate->names ? gate->functions[function] : NULL;
}

int pa_noise_gate_direction(const struct pa_noise_gate *gate, pa_str function)
{
    const struct pa_compared *f = find(gate, function);
    if (!f || f->cum.class == PA_CHANGE_NOISE || f->cum.class == PA_CHANGE_UNTOLD ||
        f->cum.class == PA_CHANGE_UNPROVED)
        return 0;
    return (f->cum.log_ratio > 0) - (f->cum.log_ratio < 0);
}

// Measured against the work, like everything else: where the work is not known, nothing is said.
int pa_noise_gate_total(const struct pa_noise_gate *gate)
{
    const struct pa_profile_comparison *c = gate->comparison;
    bool known = c->norm == PA_NORM_NONE || c->norm == PA_NORM_WORK;
    if (!known || !(c->total.p <= .05))
        return 0;
    return (c->total.log_ratio > 0) - (c->total.log_ratio < 0);
}

double pa_noise_gate_piece(const struct pa_noise_gate *gate, pa_str function)
{
    const struct pa_compared *f = find(gate, function);
    if (gate->comparison->method != PA_METHOD_SAMPLING || !f)
        return 0;
    double pieces = f->cum.old_samples + f->cum.new_samples;
    double value = fabs(f->cum.old_value) + fabs(f->cum.new_value);
    return pieces > 0 ? value / pieces : 0;
}

const char *pa_noise_gate_proof(const struct pa_noise_gate *gate)
{
    enum pa_comparison_method method = gate->comparison->method;
    return method == PA_METHOD_REPLICATED || method == PA_METHOD_CENSUS ? "proved" : "likely";
}

const char *pa_noise_gate_doubt(const struct pa_noise_gate *gate)
{
    return gate->comparison->method == PA_METHOD_NONE
               ? "no estimate of noise, three profiles a side give one"
               : NULL;
}

const char *pa_noise_gate_text(const struct pa_noise_gate *gate, size_t shown, size_t changed,
                               struct pa_arena *arena)
{
    const char *doubt = pa_noise_gate_doubt(gate);
    if (gate->comparison->method == PA_METHOD_CENSUS)
        return "Everything was counted: all changes are real";
    if (shown == 0)
        return "No function differs between the two sides";
    if (doubt)
        return pa_arena_printf(arena, "Pale: %s", doubt);
    const char *proof = pa_noise_gate_proof(gate),
               *caveat = gate->comparison->method == PA_METHOD_REPLICATED
                             ? ""
                             : " (one profile a side proves nothing)";
    if (changed == 0)
        return pa_arena_printf(arena, "All are pale: no change shown is %s%s", proof, caveat);
    return pa_arena_printf(arena, "Pale but for %zu of %zu functions shown, whose change is %s%s",
                           changed, shown, proof, caveat);
}
