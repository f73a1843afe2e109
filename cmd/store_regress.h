// SPDX-License-Identifier: Apache-2.0
// The comparisons of `pa store regress`: cmd/store_regress_compare.c makes them.
#ifndef PA_CMD_STORE_REGRESS_H
#define PA_CMD_STORE_REGRESS_H

#include "cmd/store_options.h"

// The two sides of one service and sample type. Lists are indices of profiles in run->list.
struct pa_regress_pair {
    const char *service, *type;
    const char *names[2]; // old, new: "r1", "2026-11-23", "release=r1"
    struct {
        PA_VEC(size_t) list;
    } sides[2];
};

struct pa_regress_function {
    const char *name;
    double change, low, high; // relative; not finite for what is new
    double share;             // of the new side's total
    double q;
};

struct pa_regress_result {
    struct pa_regress_function *worse; // largest first
    size_t count, tested, runs[2];     // of `worse`; functions tested; profiles by side
    const char *note;                  // why nothing can be proved; "": it can
};

// Compares the functions of the two sides as pa diff does, and finds those that got worse. The
// result is in `arena`. Profiles that cannot be read are left out with a warning and counted in
// run->regress; with none left on a side, result->note says so. Errors name service and type.
PA_MUST_CHECK bool pa_regress_compare(struct pa_store_run *run, const struct pa_regress_pair *pair,
                                      struct pa_arena *arena, struct pa_regress_result *result,
                                      struct pa_error *err);

#endif
