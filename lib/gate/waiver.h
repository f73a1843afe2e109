// SPDX-License-Identifier: Apache-2.0
// Regressions that are known and allowed for a time. A file of lines
//
//     package | benchmark | metric | ceiling | expires | reason
//     example.com/codec | Encode/format=json-8 | sec/op | 20% | 2026-12-31 | new checks, see #12
//
// `*` stands for any package or benchmark, or for no ceiling (of profiles: the function stands in
// the place of the benchmark, flat or cum is the metric); blank lines and lines that begin with
// # are left out. A waiver covers a regression up to its ceiling, up to and including the day it
// expires; afterwards it is reported, as is one that was not needed.
#ifndef PA_GATE_WAIVER_H
#define PA_GATE_WAIVER_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"

struct pa_waiver {
    const char *package, *benchmark, *metric; // "*": any
    double ceiling;                           // a share; INFINITY: none
    const char *expires, *reason;             // YYYY-MM-DD
    size_t line;
    bool used, expired;
};

struct pa_waivers {
    struct pa_arena *arena;
    PA_VEC(struct pa_waiver) list;
};

// Adds the lines of a file. `today` is YYYY-MM-DD. Errors name the line.
PA_MUST_CHECK bool pa_waivers_parse(struct pa_waivers *waivers, const char *text, const char *today,
                                    struct pa_error *err);
void pa_waivers_release(struct pa_waivers *waivers); // frees what it holds

// A regression that may be waived.
struct pa_waiver_case {
    const char *package, *name, *metric;
    double change; // relative, >= 0
};

// The waiver that covers it, marked as used; NULL if none does.
const struct pa_waiver *pa_waivers_cover(struct pa_waivers *waivers,
                                         const struct pa_waiver_case *regression);

#endif
