// SPDX-License-Identifier: Apache-2.0
// Levels of detail of names: what --names=full|short|func shows.
#ifndef PA_SYMBOL_LEVEL_H
#define PA_SYMBOL_LEVEL_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

// From fine to coarse.
enum pa_symbol_level {
    PA_SYMBOL_LEVEL_FULL,  // as it is
    PA_SYMBOL_LEVEL_SHORT, // without template arguments, generics, parameters, import path and
                           // what is before the class
    PA_SYMBOL_LEVEL_FUNC,  // as SHORT, and closures under the name of the function they are in
};

// Replaces the content of `out` by name[0..size-1] at a level of detail.
//
//     github.com/x/y/ssa.(*T[...]).alloc.func1.2: short: ssa.(*T).alloc.func1.2
//                                                 func:  ssa.(*T).alloc
void pa_symbol_at_level(const char *name, size_t size, enum pa_symbol_level level,
                        struct pa_strbuf *out);

#endif
