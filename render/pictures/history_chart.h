// SPDX-License-Identifier: Apache-2.0
// A picture of a history of results: a small chart for each series, with its values, its levels
// and its changes.
#ifndef PA_PICTURES_HISTORY_CHART_H
#define PA_PICTURES_HISTORY_CHART_H

#include "base/warnings.h"
#include "history/history.h"
#include "scene/scene.h"

// The most series a picture has; what is more is left out with a warning, unchanged ones first.
enum { PA_HISTORY_CHART_SERIES = 120 };

// Draws the series; beyond PA_HISTORY_CHART_SERIES they are left out with a warning. The scene is
// initialised; the caller releases it also on failure. PA_ERROR_LIMIT if it is too large for a
// scene. Texts live in `arena`.
PA_MUST_CHECK bool pa_history_chart(const struct pa_history *history, struct pa_arena *arena,
                                    struct pa_warnings *warnings, struct pa_scene *scene,
                                    struct pa_error *err);

#endif
