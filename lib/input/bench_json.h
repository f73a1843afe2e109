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

// Returns whether the bytes begin, behind white space, with `open` ('{' or '['), and whether the
// first 64 KiB have each of the keys, ended by NULL, somewhere as a quoted string. The text is not
// parsed and need not be valid JSON.
bool pa_bench_json_has_keys(const uint8_t *bytes, size_t size, char open, const char *const *keys);

// Parses `size` bytes that are one JSON document. The caller frees it with json_decref(). NULL for
// malformed JSON, with PA_ERROR_FORMAT, "line N: …".
json_t *pa_bench_json_read(const char *text, size_t size, struct pa_error *err);
// Parses a file that is one JSON document, calls add(root, set, err), which adds its results to the
// set, and frees the document. False if the JSON is malformed (PA_ERROR_FORMAT with the line) or if
// `add` returns false.
PA_MUST_CHECK bool pa_bench_json_add(const struct pa_bytes *bytes, struct pa_records *set,
                                     bool (*add)(const json_t *root, struct pa_records *set,
                                                 struct pa_error *err),
                                     struct pa_error *err);
// Parses one line as a JSON document, as pa_bench_json_read() does. The error has no line number:
// the caller knows it.
json_t *pa_bench_json_read_line(struct pa_text line, struct pa_error *err);
// Parses a document as pa_bench_json_read() does, but empties arrays of numbers that are the value
// of a key `left_out` (NULL: none) before they are parsed: in some files they take nearly all the
// space and are of no use.
json_t *pa_bench_json_read_without(const char *text, size_t size, const char *left_out,
                                   struct pa_error *err);

// Returns the number that is the value of `key`; NaN if it is no number, there is no such key, or
// `object` is no object or NULL.
double pa_bench_json_number(const json_t *object, const char *key);
// Returns the string that is the value of `key`, borrowed from `object`; NULL if it is no string,
// there is no such key, or `object` is no object or NULL.
const char *pa_bench_json_string(const json_t *object, const char *key);

#endif
