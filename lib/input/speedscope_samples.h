// SPDX-License-Identifier: Apache-2.0
// From a profile of a speedscope file to samples.
#ifndef PA_INPUT_SPEEDSCOPE_SAMPLES_H
#define PA_INPUT_SPEEDSCOPE_SAMPLES_H

#include "input/speedscope_profile.h"
#include "profile/builder.h"

enum { PA_SPEEDSCOPE_TYPES = 64 }; // value types of a file, at most

// How a profile's weights become values of a type: × 10^places.
struct pa_speedscope_measure {
    int places;
    uint32_t column;
    bool rounds; // fractions that are left are worth a warning
};

struct pa_speedscope_adder {
    struct pa_input *input;
    struct pa_profile_builder *b;
    const uint32_t *locations; // by index of the frame
    size_t location_count;
    struct pa_speedscope_measure measure;
    bool labelled;
    struct pa_label label;
};

// Adds the samples or events of a profile of the file. Errors name the sample, the weight or the
// event.
PA_MUST_CHECK bool pa_speedscope_add(const struct pa_speedscope_adder *adder,
                                     const struct pa_speedscope_profile *p, struct pa_error *err);

#endif
