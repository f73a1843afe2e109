// SPDX-License-Identifier: Apache-2.0
// C++ symbols of the Itanium ABI (https://itanium-cxx-abi.github.io/cxx-abi/abi.html#mangling), the
// mangling of gcc and clang. A symbol is parsed into a tree (cxx_parse.h) and the tree is printed
// (cxx_print.h); what a mode leaves out is left out while printing.
#ifndef PA_SYMBOL_CXX_H
#define PA_SYMBOL_CXX_H

#include "symbol/demangle.h"

// Replaces what is in `out` by the readable form of a symbol that starts with _Z, ___Z or _GLOBAL_
// and returns true; false if the symbol is none, or beyond the limits. What follows a complete name
// ("….constprop.0") is not shown.
bool pa_cxx_demangle(const char *name, size_t size, enum pa_demangle_mode mode,
                     struct pa_strbuf *out);

#endif
