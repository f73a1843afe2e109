// SPDX-License-Identifier: Apache-2.0
// Logs whose lines are JSON objects, each with a line of a program's output in it:
//
//     {"log":"goroutine 1 [running]:\n","stream":"stderr","time":"2026-03-01T10:00:00Z"}
#ifndef PA_INPUT_LOG_JSON_H
#define PA_INPUT_LOG_JSON_H

#include "base/file.h"
#include "input/text.h"

#include <stdbool.h>

// Whether the line is such an object: of Docker ("log"), or of other collectors ("message", "msg",
// "MESSAGE", "textPayload").
bool pa_log_json_is(struct pa_text line);
// Puts the program's output in the place of the objects. Lines that are none stay. A "log" that
// does not end its line goes on in the next object; other members are whole lines.
void pa_log_json_plain(struct pa_bytes *text);

#endif
