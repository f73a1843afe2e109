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

// A comparison, and its functions by their names' ids.
struct pa_noise_gate {
    const struct pa_profile_comparison *comparison;
    const struct pa_compared *const *functions; // by string id below `names`; NULL: none
    size_t names;
};

// Makes the gate of a comparison, in `arena`. Comparison, strings and arena must outlive the gate.
void pa_noise_gate_of(const struct pa_profile_comparison *comparison,
                      const struct pa_strings *strings, struct pa_arena *arena,
                      struct pa_noise_gate *gate);

// Compares the samples of a base (label pprof::base=true, negative values) with the others of a
// profile, which is aggregated by function, and makes the gate of that comparison, in `arena`.
// `type` is an index of the sample types. Each side counts as one profile, however many were
// merged. Fails as pa_compare_profiles() does.
PA_MUST_CHECK bool pa_noise_gate_make(const struct pa_profile *profile, uint32_t type,
                                      struct pa_arena *arena, struct pa_noise_gate *gate,
                                      struct pa_error *err);

// Returns 1 if a function with all it calls (cum) was found to cost more, -1 if less, 0 if nothing
// was found or the function is not known. With one profile a side a change counts as found if it is
// likely, with several if it is proved. `function` is the id of its name.
int pa_noise_gate_direction(const struct pa_noise_gate *gate, pa_str function);
// Returns 1 if the totals of the new side were found to be larger, -1 if smaller, 0 if nothing was
// found (by their test, p > .05). Always 0 where the runs are not known to have measured equal
// work.
int pa_noise_gate_total(const struct pa_noise_gate *gate);

// Returns, for a profile sampled by size (a heap's), what one sampled piece of a function is worth,
// in the value's unit: the variance of its cumulative value on both sides divided by that value. 0
// for other profiles and unknown functions.
double pa_noise_gate_piece(const struct pa_noise_gate *gate, pa_str function);

// Returns what full colour means in the picture, "proved" or "likely". A constant text.
const char *pa_noise_gate_proof(const struct pa_noise_gate *gate);
// Returns why nothing can be told from noise, as a constant text; NULL if something can.
const char *pa_noise_gate_doubt(const struct pa_noise_gate *gate);

// Returns one line for the header of a picture that shows `shown` functions, `changed` of them in
// full colour: what pale means and why. A constant or in `arena`.
const char *pa_noise_gate_text(const struct pa_noise_gate *gate, size_t shown, size_t changed,
                               struct pa_arena *arena);

#endif
