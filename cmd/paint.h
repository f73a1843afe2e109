// SPDX-License-Identifier: Apache-2.0
// Pictures to the command's output.
#ifndef PA_CMD_PAINT_H
#define PA_CMD_PAINT_H

#include "cli/output.h"
#include "flags/svg_kind.h"
#include "paint/paint.h"

// By the painter of the output's format. SVG of a kind that is not interactive has no viewer.
PA_MUST_CHECK bool pa_paint(struct pa_output *output, const struct pa_scene *scene,
                            const struct pa_paint_options *options, enum pa_svg_kind svg,
                            struct pa_error *err);

#endif
