// SPDX-License-Identifier: Apache-2.0
#include "base/gunzip.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { GZIP_ONLY = 15 + 16, MOST = 1 << 30 }; // of one step

struct pa_gunzip {
    z_stream z;
};

struct pa_gunzip *pa_gunzip_new(void)
{
    struct pa_gunzip *g = pa_xcalloc(1, sizeof *g);
    if (inflateInit2(&g->z, GZIP_ONLY) == Z_OK)
        return g;
    free(g);
    return NULL;
}

void pa_gunzip_free(struct pa_gunzip *g)
{
    inflateEnd(&g->z);
    free(g);
}

void pa_gunzip_next_member(struct pa_gunzip *g)
{
    inflateReset(&g->z);
}

enum pa_gunzip_status pa_gunzip_run(struct pa_gunzip *g, const uint8_t **in, size_t *in_size,
                                    uint8_t **out, size_t *out_size)
{
    uInt in_now = (uInt)(*in_size < MOST ? *in_size : MOST);
    uInt out_now = (uInt)(*out_size < MOST ? *out_size : MOST);
    g->z.next_in = (uint8_t *)(uintptr_t)*in;
    g->z.avail_in = in_now;
    g->z.next_out = *out;
    g->z.avail_out = out_now;
    int status = inflate(&g->z, Z_NO_FLUSH);
    *in = g->z.next_in;
    *in_size -= in_now - g->z.avail_in;
    *out = g->z.next_out;
    *out_size -= out_now - g->z.avail_out;
    if (status == Z_STREAM_END)
        return PA_GUNZIP_END;
    if (status == Z_OK || status == Z_BUF_ERROR)
        return PA_GUNZIP_MORE;
    const char *why = g->z.msg ? g->z.msg : "";
    return strstr(why, "data check") || strstr(why, "length check") ? PA_GUNZIP_BAD_CHECKSUM
                                                                    : PA_GUNZIP_BAD_DATA;
}
