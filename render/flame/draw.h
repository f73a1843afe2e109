// SPDX-License-Identifier: Apache-2.0
// A laid-out tree as shapes. Internal to flame/.
#ifndef PA_FLAME_DRAW_H
#define PA_FLAME_DRAW_H

#include "flame/palette.h"

// What all frames of a picture share.
struct pa_flame_canvas {
    struct pa_scene *scene;
    const struct pa_flame_options *options;
    const struct pa_flame_palette *palette;
    double width; // of the whole tree, pixels
    double pitch, min_width;
    bool *highlighted; // by frame; NULL: none
    struct pa_color tints[PA_FLAME_TINTS], steps[2 * PA_FLAME_MOST_STEP + 1]; // once
};

// The rows of a panel, root at the given edge of a box that begins at `y`.
void pa_flame_draw_rows(const struct pa_flame_canvas *canvas, const struct pa_flame_panel *panel,
                        const struct pa_flame_layout *layout, double y, bool up);
// Rows down to the last one that has a frame as wide as the narrowest that is drawn: thinner towers
// never set the height.
uint32_t pa_flame_seen_rows(const struct pa_flame_layout *layout,
                            const struct pa_flame_options *options);
// Rows that pa_flame_draw_rows() will draw.
uint32_t pa_flame_visible_rows(const struct pa_flame_panel *panel,
                               const struct pa_flame_layout *layout,
                               const struct pa_flame_options *options);
// The colour of a step of the layout, pale or not.
struct pa_color pa_flame_step_color(int step);
// The colour of what has vanished.
struct pa_color pa_flame_gone_color(void);

#endif
