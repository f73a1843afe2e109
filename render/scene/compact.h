// SPDX-License-Identifier: Apache-2.0
// A scene for a page that has many pictures and the numbers elsewhere.
#ifndef PA_SCENE_COMPACT_H
#define PA_SCENE_COMPACT_H

#include "scene/scene.h"

// Tenths of a pixel instead of hundredths. Of tooltips the first line is left, which is a name, and
// none of what has no box of at least `least` pixels or shows it anyway. Of classes, which tell
// viewers what there is, only "node" is left.
void pa_scene_compact(struct pa_scene *scene, double least);

#endif
