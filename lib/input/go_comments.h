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

// Takes names and labels from a line: "# labels: {…}" adds labels to the last sample, "# 0x… NAME
// FILE:LINE" names an address. Any other line has no effect, and none has before the first sample
// or if a->input->no_names is set.
void pa_go_comment(struct pa_addresses *a, struct pa_text line);

// Takes a quoted string, as Go's %q writes it, off the front of the text and puts its content into
// *out, whose former content is dropped; \" and \\ are unescaped, other escapes stay as they are.
// False if the text does not begin with a quotation mark, and is unchanged then, or if none closes
// the string, and all of the text is taken then.
bool pa_go_quoted(struct pa_text *text, struct pa_strbuf *out);

// Returns whether the line is blank or a comment, which begins with '#' behind any blanks.
bool pa_go_is_comment(struct pa_text line);

#endif
