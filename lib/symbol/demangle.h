// SPDX-License-Identifier: Apache-2.0
// Demangling: from the names that a linker sees to the names of the source. C++ (Itanium ABI) and
// Rust (legacy and v0) symbols are demangled; text that already looks like C++ only loses its
// parameters and template arguments. All other names, such as those of Go, are left as they are.
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

// Reads the word of a mode, as in -symbolize=demangle=…: "full", "templates", "none", "default",
// or "" for the default. False, with *mode the default, if the word is unknown.
bool pa_demangle_mode_parse(const char *text, enum pa_demangle_mode *mode);

// Returns whether name[0..size-1] looks like a mangled symbol as linkers see it: it begins with
// _Z, __Z, _R or __R and has only letters, digits and the characters "_.$@". It need not be one
// that can be demangled.
bool pa_symbol_is_mangled(const char *name, size_t size);

// Demangles name[0..size-1] and replaces the content of `out` by the readable form. False if the
// name is to be kept as it is; `out` is then unspecified. For a function of a profile, `name` is
// its system name, and a function whose name already differs from its system name is not to be
// demangled.
//
// As in pprof, the result may be empty: of a text that looks like C++ all between < and > is
// removed, so "<module>" loses everything. Names of other languages should not be passed.
bool pa_demangle(const char *name, size_t size, enum pa_demangle_mode mode, struct pa_strbuf *out);

#endif
