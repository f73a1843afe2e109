// SPDX-License-Identifier: Apache-2.0
// From a profile of a speedscope file to samples.
#ifndef PA_INPUT_SPEEDSCOPE_SAMPLES_H
#define PA_INPUT_SPEEDSCOPE_SAMPLES_H

#include "input/speedscope_profile.h"
#include "profile/builder.h"

enum { PA_SPEEDSCOPE_TYPES = 64 }; // value types of a file, at most

// How a profile's weights become values of a type.
struct pa_speedscope_measure {
    int places;      // a value is the weight × 10^places, rounded
    uint32_t column; // index of the value type in the builder
    bool rounds;     // fractions that are left are worth a warning
};

// All borrowed for the call.
struct pa_speedscope_adder {
    struct pa_input *input;       // for warnings and strings
    struct pa_profile_builder *b; // with at most PA_SPEEDSCOPE_TYPES value types
    const uint32_t *locations;    // of the builder, by index of the frame
    size_t location_count;        // frames of the file
    struct pa_speedscope_measure measure;
    bool labelled; // `label` is added to each sample
    struct pa_label label;
};

// Adds the samples of one profile of the file to the builder; of an evented profile a sample for
// each stretch of time between two events. Frames closed at one time in a wrong order are accepted
// with a warning. False, with the sample, the weight or the event: PA_ERROR_FORMAT for an unknown
// type of profile or frame, arrays that are missing or of different lengths, events that go back in
// time or do not match, PA_ERROR_LIMIT for a number that does not fit into 64 bits. Stops early,
// without an error, when the builder is full: finishing it fails then.
PA_MUST_CHECK bool pa_speedscope_add(const struct pa_speedscope_adder *adder,
                                     const struct pa_speedscope_profile *p, struct pa_error *err);

#endif
