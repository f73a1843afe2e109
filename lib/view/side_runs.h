// SPDX-License-Identifier: Apache-2.0
// From profiles as they were read to the runs of a comparison. Private to lib/view.
#ifndef PA_VIEW_SIDE_RUNS_H
#define PA_VIEW_SIDE_RUNS_H

#include "view/sides.h"

// Gives the loaded profiles names that match and makes runs of them: filtered, aggregated by
// function, with `mine` as well. Warns of expressions that match nothing in any profile. Fails on a
// bad expression or sample type; errors name the file.
PA_MUST_CHECK bool pa_side_runs_make(struct pa_session *session,
                                     const struct pa_side_options *options, struct pa_sides *sides,
                                     struct pa_error *err);

#endif
