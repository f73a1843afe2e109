// SPDX-License-Identifier: Apache-2.0
// Where a function comes from, as far as its name tells: for colours, and to tell a user's own code
// from what it stands on.
#ifndef PA_SYMBOL_PACKAGE_H
#define PA_SYMBOL_PACKAGE_H

#include "base/intern.h"

#include <stddef.h>

// The package of a Go function with its import path, the packages of a Java class, the outermost
// namespace of C++, the crate of Rust (of the type, for an impl); empty (never NULL) if the
// name has none. Borrowed from `name`.
//
//     github.com/x/y/ssa.(*T).alloc    github.com/x/y/ssa
//     com.shop.Cart.add                com.shop
//     ns::sub::Box<int>::put           ns
//     <a::B as c::D>::call             a
struct pa_string pa_symbol_package(const char *name, size_t size);

enum pa_symbol_origin {
    PA_ORIGIN_PROGRAM,  // of the program or of a library it uses: names do not tell which
    PA_ORIGIN_STANDARD, // of the standard library of Go, C++, Rust or Java
    PA_ORIGIN_RUNTIME,  // of the language's run time: memory, scheduling, the way to main
    PA_ORIGIN_KERNEL,   // of the operating system
};

// From the name alone; PA_ORIGIN_PROGRAM if it says nothing. `name` need not be NUL-terminated.
enum pa_symbol_origin pa_symbol_origin(const char *name, size_t size);

#endif
