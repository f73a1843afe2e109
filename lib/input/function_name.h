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

// A function whose name stays whole unless it is a mangled symbol.
struct pa_function pa_function_as_is(pa_str name, const struct pa_strings *strings);
// A function of a binary's table of symbols, which may be mangled, demangled, or of C.
struct pa_function pa_function_of_binary(pa_str name, const struct pa_strings *strings);

// Whether what a profiler gives as the file of a frame is a binary with a table of symbols, which
// maps that name generated code are not: /tmp/perf-1.map, [JIT], jitted-1-2.so, base.odex, app.dll.
bool pa_file_has_symbols(const char *file);

// Takes the innermost of the calls off a name of a map, "A::run->B::get->C::leaf" as perf-map-agent
// writes what was inlined, outermost first; what is left is the name of the rest. A name of another
// kind is taken whole.
struct pa_string pa_take_inlined(struct pa_string *name);

#endif
