// SPDX-License-Identifier: Apache-2.0
// What lies at a height of the page: it is cut into bands, and each lists the things that reach
// into it. Deep graphs have as many labels as boxes, which must not look at all of each other.
#ifndef PA_CALLGRAPH_BANDS_H
#define PA_CALLGRAPH_BANDS_H

#include "base/arena.h"

struct pa_band_link {
    uint32_t item, next; // next: place of a link plus 1, 0 at the end
};

struct pa_bands {
    double top, height; // of the first band, of each
    uint32_t count;
    uint32_t *first; // of each band: place of a link plus 1
    struct pa_band_link *links;
    uint32_t link_count, link_room;
};

// Bands for things between `top` and `bottom`; what lies beyond counts as in the outermost ones.
// `things` is about how many there will be.
struct pa_bands pa_bands_new(struct pa_arena *arena, double top, double bottom, uint32_t things);
// Adds a thing that reaches from `top` to `bottom`, by its number.
void pa_bands_add(struct pa_arena *arena, struct pa_bands *bands, uint32_t item, double top,
                  double bottom);
// The bands from `top` to `bottom`. A thing that reaches into several is in each.
void pa_bands_range(const struct pa_bands *bands, double top, double bottom, uint32_t *first,
                    uint32_t *last);

#endif
