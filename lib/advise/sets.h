// SPDX-License-Identifier: Apache-2.0
// Sets of functions by what they do (allocate, encode JSON, wait for a lock, …), told by their
// names: sets.def has the table.
#ifndef PA_ADVISE_SETS_H
#define PA_ADVISE_SETS_H

#include <stdint.h>

enum pa_set {
#define PA_SET(name, prefixes) PA_SET_##name,
#include "advise/sets.def"
#undef PA_SET
    PA_SET_COUNT
};

// Sets as bits, of which 64 are too few.
__extension__ typedef unsigned __int128 pa_set_bits;
// The bit of a set.
#define PA_IN(name) ((pa_set_bits)1 << PA_SET_##name)
// The bits of sets that are categories of work: those before MALLOC in the table.
#define PA_CATEGORIES (PA_IN(MALLOC) - 1)

// The bits of sets of other languages than Go. Functions in them never count as the user's.
#define PA_NATIVE (~(PA_IN(C_ALLOC) - 1))

// Returns the sets that a function is in, by its name, as bits PA_IN(…).
pa_set_bits pa_sets_of(const char *function);

#endif
