// SPDX-License-Identifier: Apache-2.0
// Builds of a program that has no id (those of Go up to 1.23 have none): where the same call is at
// another address, the code was linked anew. Private to lib/dumps.
#ifndef PA_DUMPS_BUILDS_H
#define PA_DUMPS_BUILDS_H

#include "dumps/dumps.h"

// A call of one function by another from one line, and where in the program it is.
struct pa_dump_call {
    uint64_t key, offset; // key: hash of both names and the line
};

// Sets dump->calls, in dumps->arena, to calls of the program in a profile: those with the smallest
// keys if there are many, so that two dumps have the same. None if the build has an id, or there
// are no addresses.
void pa_dump_calls_find(struct pa_dumps *dumps, const struct pa_profile *profile,
                        struct pa_dump *dump);

// Numbers builds of the same program from 1 on, in order of time, as dump->build; programs of which
// all dumps agree keep their empty build. Two dumps are of different builds if of the calls that
// both have a tenth, and three at least, are at different offsets; unless all of them are whole
// pages apart, as when a program is loaded elsewhere. Sets dumps->builds_by_address if there are
// several. Once, when all dumps have their time.
void pa_dump_builds_find(struct pa_dumps *dumps);

#endif
