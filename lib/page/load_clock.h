// SPDX-License-Identifier: Apache-2.0
// Places what was collected during a load test on the test's own clock. Internal to page/.
#ifndef PA_PAGE_LOAD_CLOCK_H
#define PA_PAGE_LOAD_CLOCK_H

#include "page/page_work.h"
#include "pictures/load_chart.h"

// Sets the times of a side's log, metrics and dumps, in seconds since the first request of its load
// test, where both that and theirs are known; else they stay not known. A log tells its time by
// what stands in front of its lines, or with process_start_time_seconds of the metrics; a dump by
// its content; a file of either by its name, or by when it was written. Names and files count only
// if they ascend and one of them is of the time of the test: what was copied is of another.
// A log is read again, for the values of the time of the test alone. `load` is the test, NULL:
// none; `dumps` are the paths of the side's dumps, NULL: none. Times live in the work's arena.
void pa_page_load_clock(const struct pa_page_work *work, const struct pa_page_evidence *evidence,
                        const struct pa_record_source *load, const struct pa_words *dumps,
                        struct pa_load_chart_side *side);

#endif
