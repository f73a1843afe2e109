// SPDX-License-Identifier: Apache-2.0
#include "input/zstd.h"

#include "base/module.h"

static bool open_stream(struct pa_zstd *z, struct pa_error *err)
{
    const struct pa_zstd_calls *calls = pa_module_symbol("libpa-zstd.so", PA_ZSTD_SYMBOL, err);
    if (!calls || calls->version != PA_ZSTD_VERSION)
        return pa_error_set(err, PA_ERROR_UNSUPPORTED,
                            "packed by zstd in pieces, for which this build of pa has no libzstd");
    z->handle = calls->open();
    z->calls = calls;
    return z->handle || pa_error_set(err, PA_ERROR_LIMIT, "no memory for zstd");
}

bool pa_zstd_add(struct pa_zstd *z, const uint8_t *bytes, size_t size, struct pa_error *err)
{
    enum { ROOM = 128 << 10 };
    struct pa_zstd_piece piece = {.in = bytes, .in_size = size};
    if (!z->handle && !open_stream(z, err))
        return false;
    do { // what did not fit into the room may come without further input
        pa_vec_reserve(&z->out, ROOM);
        piece.out = z->out.items + z->out.count;
        piece.room = z->out.capacity - z->out.count;
        const char *problem = z->calls->run(z->handle, &piece);
        if (problem)
            return pa_error_set(err, PA_ERROR_FORMAT, "zstd: %s", problem);
        z->out.count += piece.given;
        if (z->out.count > z->max_size)
            return pa_error_set(err, PA_ERROR_LIMIT,
                                "unpacks to more than %zu bytes (see --max-size)", z->max_size);
    } while (piece.in_size || piece.given == piece.room);
    return true;
}

void pa_zstd_release(struct pa_zstd *z)
{
    if (z->handle)
        z->calls->close(z->handle);
    pa_vec_release(&z->out);
}
