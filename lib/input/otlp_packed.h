// SPDX-License-Identifier: Apache-2.0
// Files of the collector's file exporter with `compression: zstd`: a length of 4 bytes, the highest
// first, before each message, which zstd has packed.
#ifndef PA_INPUT_OTLP_PACKED_H
#define PA_INPUT_OTLP_PACKED_H

#include "base/error.h"
#include "base/file.h"

// Returns whether a file that starts with these bytes is of this kind: behind 4 bytes stands the
// magic number of zstd.
bool pa_otlp_is_packed(const uint8_t *bytes, size_t size);
// Unpacks all messages of a file into what the exporter writes without compression: each behind its
// length of 4 bytes, or as a line if it is JSON. The caller frees out->data, which is followed by
// PA_BYTES_PADDING zeros. False, with *out unchanged: PA_ERROR_FORMAT, with the number of the
// message, if one is cut off or damaged, PA_ERROR_UNSUPPORTED without libzstd, PA_ERROR_LIMIT if
// all together become more than PA_DEFAULT_MAX_SIZE bytes.
PA_MUST_CHECK bool pa_otlp_unpack(const struct pa_bytes *packed, struct pa_bytes *out,
                                  struct pa_error *err);

#endif
