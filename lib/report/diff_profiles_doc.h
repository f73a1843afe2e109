// SPDX-License-Identifier: Apache-2.0
// What `pa diff` of profiles says.
#ifndef PA_REPORT_DIFF_PROFILES_DOC_H
#define PA_REPORT_DIFF_PROFILES_DOC_H

#include "document/document.h"
#include "report/diff_names.h"

struct pa_diff_shown {
    struct pa_diff_names names;
    bool noise;        // with what is only noise
    bool shares;       // of the total, instead of values
    double operations; // of pa_diff_operations()
    size_t rows;       // at most
};

// Adds what was compared, the totals, how sure it is.
void pa_diff_profiles_head(struct pa_doc *doc, const struct pa_profile_comparison *comparison);

// Adds the functions that changed, the largest change first. Pages have those that did not in a
// table folded away.
void pa_diff_functions(struct pa_doc *doc, const struct pa_profile_comparison *comparison,
                       const struct pa_diff_shown *shown);

#endif
