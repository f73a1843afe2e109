// SPDX-License-Identifier: Apache-2.0
// The report of `pa history`: which benchmarks changed, at which commits, and what every series is
// like.
#ifndef PA_REPORT_HISTORY_H
#define PA_REPORT_HISTORY_H

#include "document/document.h"
#include "gate/gate.h"
#include "history/history.h"

struct pa_report_history {
    bool all;                              // outliers, transients and every series, too
    const struct pa_gate_outcome *outcome; // finished; NULL: no gate
};

// Adds the report to a document that is initialized ("history", version 1). The document borrows
// from the history. Fails with PA_ERROR_FORMAT if no benchmark has results of two commits.
PA_MUST_CHECK bool pa_report_add_history(struct pa_doc *doc, const struct pa_history *history,
                                         const struct pa_report_history *options,
                                         struct pa_error *err);

#endif
