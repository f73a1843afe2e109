// SPDX-License-Identifier: Apache-2.0
// A dump against the baseline of its group, tested as `pa diff` tests two profiles. Profiles of a
// stretch of time (cpu) are compared per second, those of a moment (heap) by their values.
#ifndef PA_DUMPS_COMPARE_H
#define PA_DUMPS_COMPARE_H

#include "analysis/comparison.h"
#include "dumps/group.h"

enum { PA_DUMP_CHANGES = 3 };

struct pa_dump_change {
    const char *name;     // of the function
    double before, after; // in the baseline and in the dump: per second of rated groups
    double p, q;          // of pa_compare_profiles(); NaN: not tested
    enum pa_change_class class;
};

struct pa_dump_comparison {
    struct pa_dump_change changes[PA_DUMP_CHANGES]; // that cost more, largest first
    size_t count;                                   // of them
    size_t more, less;                              // functions that cost more or less
    enum pa_comparison_method method;
};

// Reads a dump and the baseline of its group again and tests which functions changed, as `pa diff`
// does; fills *comparison. `dump` is an index in the group. Names live in dumps->arena. False,
// with `err` set, if one of the files cannot be read or compared any more.
PA_MUST_CHECK bool pa_dump_compare(struct pa_dumps *dumps, const struct pa_dump_group *group,
                                   size_t dump, struct pa_dump_comparison *comparison,
                                   struct pa_error *err);

#endif
