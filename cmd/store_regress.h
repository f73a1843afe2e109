// SPDX-License-Identifier: Apache-2.0
// What `pa store regress` compares, and how: cmd/store_regress_compare.c.
#ifndef PA_CMD_STORE_REGRESS_H
#define PA_CMD_STORE_REGRESS_H

#include "cmd/store_options.h"

// Two sides of one service and type; profiles are indexes into run->list.
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
    size_t count, tested, runs[2];     // runs that were compared
    const char *note;                  // why nothing can be proved, or ""
};

// The result lives in `arena`. What cannot be read is a warning, and counted in *read.
PA_MUST_CHECK bool pa_regress_compare(struct pa_store_run *run, const struct pa_regress_pair *pair,
                                      struct pa_arena *arena, struct pa_regress_result *result,
                                      struct pa_error *err);

#endif
