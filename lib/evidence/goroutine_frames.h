// SPDX-License-Identifier: Apache-2.0
// What the frames of a goroutine say. Private to lib/evidence.
#ifndef PA_EVIDENCE_GOROUTINE_FRAMES_H
#define PA_EVIDENCE_GOROUTINE_FRAMES_H

#include "evidence/goroutines.h"
#include "profile/sample.h"

// The key of a group: ids of state and creator, then three numbers a frame, from the root: ids of
// function and file, and the line; or, without a name, 0 and the address in two halves.
enum { PA_GOROUTINE_HEAD = 2, PA_GOROUTINE_FRAME = 3 };

// Shortens a key by the frames of package runtime at the leaf's end, which dumps for people do not
// have; one frame stays at least. *size is the number of items of the key.
void pa_goroutine_trim_frames(const struct pa_strings *strings, const uint32_t *key, size_t *size);
// Returns the state ("chan receive", "IO wait", …) that functions of the runtime among the 8
// frames next to the leaf stand for, as an id of `strings`; 0 if none does.
pa_str pa_goroutine_state_of(struct pa_strings *strings, const struct pa_profile *profile,
                             const struct pa_sample *sample);
// Sets state, creator, stack, site, place and `own` of a group from its key. Texts are in the
// groups' arena or those of their strings; `thread` becomes "".
void pa_goroutine_describe(const struct pa_goroutines *g, struct pa_goroutine_group *group);

#endif
