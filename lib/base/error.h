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

// Sets code and text of the error, the text by printf's rules; a text that is too long is cut.
// Returns false always, so that a caller can write `return pa_error_set(…)`. Control bytes in the
// text, which names from input may hold, become '?'.
bool pa_error_set(struct pa_error *err, pa_code code, const char *format, ...) PA_PRINTF(3, 4);
// Puts the formatted text and ": " in front of the error's text and leaves its code alone. What no
// longer fits is cut at the end. Returns false always.
bool pa_error_prefix(struct pa_error *err, const char *format, ...) PA_PRINTF(2, 3);
// Sets PA_ERROR_IO with the text "WHAT: " and what strerror() says of errno. Returns false always.
bool pa_error_errno(struct pa_error *err, const char *what);
// Replaces control bytes (below 0x20, and 0x7f), line ends among them, by '?' in place.
// pa_error_set(), pa_error_prefix() and pa_error_errno() do it themselves.
void pa_error_one_line(char *text);

#endif
