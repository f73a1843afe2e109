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

// False if the line is no such header. Texts of *header are borrowed from the line.
bool pa_goroutine_header_parse(struct pa_text line, struct pa_goroutine_header *header);

// Takes the next part off the state: "chan receive (nil chan)", "2 minutes", and what Go says of
// the goroutine in brackets of its own: "(leaked)", "(scan)", "(durable)" come as parts. False at
// the end.
bool pa_goroutine_state_next(struct pa_text *state, struct pa_text *part);
// Takes the next label off: KEY: VALUE, of which each may be quoted. False at the end.
bool pa_goroutine_label_next(struct pa_text *labels, struct pa_strbuf *key,
                             struct pa_strbuf *value);

// "path/file.go:31 +0x47", indented or not. *file is empty and *number 0 where Go knows no place.
bool pa_goroutine_place_parse(struct pa_text line, struct pa_text *file, int64_t *number);

// The function of "main.(*T).f[...](0x1, ...)"; *inlined: its arguments are "(...)". *call: the
// line looks like one whatever is below it.
struct pa_text pa_goroutine_function(struct pa_text line, bool *inlined, bool *call);

#endif
