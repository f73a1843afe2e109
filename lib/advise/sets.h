// SPDX-License-Identifier: Apache-2.0
// What functions are known for, by their names: sets.def has the table.
#ifndef PA_ADVISE_SETS_H
#define PA_ADVISE_SETS_H

#include <stdint.h>

enum pa_set {
#define PA_SET(name, prefixes) PA_SET_##name,
#include "advise/sets.def"
#undef PA_SET
    PA_SET_COUNT
};

#define PA_IN(name) ((uint64_t)1 << PA_SET_##name)
// The sets that are categories: the first ones.
#define PA_CATEGORIES (PA_IN(MALLOC) - 1)

// The sets that are of other languages than Go: their functions are nobody's own.
#define PA_NATIVE (~(PA_IN(C_ALLOC) - 1))

// The sets a function is in, as bits.
uint64_t pa_sets_of(const char *function);

#endif
