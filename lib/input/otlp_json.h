// SPDX-License-Identifier: Apache-2.0
// OTLP as JSON: messages of lib/otlp/otlp.proto by the names of their fields, as protobuf's mapping
// to JSON has them (camelCase; also with '_'), one after the other in a text.
#ifndef PA_INPUT_OTLP_JSON_H
#define PA_INPUT_OTLP_JSON_H

#include "input/json.h"
#include "otlp/frames.h"

// Returns whether the bytes, the beginning of a text or all of it, look like OTLP profiles as JSON.
bool pa_otlp_json_probe(const uint8_t *bytes, size_t size);

// Reads the next object of the text as a message, which is made in `arena`. Fields that are not
// known, and null, are skipped. NULL at the end of the text, and for a field of a wrong type or
// malformed JSON: pa_json_failed() tells them apart, and pa_json_close() has the error.
const Pa__Otlp__ProfilesData *pa_otlp_json_next(struct pa_json *j, struct pa_arena *arena);

#endif
