// SPDX-License-Identifier: Apache-2.0
// Which evidence a file holds that is neither a profile nor benchmark results.
#ifndef PA_EVIDENCE_IDENTIFY_H
#define PA_EVIDENCE_IDENTIFY_H

#include "input/identify.h"

enum pa_evidence_kind {
    PA_EVIDENCE_NONE,
    PA_EVIDENCE_GCTRACE, // a log with lines of GODEBUG=gctrace=1
    PA_EVIDENCE_ESCAPE,  // what the Go compiler says of escapes
    PA_EVIDENCE_METRICS, // MemStats, runtime/metrics, Prometheus
};

// By the beginning of the file, which stays unread. A log may have its first line of the collector
// behind that: it is read for it, unless it comes through a pipe.
enum pa_evidence_kind pa_evidence_identify(const struct pa_input_opened *opened);

#endif
