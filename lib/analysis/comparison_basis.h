// SPDX-License-Identifier: Apache-2.0
// How many samples stand behind a value of a profile. Private to lib/analysis.
//
//     struct pa_basis basis = pa_basis_find(profile, type);
//     double count = pa_basis_count(&basis, sample->value);
#ifndef PA_ANALYSIS_COMPARISON_BASIS_H
#define PA_ANALYSIS_COMPARISON_BASIS_H

#include "profile/profile.h"

enum pa_basis_kind {
    PA_BASIS_PERIOD,  // value / period
    PA_BASIS_SAMPLES, // the values of another type count them
    PA_BASIS_HEAP,    // from the number and size of objects
    PA_BASIS_CENSUS,  // the values themselves
    PA_BASIS_UNKNOWN, // sums of measured times and events
};

// What stands behind the values of one type of a profile.
struct pa_basis {
    enum pa_basis_kind kind;
    uint32_t type, other; // the type itself; that of samples or objects
    uint32_t space;       // of HEAP: the type of bytes
    double period;        // of the profile
    bool moment;          // the state at a moment, not a sum over the time of the run
    double scale;         // of values, to the unit that all runs are compared in
    double weight;        // of samples, to those of the run that was sampled least often
};

// Finds out which samples stand behind the values of a type, by the names of types, units and the
// period. `type` is an index, from 0, of the profile's types. `scale` and `weight` are 1: the
// caller sets them.
struct pa_basis pa_basis_find(const struct pa_profile *profile, uint32_t type);

// Returns the value that one sample stands for, on average over all samples of the profile, in the
// unit of the type; 0 if the profile has none or is neither PA_BASIS_PERIOD nor PA_BASIS_SAMPLES.
double pa_basis_sample_value(const struct pa_basis *basis, const struct pa_profile *profile);

// Returns how many samples a sample with these values, one for each type, stands for; 0 if
// PA_BASIS_UNKNOWN. Of PA_BASIS_HEAP it returns the variance of its value instead, in the square of
// the value's unit.
double pa_basis_count(const struct pa_basis *basis, const int64_t *value);

#endif
