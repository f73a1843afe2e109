// SPDX-License-Identifier: Apache-2.0
// Which colour a frame has, and the legend that says so. Internal to flame/.
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
    double share; // of the total, own values only
    double width; // of the row that it fills most of, as a share of the picture's
    uint32_t row; // that row
};

struct pa_flame_palette {
    uint8_t *tint;                 // by frame
    struct pa_flame_share *shares; // largest first, none of 0 %; none if colours tell nothing
    size_t share_count;
};

// The colour of a tint.
struct pa_color pa_flame_tint(unsigned tint);
// Blocks of many small frames, and the root.
struct pa_color pa_flame_neutral(void);

// Chooses the colours of all panels' frames; the shares are those of layouts[0]… together. *out
// lives in the arena.
void pa_flame_palette_make(const struct pa_flame_layout *layouts, size_t count,
                           const struct pa_flame_options *options, struct pa_arena *arena,
                           struct pa_flame_palette *out);

// Adds swatches and words; of a comparison in which nothing changed beyond noise it says so.
void pa_flame_legend(struct pa_flow *flow, const struct pa_flame_palette *palette,
                     const struct pa_flame_options *options, const struct pa_flame_layout *layout);

#endif
