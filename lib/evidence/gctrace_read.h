// SPDX-License-Identifier: Apache-2.0
// Reading the lines of a log, large ones on two threads. Private to lib/evidence.
#ifndef PA_EVIDENCE_GCTRACE_READ_H
#define PA_EVIDENCE_GCTRACE_READ_H

#include "base/stream.h"
#include "evidence/gctrace.h"

// Adds all that is left of the stream. trace->all is not yet summed up. Errors do not name `path`.
PA_MUST_CHECK bool pa_gctrace_read_lines(struct pa_gctrace *trace, struct pa_stream *stream,
                                         const char *path, struct pa_error *err);

#endif
