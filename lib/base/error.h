// SPDX-License-Identifier: Apache-2.0
// How a call says that it failed. The struct lives on the caller's stack; each layer that passes
// an error on puts its own place in front, so that the end reads from the outside in:
//
//     cpu.pb.gz: sample 12: unknown location 7
//
// A function that can fail returns bool (or NULL) and takes `struct pa_error *err` last:
//
//     if (!parse_sample(p, &s, err))
//         return pa_error_prefix(err, "sample %zu", i);
//
// Texts are lower case, one line, without a full stop. The struct and its codes are those of the
// public API.
#ifndef PA_BASE_ERROR_H
#define PA_BASE_ERROR_H

#include "base/attributes.h"

#include <pa/base.h>
#include <stdbool.h>

// Writes code and text; returns false, so that a caller can write `return pa_error_set(…)`.
bool pa_error_set(struct pa_error *err, pa_code code, const char *format, ...) PA_PRINTF(3, 4);
// Puts "format: " in front of the text that is there.
bool pa_error_prefix(struct pa_error *err, const char *format, ...) PA_PRINTF(2, 3);
// PA_ERROR_IO with "what: " and the text of errno.
bool pa_error_errno(struct pa_error *err, const char *what);
// The line ends and other control bytes that names may hold become '?'. Done by all of the above.
void pa_error_one_line(char *text);

#endif
