// SPDX-License-Identifier: Apache-2.0
// Logs whose lines are JSON objects, each with a line of a program's output in it:
//
//     {"log":"goroutine 1 [running]:\n","stream":"stderr","time":"2026-03-01T10:00:00Z"}
#ifndef PA_INPUT_LOG_JSON_H
#define PA_INPUT_LOG_JSON_H

#include "base/file.h"
#include "input/text.h"

#include <stdbool.h>

// Returns whether the line is a JSON object with a line of output in it: as the member "log", which
// Docker writes, or "message", "msg", "MESSAGE" or "textPayload" of other collectors. Objects with
// a member "Action" are those of `go test -json` and are none.
bool pa_log_json_is(struct pa_text line);
// Replaces each such object by the output in it, unescaped, in place: text->size becomes smaller,
// and zeros follow. Other lines stay. A "log" that does not end in a line feed goes on in the next
// object; the other members are whole lines.
void pa_log_json_plain(struct pa_bytes *text);

#endif
