// SPDX-License-Identifier: Apache-2.0
// Machines of a series: those that take turns differ by an offset each, every other change of the
// machine cuts the series.
#ifndef PA_STATS_CHANGE_MACHINE_H
#define PA_STATS_CHANGE_MACHINE_H

#include "base/arena.h"

#include <stddef.h>

// Takes the offsets off y and sets forced[i] where the machine of value i is another one than that
// of the value before it and both do not take turns. Ids are below n.
void pa_change_machines(double *y, const unsigned *machine, size_t n, unsigned char *forced);

#endif
