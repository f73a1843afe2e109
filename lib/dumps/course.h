// SPDX-License-Identifier: Apache-2.0
// How a series of levels went over the dumps of a group: its trend, its noise and its shape.
// Private to lib/dumps.
#ifndef PA_DUMPS_COURSE_H
#define PA_DUMPS_COURSE_H

#include "dumps/group.h"

struct pa_dump_course {
    double slope, lo, hi, p; // as in struct pa_dump_site
    double scatter;          // standard deviation of a level around its neighbours
    enum pa_dump_shape shape;
    size_t since;
    bool ramp; // a spike that rose little by little up to the highest level
};

// Numbers the processes that the dumps of a group are of: group->life and group->restarts. A
// process began anew where a count that only grows falls: what a heap allocated, or locks waited.
// Goroutines and
// threads take the places from the heap groups made before. More than a quarter of such places are
// several processes that dump in turn: then there is one life. Needs kind, build, dumps, moment and
// summed of the group.
void pa_dump_lives_find(struct pa_dumps *dumps, struct pa_dump_group *group);

// Fills *course for levels[0..group->count-1]. Trends are those within the lives of a process:
// scores of Mann and Kendall are added over them, and slopes are of values and times from which
// the falls between them are taken out. Profiles of a heap that show no collection since the dump
// before are not counted twice. The shape is FLAT if the levels vary no more than their noise lets
// expect and have no trend, and no spike if they have one and fell by no more than noise.
void pa_dump_course_find(const struct pa_dumps *dumps, const struct pa_dump_group *group,
                         const double *levels, struct pa_dump_course *course);

#endif
