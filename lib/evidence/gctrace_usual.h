// SPDX-License-Identifier: Apache-2.0
// Lines of collections as Go 1.19 and later print them, with nothing around them. A log of a
// service that collects much is made of them, so they are read faster than other lines: where
// numbers begin and end is found for all of the line at once, and no number waits for the one
// before it.
#ifndef PA_EVIDENCE_GCTRACE_USUAL_H
#define PA_EVIDENCE_GCTRACE_USUAL_H

#include "evidence/gctrace_line.h"

// Takes the line at the front of `text`, which has more behind it: its size with its end, *cycle is
// as pa_gctrace_line_parse() fills it. 0: it is another line, or a rare one, or the text ends too
// soon, and pa_gctrace_line_parse() knows; *cycle is undefined then.
size_t pa_gctrace_usual_take(struct pa_text text, struct pa_gc_cycle *cycle);

#endif
