// SPDX-License-Identifier: Apache-2.0
// Package and origin of a function, as far as its name tells: for colours, and to tell a user's own
// code from libraries and run time.
#ifndef PA_SYMBOL_PACKAGE_H
#define PA_SYMBOL_PACKAGE_H

#include "base/intern.h"

#include <stddef.h>

// Returns the package of a function name: of Go the import path, of Java the packages of the
// class, of C++ the outermost namespace, of Rust the crate (of the type, for an impl). Borrowed
// from name[0..size-1], not NUL-terminated; of size 0, with text "", if the name has none.
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

// Returns the origin of a function by its name alone, PA_ORIGIN_PROGRAM if that says nothing.
// name[0..size-1] need not be NUL-terminated.
enum pa_symbol_origin pa_symbol_origin(const char *name, size_t size);

#endif
