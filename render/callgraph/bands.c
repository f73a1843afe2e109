// SPDX-License-Identifier: Apache-2.0
#include "callgraph/bands.h"

#include <math.h>
#include <string.h>

struct pa_bands pa_bands_new(struct pa_arena *arena, double top, double bottom, uint32_t things)
{
    enum { LEAST = 16 }; // pixels: about a label's height
    struct pa_bands b = {.top = top};
    b.height = fmax(LEAST, (bottom - top) / (things + 1.0));
    b.count = (uint32_t)((bottom - top) / b.height) + 1;
    b.first = pa_arena_calloc(arena, b.count, sizeof *b.first);
    return b;
}

static uint32_t band_of(const struct pa_bands *b, double y)
{
    double at = floor((y - b->top) / b->height);
    return at <= 0 ? 0 : at >= b->count ? b->count - 1 : (uint32_t)at;
}

void pa_bands_range(const struct pa_bands *b, double top, double bottom, uint32_t *first,
                    uint32_t *last)
{
    *first = band_of(b, top);
    *last = band_of(b, bottom);
}

static void add_link(struct pa_arena *arena, struct pa_bands *b, uint32_t band, uint32_t item)
{
    if (b->link_count == b->link_room) {
        uint32_t room = b->link_room ? 2 * b->link_room : 64;
        struct pa_band_link *links = pa_arena_calloc(arena, room, sizeof *links);
        if (b->link_count > 0)
            memcpy(links, b->links, b->link_count * sizeof *links);
        b->links = links;
        b->link_room = room;
    }
    b->links[b->link_count] = (struct pa_band_link){item, b->first[band]};
    b->first[band] = ++b->link_count;
}

void pa_bands_add(struct pa_arena *arena, struct pa_bands *b, uint32_t item, double top,
                  double bottom)
{
    uint32_t first, last;
    pa_bands_range(b, top, bottom, &first, &last);
    for (uint32_t band = first; band <= last; band++)
        add_link(arena, b, band, item);
}
