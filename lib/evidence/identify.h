// SPDX-License-Identifier: Apache-2.0
// Which kind of evidence a file holds, if it is neither a profile nor benchmark results.
#ifndef PA_EVIDENCE_IDENTIFY_H
#define PA_EVIDENCE_IDENTIFY_H

#include "input/identify.h"

enum pa_evidence_kind {
    PA_EVIDENCE_NONE,
    PA_EVIDENCE_GCTRACE, // a log with lines of GODEBUG=gctrace=1
    PA_EVIDENCE_ESCAPE,  // what the Go compiler says of escapes
    PA_EVIDENCE_METRICS, // MemStats, runtime/metrics, Prometheus
};

// Returns the kind of a file by its first bytes, which stay unread, or PA_EVIDENCE_NONE. Where
// these say nothing and the file is not standard input, the whole file is opened again and read
// for lines of the collector, which may come late in a log. Errors are taken for PA_EVIDENCE_NONE.
enum pa_evidence_kind pa_evidence_identify(const struct pa_input_opened *opened);

#endif
