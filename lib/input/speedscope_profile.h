// SPDX-License-Identifier: Apache-2.0
// One profile of a speedscope file, as it is kept until the whole file has been seen: the frames
// and the units may stand behind the samples. It takes a fraction of the bytes that it was read
// from.
#ifndef PA_INPUT_SPEEDSCOPE_PROFILE_H
#define PA_INPUT_SPEEDSCOPE_PROFILE_H

#include "input/json.h"
#include "input/packed_ints.h"

struct pa_speedscope_profile {
    pa_str name, unit, type;
    bool has_samples, has_weights, has_events;
    // Of each sample how many frames from the root it shares with the one before, how many follow,
    // and those.
    struct pa_packed_ints stacks;
    size_t sample_count;
    struct pa_packed_ints events;  // frame * 2, + 1 for one that is closed
    struct pa_packed_ints numbers; // weights, or when the events were
    // private
    PA_VEC(int64_t) before; // frames of the sample read last
};

// Frees the lists.
void pa_speedscope_profile_release(struct pa_speedscope_profile *p);
// Reads the next value of `j`, an element of the file's `profiles`, into `p`, which is zeroed;
// texts go into `strings`. Whether frames exist and numbers fit is checked later, by
// pa_speedscope_add(). False (PA_ERROR_FORMAT, with the sample, the weight or the event) for a
// value of a wrong type or an array that comes twice; malformed JSON is reported by
// pa_json_close(j). A value that is no object leaves `p` empty.
PA_MUST_CHECK bool pa_speedscope_profile_parse(struct pa_speedscope_profile *p, struct pa_json *j,
                                               struct pa_strings *strings, struct pa_error *err);

#endif
