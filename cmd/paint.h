// SPDX-License-Identifier: Apache-2.0
// Writes pictures to the command's output.
#ifndef PA_CMD_PAINT_H
#define PA_CMD_PAINT_H

#include "cli/output.h"
#include "flags/svg_kind.h"
#include "paint/paint.h"

// Paints the scene in the output's format, which is one of pictures, and writes it. SVG of another
// kind than PA_SVG_INTERACTIVE has no viewer; PA_SVG_OUTLINE has texts as outlines. Failed writes
// are found when the output is finished.
PA_MUST_CHECK bool pa_paint(struct pa_output *output, const struct pa_scene *scene,
                            const struct pa_paint_options *options, enum pa_svg_kind svg,
                            struct pa_error *err);

#endif
