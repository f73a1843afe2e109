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

// Adds the waivers of a file, given as NUL-terminated text, to the list; fields are copied to
// waivers->arena, which is set before, and metrics are tidied as units. `today` is YYYY-MM-DD and
// decides which are expired. False, with the line in `err`, if a line has too few fields, a bad
// ceiling or a bad date; the lines before it stay.
PA_MUST_CHECK bool pa_waivers_parse(struct pa_waivers *waivers, const char *text, const char *today,
                                    struct pa_error *err);
// Frees the list; its texts belong to the arena.
void pa_waivers_release(struct pa_waivers *waivers);

// A regression that may be waived.
struct pa_waiver_case {
    const char *package, *name, *metric;
    double change; // relative, >= 0
};

// Returns the first waiver that covers a regression: names match, it is not expired and the change
// is at most its ceiling; NULL if none does. All waivers whose names match on the way are marked
// as used. Borrowed from the list until more are added.
const struct pa_waiver *pa_waivers_cover(struct pa_waivers *waivers,
                                         const struct pa_waiver_case *regression);

#endif
