// SPDX-License-Identifier: Apache-2.0
// From the names a linker sees to the names a reader knows. C++ (Itanium ABI) and Rust (legacy and
// v0) symbols are demangled; text that already looks like C++ only loses its parameters and
// template arguments. Everything else, Go names above all, is left alone at the cost of one look at
// it.
//
//     struct pa_strbuf out = {0};
//     if (pa_demangle("_ZN3foo3barIiEEvT_", 18, PA_DEMANGLE_DEFAULT, &out))
//         puts(out.text); // foo::bar
//
// Pure functions: no state, any number of threads. Time and output are bounded by the length of the
// name; a name beyond the bounds is left alone.
#ifndef PA_SYMBOL_DEMANGLE_H
#define PA_SYMBOL_DEMANGLE_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

enum pa_demangle_mode {
    PA_DEMANGLE_DEFAULT,   // ns::Class::method
    PA_DEMANGLE_TEMPLATES, // ns::Class<int>::method
    PA_DEMANGLE_FULL,      // ns::Class<int>::method(char) const
    PA_DEMANGLE_NONE,      // nothing is changed
};

// "full", "templates", "none", and "default" or "" as in -symbolize=demangle=…; false if unknown.
bool pa_demangle_mode_parse(const char *text, enum pa_demangle_mode *mode);

// A symbol as linkers see it, _Z…, __Z… or _R…: letters, digits and marks that no language has
// names of its own with.
bool pa_symbol_is_mangled(const char *name, size_t size);

// Replaces what is in `out` by the readable form of `name` and returns true, or returns false if
// the name is to be kept as it is (`out` is then unspecified). As in pprof, the form may be empty:
// "<module>" has nothing but template arguments, so names of other languages are not to get here.
// For a function of a profile, `name` is the system name, and a function whose name already differs
// from its system name is not to be demangled at all.
bool pa_demangle(const char *name, size_t size, enum pa_demangle_mode mode, struct pa_strbuf *out);

#endif
