// SPDX-License-Identifier: Apache-2.0
// The parts of the document of `pa diff` on profiles that do not list functions: head and method.
#ifndef PA_REPORT_DIFF_PROFILES_DOC_H
#define PA_REPORT_DIFF_PROFILES_DOC_H

#include "document/document.h"
#include "report/diff_names.h"

// What of a comparison is shown, and how.
struct pa_diff_shown {
    struct pa_diff_names names;
    bool noise;        // with what is only noise
    bool shares;       // of the total, instead of values
    double operations; // of pa_diff_operations()
    size_t rows;       // at most
};

// Adds the title, facts, a sentence of what changed (`lists` as for pa_diff_sentence()), what was
// compared, and the totals.
void pa_diff_profiles_head(struct pa_doc *doc, const struct pa_profile_comparison *comparison,
                           bool lists);

// Adds paragraphs: how many functions had samples enough to be tested, and what the comparison
// cannot tell.
void pa_diff_method(struct pa_doc *doc, const struct pa_profile_comparison *comparison);

#endif
