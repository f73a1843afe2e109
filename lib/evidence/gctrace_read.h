// SPDX-License-Identifier: Apache-2.0
// Reading the lines of a log, large ones on two threads. Private to lib/evidence.
#ifndef PA_EVIDENCE_GCTRACE_READ_H
#define PA_EVIDENCE_GCTRACE_READ_H

#include "base/stream.h"
#include "evidence/gctrace.h"

// Adds all lines that are left of the stream, on two threads if it is large; the result is that of
// one thread. trace->all is left as it was: afterwards call pa_gctrace_sum_up(). `path` names the
// log in what is said of broken lines. Errors of reading do not name it.
PA_MUST_CHECK bool pa_gctrace_read_lines(struct pa_gctrace *trace, struct pa_stream *stream,
                                         const char *path, struct pa_error *err);

#endif
