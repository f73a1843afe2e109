// SPDX-License-Identifier: Apache-2.0
#include "base/gunzip.h"

#include "base/memory.h"

#include <isa-l/igzip_lib.h>
#include <stdlib.h>

enum { MOST = 1 << 30 }; // of one step

struct pa_gunzip {
    struct inflate_state state;
};

struct pa_gunzip *pa_gunzip_new(void)
{
    struct pa_gunzip *g = pa_xmalloc(sizeof *g); // much of it is never used
    pa_gunzip_next_member(g);
    return g;
}

void pa_gunzip_free(struct pa_gunzip *g)
{
    free(g);
}

void pa_gunzip_next_member(struct pa_gunzip *g)
{
    isal_inflate_init(&g->state);
    g->state.crc_flag = ISAL_GZIP; // header and trailer, both checked
}

enum pa_gunzip_status pa_gunzip_run(struct pa_gunzip *g, const uint8_t **in, size_t *in_size,
                                    uint8_t **out, size_t *out_size)
{
    uint32_t in_now = (uint32_t)(*in_size < MOST ? *in_size : MOST);
    uint32_t out_now = (uint32_t)(*out_size < MOST ? *out_size : MOST);
    g->state.next_in = (uint8_t *)(uintptr_t)*in;
    g->state.avail_in = in_now;
    g->state.next_out = *out;
    g->state.avail_out = out_now;
    int status = isal_inflate(&g->state);
    *in = g->state.next_in;
    *in_size -= in_now - g->state.avail_in;
    *out = g->state.next_out;
    *out_size -= out_now - g->state.avail_out;
    if (status == ISAL_INCORRECT_CHECKSUM)
        return PA_GUNZIP_BAD_CHECKSUM;
    if (status < 0 && status != ISAL_END_INPUT)
        return PA_GUNZIP_BAD_DATA;
    return g->state.block_state == ISAL_BLOCK_FINISH ? PA_GUNZIP_END : PA_GUNZIP_MORE;
}
