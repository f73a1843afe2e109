// SPDX-License-Identifier: Apache-2.0
// What the frames of a goroutine tell. Private to lib/evidence.
#ifndef PA_EVIDENCE_GOROUTINE_FRAMES_H
#define PA_EVIDENCE_GOROUTINE_FRAMES_H

#include "evidence/goroutines.h"
#include "profile/sample.h"

// Two ids, then three numbers a frame: function, file, line; or 0 and an address in two halves.
enum { PA_GOROUTINE_HEAD = 2, PA_GOROUTINE_FRAME = 3 };

// Takes the runtime's own frames off the leaf's end: dumps for people do not have them.
void pa_goroutine_trim_frames(const struct pa_strings *strings, const uint32_t *key, size_t *size);
// The state that the runtime's frames at the leaf stand for; "" (0) if they say nothing.
pa_str pa_goroutine_state_of(struct pa_strings *strings, const struct pa_profile *profile,
                             const struct pa_sample *sample);
// Makes the texts of a group from its key: the frames, and where it stands.
void pa_goroutine_describe(const struct pa_goroutines *g, struct pa_goroutine_group *group);

#endif
