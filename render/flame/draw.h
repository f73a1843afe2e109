// SPDX-License-Identifier: Apache-2.0
// Draws a tree that was laid out as shapes of a scene. Internal to flame/.
#ifndef PA_FLAME_DRAW_H
#define PA_FLAME_DRAW_H

#include "flame/palette.h"

// What all frames of a picture share.
struct pa_flame_canvas {
    struct pa_scene *scene;
    const struct pa_flame_options *options;
    const struct pa_flame_palette *palette;
    double width;            // of the whole tree, pixels
    double pitch, min_width; // pixels: of a row; of the narrowest frame that is drawn
    bool *highlighted;       // by frame; NULL: none
    // Colours by tint, and by step + PA_FLAME_MOST_STEP, computed once.
    struct pa_color tints[PA_FLAME_TINTS], steps[2 * PA_FLAME_MOST_STEP + 1];
};

// Adds the rows of a panel that pa_flame_visible_rows() counts, below `y` (pixels): the root's
// first, or, with `up`, last.
void pa_flame_draw_rows(const struct pa_flame_canvas *canvas, const struct pa_flame_panel *panel,
                        const struct pa_flame_layout *layout, double y, bool up);
// Returns the number of rows, from the root, down to the last that has a frame of at least
// min_width pixels: narrower ones do not make the picture higher.
uint32_t pa_flame_seen_rows(const struct pa_flame_layout *layout,
                            const struct pa_flame_options *options);
// Returns how many rows pa_flame_draw_rows() draws: those seen, less a hidden root, at most
// options->depth.
uint32_t pa_flame_visible_rows(const struct pa_flame_panel *panel,
                               const struct pa_flame_layout *layout,
                               const struct pa_flame_options *options);
// Returns the colour of a step of the layout, -PA_FLAME_MOST_STEP to PA_FLAME_MOST_STEP; beyond
// ±PA_FLAME_PALE they are pale: not proved.
struct pa_color pa_flame_step_color(int step);
// Returns the colour of the outline of frames that only the old side has.
struct pa_color pa_flame_gone_color(void);

#endif
