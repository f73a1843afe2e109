// SPDX-License-Identifier: Apache-2.0
// What the viewer script of a flame graph is given: a JSON object, documented in data.c. Internal
// to flame/.
#ifndef PA_FLAME_DATA_H
#define PA_FLAME_DATA_H

#include "flame/draw.h"

// Appends the JSON. `layouts` has one for each panel of the picture, in the same order; `canvas`
// gives unit, colours and pitch.
void pa_flame_data(const struct pa_flame_picture *picture, const struct pa_flame_layout *layouts,
                   const struct pa_flame_canvas *canvas, struct pa_strbuf *out);

#endif
