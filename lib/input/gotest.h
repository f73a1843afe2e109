// SPDX-License-Identifier: Apache-2.0
// `go test -json`: one JSON object a line, whose Output members hold what the tests print.
#ifndef PA_INPUT_GOTEST_H
#define PA_INPUT_GOTEST_H

#include "base/error.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

// Returns whether the text is the output of `go test -json`: the first of its first 1000 lines that
// begins with '{' is a JSON object with an "Action". Other text may stand before it.
bool pa_gotest_is_json(const char *text, size_t size);

// Appends what the tests printed to `out`, package after package in the order in which they first
// print: `go test` may run several at a time and then mixes their lines. Lines of the test
// framework
// ("=== RUN") and lines that are no events (build errors) are left out. False (PA_ERROR_FORMAT) if
// no line is an event.
PA_MUST_CHECK bool pa_gotest_output(const char *text, size_t size, struct pa_strbuf *out,
                                    struct pa_error *err);

#endif
