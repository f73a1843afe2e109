// SPDX-License-Identifier: Apache-2.0
// Which call explains what became of a total. Internal to page/.
#ifndef PA_PAGE_EXPLAIN_H
#define PA_PAGE_EXPLAIN_H

#include "page/page_work.h"

// A function of the user's, where these are known, that accounts for most of the change of a
// compared kind with all it calls, where none does by itself: a call that vanished, came, or costs
// another amount in many small parts. The one that costs least of those, so the nearest to the
// cause. NULL: there is none, or only what everything runs under.
const struct pa_compared *pa_page_explain(const struct pa_page_work *work,
                                          const struct pa_page_kind *kind);
// New to old of it with all it calls, as it was measured, which is how totals are compared.
double pa_page_explain_ratio(const struct pa_profile_comparison *comparison,
                             const struct pa_compared *call);

#endif
