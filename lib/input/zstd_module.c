// SPDX-License-Identifier: Apache-2.0
#include "input/zstd_module.h"

#include <zstd.h>

static void *open_stream(void)
{
    return ZSTD_createDStream();
}

static const char *run(void *zstd, struct pa_zstd_piece *piece)
{
    ZSTD_inBuffer in = {piece->in, piece->in_size, 0};
    ZSTD_outBuffer out = {piece->out, piece->room, 0};
    size_t status = ZSTD_decompressStream(zstd, &out, &in);
    piece->in += in.pos;
    piece->in_size -= in.pos;
    piece->given = out.pos;
    return ZSTD_isError(status) ? ZSTD_getErrorName(status) : NULL;
}

static void close_stream(void *zstd)
{
    ZSTD_freeDStream(zstd);
}

extern const struct pa_zstd_calls pa_zstd_calls;
const struct pa_zstd_calls pa_zstd_calls = {
    .version = PA_ZSTD_VERSION,
    .open = open_stream,
    .run = run,
    .close = close_stream,
};
