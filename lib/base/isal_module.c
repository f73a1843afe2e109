// SPDX-License-Identifier: Apache-2.0
// The module libpa-isal.so: gunzip with ISA-L.
#include "base/gunzip_module.h"

#include <isa-l/igzip_lib.h>

static void next_member(void *state)
{
    struct inflate_state *s = state;
    isal_inflate_init(s);
    s->crc_flag = ISAL_GZIP; // header and trailer, both checked
}

static int begin(void *state)
{
    next_member(state);
    return 1;
}

static enum pa_gunzip_status run(void *state, const uint8_t **in, uint32_t in_size, uint8_t **out,
                                 uint32_t out_size)
{
    struct inflate_state *s = state;
    s->next_in = (uint8_t *)(uintptr_t)*in;
    s->avail_in = in_size;
    s->next_out = *out;
    s->avail_out = out_size;
    int status = isal_inflate(s);
    *in = s->next_in;
    *out = s->next_out;
    if (status == ISAL_INCORRECT_CHECKSUM)
        return PA_GUNZIP_BAD_CHECKSUM;
    if (status < 0 && status != ISAL_END_INPUT)
        return PA_GUNZIP_BAD_DATA;
    return s->block_state == ISAL_BLOCK_FINISH ? PA_GUNZIP_END : PA_GUNZIP_MORE;
}

static void end(void *state)
{
    (void)state;
}

extern const struct pa_gunzip_calls pa_gunzip_calls;
const struct pa_gunzip_calls pa_gunzip_calls = {
    PA_GUNZIP_VERSION, sizeof(struct inflate_state), begin, next_member, run, end,
};
