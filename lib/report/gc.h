// SPDX-License-Identifier: Apache-2.0
// `pa gc`: what a trace of the Go collector says.
#ifndef PA_REPORT_GC_H
#define PA_REPORT_GC_H

#include "document/document.h"
#include "evidence/gctrace_growth.h"

// Adds sentences, facts and the tables "pauses", "heap" and "timeline". The document borrows
// nothing from the trace. Fails with PA_ERROR_FORMAT if the trace has no collection.
PA_MUST_CHECK bool pa_report_add_gc(struct pa_doc *doc, const struct pa_gctrace *trace,
                                    struct pa_error *err);

#endif
