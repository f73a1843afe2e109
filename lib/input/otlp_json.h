// SPDX-License-Identifier: Apache-2.0
// OTLP as JSON: messages of lib/otlp/otlp.proto by the names of their fields, as protobuf's mapping
// to JSON has them (camelCase; also with '_'), one after the other in a text.
#ifndef PA_INPUT_OTLP_JSON_H
#define PA_INPUT_OTLP_JSON_H

#include "input/json.h"
#include "otlp/frames.h"

// Whether the bytes, the beginning of a text, look like OTLP as JSON.
bool pa_otlp_json_probe(const uint8_t *bytes, size_t size);

// The next message, in `arena`; NULL at the end of the text or after an error, which
// pa_json_close() has then.
const Pa__Otlp__ProfilesData *pa_otlp_json_next(struct pa_json *j, struct pa_arena *arena);

#endif
