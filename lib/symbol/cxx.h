// SPDX-License-Identifier: Apache-2.0
// C++ symbols of the Itanium ABI (https://itanium-cxx-abi.github.io/cxx-abi/abi.html#mangling), the
// mangling of gcc and clang. A symbol is parsed into a tree (cxx_parse.h) and the tree is printed
// (cxx_print.h). Parts that a mode does not show are left out while printing.
#ifndef PA_SYMBOL_CXX_H
#define PA_SYMBOL_CXX_H

#include "symbol/demangle.h"

// Demangles name[0..size-1], a symbol that starts with _Z, ___Z or _GLOBAL_, and replaces the
// content of `out` by the readable form. False, with unspecified text in `out`, if it is no such
// symbol, is malformed, or needs more nodes, depth or output than is allowed for its size. Text
// after a complete name ("….constprop.0") is dropped.
bool pa_cxx_demangle(const char *name, size_t size, enum pa_demangle_mode mode,
                     struct pa_strbuf *out);

#endif
