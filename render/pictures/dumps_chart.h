// SPDX-License-Identifier: Apache-2.0
// A picture of a folder of dumps: for each group its level over time, the part of it that the site
// which grew most has, which dumps were triggered, and where no dump was made for long.
#ifndef PA_PICTURES_DUMPS_CHART_H
#define PA_PICTURES_DUMPS_CHART_H

#include "incident/incident.h"
#include "scene/scene.h"

// The most groups a picture has.
enum { PA_DUMPS_CHART_GROUPS = 60 };

// Draws the first PA_DUMPS_CHART_GROUPS groups. The scene is initialised; the caller releases it
// also on failure. PA_ERROR_LIMIT if it is too large for a scene.
PA_MUST_CHECK bool pa_dumps_chart(const struct pa_incident *incident, struct pa_scene *scene,
                                  struct pa_error *err);

#endif
