// SPDX-License-Identifier: Apache-2.0
// Names of functions for small boxes: what their package is, and how they shorten step by step.
//
//     cmd/compile/internal/ssa.(*T).regalloc   package cmd/compile/internal/ssa
//     ssa.(*T).regalloc                        without the import path
//     (*T).regalloc                            without the package
//     regalloc                                 the last part
//
// a::b::c<T> and com.example.Foo.bar shorten the same way. Nothing is copied: every shorter form is
// the end of the name.
#ifndef PA_FLAME_NAME_H
#define PA_FLAME_NAME_H

#include <stdbool.h>
#include <stddef.h>

enum { PA_NAME_FORMS = 4 };

struct pa_name {
    size_t package; // bytes of the package at the start of the name; 0: it has none
    const char *forms[PA_NAME_FORMS]; // full name first, each shorter than the one before
    size_t count;
};

void pa_name_split(const char *name, struct pa_name *out);

// Language runtimes, the kernel, the C library: code nobody here wrote. `package` as
// pa_name_split() or the profile gives it.
bool pa_name_is_runtime(const char *package, size_t size);

// The last element of a package path: what a legend shows.
const char *pa_name_package_label(const char *package);

#endif
