// SPDX-License-Identifier: Apache-2.0
// The noise gate of pictures that compare: the test of analysis/comparison.h between the samples of
// a profile and those of the base that was subtracted from it.
//
//     struct pa_noise_gate gate;
//     if (!pa_noise_gate_make(profile, type, arena, &gate, err)) …
//     if (pa_noise_gate_closed(&gate, function)) … not to be coloured …
//
// Each side is one profile however many were merged, so noise is that of stats/one_vs_one.h:
// indicative; of heap profiles that of their sampling. What was counted rather than sampled passes;
// where there is no estimate of noise nothing is held back.
#ifndef PA_ANALYSIS_NOISE_GATE_H
#define PA_ANALYSIS_NOISE_GATE_H

#include "analysis/comparison.h"

struct pa_noise_gate {
    const struct pa_profile_comparison *comparison;
    const struct pa_compared *const *functions; // by string id below `names`; NULL: none
    size_t names;
    bool known;        // there is an estimate
    double dispersion; // noise as a multiple of counting noise; 1 if it is not known
};

// `profile` is aggregated by function; samples of the base have the label pprof::base=true and
// negative values. `type` is a sample type. Lives in `arena`.
PA_MUST_CHECK bool pa_noise_gate_make(const struct pa_profile *profile, uint32_t type,
                                      struct pa_arena *arena, struct pa_noise_gate *gate,
                                      struct pa_error *err);

// Whether the change of a function and all it calls is within noise: the 95 % interval of its ratio
// holds 1, or it has too few samples to be tested.
bool pa_noise_gate_closed(const struct pa_noise_gate *gate, pa_str function);

// Of a profile that samples by size (a heap's): the variance of the value of a function and all it
// calls, on both sides, as a share of that value, which is what one piece of it is worth. 0 if it
// is not known.
double pa_noise_gate_piece(const struct pa_noise_gate *gate, pa_str function);

// One line for the header of a picture that shows so many functions, `changed` of them coloured:
// what is not coloured, and why.
const char *pa_noise_gate_text(const struct pa_noise_gate *gate, size_t shown, size_t changed,
                               struct pa_arena *arena);

#endif
