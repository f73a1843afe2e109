// SPDX-License-Identifier: Apache-2.0
// --fold-recursion: a function that calls itself directly is one frame.
#ifndef PA_PROFILE_FOLD_RECURSION_H
#define PA_PROFILE_FOLD_RECURSION_H

#include "profile/profile.h"

// Returns a copy in `arena` in whose stacks no frame has the function of its caller: such a frame
// is merged into its caller, whose line and address stay. Values stay. Functions are the same if
// their names and files are, as far as pa_profile_aggregate() left them, so this comes after it;
// frames of which neither is known are never merged. `profile` must live as long as the copy.
//
//     main > walk > walk > sort > walk > walk    becomes    main > walk > sort > walk
const struct pa_profile *pa_profile_fold_recursion(const struct pa_profile *profile,
                                                   struct pa_arena *arena);

#endif
