// SPDX-License-Identifier: Apache-2.0
// The profile of a view with all values divided as the view shows them, truncated as pprof does it.
#ifndef PA_VIEW_DIVIDED_H
#define PA_VIEW_DIVIDED_H

#include "view/view.h"

// The view's own profile if its ratio is 1; else in the arena of its session. NULL with an error.
const struct pa_profile *pa_view_divided(const struct pa_view *view, struct pa_error *err);

#endif
