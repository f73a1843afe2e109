// SPDX-License-Identifier: Apache-2.0
// The form of a function name that drop_frames and keep_frames of a profile are matched against.
#ifndef PA_SYMBOL_SIMPLIFY_H
#define PA_SYMBOL_SIMPLIFY_H

#include "base/intern.h"

#include <stddef.h>

// Returns the part of name[0..size-1] without a leading '.' (entry points of the PowerPC ABI) and
// without its parameters: cut at the first '(' that does not start "(anonymous namespace)" or the
// brackets of "operator()". Borrowed from `name`, not NUL-terminated. The rule is that of pprof
// (simplifyFunc).
struct pa_string pa_symbol_simplify(const char *name, size_t size);

#endif
