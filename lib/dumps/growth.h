// SPDX-License-Identifier: Apache-2.0
// Growth by site over the dumps of a group. Private to lib/dumps.
#ifndef PA_DUMPS_GROWTH_H
#define PA_DUMPS_GROWTH_H

#include "dumps/group.h"

// Finds how each site's values grow over the dumps of a group, whose levels, baseline and peak are
// known, and fills group->sites.
void pa_dump_growth_find(struct pa_dumps *dumps, struct pa_dump_group *group);

// Values by dump, as they were measured, as levels of the group.
void pa_dump_levels(const struct pa_dumps *dumps, const struct pa_dump_group *group,
                    const double *values, double *levels);

#endif
