// SPDX-License-Identifier: Apache-2.0
// Makes a scene smaller, for a page that has many pictures and the numbers elsewhere.
#ifndef PA_SCENE_COMPACT_H
#define PA_SCENE_COMPACT_H

#include "scene/scene.h"

// Rounds coordinates to tenths of a pixel and shortens tooltips to their first line, a name.
// Groups whose first rectangle is narrower than `least` pixels, or that show the name as a text
// anyway, lose their tooltip; all lose their class but for the word "node". Texts and groups that
// are not needed then go.
void pa_scene_compact(struct pa_scene *scene, double least);

#endif
