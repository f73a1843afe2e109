// SPDX-License-Identifier: Apache-2.0
// A dump against the baseline of its group, tested as `pa diff` tests two profiles. Profiles of
// time are compared by second, those of a moment as they are.
#ifndef PA_DUMPS_COMPARE_H
#define PA_DUMPS_COMPARE_H

#include "analysis/comparison.h"
#include "dumps/group.h"

enum { PA_DUMP_CHANGES = 3 };

struct pa_dump_change {
    const char *name;
    double before, after; // for rates by second, else as they are
    double p, q;          // NaN: not tested
    enum pa_change_class class;
};

struct pa_dump_comparison {
    struct pa_dump_change changes[PA_DUMP_CHANGES]; // that cost more, largest first
    size_t count;                                   // of them
    size_t more, less;                              // functions that cost more or less
    enum pa_comparison_method method;
};

// Tests what changed between a dump and the baseline of its group, as pa diff does. `dump` is an
// index in the group. Names live in dumps->arena.
PA_MUST_CHECK bool pa_dump_compare(struct pa_dumps *dumps, const struct pa_dump_group *group,
                                   size_t dump, struct pa_dump_comparison *comparison,
                                   struct pa_error *err);

#endif
