// SPDX-License-Identifier: Apache-2.0
// Files of the collector's file exporter with `compression: zstd`: a length of 4 bytes, the highest
// first, before each message, which zstd has packed.
#ifndef PA_INPUT_OTLP_PACKED_H
#define PA_INPUT_OTLP_PACKED_H

#include "base/error.h"
#include "base/file.h"

// Whether a file that starts with these bytes is one.
bool pa_otlp_is_packed(const uint8_t *bytes, size_t size);
// What the exporter writes without that: messages behind their lengths, or a line of JSON each.
// The caller frees out->data. PA_ERROR_UNSUPPORTED without libzstd, PA_ERROR_LIMIT if it becomes
// more than PA_DEFAULT_MAX_SIZE bytes.
PA_MUST_CHECK bool pa_otlp_unpack(const struct pa_bytes *packed, struct pa_bytes *out,
                                  struct pa_error *err);

#endif
