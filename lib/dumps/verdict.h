// SPDX-License-Identifier: Apache-2.0
// What a group of dumps tells: whether something stands out, and what speaks against believing it.
#ifndef PA_DUMPS_VERDICT_H
#define PA_DUMPS_VERDICT_H

#include "dumps/compare.h"

struct pa_dump_verdict {
    bool stands_out;
    size_t *compared; // dumps of the group, by time, that were compared with the baseline
    struct pa_dump_comparison *comparisons;
    size_t count;
    size_t left_out; // that were not compared
};

// Compares the dumps of a group with its baseline: the highest first, until so many samples were
// compared; of some dumps at least, whatever they hold.
enum { PA_DUMPS_COMPARED = 40, PA_DUMPS_COMPARED_SAMPLES = 20000000 };
// Compares the dumps of a group with its baseline and decides whether the group stands out.
// *verdict is all zero without a baseline.
PA_MUST_CHECK bool pa_dump_judge(struct pa_dumps *dumps, const struct pa_dump_group *group,
                                 struct pa_dump_verdict *verdict, struct pa_error *err);

// How much of what triggered a dump it shows: {shown, trigger} in the same unit. False if the two
// cannot be compared. A share of processor time is of options.cpus processors; where that is not
// known, of one, and `at_most` is set: of more it is less.
struct pa_dump_lateness {
    double shown, trigger;
    const char *unit;
    bool at_most, late; // late: less than half
};
// How the level of dump `i` of a group differs from the value that triggered it. False if the two
// cannot be compared.
bool pa_dump_lateness(const struct pa_dumps *dumps, const struct pa_dump_group *group, size_t dump,
                      struct pa_dump_lateness *lateness);

#endif
