// SPDX-License-Identifier: Apache-2.0
// Growth by site over the dumps of a group. Private to lib/dumps.
#ifndef PA_DUMPS_GROWTH_H
#define PA_DUMPS_GROWTH_H

#include "dumps/group.h"

// Fills group->sites, those that are certain first and then by growth, and group->churn, in
// dumps->arena; levels, shape, baseline, peak and growth of the group are set before, and the last
// four are chosen anew if sites are certain. At most 220 sites are kept: the 200 that grew most
// from baseline to peak and of the others those that allocated most. Trends are tested by
// Mann-Kendall with slopes by Theil and Sen.
void pa_dump_growth_find(struct pa_dumps *dumps, struct pa_dump_group *group);

// Converts values[0..group->count-1], one for each dump as it was measured, to levels of the
// group: unchanged for profiles of a moment; per second where each dump has a duration; per second
// since the dump before where values are counted since the process began.
void pa_dump_levels(const struct pa_dumps *dumps, const struct pa_dump_group *group,
                    const double *values, double *levels);

#endif
