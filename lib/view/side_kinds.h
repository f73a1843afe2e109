// SPDX-License-Identifier: Apache-2.0
// Sides that hold profiles of several kinds (a folder of processor time, heap and locks) taken
// apart: each kind is compared by itself.
//
//     struct pa_side_kinds kinds = {0};
//     pa_side_kinds_find(&sides, sample_index, arena, &kinds);
//     for (size_t i = 0; i < kinds.list.count; i++)
//         … kinds.list.items[i].sides …
//     pa_side_kinds_release(&kinds);
#ifndef PA_VIEW_SIDE_KINDS_H
#define PA_VIEW_SIDE_KINDS_H

#include "base/warnings.h"
#include "view/sides.h"

// The profiles of one kind, of both sides.
struct pa_side_kind {
    const char *name;      // "cpu", "inuse_space", "delay of mutex"
    struct pa_sides sides; // lists of its own; names that match are those of all, in the first kind
    size_t count[2];       // of profiles, by side
};

struct pa_side_kinds {
    PA_VEC(struct pa_side_kind) list; // in the order met
    size_t left_out;                  // kinds
};

// Returns the kind of a profile, the type that it shows by default, and for waits the kind of lock
// if the path of its file says so: "cpu", "delay of mutex". Borrowed from the profile, or in
// `arena`; "" if the profile has no types.
const char *pa_side_kind_name(const struct pa_profile *profile, const char *path,
                              struct pa_arena *arena);

// Fills `kinds`, which is {0} before and is to be released. A kind is what a profile shows by
// default; with a sample type asked for, all are of one. Profiles of locks, block and mutex, have
// the same types: the names of their files tell them apart. Kinds that only one side has are left
// out with a warning, unless neither side has any that the other has: then all are one kind, and
// comparing them reports what is wrong. So there is at least one.
void pa_side_kinds_find(const struct pa_sides *sides, const char *sample_index,
                        struct pa_arena *arena, struct pa_warnings *warnings,
                        struct pa_side_kinds *kinds);
// Frees the lists; profiles stay, they are the session's.
void pa_side_kinds_release(struct pa_side_kinds *kinds);

#endif
