// SPDX-License-Identifier: Apache-2.0
// Whole files in. Reading unpacks gzip, whatever the file is called. For output: cli/outfile.h.
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

// Reads `path` ("-": standard input), unpacked if it starts as gzip (several members are one
// stream, as gzip -d does). Errors name the place in the file but not its path: the caller does.
// PA_ERROR_LIMIT if it would take more than max_size bytes. The caller frees out->data.
PA_MUST_CHECK bool pa_file_read(const char *path, size_t max_size, struct pa_bytes *out,
                                struct pa_error *err);
// The same for bytes in memory; `raw` stays the caller's.
PA_MUST_CHECK bool pa_bytes_unpack(const uint8_t *raw, size_t size, size_t max_size,
                                   struct pa_bytes *out, struct pa_error *err);
// gzip of `data` (no name, no time: equal bytes give equal files). The caller frees out->data.
PA_MUST_CHECK bool pa_bytes_gzip(const uint8_t *data, size_t size, struct pa_bytes *out,
                                 struct pa_error *err);

#endif
