// SPDX-License-Identifier: Apache-2.0
// The comments in the text profiles of Go (`?debug=1`), which say what the addresses in front of
// them are:
//
//     3 @ 0x46e70e 0x40811c 0x50f73c 0x475f61
//     # labels: {"job":"reindex", "shard":"7"}
//     #	0x50f73b	main.worker[...]+0x5b	example.com/app/main.go:36
#ifndef PA_INPUT_GO_COMMENTS_H
#define PA_INPUT_GO_COMMENTS_H

#include "base/strbuf.h"
#include "input/addresses.h"

// Takes in a comment line after the first sample; other lines have no effect. None has if
// input->no_names.
void pa_go_comment(struct pa_addresses *a, struct pa_text line);

// Takes a string as Go's %q writes it off the text; the rarer escapes stay as they are. False, and
// the text stays, if there is none; *out is what it says.
bool pa_go_quoted(struct pa_text *text, struct pa_strbuf *out);

// Whether the line is blank or a comment.
bool pa_go_is_comment(struct pa_text line);

#endif
