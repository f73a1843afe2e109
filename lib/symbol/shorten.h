// SPDX-License-Identifier: Apache-2.0
// The short form of function names that pprof writes into the boxes of its graphs.
#ifndef PA_SYMBOL_SHORTEN_H
#define PA_SYMBOL_SHORTEN_H

#include "base/strbuf.h"

#include <stddef.h>

// The short form, in `out`, which is emptied first: a leading "(anonymous namespace)::" and Go's
// "/v2" path element go, and then what comes before Go's last path element, Java's Class.method or
// C++'s last Class::method.
void pa_symbol_shorten(const char *name, size_t size, struct pa_strbuf *out);

#endif
