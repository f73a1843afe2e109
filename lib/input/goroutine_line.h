// SPDX-License-Identifier: Apache-2.0
// The lines of a goroutine dump, as Go prints them and as people paste them: tabs may have become
// blanks, or nothing.
//
//     goroutine 20 [chan receive (leaked), 2 minutes, locked to thread] {"job": "reindex"}:
//     main.(*server).wait(0x0?)
//     \texample.com/app/main.go:31 +0x47
#ifndef PA_INPUT_GOROUTINE_LINE_H
#define PA_INPUT_GOROUTINE_LINE_H

#include "base/strbuf.h"
#include "input/text.h"

// "goroutine 1 [STATE]:", also with more between the number and the bracket. Labels stand behind
// the brackets or in them, "[STATE labels:{…}]"; empty: there are none.
struct pa_goroutine_header {
    struct pa_text state, labels;
};

// Parses the line as the header of a goroutine. False, with *header undefined, if it is none. The
// texts of *header are borrowed from the line.
bool pa_goroutine_header_parse(struct pa_text line, struct pa_goroutine_header *header);

// Takes the next part off the front of header.state, whose parts are separated by ", ":
// "chan receive (nil chan)", "2 minutes". Remarks of Go at the end of a part, "(leaked)", "(scan)"
// and "(durable)", come as parts of their own, without the brackets. False at the end.
bool pa_goroutine_state_next(struct pa_text *state, struct pa_text *part);
// Takes the next label, KEY: VALUE, off the front of header.labels, and puts its two texts into
// *key and *value, whose former contents are dropped; each may be quoted. False at the end, or if
// what is left is no label.
bool pa_goroutine_label_next(struct pa_text *labels, struct pa_strbuf *key,
                             struct pa_strbuf *value);

// Parses the line below a call, "path/file.go:31 +0x47", indented or not. *file is borrowed from
// the line; where Go knows no place it is empty and *number is 0. Returns whether the line looks
// like one; if not, *file and *number are undefined.
bool pa_goroutine_place_parse(struct pa_text line, struct pa_text *file, int64_t *number);

// Returns the name of the function, borrowed, of a line with a call: "main.(*T).f[...]" of
// "main.(*T).f[...](0x1, ...)"; the whole line, trimmed, if it ends with no arguments. *inlined is
// whether the arguments are "(...)", as Go prints for inlined calls. *call is whether the line
// looks like a call by itself, so that no line with a place needs to follow.
struct pa_text pa_goroutine_function(struct pa_text line, bool *inlined, bool *call);

#endif
