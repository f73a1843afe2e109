// SPDX-License-Identifier: Apache-2.0
// Which colour a frame has, and the legend that explains the colours. Internal to flame/.
#ifndef PA_FLAME_PALETTE_H
#define PA_FLAME_PALETTE_H

#include "base/intern.h"
#include "flame/layout.h"
#include "scene/flow.h"

// Tints 0…29 are hue * PA_TONES + tone, from 30 on the greys.
enum { PA_FLAME_GREY = PA_HUES * PA_TONES, PA_FLAME_TINTS = PA_FLAME_GREY + PA_TONES };

struct pa_flame_share {
    const char *name; // of a package (or what colour goes by)
    uint8_t tint;
    double share; // 0 to 1: of the total, flat values only
    double width; // 0 to 1: the part of its widest row that it fills
    uint32_t row; // that row
};

struct pa_flame_palette {
    uint8_t *tint;                 // by frame
    struct pa_flame_share *shares; // largest first, none of 0 %; none if colours tell nothing
    size_t share_count;
};

// Returns the colour of a tint, 0 to PA_FLAME_TINTS - 1.
struct pa_color pa_flame_tint(unsigned tint);
// Returns the colour of the root and of blocks of many small frames.
struct pa_color pa_flame_neutral(void);

// Chooses a tint for every frame of the trees that the `count` layouts share, and sums the shares
// of all layouts together. *out lives in the arena.
void pa_flame_palette_make(const struct pa_flame_layout *layouts, size_t count,
                           const struct pa_flame_options *options, struct pa_arena *arena,
                           struct pa_flame_palette *out);

// Adds swatches and words to an open legend: of packages, of signs, or of a comparison, for which
// it says so if nothing changed beyond noise.
void pa_flame_legend(struct pa_flow *flow, const struct pa_flame_palette *palette,
                     const struct pa_flame_options *options, const struct pa_flame_layout *layout);

#endif
