// SPDX-License-Identifier: Apache-2.0
// The short form of function names that pprof writes into the boxes of its graphs.
#ifndef PA_SYMBOL_SHORTEN_H
#define PA_SYMBOL_SHORTEN_H

#include "base/strbuf.h"

#include <stddef.h>

// Replaces the content of `out` by the short form of name[0..size-1], by the rules of pprof's
// graphs: a leading "(anonymous namespace)::" and Go's version element "/v2" are removed; then, if
// the name has the form of a Go, Java or C++ function, only Go's last path element, Java's
// Class.method or C++'s last Class::method is kept. Any other name stays whole.
void pa_symbol_shorten(const char *name, size_t size, struct pa_strbuf *out);

#endif
