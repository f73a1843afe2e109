// SPDX-License-Identifier: Apache-2.0
// Finds quickly what lies at a height of the page: the page is cut into horizontal bands of equal
// height, and each lists the things (boxes, labels) that reach into it. Deep graphs have as many
// labels as boxes, too many to compare each with all others.
#ifndef PA_CALLGRAPH_BANDS_H
#define PA_CALLGRAPH_BANDS_H

#include "base/arena.h"

struct pa_band_link {
    uint32_t item, next; // next: index of a link + 1; 0: the last of its band
};

struct pa_bands {
    double top, height; // top of the first band, height of each; pixels
    uint32_t count;
    uint32_t *first; // by band: index of its first link + 1; 0: it is empty
    struct pa_band_link *links;
    uint32_t link_count, link_room;
};

// Returns empty bands, in `arena`, for things between `top` and `bottom` (pixels); what lies
// beyond counts as in the outermost band. `things` is about how many there will be: it decides the
// number of bands.
struct pa_bands pa_bands_new(struct pa_arena *arena, double top, double bottom, uint32_t things);
// Adds thing number `item`, which reaches from `top` to `bottom`, to all bands that it touches.
// Memory comes from `arena`, the one given to pa_bands_new().
void pa_bands_add(struct pa_arena *arena, struct pa_bands *bands, uint32_t item, double top,
                  double bottom);
// Sets *first and *last to the numbers of the first and the last band between `top` and `bottom`.
// A thing that reaches into several bands is listed in each.
void pa_bands_range(const struct pa_bands *bands, double top, double bottom, uint32_t *first,
                    uint32_t *last);

#endif
