// SPDX-License-Identifier: Apache-2.0
#include "base/gunzip_module.h"

#include <string.h>
#include <zlib.h>

enum { GZIP_ONLY = 15 + 16 };

static int begin(void *state)
{
    return inflateInit2((z_stream *)state, GZIP_ONLY) == Z_OK;
}

static void next_member(void *state)
{
    inflateReset(state);
}

static enum pa_gunzip_status run(void *state, const uint8_t **in, uint32_t in_size, uint8_t **out,
                                 uint32_t out_size)
{
    z_stream *z = state;
    z->next_in = (uint8_t *)(uintptr_t)*in;
    z->avail_in = in_size;
    z->next_out = *out;
    z->avail_out = out_size;
    int status = inflate(z, Z_NO_FLUSH);
    *in = z->next_in;
    *out = z->next_out;
    if (status == Z_STREAM_END)
        return PA_GUNZIP_END;
    if (status == Z_OK || status == Z_BUF_ERROR)
        return PA_GUNZIP_MORE;
    const char *why = z->msg ? z->msg : "";
    return strstr(why, "data check") || strstr(why, "length check") ? PA_GUNZIP_BAD_CHECKSUM
                                                                    : PA_GUNZIP_BAD_DATA;
}

static void end(void *state)
{
    inflateEnd(state);
}

const struct pa_gunzip_calls pa_gunzip_zlib = {
    PA_GUNZIP_VERSION, sizeof(z_stream), begin, next_member, run, end,
};
