// SPDX-License-Identifier: Apache-2.0
// Names of functions as formats other than pprof's own give them.
//
// Names of C++ and Rust that come from a program's table of symbols lose their parameters and type
// arguments later, as in pprof. Those of Python, Java, JavaScript and .NET hold brackets as well,
// "<lambda>", "Foo::<init>", and must stay whole. A function without a system name is left as it
// is by pa_profile_demangle(), and by pprof, if the profile is written as one.
#ifndef PA_INPUT_FUNCTION_NAME_H
#define PA_INPUT_FUNCTION_NAME_H

#include "profile/profile.h"

#include <stdbool.h>
#include <stddef.h>

// Returns a function, for the builder, whose name is not to be shortened: it has a system name, so
// that it is demangled later, only if `name` (of `strings`) is a mangled C++ or Rust symbol. File
// and line are 0.
struct pa_function pa_function_as_is(pa_str name, const struct pa_strings *strings);
// Returns a function of a binary's symbol table. Its system name is `name`, so that it is
// demangled, or loses parameters and type arguments if it is demangled already; none (0) for names
// that would be damaged by that, such as "operator->()" or "<lambda>". File and line are 0.
struct pa_function pa_function_of_binary(pa_str name, const struct pa_strings *strings);

// Returns whether `file`, what a profiler gives as the file of a frame, is a binary with a symbol
// table. Files that stand for generated code are none: /tmp/perf-1.map, [JIT], jitted-1-2.so,
// base.odex, app.dll; nor is "".
bool pa_file_has_symbols(const char *file);

// Splits the innermost inlined call off a name that perf-map-agent wrote. It joins calls that were
// inlined by "->", outermost first: of "A::run->B::get->C::leaf" it returns "C::leaf" and leaves
// "A::run->B::get" in *name. Returns the whole name and leaves an empty one if it is not of this
// kind. Texts are borrowed from *name.
struct pa_string pa_take_inlined(struct pa_string *name);

#endif
