// SPDX-License-Identifier: Apache-2.0
// --svg of the commands that draw.
#ifndef PA_FLAGS_SVG_KIND_H
#define PA_FLAGS_SVG_KIND_H

enum pa_svg_kind {
    PA_SVG_INTERACTIVE, // with a viewer
    PA_SVG_STATIC,      // without a script
    PA_SVG_OUTLINE,     // text as outlines
};

#endif
