// SPDX-License-Identifier: Apache-2.0
// The total of a profile, which percentages are of.
#ifndef PA_ANALYSIS_TOTAL_H
#define PA_ANALYSIS_TOTAL_H

#include "profile/profile.h"

// Which value of a sample counts, and by what it is divided.
struct pa_measure {
    uint32_t type; // index into the profile's types
    bool mean;     // divide sums by the sums of type 0
};

// Fails with PA_ERROR_LIMIT if the sum of all absolute values of the measured type (and for means
// of type 0) does not fit into 64 bits. If it succeeds, every sum over some of the samples fits.
PA_MUST_CHECK bool pa_measure_fits(const struct pa_profile *profile, struct pa_measure measure,
                                   struct pa_error *err);

// Sets `*total` to the sum of the absolute values of all samples or, if some are labelled as a base
// (pprof::base=true) with a sum above 0, of those only, as pprof does. For means that sum is
// divided by the sum of the values of type 0, unless that is 0. Fails with PA_ERROR_LIMIT if it
// does not fit into 64 bits.
PA_MUST_CHECK bool pa_total(const struct pa_profile *profile, struct pa_measure measure,
                            int64_t *total, struct pa_error *err);

#endif
