// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include "base/memory.h"
#include "base/stream.h"

#include <assert.h>
#include <string.h>
#include <zlib.h>

static bool take_all(struct pa_stream *stream, struct pa_bytes *out, struct pa_error *err)
{
    bool ok = pa_stream_whole(stream, out, err);
    pa_stream_close(stream);
    return ok;
}

bool pa_file_read(const char *path, size_t max_size, struct pa_bytes *out, struct pa_error *err)
{
    struct pa_stream stream;
    *out = (struct pa_bytes){0};
    return pa_stream_open(&stream, path, max_size, err) && take_all(&stream, out, err);
}

bool pa_bytes_unpack(const uint8_t *raw, size_t size, size_t max_size, struct pa_bytes *out,
                     struct pa_error *err)
{
    struct pa_stream stream;
    *out = (struct pa_bytes){0};
    return pa_stream_unpack(&stream, raw, size, max_size, err) && take_all(&stream, out, err);
}

bool pa_bytes_gzip(const uint8_t *data, size_t size, struct pa_bytes *out, struct pa_error *err)
{
    z_stream z = {0};
    *out = (struct pa_bytes){0};
    if (deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return pa_error_set(err, PA_ERROR_IO, "cannot start zlib");
    size_t capacity = deflateBound(&z, size) + 64;
    out->data = pa_xmalloc(capacity + PA_BYTES_PADDING);
    int status = Z_OK;
    while (status == Z_OK) {
        size_t left = size - z.total_in, room = capacity - z.total_out;
        z.next_in = (uint8_t *)(uintptr_t)(data + z.total_in);
        z.avail_in = (uInt)(left < (1u << 30) ? left : 1u << 30);
        z.next_out = out->data + z.total_out;
        z.avail_out = (uInt)(room < (1u << 30) ? room : 1u << 30);
        status = deflate(&z, left == z.avail_in ? Z_FINISH : Z_NO_FLUSH);
    }
    assert(status == Z_STREAM_END);
    out->size = z.total_out;
    deflateEnd(&z);
    memset(out->data + out->size, 0, PA_BYTES_PADDING);
    return true;
}
