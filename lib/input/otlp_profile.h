// SPDX-License-Identifier: Apache-2.0
// One Profile message of OTLP.
#ifndef PA_INPUT_OTLP_PROFILE_H
#define PA_INPUT_OTLP_PROFILE_H

#include "input/format.h"
#include "input/otlp_dictionary.h"

struct pa_otlp_reading {
    struct pa_input *input;
    struct pa_input_sink *sink;
    struct pa_otlp_dictionary *dictionary;
    bool all_mappings; // the dictionary is that of one resource: its programs are the profile's
    struct pa_otlp_labels resource; // of all samples of the resource's profiles
};

// Gives the profile to the sink: its samples, or, if it has none, the profile that it holds in its
// original form.
PA_MUST_CHECK bool pa_otlp_read_profile(struct pa_otlp_reading *r, const Pa__Otlp__Profile *profile,
                                        struct pa_error *err);

#endif
