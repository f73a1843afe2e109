// SPDX-License-Identifier: Apache-2.0
// `pa diff --by-label KEY`: the comparison within each value of a label.
#ifndef PA_REPORT_DIFF_LABELS_H
#define PA_REPORT_DIFF_LABELS_H

#include "gate/profiles.h"
#include "report/diff_profiles_doc.h"

struct pa_diff_labels_input {
    const char *key;
    const struct pa_comparison_run *runs;
    size_t run_count;
    const struct pa_comparison_options *options;
    const struct pa_profile_comparison *comparison; // of these runs: its norming is kept
    const struct pa_diff_shown *shown;
    struct pa_gate_outcome *outcome; // begun: judges each value by itself; NULL: no gate
    struct pa_waivers *waivers;
};

// Adds a table of the label's values, those of the largest totals first, and one of the functions
// that changed, each within its value. All values together are a family for the false discovery
// rate. Fails if no sample has the label, and as pa_compare_profiles() does.
PA_MUST_CHECK bool pa_diff_labels(struct pa_doc *doc, const struct pa_diff_labels_input *input,
                                  struct pa_error *err);

#endif
