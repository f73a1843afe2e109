// SPDX-License-Identifier: Apache-2.0
// JSON as benchmark tools write it: recognising a document by its keys, reading it, asking for its
// members.
//
// Some print NaN, Infinity or -Infinity where a number should be, which JSON (and json.h) has
// not: they are read as null. All numbers are read as double.
#ifndef PA_INPUT_BENCH_JSON_H
#define PA_INPUT_BENCH_JSON_H

#include "base/error.h"
#include "base/file.h"
#include "bench/record.h"
#include "input/text.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Whether the bytes begin as an object or an array (`open` is '{' or '[') and have all of these
// keys, ended by NULL, in their first 64 KiB. A look at the text: it need not be valid.
bool pa_bench_json_has_keys(const uint8_t *bytes, size_t size, char open, const char *const *keys);

// The document, to be given back with json_decref(). NULL: an error with its line.
json_t *pa_bench_json_read(const char *text, size_t size, struct pa_error *err);
// Reads a file that is one document, and hands it to `add`, which puts what it says into the set.
PA_MUST_CHECK bool pa_bench_json_add(const struct pa_bytes *bytes, struct pa_records *set,
                                     bool (*add)(const json_t *root, struct pa_records *set,
                                                 struct pa_error *err),
                                     struct pa_error *err);
// The same of one line of many, whose number the caller puts in front of an error.
json_t *pa_bench_json_read_line(struct pa_text line, struct pa_error *err);
// The same without the numbers in the lists of that name, which are nearly all of some files.
json_t *pa_bench_json_read_without(const char *text, size_t size, const char *left_out,
                                   struct pa_error *err);

// Members of an object, whatever `object` is: NaN or NULL if there is none of that type.
double pa_bench_json_number(const json_t *object, const char *key);
// The same for a text, borrowed from the object.
const char *pa_bench_json_string(const json_t *object, const char *key);

#endif
