// SPDX-License-Identifier: Apache-2.0
// The verdict on a group of dumps: whether it stands out, and how far its dumps show what triggered
// them.
#ifndef PA_DUMPS_VERDICT_H
#define PA_DUMPS_VERDICT_H

#include "dumps/compare.h"

struct pa_dump_verdict {
    bool stands_out;
    size_t *compared; // dumps of the group, by time, that were compared with the baseline
    struct pa_dump_comparison *comparisons;
    size_t count;
    size_t left_out; // dumps that were not compared
};

// Dumps of a group that are compared with its baseline, the highest first: at least so many dumps,
// then more until so many samples were compared.
enum { PA_DUMPS_COMPARED = 40, PA_DUMPS_COMPARED_SAMPLES = 20000000 };
// Compares dumps of a group with its baseline and decides whether the group stands out: the peak
// is at least 20 % above the baseline, and there is a significant trend, or a difference that is
// larger than the noise of the levels. Arrays of *verdict live in dumps->arena; it is all zero if
// there is no baseline. False, with `err` set, if a dump cannot be read again.
PA_MUST_CHECK bool pa_dump_judge(struct pa_dumps *dumps, const struct pa_dump_group *group,
                                 struct pa_dump_verdict *verdict, struct pa_error *err);

// Returns whether the peak is above the noise of the levels.
bool pa_dump_above_noise(const struct pa_dumps *dumps, const struct pa_dump_group *group);

// How much of the value that triggered a dump it still shows. A share of processor time is one of
// options.cpus processors; if that is 0, of one processor, and `at_most` is set since the share of
// several would be smaller.
struct pa_dump_lateness {
    double shown, trigger; // in `unit`: the level of the dump, and the value that triggered it
    const char *unit;
    bool at_most, late; // late: less than half is shown
};

// Compares the level of dump `dump` of a group with the value that triggered it and fills
// *lateness. False if no such value is known, or it is of another unit than the level.
bool pa_dump_lateness(const struct pa_dumps *dumps, const struct pa_dump_group *group, size_t dump,
                      struct pa_dump_lateness *lateness);

#endif
