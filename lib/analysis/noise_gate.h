// SPDX-License-Identifier: Apache-2.0
// Which changes a picture that compares may call proved: the test of analysis/comparison.h, of the
// profiles themselves or, if there is only one profile with a base subtracted from it, between its
// samples and those of the base.
//
//     struct pa_noise_gate gate;
//     pa_noise_gate_of(comparison, strings, arena, &gate);           // or
//     if (!pa_noise_gate_make(profile, type, arena, &gate, err)) …
//     int direction = pa_noise_gate_direction(&gate, function);
#ifndef PA_ANALYSIS_NOISE_GATE_H
#define PA_ANALYSIS_NOISE_GATE_H

#include "analysis/comparison.h"

struct pa_noise_gate {
    const struct pa_profile_comparison *comparison;
    const struct pa_compared *const *functions; // by string id below `names`; NULL: none
    size_t names;
};

// The gate of a comparison that was made, in `arena`. All three outlive it.
void pa_noise_gate_of(const struct pa_profile_comparison *comparison,
                      const struct pa_strings *strings, struct pa_arena *arena,
                      struct pa_noise_gate *gate);

// `profile` is aggregated by function; samples of the base have the label pprof::base=true and
// negative values. `type` is a sample type. Each side is one profile however many were merged.
PA_MUST_CHECK bool pa_noise_gate_make(const struct pa_profile *profile, uint32_t type,
                                      struct pa_arena *arena, struct pa_noise_gate *gate,
                                      struct pa_error *err);

// 1 if a function with all it calls was found to cost more, -1 if less, 0 if nothing was found; of
// one profile a side "found" is likely, of several proved. Of everything together.
int pa_noise_gate_direction(const struct pa_noise_gate *gate, pa_str function);
// The same of everything together: 0 also where runs are not known to have measured equal work.
int pa_noise_gate_total(const struct pa_noise_gate *gate);

// For a profile that samples by size (a heap's): the variance of the cumulative value of a function
// on both sides, divided by that value, in the value's unit. That is the value of one sampled
// piece. 0 if it is not known.
double pa_noise_gate_piece(const struct pa_noise_gate *gate, pa_str function);

// What full colour means: "proved" or "likely". A constant text.
const char *pa_noise_gate_proof(const struct pa_noise_gate *gate);
// Why nothing is told from noise; NULL if something may be. A constant text.
const char *pa_noise_gate_doubt(const struct pa_noise_gate *gate);

// One line for the header of a picture that shows so many functions, `changed` of them in full
// colour: what is not, and why.
const char *pa_noise_gate_text(const struct pa_noise_gate *gate, size_t shown, size_t changed,
                               struct pa_arena *arena);

#endif
