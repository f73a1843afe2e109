// SPDX-License-Identifier: Apache-2.0
// JSON in: reading a text whole, and picking members of expected types out of it.
#ifndef PA_INPUT_JSON_TEXT_H
#define PA_INPUT_JSON_TEXT_H

#include "base/file.h"

#include <jansson.h>

// The value, freed with json_decref(); NULL with an error that names line and column.
json_t *pa_json_load(const struct pa_bytes *bytes, struct pa_error *err);

// Whether the text starts an object and has all the words, NULL-terminated, in it.
bool pa_json_mentions(const uint8_t *bytes, size_t size, const char *const *words);

// A member that has to be there. NULL with an error "no array 'name'" if it is not.
const json_t *pa_json_array(const json_t *object, const char *name, struct pa_error *err);
// Members that may be missing: NULL, 0.
const char *pa_json_string(const json_t *object, const char *name, size_t *size);
int64_t pa_json_int(const json_t *object, const char *name);
PA_MUST_CHECK bool pa_json_number(const json_t *value, double *number);

#endif
