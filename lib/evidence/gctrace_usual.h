// SPDX-License-Identifier: Apache-2.0
// Lines of collections as Go 1.19 and later print them, with nothing around them. A log of a
// service that collects much is made of them, so they are read faster than other lines: where
// numbers begin and end is found for all of the line at once, and no number waits for the one
// before it.
#ifndef PA_EVIDENCE_GCTRACE_USUAL_H
#define PA_EVIDENCE_GCTRACE_USUAL_H

#include "evidence/gctrace_line.h"

// Parses the line at the beginning of `text` if it is a collection in the usual form. Returns the
// line's size in bytes, with its line end; *cycle is as pa_gctrace_line_parse() fills it. Returns
// 0, with *cycle undefined, for any other line, and where less than about 270 bytes of text are
// left: pa_gctrace_line_parse() reads those.
size_t pa_gctrace_usual_take(struct pa_text text, struct pa_gc_cycle *cycle);

#endif
