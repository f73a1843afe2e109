// SPDX-License-Identifier: Apache-2.0
// A folder of dumps as a picture: for each kind its level over time, what the site that grew most
// has of it, what was triggered, and where no dump was made for long.
#ifndef PA_PICTURES_DUMPS_CHART_H
#define PA_PICTURES_DUMPS_CHART_H

#include "incident/incident.h"
#include "scene/scene.h"

// The most groups a picture has.
enum { PA_DUMPS_CHART_GROUPS = 60 };

// Initialises the scene, also on failure. Texts live in the document's arena.
PA_MUST_CHECK bool pa_dumps_chart(const struct pa_incident *incident, struct pa_scene *scene,
                                  struct pa_error *err);

#endif
