// SPDX-License-Identifier: Apache-2.0
// Machines of a series: those that take turns differ by an offset each, every other change of the
// machine cuts the series.
#ifndef PA_STATS_CHANGE_MACHINE_H
#define PA_STATS_CHANGE_MACHINE_H

#include "base/arena.h"

#include <stddef.h>

// Makes the values y[0..n-1] of machines that take turns comparable, and marks other changes of
// the machine. machine[i] is the id of the machine of value i, below n. Machines take turns if
// each has two or more separate runs of values and six or more switches, and they change places
// more than once: the offset of each against its neighbours (the median) is subtracted from y in
// place, where the machine with most values of the group has the offset 0. At every other change
// of the machine bit 0 of forced[i] (PA_CHANGE_BY_MACHINE) is set, where i is the first value of
// the new machine; other bits of forced[] stay.
void pa_change_machines(double *y, const unsigned *machine, size_t n, unsigned char *forced);

#endif
