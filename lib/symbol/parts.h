// SPDX-License-Identifier: Apache-2.0
// A readable function name taken apart, whatever language it is of:
//
//     github.com/x/y/ssa.(*T).alloc[...].func1    ssa | (*T) | alloc[...] | func1
//     com.shop.Cart.add(int)                      com | shop | Cart | add
//     void ns::Box<a::b>::put(int) const          ns | Box<a::b> | put
//     <a::B as c::D>::call::{closure#0}           <a::B as c::D> | call | {closure#0}
//
// Separators inside brackets of any kind do not count. Nothing is copied.
#ifndef PA_SYMBOL_PARTS_H
#define PA_SYMBOL_PARTS_H

#include "base/intern.h"

#include <stdbool.h>
#include <stddef.h>

enum { PA_SYMBOL_MAX_PARTS = 32 };

struct pa_symbol_parts {
    struct pa_string name; // all of it, as given
    bool scoped;           // parts are separated by "::", else by '.'
    size_t words;          // bytes of "vtable for " and the like, which part[0] begins with
    size_t path;           // bytes of a Go import path before the package's own name, else 0
    size_t start, end;     // of all parts: without path, return type and parameters
    size_t count;          // of part[]: at least 1 unless the name is empty; the last ones if
                           // there are more than fit
    struct pa_string part[PA_SYMBOL_MAX_PARTS];
};

// Splits name[0..size-1] into its parts and fills *parts, whose texts are borrowed from `name`.
// Any bytes are fine: a name of no known form is one part as a whole. Linear time.
void pa_symbol_split(const char *name, size_t size, struct pa_symbol_parts *parts);

// Returns whether part `index`, below parts->count, is a closure and means something only together
// with the part before it: func1 and 2 of Go's closures, {lambda(int)#1} and the operator() in it,
// {closure#0}, $_0. Never true for part 0.
bool pa_symbol_is_closure_part(const struct pa_symbol_parts *parts, size_t index);

// Returns the index of the last part that is no closure: the one that names the function itself.
// parts->count is above 0.
size_t pa_symbol_own_part(const struct pa_symbol_parts *parts);

// Returns a part without template arguments, generic arguments and parameters at its end: "Box" of
// "Box<a::b>", "alloc" of "alloc[...]". A part that is only brackets is returned as it is.
// Borrowed from the part.
struct pa_string pa_symbol_bare(struct pa_string part);

#endif
