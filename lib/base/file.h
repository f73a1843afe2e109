// SPDX-License-Identifier: Apache-2.0
// Reading whole files. What gzip has packed is unpacked, whatever the file is called. For output:
// cli/outfile.h.
#ifndef PA_BASE_FILE_H
#define PA_BASE_FILE_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

// Bytes from malloc, followed by PA_BYTES_PADDING zero bytes, so that decoders may load words
// without looking for the end, and text is NUL-terminated.
enum { PA_BYTES_PADDING = 64 };
struct pa_bytes {
    uint8_t *data;
    size_t size;
};

// What a file may unpack to if nothing else is said.
#define PA_DEFAULT_MAX_SIZE ((size_t)4 << 30)

// Reads the whole file at `path` ("-": standard input, "ARCHIVE: MEMBER": a file in an archive),
// unpacked if it is packed (base/unpack.h). Several gzip members are one stream, as for gzip -d.
// `out` is in memory from malloc(), which the caller frees by free(out->data); on failure it is
// {0}. Fails with PA_ERROR_LIMIT if the file unpacks to more than `max_size` bytes, with
// PA_ERROR_FORMAT if its packing is broken. Errors name the place in the file but not the path,
// which the caller puts in front.
PA_MUST_CHECK bool pa_file_read(const char *path, size_t max_size, struct pa_bytes *out,
                                struct pa_error *err);
// Unpacks `size` bytes in memory as pa_file_read() does those of a file, gzip only. `raw` stays the
// caller's and is copied even if it is not packed; the caller frees out->data.
PA_MUST_CHECK bool pa_bytes_unpack(const uint8_t *raw, size_t size, size_t max_size,
                                   struct pa_bytes *out, struct pa_error *err);
// Packs `size` bytes of `data` as one gzip member at zlib's level 6, without name and time, so that
// equal bytes give equal files. The caller frees out->data. Fails only if zlib cannot be started.
PA_MUST_CHECK bool pa_bytes_gzip(const uint8_t *data, size_t size, struct pa_bytes *out,
                                 struct pa_error *err);

#endif
