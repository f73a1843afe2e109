// SPDX-License-Identifier: Apache-2.0
// When each dump was made and what triggered it. Private to lib/dumps.
#ifndef PA_DUMPS_CLOCK_H
#define PA_DUMPS_CLOCK_H

#include "dumps/dumps.h"

// Sets for each dump that was read the event of a log that tells of it, by the name of the file or
// within two minutes by time, and the time of a dump that its content does not have: from its
// name, the event, or the time of change of the file. Also sets dumps->zone: names and logs
// without a zone are taken in the zone in which most names agree with the times in the content; in
// UTC if none has both.
void pa_dump_clocks(struct pa_dumps *dumps);

#endif
