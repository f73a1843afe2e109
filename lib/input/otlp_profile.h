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

// Makes a profile of the message and hands it to r->sink. A message without samples that carries
// the profile in its original format (original_payload) is read by that format's reader, which may
// hand over several. False for an index that a table does not have (PA_ERROR_FORMAT, with the place
// in the message), sums over 64 bits or too many frames (PA_ERROR_LIMIT), or an original in a
// format that is not read (PA_ERROR_UNSUPPORTED).
PA_MUST_CHECK bool pa_otlp_read_profile(struct pa_otlp_reading *r, const Pa__Otlp__Profile *profile,
                                        struct pa_error *err);

#endif
