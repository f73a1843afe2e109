// SPDX-License-Identifier: Apache-2.0
// Which sites of a group grew by more than noise explains. Private to lib/dumps.
#ifndef PA_DUMPS_CERTAIN_H
#define PA_DUMPS_CERTAIN_H

#include "dumps/group.h"

// Sets `certain` of sites[0..count-1], whose levels, shape, slope and q are set: those that have a
// trend; if none has, those that are high in one stretch of dumps and at most a quarter of that in
// all others. If there are any, moves baseline and peak of the group to dumps where they are low
// and high together, and sets its growth, shape and `since` by their sum.
void pa_dump_certain_find(const struct pa_dumps *dumps, struct pa_dump_group *group,
                          struct pa_dump_site *sites, size_t count);

#endif
