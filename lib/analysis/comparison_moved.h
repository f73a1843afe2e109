// SPDX-License-Identifier: Apache-2.0
// Cost that moved instead of changing: a function inlined into its caller, split in two, or
// renamed.
//
// A function that changed is MOVED if the change stays within a parent, that is if the cost of some
// function around it, everything it calls included, did not change with it: not significantly, and
// by less than a quarter of what moved (the cost-shift filter of FBDetect, SOSP 2024). The parent
// is the function itself, which then took over from what it calls, or its callers. And the cost
// must be found again: the function that changed most in the other direction within that parent, by
// half or more of what moved, is the partner.
//
// A function that is new, and whose callers did not get worse with it, was extracted from them: it
// stays NEW, since a parent that improved hides how much of the cost it had before, but it is no
// regression. Callers that are themselves extracted count as the ones that called them.
//
//     if (!pa_comparison_find_moved(c, runs, err)) …
//     if (c->functions[i].flat.class == PA_CHANGE_MOVED) … c->functions[i].flat.partner …
#ifndef PA_ANALYSIS_COMPARISON_MOVED_H
#define PA_ANALYSIS_COMPARISON_MOVED_H

#include "analysis/comparison.h"

// Looks at what is significant in `comparison`, which was made of `runs`, and sets class, partner,
// renamed and extracted_from. The profiles are read only if there is something to look at. Fails
// with PA_ERROR_LIMIT if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_comparison_find_moved(struct pa_profile_comparison *comparison,
                                            struct pa_comparison_runs runs, struct pa_error *err);

#endif
