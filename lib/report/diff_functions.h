// SPDX-License-Identifier: Apache-2.0
// The functions in `pa diff` of profiles.
#ifndef PA_REPORT_DIFF_FUNCTIONS_H
#define PA_REPORT_DIFF_FUNCTIONS_H

#include "report/diff_profiles_doc.h"

// Adds the table "functions" of those that changed, worst first, and how many did not. Where
// nothing is proved for want of repeats these are the likely changes, and the largest other
// differences. Pages have what did not change in a table folded away. The comparison must live as
// long as the document.
void pa_diff_functions(struct pa_doc *doc, const struct pa_profile_comparison *comparison,
                       const struct pa_diff_shown *shown);

#endif
