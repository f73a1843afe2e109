// SPDX-License-Identifier: Apache-2.0
// What percentages are of.
#ifndef PA_ANALYSIS_TOTAL_H
#define PA_ANALYSIS_TOTAL_H

#include "profile/profile.h"

// Which value of a sample counts, and by what it is divided.
struct pa_measure {
    uint32_t type; // index into the profile's types
    bool mean;     // divide sums by the sums of type 0
};

// Fails if the sum of all absolute values does not fit into 64 bits. Else every sum of some fits.
PA_MUST_CHECK bool pa_measure_fits(const struct pa_profile *profile, struct pa_measure measure,
                                   struct pa_error *err);

// The sum of the absolute values of all samples; if some are labelled as a base (pprof::base=true),
// of those only. With `mean` that sum divided by the sum of type 0, unless it is 0.
PA_MUST_CHECK bool pa_total(const struct pa_profile *profile, struct pa_measure measure,
                            int64_t *total, struct pa_error *err);

#endif
