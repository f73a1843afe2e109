// SPDX-License-Identifier: Apache-2.0
// When each dump was made and what triggered it. Private to lib/dumps.
#ifndef PA_DUMPS_CLOCK_H
#define PA_DUMPS_CLOCK_H

#include "dumps/dumps.h"

// Sets the times that the content does not say and the events of all dumps. Names and logs without
// a zone are in the one in which names of dumps agree with the times that these have in them; where
// there are none, in UTC.
void pa_dump_clocks(struct pa_dumps *dumps);

#endif
