// SPDX-License-Identifier: Apache-2.0
// Which call explains the change of a profile's total. Internal to page/.
#ifndef PA_PAGE_EXPLAIN_H
#define PA_PAGE_EXPLAIN_H

#include "page/page_work.h"

// Returns the function that best explains how the total of a compared kind changed: of the user's
// functions (of all if those are not known) whose cum changed by at least 85 % of the largest such
// change, the one with the smallest cum, so the nearest to the cause. NULL if none does, if one
// function's flat explains at least 75 % of it alone, or if that function is one that everything
// runs under (95 % of the largest cum). Borrowed from the comparison.
const struct pa_compared *pa_page_explain(const struct pa_page_work *work,
                                          const struct pa_page_kind *kind);
// Returns new to old cum of a function as measured, without the norm of the comparison, as totals
// are compared; infinite if old is 0.
double pa_page_explain_ratio(const struct pa_profile_comparison *comparison,
                             const struct pa_compared *call);

#endif
