// SPDX-License-Identifier: Apache-2.0
// `go test -json`: one JSON object a line, whose Output members hold what the tests print.
#ifndef PA_INPUT_GOTEST_H
#define PA_INPUT_GOTEST_H

#include "base/error.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

// Whether the first line that begins with '{' is an event of `go test -json`; a few lines of other
// text may stand before it.
bool pa_gotest_is_json(const char *text, size_t size);

// Appends the output to `out`, package after package in the order in which they first print: go
// test may run several at a time and then mixes their lines. Lines that are no JSON (build errors)
// are left out; false if none is.
PA_MUST_CHECK bool pa_gotest_output(const char *text, size_t size, struct pa_strbuf *out,
                                    struct pa_error *err);

#endif
