// SPDX-License-Identifier: Apache-2.0
// The frames of a profile as formats without locations know them: one for each function, file, line
// and column, inlined calls being frames of their own. A location without a function is a frame
// with the name of its binary, "[app]", or "<unknown>".
//
//     struct pa_frames *frames = pa_frames_of(profile, &arena);
//     for (uint32_t i = 0; i < sample->depth; i++) {
//         const uint32_t *at;
//         uint32_t count = pa_frames_at(frames, sample->location[i], &at);   // outermost first
#ifndef PA_EXPORT_FRAMES_H
#define PA_EXPORT_FRAMES_H

#include "base/arena.h"
#include "profile/profile.h"

// One frame.
struct pa_frame {
    const char *name;
    size_t size; // of the name
    pa_str file; // 0: unknown
    int64_t line, column;
};

struct pa_frames {
    const struct pa_frame *list; // no two are equal
    uint32_t count;
    // private
    const uint32_t *first; // of each location, in indexes
    const uint32_t *indexes;
};

// Returns the different frames of a profile and where each location has its own, in `arena`. Names
// are borrowed from the profile or in `arena`.
const struct pa_frames *pa_frames_of(const struct pa_profile *profile, struct pa_arena *arena);

// Sets `*at` to the frames of a location, an index from 1, outermost first, as indexes of
// frames->list, and returns their number, at least 1.
static inline uint32_t pa_frames_at(const struct pa_frames *frames, uint32_t location,
                                    const uint32_t **at)
{
    *at = frames->indexes + frames->first[location];
    return frames->first[location + 1] - frames->first[location];
}

#endif
