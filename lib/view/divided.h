// SPDX-License-Identifier: Apache-2.0
// The profile of a view with all values divided as the view shows them, truncated as pprof does it.
#ifndef PA_VIEW_DIVIDED_H
#define PA_VIEW_DIVIDED_H

#include "view/view.h"

// Returns the view's profile with all values multiplied by the view's ratio: the profile itself if
// that is 1, else a copy in the session's arena. NULL with PA_ERROR_LIMIT if a value does not fit
// into 64 bits.
const struct pa_profile *pa_view_divided(const struct pa_view *view, struct pa_error *err);

#endif
