// SPDX-License-Identifier: Apache-2.0
// The names of a report at a level of detail, so that no two functions look the same.
#ifndef PA_SYMBOL_DISTINCT_H
#define PA_SYMBOL_DISTINCT_H

#include "base/arena.h"
#include "base/intern.h"
#include "symbol/level.h"

// Returns for each of `count` different names the shortest text that tells it apart: the name at
// `level`; where several would look the same each of them at the next finer level, until all
// differ. The array, in the order of `names`, and its NUL-terminated texts live in `arena`;
// `names` is only read.
//
//     a/db.Get[...], b/db.Get, b/db.Put at SHORT:  a/db.Get[...], b/db.Get, db.Put
const char *const *pa_symbol_distinct(const struct pa_string *names, size_t count,
                                      enum pa_symbol_level level, struct pa_arena *arena);

#endif
