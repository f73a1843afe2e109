// SPDX-License-Identifier: Apache-2.0
// The report of `pa diff` on profiles.
//
//     ok = pa_sides_load(session, &files, &options, &sides, err) &&
//          pa_diff_compare(&sides, &how, arena, &compared, err) &&
//          pa_report_add_diff(&doc, &compared, &shown, err);
#ifndef PA_REPORT_DIFF_PROFILES_H
#define PA_REPORT_DIFF_PROFILES_H

#include "document/document.h"
#include "gate/gate.h"
#include "report/diff_compare.h"
#include "symbol/level.h"

struct pa_diff_report {
    enum pa_symbol_level names;                  // how much of functions' names people see
    bool noise;                                  // with what is only noise
    bool shares;                                 // of the total, instead of values
    size_t rows;                                 // functions or frames at most; 0: all
    bool tree;                                   // frames from the roots down, instead of functions
    const char *by_label;                        // within each value of this label; NULL: undivided
    const struct pa_diff_benchmarks *benchmarks; // whose change is attributed to functions; or NULL
    struct pa_warnings *warnings;
    struct pa_gate_outcome *outcome; // begun: judges what is shown; NULL: no gate
    struct pa_waivers *waivers;      // of the gate
};

// Adds the report to a document that is initialized ("diff-profiles", version 1). What it is given
// must live as long as the document. Fails if no sample has the label asked for, if the profiles do
// not fit the benchmarks, or if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_report_add_diff(struct pa_doc *doc, const struct pa_diff_compared *compared,
                                      const struct pa_diff_report *report, struct pa_error *err);

#endif
